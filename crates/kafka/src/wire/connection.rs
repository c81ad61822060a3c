//! One connection to one broker: TCP, TLS, the versions it speaks, login; then one request at a time.

use std::collections::HashMap;
use std::io;
use std::time::Instant;

use bytes::Bytes;
use futures::poll;
use kafka_protocol::messages::ApiVersionsRequest;
use kafka_protocol::protocol::{StrBytes, VersionRange};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, lookup_host};

use super::api::{self, Request};
use super::broken::{Stage, lost, unconnected};
use super::settings::{Address, Settings};
use crate::failures::{Failure, Kind};

/// Longer answers are refused: what looks like one comes from something that is no Kafka. librdkafka's own bound.
const LONGEST_ANSWER: u64 = 100_000_000;
/// Most answers fit into this without their buffer having to grow; a Fetch fills it.
const ROOM: u64 = (4 << 20) + (64 << 10);
/// The form of ApiVersions that every broker since 2.4 knows, and the one that older ones answer anyway.
const VERSIONS_ASKED: [i16; 2] = [3, 0];
const UNSUPPORTED_VERSION: i16 = 35;

trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// A connection that is logged in. After an error it is of no further use.
pub(super) struct Connection {
    stream: Box<dyn Duplex>,
    client_id: String,
    versions: HashMap<i16, VersionRange>,
    correlation: i32,
    /// When the broker wants a new login.
    ends: Option<Instant>,
    stage: Stage,
}

impl Connection {
    /// Connects and logs in. `address` is as the user, or the cluster, gives it.
    pub async fn open(settings: &Settings, address: &Address) -> Result<Connection, Failure> {
        let found = lookup_host((address.host.as_str(), address.port)).await;
        let candidates: Vec<_> = found.map_err(|_| Failure::no_such_host())?.collect();
        let tcp = TcpStream::connect(candidates.as_slice()).await.map_err(|error| unconnected(&error))?;
        // Small requests that wait for their answers gain nothing from being held back.
        tcp.set_nodelay(true).map_err(|error| unconnected(&error))?;
        let stream: Box<dyn Duplex> = match &settings.tls {
            Some(tls) => Box::new(tls.wrap(tcp, &address.host).await?),
            None => Box::new(tcp),
        };
        let client_id = settings.client_id.clone();
        let versions = HashMap::new();
        let stage = settings.tls.as_ref().map_or(Stage::Plain, |tls| Stage::Encrypted { identified: tls.identified });
        let mut connection = Connection { stream, client_id, versions, correlation: 0, ends: None, stage };
        connection.learn_versions().await?;
        if let Some(sasl) = &settings.sasl {
            connection.stage = Stage::Login;
            connection.ends = sasl.log_in(&mut connection).await?;
        }
        connection.stage = Stage::Unproven;
        Ok(connection)
    }

    /// Whether a request can be sent: the broker has not closed it, and does not want a new login.
    pub async fn is_usable(&mut self) -> bool {
        // Nothing is awaited, so whatever can be read means the end.
        let mut byte = [0];
        self.ends.is_none_or(|ends| Instant::now() < ends)
            && poll!(std::pin::pin!(self.stream.read(&mut byte))).is_pending()
    }

    /// Sends a request in the newest form that both sides know, and reads the answer.
    pub async fn exchange<R: Request>(&mut self, request: &R) -> Result<R::Answer, Failure> {
        let (version, correlation) = self.send(request).await?;
        let answer = self.receive::<R>(version, correlation).await?;
        Ok(request.read(answer, version))
    }

