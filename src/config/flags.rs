//! The flags that every subcommand shares, as the command line gives them to the loader.

use std::fmt;
use std::path::PathBuf;

use super::secret::{MASK, is_secret_property};

/// What the command line says about the configuration; everything absent by default.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--config FILE`: this file and no other; it must exist.
    pub config: Option<PathBuf>,
    /// `--profile NAME`.
    pub profile: Option<String>,
    /// `--bootstrap-server HOST:PORT,…`.
    pub brokers: Option<String>,
    /// `--client-id`.
    pub client_id: Option<String>,
    /// `--group-id`.
    pub group_id: Option<String>,
    /// `--compression`, of commands that produce.
    pub compression: Option<String>,
    /// `--acks`, of commands that produce.
    pub required_acks: Option<String>,
    /// `-X property=value`, each as it was typed.
    pub set: Vec<String>,
}

impl Flags {
    /// The flag of the setting with this key.
    pub(super) fn given(&self, key: &str) -> Option<&str> {
        match key {
            "brokers" => self.brokers.as_deref(),
            "client_id" => self.client_id.as_deref(),
            "group_id" => self.group_id.as_deref(),
            "compression" => self.compression.as_deref(),
            "required_acks" => self.required_acks.as_deref(),
            _ => None,
        }
    }
}

/// Masks the secrets inside `-X`.
impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let masked = |argument: &String| match argument.split_once('=') {
            Some((key, _)) if is_secret_property(key) => format!("{key}={MASK}"),
            Some(_) => argument.clone(),
            // Malformed, and so perhaps a secret that slipped.
            None => MASK.to_owned(),
        };
        f.debug_struct("Flags")
            .field("config", &self.config)
            .field("profile", &self.profile)
            .field("brokers", &self.brokers)
            .field("client_id", &self.client_id)
            .field("group_id", &self.group_id)
            .field("compression", &self.compression)
            .field("required_acks", &self.required_acks)
            .field("set", &self.set.iter().map(masked).collect::<Vec<_>>())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::setting::SETTINGS;

    #[test]
    fn every_flag_of_the_table_has_its_field() {
        let some = || Some("x".to_owned());
        let (brokers, client_id, group_id) = (some(), some(), some());
        let (compression, required_acks) = (some(), some());
        let flags = Flags { brokers, client_id, group_id, compression, required_acks, ..Flags::default() };
        for setting in SETTINGS {
            assert_eq!(flags.given(setting.key).is_some(), setting.flag.is_some(), "{}", setting.key);
        }
    }

    #[test]
    fn debug_masks_secrets() {
        let set = vec!["sasl.password=hunter2".to_owned(), "hunter2".to_owned(), "linger.ms=5".to_owned()];
        let shown = format!("{:?}", Flags { set, ..Flags::default() });
        assert!(shown.contains("sasl.password=****") && shown.contains("linger.ms=5"), "{shown}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
