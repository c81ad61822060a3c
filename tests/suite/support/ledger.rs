//! Ledger of a group: each member writes down what it got, with partition and offset, and at the end it is looked at whether
//! every record was delivered, how often, and in which order.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::{Run, eventually, unique};

/// A topic of one test with numbered records, a group, and the files of its members.
pub struct Ledger {
    pub brokers: String,
    pub topic: String,
    pub group: String,
    pub partitions: usize,
    folder: tempfile::TempDir,
    files: Vec<PathBuf>,
    produced: usize,
}

/// A member that goes on; it is killed when dropped.
pub struct Member {
    pub child: Child,
    file: PathBuf,
    errors: PathBuf,
}

impl Drop for Member {
    fn drop(&mut self) {
        // It may have ended before.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Member {
    pub fn signal(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// Waits for its end; the exit code, and what it said.
    pub fn ended(mut self) -> (Option<i32>, String) {
        let mut code = None;
        eventually("the member ends", || {
            code = self.child.try_wait().unwrap();
            code.is_some()
        });
        (code.unwrap().code(), self.said())
    }

    /// Ends it as a user would.
    pub fn stop(self) {
        self.signal("-TERM");
        let (code, said) = self.ended();
        assert_eq!(code, Some(0), "{said}");
    }

    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.errors).unwrap_or_default()
    }

    pub fn count(&self) -> usize {
        lines(&self.file).len()
    }
}

/// Partition, offset and value of each whole line, as helixctl, kcat and Kafka's console consumer write them.
fn lines(file: &Path) -> Vec<(i32, i64, usize)> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let read = |line: &str| {
        let line = line.replace("Partition:", "").replace("Offset:", "");
        let mut cells = line.split_whitespace();
        let mut next = || cells.next().map(str::to_owned);
        (next().unwrap().parse().unwrap(), next().unwrap().parse().unwrap(), next().unwrap().parse().unwrap())
    };
    whole.lines().map(read).collect()
}

/// Shows what the members said if a test fails.
struct Told<'a>(&'a Ledger);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for file in &self.0.files {
                let said = std::fs::read_to_string(file.with_extension("errors")).unwrap_or_default();
                eprintln!("{}: {} records; {said}", file.display(), lines(file).len());
            }
            eprintln!("{}", self.0.line(&format!("groups describe {}", self.0.group)).run());
            eprintln!("{}", self.0.line(&format!("lag {}", self.0.group)).run());
        }
    }
}

impl Ledger {
    pub fn new(brokers: &str, partitions: usize) -> Ledger {
        let (topic, group) = (unique("ledger"), unique("group"));
        let (brokers, folder) = (brokers.to_owned(), tempfile::tempdir().unwrap());
        let ledger = Ledger { brokers, topic, group, partitions, folder, files: Vec::new(), produced: 0 };
        let create = format!("topics create {} --partitions {partitions} --replication 1 --yes", ledger.topic);
        ledger.line(&create).run().expect(0);
        ledger
    }

    pub fn line(&self, args: &str) -> Run {
        Run::line(args).brokers(&self.brokers)
    }

    /// Writes so many numbers more, each with itself as the key.
    pub fn produce(&mut self, count: usize) {
        let numbers = self.produced..self.produced + count;
        let input: String = numbers.map(|n| format!("{n}\t{n}\n")).collect();
        self.line(&format!("produce {} -K \\t", self.topic)).stdin(input).run().expect(0);
        self.produced += count;
    }

    fn start(&mut self, mut command: Command) -> Member {
        let file = self.folder.path().join(format!("member{}", self.files.len()));
        let errors = file.with_extension("errors");
        let open = |path: &Path| OpenOptions::new().append(true).create(true).open(path).unwrap();
        command.stdin(Stdio::null()).stdout(open(&file)).stderr(open(&errors));
        let child = command.spawn().unwrap();
        self.files.push(file.clone());
        Member { child, file, errors }
    }

    /// Starts a member of ours.
    pub fn join(&mut self, args: &str) -> Member {
        let mut command = Command::new(super::cli::binary());
        command.args(["-b", &self.brokers, "consume", &self.topic, "--group", &self.group, "-f", "%p %o %s\\n"]);
        command.args(args.split_whitespace()).env_clear().env("HOME", self.folder.path());
        self.start(command)
    }

    /// Starts another program as a member.
    pub fn join_as(&mut self, command: Command) -> Member {
        self.start(command)
    }

    /// How many different records were delivered.
    pub fn delivered(&self) -> usize {
        self.times().len()
    }

    fn times(&self) -> BTreeMap<usize, usize> {
        let mut times = BTreeMap::new();
        for (_, _, value) in self.files.iter().flat_map(|file| lines(file)) {
            *times.entry(value).or_insert(0) += 1;
        }
        times
    }

    pub fn wait_for_all(&self) {
        let told = Told(self);
        eventually(&format!("all {} records are delivered", self.produced), || self.delivered() == self.produced);
        drop(told);
    }

    /// How many members the group has, how many partitions they hold together, and its state.
    pub fn members(&self) -> (usize, usize, String) {
        let found = self.line(&format!("groups describe {} -o json", self.group)).run();
        if found.code != 0 {
            return (0, 0, String::new());
        }
        let found = found.json();
        let members = found["members"].as_array().cloned().unwrap_or_default();
        let held = members.iter().filter_map(|member| member["partitions"].as_array()).map(Vec::len).sum();
        (members.len(), held, found["state"].as_str().unwrap_or_default().to_lowercase())
    }

    /// Waits until so many members hold all partitions.
    pub fn settles_with(&self, members: usize) {
        let told = Told(self);
        let expected = (members, if members == 0 { 0 } else { self.partitions }, "stable".to_owned());
        eventually(&format!("the group settles with {members} members"), || self.members() == expected);
        drop(told);
    }

    /// Every record was delivered, in the order of its partition, and none twice by the same member. Returns how many were
    /// delivered more than once by several.
    pub fn check(&self) -> usize {
        let times = self.times();
        assert_eq!(times.len(), self.produced, "nothing is lost");
        for file in &self.files {
            let mut last: BTreeMap<i32, i64> = BTreeMap::new();
            for (partition, offset, _) in lines(file) {
                let before = last.insert(partition, offset);
                assert!(
                    before.is_none_or(|before| before < offset),
                    "partition {partition}: {offset} after {before:?}"
                );
            }
        }
        times.values().filter(|times| **times > 1).count()
    }

    /// Waits until all that was produced is committed.
    pub fn wait_for_commits(&self) {
        let told = Told(self);
        eventually("all is committed", || {
            let lag = self.line(&format!("lag {} -o json", self.group)).run();
            if lag.code != 0 {
                return false;
            }
            let lag = lag.json();
            let partitions = lag["groups"][0]["partitions"].as_array().cloned().unwrap_or_default();
            // What was never committed has no lag.
            let ends: i64 = partitions.iter().filter_map(|one| one["end"].as_i64()).sum();
            ends == self.produced as i64 && partitions.iter().all(|one| one["lag"] == 0 || one["end"] == 0)
        });
        drop(told);
    }

    /// All that was delivered is committed, and nobody is left.
    pub fn is_done(&self) {
        eventually("the group is empty", || self.members().0 == 0);
        self.wait_for_commits();
    }
}