    /// Sends a request; tells the version and number by which [`Connection::receive`] knows its answer.
    ///
    /// Kafka answers in the order asked, so the next request may be sent before the answer to this one is read.
    pub async fn send<R: Request>(&mut self, request: &R) -> Result<(i16, i32), Failure> {
        let ours = VersionRange { min: R::VERSIONS.min.max(request.oldest()), max: R::VERSIONS.max.min(R::NEWEST) };
        let common = self.versions.get(&(R::KEY as i16)).map(|theirs| theirs.intersect(&ours));
        let Some(common) = common.filter(|common| !common.is_empty()) else {
            let since = R::SINCE;
            let cause = format!("the broker does not know {:?}: it takes Kafka {since}", R::KEY);
            return Err(Failure::new(Kind::TooOld, cause));
        };
        self.put(&*request.in_form(common.max), common.max).await?;
        Ok((common.max, self.correlation))
    }

    /// Reads the next answer.
    pub async fn receive<R: Request>(&mut self, version: i16, correlation: i32) -> Result<R::Answer, Failure> {
        let bytes = self.take().await?;
        let answer = api::decode::<R>(bytes, version, correlation).map_err(|error| self.nonsense(&error))?;
        if self.stage == Stage::Unproven {
            self.stage = Stage::Proven;
        }
        Ok(answer)
    }

    /// The failure that a broken connection is, by how far it had come.
    fn broken(&self, error: &io::Error) -> Failure {
        lost(error, self.stage)
    }

    /// The failure that an unreadable answer is.
    fn nonsense(&self, error: &dyn std::fmt::Display) -> Failure {
        match self.stage {
            // A TLS port answers a plain request by an alert, which makes no sense as a length.
            Stage::Plain => Failure::wants_tls(),
            _ => Failure::new(Kind::Other, format!("its answer makes no sense: {error}")),
        }
    }

    async fn learn_versions(&mut self) -> Result<(), Failure> {
        let request = ApiVersionsRequest::default()
            .with_client_software_name(StrBytes::from_static_str("helixctl"))
            .with_client_software_version(StrBytes::from_static_str(env!("CARGO_PKG_VERSION")));
        for version in VERSIONS_ASKED {
            let bytes = self.round_trip(&request, version).await?;
            // A broker that does not know the form says so in the oldest one.
            let refused = bytes.get(4..6) == Some(&UNSUPPORTED_VERSION.to_be_bytes());
            if refused {
                continue;
            }
            let answer = api::decode::<ApiVersionsRequest>(bytes, version, self.correlation);
            let range = |min, max| VersionRange { min, max };
            self.versions = answer
                .map_err(|error| self.nonsense(&error))?
                .api_keys
                .iter()
                .map(|api| (api.api_key, range(api.min_version, api.max_version)))
                .collect();
            return Ok(());
        }
        Err(Failure::new(Kind::TooOld, "the broker does not tell which requests it knows"))
    }

    async fn round_trip<R: Request>(&mut self, request: &R, version: i16) -> Result<Bytes, Failure> {
        self.put(request, version).await?;
        self.take().await
    }

    async fn put<R: Request>(&mut self, request: &R, version: i16) -> Result<(), Failure> {
        self.correlation = self.correlation.wrapping_add(1);
        let bytes = api::encode(request, version, self.correlation, &self.client_id)
            .map_err(|error| Failure::new(Kind::Unsent, format!("the request cannot be written: {error}")))?;
        self.stream.write_all(&bytes).await.map_err(|error| self.broken(&error))?;
        self.stream.flush().await.map_err(|error| self.broken(&error))
    }

    /// The next answer without its length.
    async fn take(&mut self) -> Result<Bytes, Failure> {
        let length = self.stream.read_u32().await.map_err(|error| self.broken(&error))?;
        let length = u64::from(length);
        if length > LONGEST_ANSWER {
            return Err(self.nonsense(&"it is longer than any answer of Kafka"));
        }
        // Something that is no Kafka may claim any length: room is made for what comes.
        let mut answer = Vec::with_capacity(length.min(ROOM) as usize);
        let read = (&mut self.stream).take(length).read_to_end(&mut answer).await;
        match read.map_err(|error| self.broken(&error))? as u64 == length {
            true => Ok(Bytes::from(answer)),
            false => Err(self.broken(&io::ErrorKind::UnexpectedEof.into())),
        }
    }
}
