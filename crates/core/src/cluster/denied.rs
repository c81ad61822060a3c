//! What somebody may not do, and the line that would allow it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A refusal by the broker's access rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denied {
    /// `User:helixagent`; absent where only the broker knows, as with a client certificate.
    pub principal: Option<String>,
    /// In the words of `helixctl acls`: `describe_configs`.
    pub operation: String,
    /// `topic:NAME`.
    pub resource: String,
}

impl Denied {
    /// The command with which somebody who may change the rules allows it.
    pub fn grant(&self) -> String {
        let principal = self.principal.as_deref().map_or("PRINCIPAL".to_owned(), quoted);
        format!("helixctl acls grant {principal} {} {}", self.operation, quoted(&self.resource))
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let principal = self.principal.as_deref().unwrap_or("this principal");
        write!(f, "{principal} may not {} {}", self.operation, self.resource)
    }
}

/// As a shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.:=,/@+".contains(letter);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_can_be_pasted() {
        let denied = |principal: Option<&str>, resource: &str| Denied {
            principal: principal.map(str::to_owned),
            operation: "create".to_owned(),
            resource: resource.to_owned(),
        };
        let plain = denied(Some("User:app"), "topic:a.b");
        assert_eq!(plain.to_string(), "User:app may not create topic:a.b");
        assert_eq!(plain.grant(), "helixctl acls grant User:app create topic:a.b");
        let odd = denied(Some("User:Ann O'Neil"), "topic:a");
        assert_eq!(odd.grant(), r"helixctl acls grant 'User:Ann O'\''Neil' create topic:a");
        let unknown = denied(None, "topic:a");
        assert_eq!(unknown.to_string(), "this principal may not create topic:a");
        assert_eq!(unknown.grant(), "helixctl acls grant PRINCIPAL create topic:a");
    }
}
