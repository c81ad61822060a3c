//! What settings mean together: one password source, files that can be read, a heartbeat within the session. No broker is asked.

use std::fs::File;
use std::io::ErrorKind;

use super::environment::Surroundings;
use super::origin::Origin;
use super::password::{Password, SOURCES};
use super::resolve::{Resolved, Settled};
use super::secret::Secret;
use super::setting::SETTINGS;
use super::value::Value;
use crate::diagnostic::Problems;

/// Checks everything and completes what depends on files: paths become absolute, `password_file` is read.
pub(super) fn all(resolved: &mut Resolved, surroundings: &Surroundings, problems: &mut Problems) -> Password {
    one_password(resolved, problems);
    report_winners(resolved, problems);
    heartbeat(resolved, problems);
    tls(resolved, surroundings, problems);
    sasl(resolved, surroundings, problems)
}

/// Of several password sources the highest layer's counts; two in one layer contradict each other.
fn one_password(resolved: &mut Resolved, problems: &mut Problems) {
    let named: Vec<_> = SOURCES.into_iter().filter(|key| resolved.named(key)).collect();
    let rank = |key: &str| resolved.settings[key].origin.rank();
    let Some(highest) = named.iter().map(|key| rank(key)).max() else { return };
    let (counting, overruled): (Vec<_>, Vec<_>) = named.into_iter().partition(|key| rank(key) == highest);
    if let [first, second, ..] = counting[..] {
        let (first, second) = (&resolved.settings[first].origin.subject(first), &resolved.settings[second]);
        let message = format!("{} contradicts {first}: both name the password", second.origin.subject(counting[1]));
        problems.error(second.origin.place(), message).hint("keep one of them");
    }
    for key in overruled {
        let value =
            if key == "sasl.password_file" { Value::Text(String::new()) } else { Value::Secret(Secret::new("")) };
        let (origin, text) = (Origin::BuiltIn, Secret::new(""));
        let nothing =
            Settled { value: Some(value), text, origin, unresolved: Problems::default(), notes: Problems::default() };
        resolved.settings.insert(key, nothing);
    }
}

/// Variables that the winners lack, and what is to be said about them.
fn report_winners(resolved: &Resolved, problems: &mut Problems) {
    for setting in SETTINGS {
        let settled = &resolved.settings[setting.key];
        if !switched_off(resolved, setting.key) {
            problems.append(settled.unresolved.clone());
        }
        problems.append(settled.notes.clone());
    }
    for property in resolved.properties.values() {
        problems.append(property.unresolved.clone());
    }
}

/// Whether a higher layer than the setting's turned its group off (`--profile dev` over a file with TLS): then it is not missed.
fn switched_off(resolved: &Resolved, key: &str) -> bool {
    let Some((group, _)) = key.split_once('.') else { return false };
    let enabled = format!("{group}.enabled");
    let rank = |key: &str| resolved.get(key).map_or(0, |settled| settled.origin.rank());
    !resolved.boolean(&enabled) && rank(&enabled) > rank(key)
}

fn heartbeat(resolved: &Resolved, problems: &mut Problems) {
    let (beat, session) = ("heartbeat_interval", "session_timeout");
    let (Some(beat_ms), Some(session_ms)) = (resolved.number(beat), resolved.number(session)) else { return };
    if beat_ms < session_ms {
        return;
    }
    let (beat_is, session_is) = (&resolved.settings[beat], &resolved.settings[session]);
    let at_fault = if session_is.origin.rank() > beat_is.origin.rank() { session_is } else { beat_is };
    let told = |settled: &Settled| match settled.origin.place() == at_fault.origin.place() {
        true if settled.origin.place().is_some() => settled.text.reveal().to_owned(),
        _ => format!("{}, {}", settled.text.reveal(), settled.origin),
    };
    let message = format!("`{beat}` ({}) must be shorter than `{session}` ({})", told(beat_is), told(session_is));
    problems.error(at_fault.origin.place(), message).hint("a third of the session timeout is usual");
}

