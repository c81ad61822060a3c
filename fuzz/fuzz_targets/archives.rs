//! Archives: opened, read frame by frame and verified. Checksums are made right, so that what lies behind is reached.
#![no_main]

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::sync::{LazyLock, Mutex};

use helixctl_core::archive::Archive;
use libfuzzer_sys::fuzz_target;

const PROLOGUE: usize = 16;
const FRONT: usize = 9;
const TRAILER: usize = 36;

/// One file for all inputs, in memory where there is such a folder.
static FILE: LazyLock<(String, Mutex<File>)> = LazyLock::new(|| {
    let folder = if std::path::Path::new("/dev/shm").is_dir() { "/dev/shm" } else { "/tmp" };
    let path = format!("{folder}/helixctl-fuzz-{}.hxa", std::process::id());
    let file = File::create(&path).expect("a file for the archive");
    (path, Mutex::new(file))
});

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize)
}

fn checksum(bytes: &mut [u8], from: usize, to: usize) {
    let checksum = crc32c::crc32c(&bytes[from..to]).to_be_bytes();
    bytes[to..to + 4].copy_from_slice(&checksum);
}

/// Of the batch within a frame, of each frame, of the first and of the last bytes.
fn checksums_made_right(bytes: &mut [u8]) {
    if bytes.len() >= PROLOGUE {
        checksum(bytes, 0, 12);
    }
    let mut at = PROLOGUE;
    while let (Some(head), Some(body)) = (number(bytes, at + 1), number(bytes, at + 5)) {
        let end = at + FRONT + head + body;
        if end + 4 > bytes.len() {
            break;
        }
        if bytes[at] == b'R' && body > 21 {
            let batch = end - body;
            let checksum = crc32c::crc32c(&bytes[batch + 21..end]).to_be_bytes();
            bytes[batch + 17..batch + 21].copy_from_slice(&checksum);
        }
        checksum(bytes, at, end);
        at = end + 4;
    }
    if let Some(last) = bytes.len().checked_sub(TRAILER) {
        checksum(bytes, last, last + 24);
    }
}

fuzz_target!(|data: &[u8]| {
    let mut bytes = data.to_vec();
    checksums_made_right(&mut bytes);
    let (path, file) = &*FILE;
    let mut file = file.lock().unwrap();
    file.set_len(0).and_then(|()| file.seek(SeekFrom::Start(0))).and_then(|_| file.write_all(&bytes)).unwrap();
    let Ok(mut archive) = Archive::open(path.as_ref()) else { return };
    for frame in 0..archive.frames.len() {
        let _ = archive.batch(frame);
    }
    let _ = archive.verify();
});
