//! The jars of Apache Kafka: those of `KAFKA_HOME`, or downloaded once by Maven into the cache.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::archive;
use super::files::{self, Lock, TICK};
use super::process::Watch;
use super::settings::{KAFKA, Places};
use helixctl_core::error::{Error, Result};
use helixctl_core::exit::Exit;

/// What Maven is asked for.
const ARTIFACTS: [(&str, &str, &str); 3] = [
    ("org.apache.kafka", "kafka_2.13", KAFKA),
    ("org.apache.kafka", "kafka-tools", KAFKA),
    ("org.slf4j", "slf4j-simple", "1.7.36"),
];

/// A folder of jars, and the version of Kafka they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Jars {
    pub(super) folder: PathBuf,
    pub(super) version: String,
    /// The folder of our cache they are in; none for those of `KAFKA_HOME`.
    pub(super) cache: Option<PathBuf>,
}

/// The jars to run; downloads them if there are none yet.
pub(super) fn find(places: &Places, watch: &mut Watch, say: &mut dyn FnMut(&str)) -> Result<Jars> {
    if let Some(home) = places.kafka_home.as_ref().filter(|home| !home.as_os_str().is_empty()) {
        let folder = files::absolute(&home.join("libs"))?;
        let Some(version) = version_in(&folder) else {
            return Err(Error::failed(format!(
                "KAFKA_HOME is {}, where there is no libs/kafka_2.13-VERSION.jar",
                home.display()
            ))
            .hint("set KAFKA_HOME to an unpacked Apache Kafka 4, or unset it to have Kafka downloaded by Maven"));
        };
        if !has_kraft(&version) {
            return Err(Error::failed(format!("KAFKA_HOME is Kafka {version}; the sandbox needs 3.7 or newer"))
                .hint("unset KAFKA_HOME to have a newer one downloaded by Maven"));
        }
        return Ok(Jars { folder, version, cache: None });
    }
    let cache = files::absolute(&places.cache)?.join(format!("kafka-{KAFKA}"));
    let jars = Jars { folder: cache.join("libs"), version: KAFKA.to_owned(), cache: Some(cache.clone()) };
    if version_in(&jars.folder).is_some() {
        return Ok(jars);
    }
    let waiting = "another helixctl downloads Kafka; waiting for it";
    let _lock = Lock::take(&cache.join("download.lock"), Duration::from_secs(900), say, waiting)?;
    if version_in(&jars.folder).is_none() {
        download(places, &cache, &jars.folder, watch, say)?;
    }
    Ok(jars)
}

fn download(places: &Places, cache: &Path, folder: &Path, watch: &mut Watch, say: &mut dyn FnMut(&str)) -> Result<()> {
    let Some(mvn) = places.on_path("mvn") else {
        return Err(Error::failed("Kafka is downloaded by Maven, and there is no `mvn` on PATH")
            .hint("install Maven: `apt-get install maven`, `dnf install maven` or `brew install maven`")
            .hint("or unpack Apache Kafka 4 and set KAFKA_HOME to its folder"));
    };
    say(&format!("downloading Apache Kafka {KAFKA} by Maven (54 MB, once)"));
    let temporary = tempfile::Builder::new().prefix("download-").tempdir_in(cache);
    let temporary = temporary.map_err(|error| files::trouble("create a folder in", cache, error))?;
    let pom = temporary.path().join("pom.xml");
    files::write_whole(&pom, &project())?;
    let (libs, log) = (temporary.path().join("libs"), cache.join("download.log"));
    let output = File::create(&log).map_err(|error| files::trouble("write", &log, error))?;
    let errors = output.try_clone().map_err(|error| files::trouble("write", &log, error))?;
    let mut command = Command::new(mvn);
    command.args(["-q", "-B", "-f"]).arg(&pom).arg("dependency:copy-dependencies");
    command.arg(format!("-DoutputDirectory={}", libs.display()));
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    let child = command.spawn().map_err(|error| Error::failed("Maven could not be run").because(error))?;
    let done = to_end(child, watch)?;
    if !done || version_in(&libs).is_none() {
        return Err(tail(Error::failed(format!("Maven could not download Kafka {KAFKA}")), &log)
            .hint("behind a proxy or a mirror, set it in ~/.m2/settings.xml")
            .hint("or unpack Apache Kafka 4 and set KAFKA_HOME to its folder"));
    }
    // What is there has no Kafka jar in it: left by hand, or by an interrupted copy.
    files::remove_folder(folder)?;
    archive::forget(cache);
    fs::rename(&libs, folder).map_err(|error| files::trouble("create", folder, error))
}

