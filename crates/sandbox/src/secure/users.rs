//! The two users of a secured sandbox and their passwords: random, in files of their own, and nowhere on a command line.

use std::fs;

use super::Secured;
use crate::files;
use helixctl_core::error::Result;

/// Who can log in with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum User {
    /// May do everything.
    Admin,
    /// May do what rules allow: at first, nothing.
    Client,
}

impl User {
    pub const ALL: [User; 2] = [User::Admin, User::Client];

    /// As Kafka knows it.
    pub const fn name(self) -> &'static str {
        match self {
            User::Admin => "admin",
            User::Client => "client",
        }
    }
}

/// The password of each user. Not printable, and gone with the function that needed it.
pub(crate) struct Passwords([(User, String); 2]);

impl Passwords {
    pub(crate) fn read(secured: &Secured) -> Result<Self> {
        let read = |user: User| -> Result<(User, String)> {
            let path = secured.password_file(user);
            let text = fs::read_to_string(&path).map_err(|error| files::trouble("read", &path, error))?;
            Ok((user, text.trim_end().to_owned()))
        };
        let [admin, client] = User::ALL.map(read);
        Ok(Passwords([admin?, client?]))
    }

    /// Names and passwords, for the configuration of a broker.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(user, password)| (user.name(), password.as_str()))
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Passwords([(User::Admin, "a1".to_owned()), (User::Client, "c1".to_owned())])
    }
}

/// Makes the passwords that there are not yet. Hexadecimal: nothing that reads them needs to escape anything.
pub(super) fn make(secured: &Secured) -> Result<()> {
    for path in User::ALL.map(|user| secured.password_file(user)) {
        if !path.is_file() {
            files::write_private(&path, &(files::random_hex(16)? + "\n"))?;
        }
    }
    Ok(())
}

/// What StorageTool is told beside `words`, so that the SCRAM users are there from the start, as a file for `java @FILE`.
///
/// By a file, since everybody on the machine can read the command lines of all processes.
pub(crate) fn format_arguments(words: &[&str], passwords: &Passwords) -> String {
    let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    for (name, password) in passwords.each() {
        for mechanism in ["SCRAM-SHA-512", "SCRAM-SHA-256"] {
            words.push("--add-scram".to_owned());
            words.push(format!("{mechanism}=[name={name},password={password}]"));
        }
    }
    let quoted = |word: String| format!("\"{}\"\n", word.replace('\\', "\\\\").replace('"', "\\\""));
    words.into_iter().map(quoted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let secured = Secured { folder: folder.path().into(), flawed: Vec::new() };
        let read = || Passwords::read(&secured).map(|passwords| passwords.0.map(|(_, password)| password));
        assert!(read().is_err());
        make(&secured).unwrap();
        let [admin, client] = read().unwrap();
        assert!(admin.len() == 32 && client.len() == 32 && admin != client);
        make(&secured).unwrap();
        assert_eq!(read().unwrap(), [admin, client]);
    }

    #[test]
    fn java_reads_each_word_as_it_is() {
        let text = format_arguments(&["-c", r#"/a b\"c"#], &Passwords::sample());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..2], [r#""-c""#, r#""/a b\\\"c""#]);
        assert_eq!(lines[2..4], [r#""--add-scram""#, r#""SCRAM-SHA-512=[name=admin,password=a1]""#]);
        assert_eq!(lines.len(), 2 + 2 * 4);
    }
}
