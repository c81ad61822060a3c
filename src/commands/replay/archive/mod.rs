//! Archives as a source and as a destination of a replay.

mod out;
mod source;
mod verify;

use std::path::Path;

use crate::archive::Wrong;
use crate::error::Error;
pub(super) use out::run as write;
pub(super) use source::Source;
pub(super) use verify::run as verify;

fn told(path: &Path, wrong: Wrong) -> Error {
    let file = path.display();
    match wrong {
        Wrong::Io(error) => Error::bad_input(format!("{file} cannot be read")).because(error),
        Wrong::Foreign | Wrong::Version(_) => Error::bad_input(format!("{file}: {wrong}")),
        wrong => Error::failed(format!("{file}: {wrong}")),
    }
}
