//! `sandbox up --secure` and `run --secure` as a user has them: a line for the shell, private files, kept passwords.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use helixctl::config::Surroundings;
use helixctl::sandbox::SandboxState;

use crate::support::{Run, cli};

/// A state folder of its own, with the jars that are there already; what runs in it ends with it.
struct Ground(tempfile::TempDir);

impl Ground {
    fn line(&self, args: &str) -> Run {
        let surroundings = Surroundings::from_process();
        let cache = surroundings.cache_dir().expect("a cache folder");
        let mut run = Run::line(args).env("XDG_STATE_HOME", self.0.path());
        run = run.env("XDG_CACHE_HOME", cache.parent().expect("the cache folder of all programs"));
        for name in ["KAFKA_HOME", "JAVA_HOME"] {
            if let Some(value) = surroundings.filled(name) {
                run = run.env(name, value);
            }
        }
        run
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ended = self.line("sandbox down --all").run();
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// The command lines of all processes, as everybody can read them.
fn command_lines() -> Vec<String> {
    let pids = fs::read_dir("/proc").into_iter().flatten().flatten();
    pids.filter_map(|entry| fs::read(entry.path().join("cmdline")).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect()
}

#[test]
fn up_prints_a_line_that_leads_in_on_broker() {
    let ground = Ground(tempfile::tempdir().unwrap());
    let data = ground.0.path().join("kept $HOME's data");
    let up = || {
        let mut run = ground.line("sandbox up --secure").env("KAFKA_BROKERS", "elsewhere:1");
        run.command().arg("--data").arg(&data);
        let mut running = run.spawn();
        let password = data.join("security/admin.password");
        // While the brokers are formatted and started, nobody sees the password go by.
        while running.child.try_wait().unwrap().is_none() {
            let secret = fs::read_to_string(&password).unwrap_or_default();
            if !secret.is_empty() {
                assert!(
                    !command_lines().iter().any(|line| line.contains(secret.trim())),
                    "a password on a command line"
                );
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        running.wait().expect(0)
    };
    let first = up();
    assert!(first.stdout.starts_with("unset KAFKA_BROKERS; export HELIXCTL_CONFIG='"), "{first}");
    assert!(first.stdout.ends_with("' HELIXCTL_ENV=dev\n"), "{first}");
    let secret = fs::read_to_string(data.join("security/admin.password")).unwrap();

    // A shell that reads the line is led in; another variable of the shell does not lead it astray.
    let shell = |line: &str, then: &str| {
        let script = format!("{line}{} {then}", cli::binary().display());
        let output = Command::new("sh").args(["-c", &script]).env("KAFKA_BROKERS", "elsewhere:1").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    shell(&first.stdout, "topics create stays --partitions 1 --yes --no-journal");
    assert!(shell(&first.stdout, "topics list").contains("stays"));
    let hidden = shell(&first.stdout, "topics list --profile client");
    assert!(!hidden.contains("stays"), "denied by default: {hidden}");

    // Nobody else reads any of it.
    let folder = ground.0.path().join("helixctl/sandbox/default");
    assert_eq!((mode(&folder), mode(&data.join("security"))), (0o700, 0o700));
    for entry in fs::read_dir(data.join("security")).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    assert_eq!(mode(&folder.join("broker-1.properties")), 0o600);
    assert!(!folder.join("format-1.arguments").exists());

    let again = ground.line("sandbox up --secure").run().expect(0);
    assert!(again.stderr.contains("is running already"), "{again}");
    let other = ground.line("sandbox up").run().expect(5);
    assert!(other.stderr.contains("runs already, secured"), "{other}");
    let status = ground.line("sandbox status -o json").run().expect(0).json();
    assert_eq!(status["sandboxes"][0]["state"], "running");
    assert!(status["sandboxes"][0]["config"].as_str().unwrap().ends_with("security/helixctl.yaml"), "{status}");
    ground.line("sandbox down").run().expect(0);

    // The data is kept, and so are its users: new ports and certificates, the same passwords.
    let mut open = ground.line("sandbox up");
    open.command().arg("--data").arg(&data);
    let open = open.run().expect(2);
    assert!(open.stderr.contains("is that of a secured sandbox"), "{open}");
    let second = up();
    assert_eq!(fs::read_to_string(data.join("security/admin.password")).unwrap(), secret);
    assert!(shell(&second.stdout, "topics list").contains("stays"));
    ground.line("sandbox down").run().expect(0);
}

#[test]
fn run_leads_its_command_in_on_broker() {
    let ground = Ground(tempfile::tempdir().unwrap());
    let script =
        "echo config=$HELIXCTL_CONFIG brokers=$KAFKA_BROKERS profile=$HELIXCTL_PROFILE; helixctl topics list -o json";
    let mut run =
        ground.line("sandbox run --secure").env("KAFKA_BROKERS", "elsewhere:1").env("HELIXCTL_PROFILE", "prod");
    run.command().args(["--", "sh", "-c", script]).stdin(Stdio::null());
    let output = run.run().expect(0);
    assert!(output.stdout.contains("security/helixctl.yaml brokers= profile="), "{output}");
    assert!(output.stdout.contains("\"topics\": []"), "{output}");
    let path = output.stdout.split_once("config=").unwrap().1.split(' ').next().unwrap();
    assert!(!Path::new(path).exists(), "nothing stays");
}

#[test]
fn a_killed_broker_of_a_secured_sandbox_comes_back_on_broker() {
    let ground = Ground(tempfile::tempdir().unwrap());
    ground.line("sandbox up --secure --brokers 2").run().expect(0);
    let path = ground.0.path().join("helixctl/sandbox/default/state.json");
    let mut state: SandboxState = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    state.folder = path.parent().unwrap().to_owned();
    state.kill_broker(2).unwrap();
    let config = state.secure.as_ref().unwrap().config();
    let repaired = ground.line("sandbox up --secure --brokers 2").run().expect(0);
    assert!(repaired.stderr.contains("runs in part; starting 1 broker again"), "{repaired}");
    let create = "topics create both --partitions 1 --replication 2 --yes --no-journal";
    Run::line(create).env("HELIXCTL_CONFIG", &config).run().expect(0);
}

#[test]
fn what_makes_it_secure_cannot_be_set_otherwise() {
    let ground = Ground(tempfile::tempdir().unwrap());
    for property in ["super.users=User:ANONYMOUS", "listener.security.protocol.map=X:PLAINTEXT", "ssl.client.auth=none"]
    {
        let refused = ground.line(&format!("sandbox up --secure --property {property}")).run().expect(2);
        assert!(refused.stderr.contains("the sandbox sets `"), "{refused}");
    }
}
