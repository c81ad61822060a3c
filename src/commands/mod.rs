//! One file per command: its arguments, its help, and what it does. A group of commands is a folder.

pub mod acls;
mod batches;
mod carry_out;
pub mod completions;
pub mod config;
pub mod consume;
pub mod groups;
pub mod lag;
pub mod man;
mod new_topic;
mod passwords;
pub mod produce;
pub mod quotas;
mod reading;
pub mod replay;
pub mod sandbox;
pub mod topics;
pub mod users;
