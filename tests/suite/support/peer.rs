//! A stand-in for a broker that knows logins and one request, DescribeClientQuotas, and misbehaves as a real one will not.

use std::io::{ErrorKind, Read, Result, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::login::Login;

/// How a peer behaves.
#[derive(Clone, Default)]
pub struct Manners {
    pub login: Option<Login>,
    /// What becomes of each question about quotas; after the last one, all is well.
    pub answers: Vec<Answer>,
    /// Does not know the request.
    pub old: bool,
}

#[derive(Clone, Copy)]
pub enum Answer {
    /// This error code, or 0 for no quotas.
    Code(i16),
    /// All is well, and then the connection closes.
    AndClose,
    Close,
    Silence,
    /// The beginning of more than any answer is.
    Endless,
}

/// A peer that listens until the tests end.
pub struct Peer {
    pub port: u16,
    asked: Arc<AtomicUsize>,
}

impl Peer {
    pub fn start(manners: Manners) -> Peer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let peer = Peer { port, asked: Arc::clone(&asked) };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (manners, asked) = (manners.clone(), Arc::clone(&asked));
                std::thread::spawn(move || drop(serve(stream, &manners, &asked)));
            }
        });
        peer
    }

    /// How often quotas were asked for.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// Answers one request after the other until the client goes.
fn serve(mut stream: impl Read + Write, manners: &Manners, asked: &AtomicUsize) -> Result<()> {
    let mut signed = String::new();
    loop {
        let request = frame(&mut stream)?;
        let (key, version) = (i16::from_be_bytes([request[0], request[1]]), request[3]);
        let correlation = &request[4..8];
        let body = &request[10 + usize::from(request[9])..];
        let answer = match key {
            18 => versions(version, manners.old),
            17 => handshake(body, manners),
            36 => authenticate(body, manners, &mut signed),
            48 => {
                let number = asked.fetch_add(1, Ordering::SeqCst);
                match manners.answers.get(number).copied().unwrap_or(Answer::Code(0)) {
                    Answer::Code(code) => quotas(code),
                    Answer::AndClose => return send(&mut stream, &[correlation, &quotas(0)].concat()),
                    Answer::Close => return Ok(()),
                    Answer::Silence => continue,
                    Answer::Endless => {
                        stream.write_all(&i32::MAX.to_be_bytes())?;
                        continue;
                    }
                }
            }
            _ => return Ok(()),
        };
        send(&mut stream, &[correlation, &answer].concat())?;
    }
}

/// ApiVersions, of which it knows the oldest form only: SaslHandshake 1, SaslAuthenticate 0, DescribeClientQuotas 0.
fn versions(version: u8, old: bool) -> Vec<u8> {
    if version > 0 {
        return vec![0, 35, 0, 0, 0, 0];
    }
    let known = [[0, 17, 0, 1, 0, 1], [0, 36, 0, 0, 0, 0], [0, 48, 0, 0, 0, 0]];
    let known = if old { &known[..2] } else { &known };
    [&[0, 0, 0, 0, 0, known.len() as u8][..], &known.concat()].concat()
}

fn handshake(body: &[u8], manners: &Manners) -> Vec<u8> {
    let mechanism = manners.login.expect("nobody was to log in").mechanism.as_bytes();
    let code = if body.ends_with(mechanism) { 0 } else { 33 };
    [&[0, code, 0, 0, 0, 1, 0, mechanism.len() as u8], mechanism].concat()
}

fn authenticate(body: &[u8], manners: &Manners, signed: &mut String) -> Vec<u8> {
    let login = manners.login.expect("nobody was to log in");
    let message = String::from_utf8_lossy(&body[4..]).into_owned();
    let reply = match signed.is_empty() {
        true => login.challenge(&message, signed),
        false => login.outcome(&message, signed),
    };
    let code = if reply.is_some() { 0 } else { 58 };
    let reply = reply.unwrap_or_default();
    [&[0, code, 0xff, 0xff], &(reply.len() as u32).to_be_bytes()[..], reply.as_bytes()].concat()
}

/// DescribeClientQuotas: no message, and no list of quotas.
fn quotas(code: i16) -> Vec<u8> {
    [&[0; 4], &code.to_be_bytes()[..], &[0xff; 6]].concat()
}

fn frame(stream: &mut impl Read) -> Result<Vec<u8>> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > 1 << 20 {
        // As Kafka does: what looks like a length is the beginning of a TLS handshake.
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length as usize];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn send(stream: &mut impl Write, bytes: &[u8]) -> Result<()> {
    stream.write_all(&[&(bytes.len() as u32).to_be_bytes(), bytes].concat())?;
    stream.flush()
}
