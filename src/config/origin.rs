//! Where a value comes from: said by `config show --origin`, by warnings and by every error about the value.

use std::fmt;

use crate::diagnostic::Place;

/// The source of one value. Later variants win over earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    BuiltIn,
    /// The `kafka:` section of the configuration file, and the variables that `${…}` took the value from.
    File {
        place: Place,
        variables: Vec<String>,
    },
    /// The chosen profile.
    Profile {
        name: String,
        place: Place,
        variables: Vec<String>,
    },
    /// An environment variable.
    Variable(String),
    /// A flag, with its dashes.
    Flag(&'static str),
    /// `-X` with the librdkafka property as it was typed.
    Property(String),
}

impl Origin {
    /// The layer's rank: a higher one wins.
    pub fn rank(&self) -> u8 {
        match self {
            Origin::BuiltIn => 0,
            Origin::File { .. } => 1,
            Origin::Profile { .. } => 2,
            Origin::Variable(_) => 3,
            Origin::Flag(_) => 4,
            Origin::Property(_) => 5,
        }
    }

    /// The position in a file, if it is in one.
    pub fn place(&self) -> Option<Place> {
        match self {
            Origin::File { place, .. } | Origin::Profile { place, .. } => Some(place.clone()),
            _ => None,
        }
    }

    /// How a message names the value: by its key where the place says the rest, else by what was set.
    pub(super) fn subject(&self, key: &str) -> String {
        match self {
            Origin::Variable(name) => format!("variable `{name}`"),
            Origin::Flag(flag) => format!("flag `{flag}`"),
            Origin::Property(property) => format!("`-X {property}`"),
            _ => format!("`{key}`"),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let through = |f: &mut fmt::Formatter<'_>, variables: &[String]| match variables {
            [] => Ok(()),
            some => write!(f, " from {}", some.join(", ")),
        };
        match self {
            Origin::BuiltIn => f.write_str("built-in"),
            Origin::File { place, variables } => {
                write!(f, "{place}")?;
                through(f, variables)
            }
            Origin::Profile { name, place, variables } => {
                write!(f, "profile {name} ({place})")?;
                through(f, variables)
            }
            Origin::Variable(name) => write!(f, "variable {name}"),
            Origin::Flag(flag) => write!(f, "flag {flag}"),
            Origin::Property(property) => write!(f, "flag -X {property}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_where_to_look() {
        let place = Place { file: "m.yaml".into(), line: 3, column: 5 };
        for (origin, shown) in [
            (Origin::BuiltIn, "built-in"),
            (Origin::File { place: place.clone(), variables: vec![] }, "m.yaml:3:5"),
            (Origin::File { place: place.clone(), variables: vec!["A".into()] }, "m.yaml:3:5 from A"),
            (Origin::Profile { name: "prod".into(), place, variables: vec![] }, "profile prod (m.yaml:3:5)"),
            (Origin::Variable("KAFKA_BROKERS".into()), "variable KAFKA_BROKERS"),
            (Origin::Flag("--bootstrap-server"), "flag --bootstrap-server"),
            (Origin::Property("linger.ms".into()), "flag -X linger.ms"),
        ] {
            assert_eq!(origin.to_string(), shown);
        }
    }
}
