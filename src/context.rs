//! What a command works with: the Ui, the configuration and the cluster, each made when first asked for.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::process;
use std::rc::Rc;

use tokio::sync::watch;

use crate::cli::GlobalArgs;
use crate::cluster::Cluster;
use crate::config::{self, Config, Role, Surroundings};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Guard;
use crate::kafka::KafkaCluster;
use crate::output::{Format, Ui, count};

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

    /// A connection for looking.
    pub fn cluster(&mut self) -> Result<KafkaCluster> {
        let properties = self.config()?.properties(Role::Admin)?;
        KafkaCluster::new(&properties, self.globals.timeout)
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

    /// A connection to another cluster than ours, the properties of a producer there, and the guard of its own profile:
    /// flags of ours say nothing about it, but that `--cluster-id` names the cluster that may be changed.
    pub fn cluster_of(
        &mut self,
        flags: &config::Flags,
    ) -> Result<(KafkaCluster, std::collections::BTreeMap<String, String>, Guard)> {
        let config = config::load(flags, &self.surroundings)?;
        self.ui.warnings(&config.warnings);
        let cluster = KafkaCluster::new(&config.properties(Role::Admin)?, self.globals.timeout)?;
        let guard = Guard::new(&config, self.globals.cluster_id.as_deref());
        Ok((cluster, config.properties(Role::Producer)?, guard))
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

    /// What the profile in use and `--cluster-id` say about changes.
    pub fn guard(&mut self) -> Result<Guard> {
        Ok(Guard::new(&*self.config()?, self.globals.cluster_id.as_deref()))
    }

    /// Refuses the wrong cluster before anything is shown of it.
    pub fn check_pin(&mut self, live: &str) -> Result<()> {
        self.guard()?.check_pin(live)
    }

    /// The consent that records and commits need, which nobody is asked about otherwise: pin and protection.
    pub fn agree_to_writing(&mut self, live: &str) -> Result<()> {
        let guard = self.guard()?;
        self.agree_with(&guard, live)
    }

    /// The same for another cluster, of which `guard` knows.
    pub fn agree_with(&mut self, guard: &Guard, live: &str) -> Result<()> {
        guard.check_pin(live)?;
        if !guard.asks(live) {
            return Ok(());
        }
        self.let_questions_hear_ctrl_c()?;
        guard.ask(live, &mut self.ui)
    }

    /// The consent that every change needs: the profile's protection first, then one question, unless `--yes` answers it.
    pub fn agree(&mut self, changes: usize, live: &str, yes: bool) -> Result<()> {
        if self.ui.format() == Format::Markdown {
            return Err(Error::bad_input("what this command changes has no markdown output; nothing was changed")
                .hint("`topics plan -o markdown` shows a plan; to change something, use text, json or yaml"));
        }
        self.agree_to_writing(live)?;
        if yes {
            return Ok(());
        }
        self.let_questions_hear_ctrl_c()?;
        let question = format!("Make {} on cluster {live}?", count(changes, "change"));
        match self.ui.confirm(&question, "--yes")? {
            true => Ok(()),
            false => Err(Error::refused("not confirmed; nothing was changed")),
        }
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
pub async fn cluster_id(cluster: &dyn Cluster) -> Result<String> {
    Ok(cluster.info().await?.id)
}
