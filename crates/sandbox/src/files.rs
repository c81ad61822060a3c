//! Files written whole or not at all, locks between processes, random names, and the end of a log.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;

use super::process;
use helixctl_core::error::{Error, Result};

/// How often a condition is looked at again.
pub(super) const TICK: Duration = Duration::from_millis(25);

/// An error of the file system, with the path in its message.
pub(super) fn trouble(what: &str, path: &Path, error: std::io::Error) -> Error {
    Error::failed(format!("cannot {what} {}", path.display())).because(error)
}

pub(super) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| trouble("create the folder", path, error))
}

/// Removes a folder with all in it; one that is not there is fine.
pub(super) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(trouble("remove the folder", path, error).hint("remove it by hand, then run the command again"))
        }
        _ => Ok(()),
    }
}

/// Writes a file beside its place, then puts it there: a reader sees the old text or the new one.
pub(super) fn write_whole(path: &Path, text: &str) -> Result<()> {
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).map_err(|error| trouble("write", path, error))
}

/// Makes a folder that only its owner can look into.
pub(super) fn make_private_folder(path: &Path) -> Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.and_then(|()| fs::set_permissions(path, fs::Permissions::from_mode(0o700)))
        .map_err(|error| trouble("create the folder", path, error))
}

/// The same as [`write_whole`] for a file that nobody but its owner can read, at no moment.
pub(super) fn write_private(path: &Path, text: &str) -> Result<()> {
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let write = || {
        let mut file = File::options().create(true).write(true).truncate(true).mode(0o600).open(&beside)?;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
        file.write_all(text.as_bytes())?;
        fs::rename(&beside, path)
    };
    write().map_err(|error| trouble("write", path, error))
}

/// A lock that other helixctl processes respect; given back when dropped, also by a crash.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock for at most `patience`; says so when it has to wait.
    pub(super) fn take(path: &Path, patience: Duration, say: &mut dyn FnMut(&str), waiting: &str) -> Result<Self> {
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        let open = File::options().create(true).append(true).open(path);
        let file = open.map_err(|error| trouble("open the lock", path, error))?;
        let begun = Instant::now();
        let mut told = false;
        while !process::try_lock(&file).map_err(|error| trouble("lock", path, error))? {
            if !told {
                say(waiting);
                told = true;
            }
            if begun.elapsed() > patience {
                return Err(Error::failed(format!("gave up after {} s: {waiting}", patience.as_secs()))
                    .hint(format!("another helixctl holds {}", path.display())));
            }
            std::thread::sleep(TICK);
        }
        Ok(Lock { _file: file })
    }
}

/// `bytes` random bytes of the system, as hexadecimal digits.
pub(super) fn random_hex(bytes: usize) -> Result<String> {
    Ok(random(bytes)?.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Random bytes of the system.
pub(super) fn random(bytes: usize) -> Result<Vec<u8>> {
    let mut buffer = vec![0; bytes];
    let read = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut buffer));
    read.context("/dev/urandom").map_err(|error| Error::failed("cannot read random numbers").because(error))?;
    Ok(buffer)
}

/// A Kafka id: 16 random bytes as 22 letters of URL-safe base64.
pub(super) fn random_id() -> Result<String> {
    loop {
        let id = base64(&random(16)?);
        // Kafka's own generator leaves those out too: they look like options.
        if !id.starts_with('-') {
            return Ok(id);
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for letter in 0..=three.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * letter) & 63) as usize]));
        }
    }
    text
}

/// The last `count` lines of a log, without Java's stack traces; none if it cannot be read.
pub(super) fn last_lines(path: &Path, count: usize) -> Vec<String> {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(64 * 1024)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let text = String::from_utf8_lossy(&read().unwrap_or_default()).into_owned();
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with("at ")).collect();
    lines[lines.len().saturating_sub(count)..].iter().map(|line| (*line).to_owned()).collect()
}

/// A path that does not depend on the current folder.
pub(super) fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| trouble("resolve", path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_url_safe_one_without_padding() {
        assert_eq!(base64(b"f"), "Zg");
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
        assert_eq!(base64(&[0xff, 0xfe]), "__4");
        assert_eq!(random_id().unwrap().len(), 22);
        assert_ne!(random_hex(16).unwrap(), random_hex(16).unwrap());
    }

    #[test]
    fn a_lock_keeps_the_second_out_until_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/lock");
        let first = Lock::take(&path, TICK, &mut |_| (), "waiting").unwrap();
        let mut said = Vec::new();
        let second = Lock::take(&path, TICK, &mut |line| said.push(line.to_owned()), "waiting");
        assert!(second.unwrap_err().message.starts_with("gave up"));
        assert_eq!(said, ["waiting"]);
        drop(first);
        assert!(Lock::take(&path, TICK, &mut |_| (), "waiting").is_ok());
    }

    #[test]
    fn the_end_of_a_log_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        assert!(last_lines(&path, 3).is_empty());
        write_whole(&path, "one\ntwo\n\tat a.b(C.java:1)\n\nthree\n").unwrap();
        assert_eq!(last_lines(&path, 2), ["two", "three"]);
        assert_eq!(last_lines(&path, 9).len(), 3);
    }
}
