//! Finding a Java that can run Kafka.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::settings::Places;
use helixctl_core::error::{Error, Result};

/// The oldest Java that Kafka 4 brokers run on.
const OLDEST: u32 = 17;
const INSTALL: &str = "install Java 17 or newer: `apt-get install openjdk-17-jre-headless`, \
                       `dnf install java-21-openjdk-headless` or `brew install openjdk@21`";

/// A Java to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Java {
    pub(super) path: PathBuf,
    /// As it says it: `17.0.15`, `21-ea`.
    pub(super) version: String,
}

/// The `java` to run: that of `JAVA_HOME` if set, else the first on `PATH`.
///
/// Answers the launcher inside of Java's own home, so that no wrapper script stands between helixctl and the broker.
pub(super) fn find(places: &Places) -> Result<Java> {
    let (java, from) = match &places.java_home {
        Some(home) if !home.as_os_str().is_empty() => {
            let java = home.join("bin/java");
            if !java.is_file() {
                return Err(Error::failed(format!("JAVA_HOME is {}, where there is no bin/java", home.display()))
                    .hint("set JAVA_HOME to the home of Java 17 or newer, or unset it")
                    .hint(INSTALL));
            }
            (java, "JAVA_HOME")
        }
        _ => match places.on_path("java") {
            Some(java) => (java, "PATH"),
            None => {
                return Err(Error::failed("the sandbox needs Java, and there is no `java` on PATH")
                    .hint(INSTALL)
                    .hint("or set JAVA_HOME to the home of a Java that is installed"));
            }
        },
    };
    let report = ask(&java)?;
    let Some(version) = version_in(&report) else {
        return Err(Error::failed(format!("cannot tell the version of {}", java.display()))
            .because(anyhow::anyhow!("{}", report.lines().next().unwrap_or("it printed nothing").trim().to_owned()))
            .hint(INSTALL));
    };
    let major = major_of(version).unwrap_or(0);
    if major < OLDEST {
        return Err(Error::failed(format!(
            "Kafka needs Java {OLDEST} or newer; {} (from {from}) is Java {version}",
            java.display()
        ))
        .hint(INSTALL)
        .hint("then set JAVA_HOME to its home, if an older Java is to stay first on PATH"));
    }
    let inner = home_in(&report).map(|home| home.join("bin/java"));
    let version = version.to_owned();
    Ok(Java { path: inner.filter(|java| java.is_file()).unwrap_or(java), version })
}

/// What `java -XshowSettings:properties -version` prints.
fn ask(java: &Path) -> Result<String> {
    let arguments = ["-XshowSettings:properties", "-version"].map(OsStr::new);
    let output = Command::new(java).args(arguments).stdin(Stdio::null()).output();
    let output =
        output.map_err(|error| Error::failed(format!("cannot run {}", java.display())).because(error).hint(INSTALL))?;
    Ok(String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout))
}

/// The version in the line `openjdk version "17.0.15" 2025-04-15`.
fn version_in(report: &str) -> Option<&str> {
    let line = report.lines().find(|line| line.contains(" version \""))?;
    line.split('"').nth(1)
}

/// `17.0.15` → 17, `21-ea` → 21, `1.8.0_392` → 8.
fn major_of(version: &str) -> Option<u32> {
    let mut numbers = version.split(|letter: char| !letter.is_ascii_digit()).map(str::parse::<u32>);
    match numbers.next()?.ok()? {
        1 => numbers.next()?.ok(),
        major => Some(major),
    }
}

/// The line `java.home = …`.
fn home_in(report: &str) -> Option<PathBuf> {
    report.lines().find_map(|line| line.trim().strip_prefix("java.home = ")).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn versions_of_every_age_are_read() {
        for (line, major) in [
            ("openjdk version \"17.0.15\" 2025-04-15", 17),
            ("openjdk version \"21-ea\" 2023-09-19", 21),
            ("java version \"1.8.0_392\"", 8),
            ("openjdk version \"25\" 2025-09-16", 25),
            ("Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version \"11.0.2\"", 11),
        ] {
            assert_eq!(version_in(line).and_then(major_of), Some(major), "{line}");
        }
        assert_eq!(version_in("Unable to locate a Java Runtime."), None);
        assert_eq!(major_of("abc"), None);
        assert_eq!(home_in("a\n    java.home = /opt/my java\nb"), Some(PathBuf::from("/opt/my java")));
    }

    /// A folder with a `bin/java` that prints `text`.
    fn fake(text: &str) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("bin")).unwrap();
        let java = home.path().join("bin/java");
        fs::write(&java, format!("#!/bin/sh\necho '{text}' >&2\n")).unwrap();
        fs::set_permissions(&java, fs::Permissions::from_mode(0o755)).unwrap();
        home
    }

    #[test]
    fn a_java_that_is_missing_or_too_old_says_what_to_install() {
        let old = fake("java version \"1.8.0_392\"");
        let error = find(&Places { java_home: Some(old.path().into()), ..Places::default() }).unwrap_err();
        assert!(error.message.starts_with("Kafka needs Java 17 or newer"), "{error}");
        assert!(error.message.ends_with("(from JAVA_HOME) is Java 1.8.0_392"), "{error}");
        assert!(error.hints[0].contains("openjdk-17-jre-headless"));

        let error = find(&Places { path: Some("/nowhere".into()), ..Places::default() }).unwrap_err();
        assert_eq!(error.message, "the sandbox needs Java, and there is no `java` on PATH");

        let error = find(&Places { java_home: Some("/nowhere".into()), ..Places::default() }).unwrap_err();
        assert_eq!(error.message, "JAVA_HOME is /nowhere, where there is no bin/java");

        let shim = fake("Unable to locate a Java Runtime.");
        let error = find(&Places { java_home: Some(shim.path().into()), ..Places::default() }).unwrap_err();
        assert!(error.message.starts_with("cannot tell the version"), "{error}");
    }

    #[test]
    fn a_good_java_on_path_is_taken() {
        let good = fake("openjdk version \"21-ea\" 2023-09-19");
        let places = Places { path: Some(good.path().join("bin").into()), ..Places::default() };
        let expected = Java { path: good.path().join("bin/java"), version: "21-ea".to_owned() };
        assert_eq!(find(&places).unwrap(), expected);
    }
}