/// Adds the last lines of a log as the cause.
pub(super) fn tail(error: Error, log: &Path) -> Error {
    let lines = files::last_lines(log, 12);
    let error = error.hint(format!("the whole log is {}", log.display()));
    if lines.is_empty() { error } else { error.because(anyhow::anyhow!("{}", lines.join("\n"))) }
}

/// Waits for the end of a command; whether it succeeded. A signal to helixctl ends it.
pub(super) fn to_end(mut child: Child, watch: &mut Watch) -> Result<bool> {
    let failed = |error| Error::failed("cannot wait for a command").because(error);
    loop {
        if let Some(status) = child.try_wait().map_err(failed)? {
            return Ok(status.success());
        }
        if watch.next().is_some() {
            child.kill().and_then(|()| child.wait()).map_err(failed)?;
            return Err(interrupted());
        }
        std::thread::sleep(TICK);
    }
}

pub(super) fn interrupted() -> Error {
    Error::new(Exit::Interrupted, "interrupted while the sandbox was starting; nothing is left running")
}

fn project() -> String {
    let dependency = |(group, artifact, version): (&str, &str, &str)| {
        format!(
            "    <dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version></dependency>\n"
        )
    };
    format!(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n  <modelVersion>4.0.0</modelVersion>\n  \
         <groupId>helixctl</groupId><artifactId>sandbox</artifactId><version>1</version>\n  <dependencies>\n{}  \
         </dependencies>\n</project>\n",
        ARTIFACTS.map(dependency).concat()
    )
}

/// The version of Kafka in a folder of jars.
fn version_in(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter_map(|name| version_of(&name).map(str::to_owned)).next()
}

fn version_of(jar: &str) -> Option<&str> {
    let version = jar.strip_prefix("kafka_2.13-")?.strip_suffix(".jar")?;
    let classifier = ["-sources", "-javadoc", "-test", "-scaladoc"].iter().any(|end| version.contains(end));
    (version.starts_with(|letter: char| letter.is_ascii_digit()) && !classifier).then_some(version)
}

/// Whether a version of Kafka can be run without ZooKeeper the way the sandbox does.
fn has_kraft(version: &str) -> bool {
    let mut numbers = version.split('.').map_while(|number| number.parse::<u32>().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= (3, 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_broker_jar() {
        assert_eq!(version_of("kafka_2.13-4.3.0.jar"), Some("4.3.0"));
        assert_eq!(version_of("kafka_2.13-4.3.0-test.jar"), None);
        assert_eq!(version_of("kafka-clients-4.3.0.jar"), None);
        assert!(has_kraft("4.3.0") && has_kraft("3.7.1") && !has_kraft("2.8.2") && !has_kraft("3.6.0"));
    }

    #[test]
    fn without_maven_or_jars_the_error_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = Watch::start();
        let places = Places { cache: folder.path().into(), path: Some("/nowhere".into()), ..Places::default() };
        let error = find(&places, &mut watch, &mut |_| ()).unwrap_err();
        assert_eq!(error.message, "Kafka is downloaded by Maven, and there is no `mvn` on PATH");
        assert!(error.hints[0].contains("apt-get install maven"));

        let places = Places { kafka_home: Some(folder.path().into()), ..Places::default() };
        let error = find(&places, &mut watch, &mut |_| ()).unwrap_err();
        assert!(error.message.ends_with("where there is no libs/kafka_2.13-VERSION.jar"), "{error}");

        fs::create_dir(folder.path().join("libs")).unwrap();
        fs::write(folder.path().join("libs/kafka_2.13-4.1.0.jar"), "").unwrap();
        let found = find(&places, &mut watch, &mut |_| ()).unwrap();
        assert_eq!(found, Jars { folder: folder.path().join("libs"), version: "4.1.0".to_owned(), cache: None });
    }
}
