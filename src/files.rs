//! Files that others may read at any time.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::error::{Error, Result};

/// Replaces a file as a whole: whoever reads it sees what was there, or all of what is written, also after a crash.
pub fn replace(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    write(file.as_file_mut())?;
    // On disk before it is believed.
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// The same with JSON for people.
pub fn replace_json(path: &Path, value: &impl serde::Serialize) -> Result<()> {
    let replaced = replace(path, |file| {
        let mut text = serde_json::to_vec_pretty(value)?;
        text.push(b'\n');
        io::Write::write_all(file, &text)
    });
    replaced.map_err(|e| Error::failed(format!("{} cannot be written", path.display())).because(e))
}
