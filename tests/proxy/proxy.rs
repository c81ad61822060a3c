//! The proxy: it knows whose connection it is by the client id of the requests, and what an answer is to by its number.

use std::collections::HashMap;
use std::io::{ErrorKind, Read, Result, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::mischief::{Fate, Mischief};

/// What is known of the requests under way on one connection.
#[derive(Default)]
struct Asked {
    client: String,
    /// Kinds by correlation id.
    kinds: HashMap<[u8; 4], i16>,
}

#[derive(Default)]
struct Shared {
    runs: Mutex<HashMap<String, Mischief>>,
    changed: Mutex<usize>,
}

/// A proxy that listens until the tests end.
pub struct Proxy {
    pub address: String,
    shared: Arc<Shared>,
}

impl Proxy {
    /// Stands in front of one broker, and in its place where the broker names itself.
    pub fn start(broker: &str) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let own = listener.local_addr().unwrap();
        let shared: Arc<Shared> = Arc::default();
        let proxy = Proxy { address: own.to_string(), shared: Arc::clone(&shared) };
        let (broker, renamed) = (broker.to_owned(), [in_an_answer(broker), in_an_answer(&proxy.address)]);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (broker, renamed, shared) = (broker.clone(), renamed.clone(), Arc::clone(&shared));
                std::thread::spawn(move || drop(connection(&client, &broker, &renamed, &shared)));
            }
        });
        proxy
    }

    /// From here on the answers to this client are changed.
    pub fn begin(&self, client: &str, mischief: Mischief) {
        self.shared.runs.lock().unwrap().insert(client.to_owned(), mischief);
    }

    pub fn end(&self, client: &str) {
        let mischief = self.shared.runs.lock().unwrap().remove(client).unwrap();
        *self.shared.changed.lock().unwrap() += mischief.changed;
    }

    /// How many answers were changed, of all runs that ended.
    pub fn changed(&self) -> usize {
        *self.shared.changed.lock().unwrap()
    }
}

/// `host:port` as it stands in Metadata and wherever else a broker is named: the host, and a port of four bytes.
fn in_an_answer(address: &str) -> Vec<u8> {
    let (host, port) = address.rsplit_once(':').unwrap();
    [host.as_bytes(), &port.parse::<u32>().unwrap().to_be_bytes()].concat()
}

/// One connection of a client: its requests go on as they are, and what comes back is looked at.
fn connection(client: &TcpStream, broker: &str, renamed: &[Vec<u8>; 2], shared: &Shared) -> Result<()> {
    let broker = TcpStream::connect(broker)?;
    broker.set_nodelay(true)?;
    client.set_nodelay(true)?;
    let asked = Mutex::new(Asked::default());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let _ = requests(client, &broker, &asked);
            let _ = broker.shutdown(Shutdown::Both);
        });
        let result = answers(&broker, client, renamed, &asked, shared);
        let _ = client.shutdown(Shutdown::Both);
        let _ = broker.shutdown(Shutdown::Both);
        result
    })
}

fn requests(mut client: &TcpStream, mut broker: &TcpStream, asked: &Mutex<Asked>) -> Result<()> {
    loop {
        let request = frame(&mut client)?;
        {
            let mut asked = asked.lock().unwrap();
            if let Some((kind, number, name)) = header(&request) {
                asked.kinds.insert(number, kind);
                asked.client = name;
            }
        }
        broker.write_all(&[&(request.len() as u32).to_be_bytes(), request.as_slice()].concat())?;
    }
}

/// Kind, correlation id and client id.
fn header(request: &[u8]) -> Option<(i16, [u8; 4], String)> {
    let kind = i16::from_be_bytes(request.get(..2)?.try_into().ok()?);
    let number = request.get(4..8)?.try_into().ok()?;
    let length = usize::try_from(i16::from_be_bytes(request.get(8..10)?.try_into().ok()?)).ok()?;
    Some((kind, number, String::from_utf8_lossy(request.get(10..10 + length)?).into_owned()))
}

fn answers(
    mut broker: &TcpStream,
    mut client: &TcpStream,
    [old, new]: &[Vec<u8>; 2],
    asked: &Mutex<Asked>,
    shared: &Shared,
) -> Result<()> {
    let mut held = Vec::new();
    loop {
        let mut answer = frame(&mut broker)?;
        for at in 0..(answer.len() + 1).saturating_sub(old.len()) {
            if answer[at..].starts_with(old) {
                answer[at..at + new.len()].copy_from_slice(new);
            }
        }
        let (kind, name) = {
            let mut asked = asked.lock().unwrap();
            let kind = answer.first_chunk().and_then(|number| asked.kinds.remove(number));
            (kind.unwrap_or(-1), asked.client.clone())
        };
        let fate = match shared.runs.lock().unwrap().get_mut(&name) {
            Some(mischief) => mischief.fate(kind, answer),
            None => Fate::Sent([&(answer.len() as u32).to_be_bytes(), answer.as_slice()].concat()),
        };
        match fate {
            Fate::Sent(bytes) => client.write_all(&bytes)?,
            Fate::Late(bytes, time) => {
                std::thread::sleep(time);
                client.write_all(&bytes)?;
            }
            Fate::Dripped(bytes) => drip(client, &bytes)?,
            Fate::Swapped(bytes) => {
                held.push(bytes);
                continue;
            }
            Fate::Lost => continue,
            Fate::Closed(bytes) => return client.write_all(&bytes),
        }
        for bytes in held.drain(..) {
            client.write_all(&bytes)?;
        }
    }
}

/// The first bytes one by one, so that headers come in pieces; a long answer would take for ever.
fn drip(mut client: &TcpStream, bytes: &[u8]) -> Result<()> {
    let (slow, rest) = bytes.split_at(bytes.len().min(100));
    for byte in slow {
        client.write_all(&[*byte])?;
        std::thread::sleep(Duration::from_millis(5));
    }
    client.write_all(rest)
}

fn frame(stream: &mut impl Read) -> Result<Vec<u8>> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > 100 << 20 {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length as usize];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}
