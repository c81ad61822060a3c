//! Starting a sandbox: written down first, then started, and undone when it fails.

use std::path::Path;
use std::time::{Duration, Instant};

use super::broker::{self, Outcome};
use super::down::stop;
use super::files;
use super::identity::Identity;
use super::ports::{self, Ports};
use super::process::{Life, Watch};
use super::secure::{self, Secured};
use super::settings::{Places, Settings};
use super::state::{self, Broker, Phase, SandboxState};
use super::{archive, data, format, jars, java};
use helixctl_core::error::{Error, Result};
use helixctl_core::exit::Exit;

/// Found ports may be taken by others before the brokers have them; then others are found.
const ATTEMPTS: u32 = 3;

/// A sandbox that is ready.
#[derive(Clone, Debug)]
pub struct Up {
    pub state: SandboxState,
    /// Whether it was running before.
    pub already: bool,
}

/// Starts the sandbox and leaves it running, also after helixctl's exit; one that runs already is returned as it is.
pub fn up(settings: &Settings, places: &Places, say: &mut dyn FnMut(&str)) -> Result<Up> {
    let mut watch = Watch::start();
    bring_up(settings, places, Life::UntilDown, &mut watch, say)
}

pub(super) fn bring_up(
    settings: &Settings,
    places: &Places,
    life: Life,
    watch: &mut Watch,
    say: &mut dyn FnMut(&str),
) -> Result<Up> {
    settings.check()?;
    let folder = state::folder(&settings.name, places)?;
    let _lock = state::lock(&settings.name, places, say)?;
    if let Some(mut old) = SandboxState::load(&folder)? {
        old.find_unrecorded();
        if !old.living().is_empty() {
            return resume(old, settings, life, watch, say);
        }
        stop(&old, Duration::ZERO)?;
        archive::finish(old.archive.as_ref(), false);
    }
    // Nothing runs: what is left here is of a sandbox that crashed or was stopped. Kept data is elsewhere.
    files::remove_folder(&folder)?;
    let java = java::find(places)?;
    let jars = jars::find(places, watch, say)?;
    let temporary = settings.data.is_none();
    let data = match &settings.data {
        Some(data) => files::absolute(data)?,
        None => folder.join("data"),
    };
    data::not_in_use(&data, places)?;
    match settings.secure {
        Some(_) => files::make_private_folder(&folder)?,
        None => files::make_folder(&folder)?,
    }
    let begun = Instant::now();
    for attempt in 1.. {
        files::make_folder(&data)?;
        let token = files::random_hex(16)?;
        let more = settings.secure.as_ref().map_or(0, |secure| secure::client_ports(settings.brokers, secure));
        let mut ports = ports::choose(settings.brokers, settings.port, more)?;
        let secure = settings.secure.as_ref().map(|secure| {
            let flawed = secure.flawed.iter().copied().zip(ports.more.split_off(usize::from(settings.brokers)));
            Secured::beside(&data, flawed.collect())
        });
        let mut state = SandboxState {
            name: settings.name.clone(),
            phase: Phase::Starting,
            cluster_id: data::cluster_id(&data, settings.brokers, secure.is_some())?,
            kafka: jars.version.clone(),
            started: state::now().as_secs(),
            data: data.clone(),
            temporary,
            nodes: nodes(&folder, ports),
            properties: settings.properties.clone(),
            owner: if life == Life::WithUs { Identity::of(std::process::id()) } else { None },
            java: java.path.clone(),
            jars: jars.folder.clone(),
            archive: archive::choose(&jars, &java.version, &token),
            secure,
            token,
            folder: folder.clone(),
        };
        state.save()?;
        state.secure.as_ref().map_or(Ok(()), Secured::issue)?;
        if attempt == 1 {
            say(&format!("starting Kafka {} with {} on 127.0.0.1", state.kafka, count(settings.brokers)));
        }
        match start(&mut state, settings.patience(), life, watch) {
            Ok(Outcome::Ready) => {
                say(&format!("ready after {:.1} s: {}", begun.elapsed().as_secs_f64(), state.brokers().join(",")));
                return Ok(Up { state, already: false });
            }
            Ok(Outcome::PortTaken) => {
                undo(&mut state)?;
                if settings.port.is_some() || attempt >= ATTEMPTS {
                    let error = std::io::Error::from(std::io::ErrorKind::AddrInUse);
                    return Err(ports::taken(state.nodes[0].port, error));
                }
                say("another program took one of the ports; trying others");
            }
            Err(error) => {
                undo(&mut state)?;
                if error.exit == Exit::Interrupted && temporary {
                    files::remove_folder(&folder)?;
                }
                return Err(error);
            }
        }
    }
    Err(Error::failed("no attempt was made"))
}