fn tls(resolved: &mut Resolved, surroundings: &Surroundings, problems: &mut Problems) {
    const FILES: [&str; 3] = ["tls.cert_file", "tls.key_file", "tls.ca_file"];
    if !resolved.boolean("tls.enabled") {
        unused(resolved, &FILES, "the connection is not encrypted", problems);
        return;
    }
    for (has, lacks) in [("tls.cert_file", "tls.key_file"), ("tls.key_file", "tls.cert_file")] {
        let other = SETTINGS.iter().find(|setting| setting.key == lacks).and_then(|setting| setting.property);
        let elsewhere = ["ssl.key.pem", "ssl.certificate.pem"].into_iter().chain(other);
        let given = elsewhere.into_iter().any(|property| resolved.properties.contains_key(property));
        if resolved.named(has) && !resolved.named(lacks) && !given {
            let origin = &resolved.settings[has].origin;
            problems
                .error(origin.place(), format!("{} is given without `{lacks}`", origin.subject(has)))
                .hint(format!("a client certificate needs both; set `{lacks}` too, or neither"));
        }
    }
    for key in FILES {
        if let Some(path) = readable(resolved, key, surroundings, problems)
            && let Some(settled) = resolved.settings.get_mut(key)
        {
            settled.value = Some(Value::Text(path));
        }
    }
    let verify = &resolved.settings["tls.verify"];
    if verify.value == Some(Value::Boolean(false)) {
        let message = format!("{} is false: any broker's certificate is accepted", verify.origin.subject("tls.verify"));
        problems.warning(verify.origin.place(), message).hint("name the authority in `tls.ca_file` instead");
    }
}

/// The absolute path of a file that is named and can be read.
fn readable(resolved: &Resolved, key: &str, surroundings: &Surroundings, problems: &mut Problems) -> Option<String> {
    let written = Some(resolved.text(key)).filter(|text| !text.is_empty())?;
    let path = surroundings.path(written);
    // librdkafka takes a folder of authorities as well. A pipe is left unread: it can be read only once.
    let opened = path.metadata().and_then(|found| match () {
        () if found.is_dir() && key != "tls.ca_file" => Err(ErrorKind::IsADirectory.into()),
        () if found.is_file() => File::open(&path).map(drop),
        () => Ok(()),
    });
    match opened {
        Ok(()) => Some(path.to_str().unwrap_or(written).to_owned()),
        Err(error) => {
            let origin = &resolved.settings[key].origin;
            let message = format!("{}: the file `{written}` cannot be read: {error}", origin.subject(key));
            problems.error(origin.place(), message);
            None
        }
    }
}

fn sasl(resolved: &Resolved, surroundings: &Surroundings, problems: &mut Problems) -> Password {
    if !resolved.boolean("sasl.enabled") {
        unused(resolved, &["sasl.username", SOURCES[0], SOURCES[1], SOURCES[2]], "nobody logs in", problems);
        return Password::None;
    }
    // A mechanism without counterpart here (OAUTHBEARER by `-X`) has credentials of its own.
    if resolved.properties.contains_key("sasl.mechanisms") {
        return Password::None;
    }
    let enabled = &resolved.settings["sasl.enabled"].origin;
    let mut missing = |what: &str, hint: &str| {
        let message = format!("{} is true, but {what} is given", enabled.subject("sasl.enabled"));
        problems.error(enabled.place(), message).hint(hint);
    };
    if !resolved.named("sasl.username") {
        missing("no `sasl.username`", "set `sasl.username`, or `KAFKA_SASL_USERNAME`");
    }
    let Some(source) = SOURCES.into_iter().find(|key| resolved.named(key)) else {
        missing("no password", "set `sasl.password_file`, `sasl.password_command` or `KAFKA_SASL_PASSWORD`");
        return Password::None;
    };
    let mechanism = &resolved.settings["sasl.mechanism"];
    if mechanism.value == Some(Value::Choice("PLAIN")) && !resolved.boolean("tls.enabled") {
        let subject = mechanism.origin.subject("sasl.mechanism");
        problems
            .warning(
                mechanism.origin.place(),
                format!("{subject} is PLAIN without TLS: the password crosses the network readable"),
            )
            .hint("set `tls.enabled: true`, or use SCRAM-SHA-512");
    }
    let settled = &resolved.settings[source];
    let text = resolved.text(source);
    match source {
        "sasl.password_file" if !text.is_empty() => {
            Password::of_file(text, &settled.origin, surroundings, problems).map_or(Password::None, Password::Known)
        }
        "sasl.password_command" => Password::Command {
            command: Secret::new(text),
            origin: settled.origin.clone(),
            cwd: surroundings.cwd.clone(),
            answer: Default::default(),
        },
        _ => Password::Known(Secret::new(text)),
    }
}

/// Warns if settings of a group are given that is not enabled, unless it was turned off on purpose by a higher layer.
fn unused(resolved: &Resolved, keys: &[&str], so: &str, problems: &mut Problems) {
    let given = keys.iter().find(|key| resolved.named(key) && !switched_off(resolved, key));
    let Some((key, (group, _))) = given.and_then(|key| Some((key, key.split_once('.')?))) else { return };
    let enabled = format!("{group}.enabled");
    // A broken `enabled` is an error already.
    if resolved.get(&enabled).is_none_or(|settled| settled.value.is_none()) {
        return;
    }
    let origin = &resolved.settings[key].origin;
    problems
        .warning(origin.place(), format!("{} is given, but `{enabled}` is false: {so}", origin.subject(key)))
        .hint(format!("set `{enabled}: true`, or leave `{key}` empty"));
}
