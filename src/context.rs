//! What a command works with: the Ui, the configuration and the cluster, each made when first asked for.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::process;
use std::rc::Rc;

use tokio::sync::watch;

use crate::cli::GlobalArgs;
use crate::cluster::Look;
use crate::config::{self, Config, Role, Surroundings};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::output::Ui;

/// Shared by all commands.
pub struct Context {
    pub ui: Ui,
    pub globals: GlobalArgs,
    pub surroundings: Surroundings,
    config: OnceCell<Rc<Config>>,
}

impl Context {
    pub fn new(globals: GlobalArgs, surroundings: Surroundings, ui: Ui) -> Self {
        Context { ui, globals, surroundings, config: OnceCell::new() }
    }

    /// The configuration; its warnings are printed once.
    pub fn config(&mut self) -> Result<Rc<Config>> {
        if let Some(config) = self.config.get() {
            return Ok(config.clone());
        }
        let config = Rc::new(config::load(&self.globals.flags(), &self.surroundings)?);
        self.ui.warnings(&config.warnings);
        Ok(self.config.get_or_init(|| config).clone())
    }

    /// A client of the cluster in use.
    pub fn cluster(&mut self) -> Result<Client> {
        let config = self.config()?;
        Client::new(&config, self.globals.timeout, self.globals.cluster_id.as_deref())
    }

    /// Properties of a producer, as configuration and flags make them.
    pub fn producer_properties(
        &mut self,
        acks: Option<&str>,
        compression: Option<&str>,
    ) -> Result<std::collections::BTreeMap<String, String>> {
        let mut flags = self.globals.flags();
        flags.required_acks = acks.map(str::to_owned);
        flags.compression = compression.map(str::to_owned);
        config::load(&flags, &self.surroundings)?.properties(Role::Producer)
    }

    /// A client of another cluster than ours, with its own pin and protection, and the properties of a producer there. Flags
    /// of ours say nothing about it, but that `--cluster-id` names the cluster that may be changed.
    pub fn cluster_of(
        &mut self,
        flags: &config::Flags,
    ) -> Result<(Client, std::collections::BTreeMap<String, String>)> {
        let config = config::load(flags, &self.surroundings)?;
        self.ui.warnings(&config.warnings);
        let client = Client::new(&config, self.globals.timeout, self.globals.cluster_id.as_deref())?;
        Ok((client, config.properties(Role::Producer)?))
    }

    /// Properties of a consumer.
    pub fn consumer_properties(&mut self) -> Result<std::collections::BTreeMap<String, String>> {
        self.config()?.properties(Role::Consumer)
    }

    /// The environment of topics.yaml: flag, HELIXCTL_ENV, profile.
    pub fn environment(&mut self, flag: Option<&str>) -> Result<Option<String>> {
        if let Some(name) = flag.or(self.surroundings.var("HELIXCTL_ENV").filter(|name| !name.is_empty())) {
            return Ok(Some(name.to_owned()));
        }
        Ok(self.config()?.profile.as_ref().and_then(|profile| profile.environment.clone()))
    }

    /// At a question, Ctrl-C ends the reading instead of the process, which would leave the terminal without its cursor.
    pub fn let_questions_hear_ctrl_c(&self) -> Result<()> {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::interrupt()).map(drop).map_err(|e| Error::failed("signals cannot be caught").because(e))
    }

    /// Where state is kept, such as the journal.
    pub fn state_dir(&self) -> Result<PathBuf> {
        self.surroundings.state_dir().ok_or_else(|| {
            Error::failed("there is no folder for state: neither HOME nor XDG_STATE_HOME is set").hint("set HOME")
        })
    }

    /// Turns true at the first Ctrl-C or SIGTERM; the second ends the process at once.
    pub fn stop_signal(&mut self) -> Result<watch::Receiver<bool>> {
        use tokio::signal::unix::{SignalKind, signal};
        let cannot = |e| Error::failed("signals cannot be caught").because(e);
        let mut interrupt = signal(SignalKind::interrupt()).map_err(cannot)?;
        let mut terminate = signal(SignalKind::terminate()).map_err(cannot)?;
        let (sender, receiver) = watch::channel(false);
        tokio::spawn(async move {
            loop {
                tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
                if sender.send_replace(true) {
                    #[allow(clippy::exit, reason = "the second Ctrl-C means: now")]
                    process::exit(i32::from(Exit::Interrupted.code()));
                }
            }
        });
        Ok(receiver)
    }
}

/// The id of the cluster behind a connection.
pub async fn cluster_id(cluster: &dyn Look) -> Result<String> {
    Ok(cluster.info().await?.id)
}