/// Formats and starts all brokers that do not run, and waits until all are ready.
fn start(state: &mut SandboxState, patience: Duration, life: Life, watch: &mut Watch) -> Result<Outcome> {
    format::prepare(state, watch)?;
    let living = state.living();
    let missing: Vec<u16> = state.nodes.iter().map(|node| node.id).filter(|id| !living.contains(id)).collect();
    let mut started = broker::start(state, &missing, life)?;
    let outcome = broker::wait_ready(state, &mut started, patience, watch)?;
    if outcome == Outcome::Ready {
        state.phase = Phase::Running;
        state.save()?;
    }
    Ok(outcome)
}

/// Ends what was started. The logs stay, for whoever wants to know why; the next `up` or `down` removes them.
fn undo(state: &mut SandboxState) -> Result<()> {
    stop(state, Duration::from_secs(2))?;
    archive::finish(state.archive.as_ref(), false);
    if state.temporary {
        files::remove_folder(&state.data)?;
    }
    state.phase = Phase::Stopped;
    state.nodes.iter_mut().for_each(|node| node.process = None);
    state.save()
}

/// A sandbox of this name runs, all of it or some: what is missing is started again.
fn resume(
    mut old: SandboxState,
    settings: &Settings,
    life: Life,
    watch: &mut Watch,
    say: &mut dyn FnMut(&str),
) -> Result<Up> {
    let data = settings.data.as_deref().map(files::absolute).transpose()?;
    let other = [
        (settings.brokers != count_of(&old)).then(|| format!("with {}", count(count_of(&old)))),
        settings.port.filter(|port| *port != old.nodes[0].port).map(|_| format!("on port {}", old.nodes[0].port)),
        data.filter(|data| *data != old.data).map(|_| format!("with its data in {}", old.data.display())),
        (settings.secure.is_some() != old.secure.is_some())
            .then(|| if old.secure.is_some() { "secured" } else { "unsecured" }.to_owned()),
        (settings.properties != old.properties).then(|| "with other broker properties".to_owned()),
    ];
    if let Some(how) = other.into_iter().flatten().next() {
        return Err(Error::refused(format!("sandbox `{}` runs already, {how}", old.name))
            .hint(format!("end it first with `helixctl sandbox down {}`", old.name))
            .hint("or start another beside it, with another --name"));
    }
    let missing = old.nodes.len() - old.living().len();
    if missing == 0 && old.phase == Phase::Running {
        say(&format!("sandbox `{}` runs already: {}", old.name, old.brokers().join(",")));
        return Ok(Up { state: old, already: true });
    }
    say(&format!("sandbox `{}` runs in part; starting {} again", old.name, count(u16::try_from(missing).unwrap_or(0))));
    let living = old.living();
    let ids: Vec<u16> = old.nodes.iter().map(|node| node.id).filter(|id| !living.contains(id)).collect();
    broker::fresh_logs(&old, &ids);
    match start(&mut old, settings.patience(), life, watch)? {
        Outcome::Ready => Ok(Up { state: old, already: true }),
        Outcome::PortTaken => Err(Error::failed(format!("another program took a port of sandbox `{}`", old.name))
            .hint(format!("end it with `helixctl sandbox down {}`, then start it again", old.name))),
    }
}

fn nodes(folder: &Path, ports: Ports) -> Vec<Broker> {
    let (mut controllers, mut certificates) = (ports.controllers.into_iter(), ports.more.into_iter());
    let node = |(id, port)| {
        let log = folder.join(format!("broker-{id}.log"));
        let (controller, certificate_port) = (controllers.next(), certificates.next());
        Broker { id, port, certificate_port, controller, process: None, log }
    };
    (1..).zip(ports.brokers).map(node).collect()
}

fn count_of(state: &SandboxState) -> u16 {
    u16::try_from(state.nodes.len()).unwrap_or(u16::MAX)
}

/// `1 broker`, `3 brokers`.
pub(super) fn count(brokers: u16) -> String {
    if brokers == 1 { "1 broker".to_owned() } else { format!("{brokers} brokers") }
}
