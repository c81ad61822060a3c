//! What brokers need before their first start: settings, and formatted data.

use std::fs;
use std::path::PathBuf;

use super::broker::java;
use super::files;
use super::jars::{tail, to_end};
use super::process::{self, Life, Watch};
use super::properties;
use super::secure::{self, Passwords};
use super::state::{Broker, SandboxState};
use helixctl_core::error::{Error, Result};

/// Writes the settings of every broker, and formats the data of those that have none yet, all at once.
pub(super) fn prepare(state: &SandboxState, watch: &mut Watch) -> Result<()> {
    files::write_whole(&state.folder.join("log4j2.properties"), LOG4J)?;
    let passwords = state.secure.as_ref().map(Passwords::read).transpose()?;
    if let Some(secured) = &state.secure {
        secured.write_profile(state)?;
    }
    let mut formats = Vec::new();
    for node in &state.nodes {
        let settings = state.folder.join(format!("broker-{}.properties", node.id));
        files::write_private(&settings, &properties::text(state, node, passwords.as_ref()))?;
        let folder = state.log_folder(node.id);
        if folder.join("meta.properties").is_file() {
            continue;
        }
        match state.secure {
            Some(_) => files::make_private_folder(&folder)?,
            None => files::make_folder(&folder)?,
        }
        let mut command = java(state, node, false)?;
        command.arg("-XX:TieredStopAtLevel=1");
        let words = ["kafka.tools.StorageTool", "format", "-t", &state.cluster_id, "-c", &settings.to_string_lossy()];
        match &passwords {
            None => command.args(words),
            Some(passwords) => {
                files::write_private(&arguments(state, node), &secure::format_arguments(&words, passwords))?;
                command.arg(format!("@{}", arguments(state, node).display()))
            }
        };
        process::detach(&mut command, Life::WithUs);
        let failed = |error| Error::failed(format!("cannot run {}", state.java.display())).because(error);
        formats.push((node, command.spawn().map_err(failed)?));
    }
    for (node, child) in formats {
        let formatted = to_end(child, watch)?;
        let _not_there = fs::remove_file(arguments(state, node));
        if !formatted {
            return Err(tail(
                Error::failed(format!("Kafka could not format the data of broker {}", node.id)),
                &node.log,
            ));
        }
    }
    Ok(())
}

/// The file for Java's `@FILE`, with what is not to be seen on a command line.
fn arguments(state: &SandboxState, node: &Broker) -> PathBuf {
    state.folder.join(format!("format-{}.arguments", node.id))
}

/// For jars that log by log4j 2, as those of an unpacked Kafka do.
const LOG4J: &str = "rootLogger.level = info\nrootLogger.appenderRef.console.ref = console\n\
                     appender.console.type = Console\nappender.console.name = console\n\
                     appender.console.layout.type = PatternLayout\n\
                     appender.console.layout.pattern = %d{HH:mm:ss.SSS} %p %m (%c{1})%n\n";
