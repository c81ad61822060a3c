//! How much of what was written to stdout nobody has read yet.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};

/// How often it is looked whether anybody still reads.
const LOOK: Duration = Duration::from_millis(100);

/// The other side of stdout, if that is a pipe.
pub struct Pipe {
    file: File,
    size: usize,
}

impl Pipe {
    pub fn stdout() -> io::Result<Option<Pipe>> {
        let file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        Ok(rustix::pipe::fcntl_getpipe_size(&file).ok().map(|size| Pipe { file, size }))
    }

    /// Bytes that it holds at most.
    pub fn size(&self) -> u64 {
        self.size as u64
    }

    /// Bytes that were written and that nobody has read.
    pub fn unread(&self) -> u64 {
        rustix::io::ioctl_fionread(&self.file).unwrap_or(self.size as u64)
    }

    /// Whether nobody can read any more.
    pub fn is_abandoned(&self) -> bool {
        let mut asked = [PollFd::new(&self.file, PollFlags::empty())];
        let now = rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut asked, Some(&now)).is_ok() && asked[0].revents().contains(PollFlags::ERR)
    }

    /// The same of a pipe that may not be there: then it is never abandoned.
    pub async fn wait_abandoned(pipe: Option<&Pipe>) {
        match pipe {
            Some(pipe) => pipe.abandoned().await,
            None => std::future::pending().await,
        }
    }

    /// Waits until nobody can read any more: without a write nobody would tell.
    pub async fn abandoned(&self) {
        while !self.is_abandoned() {
            tokio::time::sleep(LOOK).await;
        }
    }
}
