//! Principals as text: a type, a colon, and a name that may hold anything: `User:CN=a,OU=b`.

/// The principal that stands for everybody.
pub const EVERYBODY: &str = "User:*";

/// Checks a principal. The error completes "principal `x` …" and says how to write it.
///
/// Kafka splits at the first colon and compares both parts letter by letter.
pub fn check(text: &str) -> Result<(), String> {
    match text.split_once(':') {
        Some((kind, name)) if kind.chars().all(char::is_alphanumeric) && !kind.is_empty() && !name.is_empty() => Ok(()),
        Some(_) => Err("must be a type, `:` and a name; write it like `User:helixagent`".to_owned()),
        None => Err(format!("must be a type, `:` and a name; write it like `User:{text}`")),
    }
}

/// The name of a principal of type `User` other than everybody: the only kind that can log in by SCRAM.
pub fn user(text: &str) -> Option<&str> {
    text.strip_prefix("User:").filter(|name| !name.is_empty() && *name != "*")
}

/// The principal that a SCRAM user is.
pub fn of_user(name: &str) -> String {
    format!("User:{name}")
}

/// Whether a user of this name could log in by SCRAM: Kafka keeps other names, but never matches them.
pub fn can_log_in(user: &str) -> bool {
    !user.is_empty() && user.chars().all(|c| ('\u{1}'..='\u{7f}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_principal_is_a_type_and_a_name() {
        for good in ["User:helixagent", "User:CN=a,OU=b", "User:\"o'hara\"", "User:jürgen", "Group:a:b", EVERYBODY] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in ["helixagent", ":x", "User:", "Us er:x", ""] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check("ann").unwrap_err().ends_with("write it like `User:ann`"));
        assert!(can_log_in("CN=a,OU=b") && !can_log_in("jürgen") && !can_log_in(""));
        assert_eq!((user("User:ann"), user("Group:ann"), user(EVERYBODY)), (Some("ann"), None, None));
        assert_eq!(user(&of_user("ann")), Some("ann"));
    }
}
