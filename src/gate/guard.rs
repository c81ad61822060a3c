//! Guard of one cluster: the pin and the protection of the profile that names it, and `--cluster-id`.

use crate::config::Config;
use crate::error::{Error, Result};
use crate::output::Ui;

/// What the configuration of a cluster and `--cluster-id` say about changes there.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    profile: String,
    pinned: Option<String>,
    protected: bool,
    /// `--cluster-id`: the cluster that may be changed.
    named: Option<String>,
}

impl Guard {
    pub fn new(config: &Config, named: Option<&str>) -> Guard {
        let named = named.map(str::to_owned);
        match &config.profile {
            None => Guard { named, ..Guard::default() },
            Some(profile) => Guard {
                profile: profile.name.clone(),
                pinned: profile.cluster_id.clone(),
                protected: profile.protected,
                named,
            },
        }
    }

    /// Stops "applied to prod by mistake": the live cluster's id must be the one that the profile pins.
    pub fn check_pin(&self, live: &str) -> Result<()> {
        if let Some(pinned) = self.pinned.as_ref().filter(|pinned| *pinned != live) {
            return Err(Error::refused(format!(
                "profile `{}` is pinned to cluster {pinned}, but this is cluster {live}",
                self.profile
            ))
            .hint("check `--profile` and the brokers; `helixctl config show --origin` tells where they come from"));
        }
        match &self.named {
            Some(named) if named != live => {
                Err(Error::refused(format!("--cluster-id names cluster {named}, but this is cluster {live}")))
            }
            _ => Ok(()),
        }
    }

    /// Whether the cluster's id has to be typed before anything there changes: the profile is protected, and no flag gave it.
    pub fn asks(&self, live: &str) -> bool {
        self.protected && self.named.as_deref() != Some(live)
    }

    /// Asks for the cluster's id; without a terminal exit 5, with the flag that would give it.
    pub fn ask(&self, live: &str, ui: &mut Ui) -> Result<()> {
        let question = format!("Profile `{}` is protected. Type the cluster's id ({live}) to go on", self.profile);
        match ui.confirm_typed(&question, live, &format!("--cluster-id {live}"))? {
            true => Ok(()),
            false => Err(Error::refused("the cluster's id was not typed; nothing was changed")),
        }
    }
}
