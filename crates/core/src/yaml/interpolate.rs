//! `${VAR}`, `${VAR:-default}` and `${VAR:?message}` inside a scalar; `$$` is a literal dollar. Pure: the look-up is passed in.
//!
//! A dollar before anything else stands for itself, so that `pa$word` needs no care.

/// How deep defaults may hold references of their own: `${A:-${B:-x}}` is two deep.
const DEEPEST: usize = 8;

/// A scalar with its references replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interpolated {
    pub text: String,
    /// The variables whose values went into the text, in order; those that fell back to a default are not among them.
    pub variables: Vec<String>,
}

/// Why a scalar could not be completed. No message repeats a value or a default: they may be secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// `${NAME}` and the variable is not set.
    Unset { name: String },
    /// `${NAME:?message}` and the variable is unset or empty.
    Required { name: String, message: String },
    /// Not one of the three forms; the text says what was read and what is allowed.
    Syntax(String),
}

/// Replaces every reference in `text`. All troubles are returned, not only the first.
///
/// As in a shell, `:-` and `:?` treat an empty variable as unset, while a plain `${VAR}` takes the empty value.
pub fn interpolate(text: &str, look_up: &dyn Fn(&str) -> Option<String>) -> Result<Interpolated, Vec<Trouble>> {
    let mut reader = Reader { look_up, variables: Vec::new(), troubles: Vec::new() };
    let text = reader.expand(text, 0);
    match reader.troubles.is_empty() {
        true => Ok(Interpolated { text, variables: reader.variables }),
        false => Err(reader.troubles),
    }
}

struct Reader<'a> {
    look_up: &'a dyn Fn(&str) -> Option<String>,
    variables: Vec<String>,
    troubles: Vec<Trouble>,
}

impl Reader<'_> {
    fn expand(&mut self, text: &str, depth: usize) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('$') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('$') {
                out.push('$');
                rest = after;
            } else if let Some(body) = rest.strip_prefix('{') {
                let Some(end) = closing_brace(body) else {
                    let message = format!("`${{{}` is not closed; a `}}` is missing", split_name(body).0);
                    self.troubles.push(Trouble::Syntax(message));
                    return out;
                };
                out.push_str(&self.reference(&body[..end], depth));
                rest = &body[end + 1..];
            } else {
                out.push('$');
            }
        }
        out + rest
    }

    /// The value of what stands between `${` and `}`.
    fn reference(&mut self, body: &str, depth: usize) -> String {
        let (name, operator) = split_name(body);
        let value = (self.look_up)(name);
        if name.is_empty() || !(operator.is_empty() || operator.starts_with(":-") || operator.starts_with(":?")) {
            return self.syntax(format!(
                "`${{{name}…}}` is not understood; write `${{NAME}}`, `${{NAME:-default}}` or `${{NAME:?message}}`, and `$$` for a dollar"
            ));
        }
        match value {
            Some(value) if operator.is_empty() || !value.is_empty() => {
                self.variables.push(name.to_owned());
                value
            }
            _ => match (operator.strip_prefix(":-"), operator.strip_prefix(":?")) {
                (Some(_), _) if depth >= DEEPEST => {
                    self.syntax(format!("`${{{name}…}}` is nested deeper than {DEEPEST} levels"))
                }
                (Some(default), _) => self.expand(default, depth + 1),
                (_, Some(message)) => {
                    let message = if message.trim().is_empty() { "it must be set" } else { message.trim() };
                    self.trouble(Trouble::Required { name: name.to_owned(), message: message.to_owned() })
                }
                _ => self.trouble(Trouble::Unset { name: name.to_owned() }),
            },
        }
    }

    fn syntax(&mut self, message: String) -> String {
        self.trouble(Trouble::Syntax(message))
    }

    fn trouble(&mut self, trouble: Trouble) -> String {
        self.troubles.push(trouble);
        String::new()
    }
}

/// Where the reference ends whose body begins here; references inside it are skipped.
fn closing_brace(body: &str) -> Option<usize> {
    let (mut open, mut at, bytes) = (1usize, 0, body.as_bytes());
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'$', Some(b'$')) => at += 1,
            (b'$', Some(b'{')) => {
                open += 1;
                at += 1;
            }
            (b'}', _) if open == 1 => return Some(at),
            (b'}', _) => open -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The variable's name at the start, and what follows it.
fn split_name(body: &str) -> (&str, &str) {
    let name = |(at, c): (usize, char)| !(c == '_' || c.is_ascii_alphabetic() || at > 0 && c.is_ascii_digit());
    let end = body.char_indices().find(|found| name(*found)).map_or(body.len(), |(at, _)| at);
    body.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Result<Interpolated, Vec<Trouble>> {
        interpolate(text, &|name| match name {
            "HOST" => Some("kafka1".to_owned()),
            "EMPTY" => Some(String::new()),
            "TRICKY" => Some("${HOST}".to_owned()),
            _ => None,
        })
    }

    #[test]
    fn replaces_references_and_nothing_else() {
        for (text, expected) in [
            ("plain", "plain"),
            ("", ""),
            ("${HOST}", "kafka1"),
            ("a-${HOST}:${PORT:-9092}-z", "a-kafka1:9092-z"),
            ("${KAFKA_BROKER:-localhost:9092}", "localhost:9092"),
            ("${EMPTY}", ""),
            ("${EMPTY:-x}", "x"),
            ("${NOPE:-}", ""),
            ("${NOPE:-${HOST}}", "kafka1"),
            ("${NOPE:-${NOPE2:-{a}}}", "{a}"),
            ("${HOST:?must be set}", "kafka1"),
            ("pa$word", "pa$word"),
            ("cost: 5$", "cost: 5$"),
            ("$$", "$"),
            ("$${HOST}", "${HOST}"),
            ("$$${HOST}", "$kafka1"),
            ("${NOPE:-a$$b}", "a$b"),
            // A value is never read again: a password may hold `${`.
            ("${TRICKY}", "${HOST}"),
            ("ünï${HOST}cödé", "ünïkafka1cödé"),
        ] {
            assert_eq!(with(text).map(|i| i.text), Ok(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn names_the_variables_that_were_used() {
        assert_eq!(with("${HOST}${NOPE:-x}${EMPTY:-y}").unwrap().variables, ["HOST"]);
    }

    #[test]
    fn names_every_trouble() {
        let unset = |name: &str| Trouble::Unset { name: name.to_owned() };
        assert_eq!(with("${A} ${B}"), Err(vec![unset("A"), unset("B")]));
        assert_eq!(with("${A:-${B}}"), Err(vec![unset("B")]));
        for text in ["${EMPTY:?say why}", "${EMPTY:? say why }"] {
            let required = Trouble::Required { name: "EMPTY".to_owned(), message: "say why".to_owned() };
            assert_eq!(with(text), Err(vec![required]));
        }
        for (text, expected) in [
            ("${HOST", "`${HOST` is not closed; a `}` is missing"),
            ("${PW:-hunter2", "`${PW` is not closed; a `}` is missing"),
            ("${A:-${B}", "`${A` is not closed; a `}` is missing"),
            ("${", "`${` is not closed; a `}` is missing"),
        ] {
            assert_eq!(with(text), Err(vec![Trouble::Syntax(expected.to_owned())]), "{text}");
        }
        for text in ["${}", "${HOST-x}", "${HOST:+x}", "${1}", "${ HOST }", "${HO ST}"] {
            let found = with(text).unwrap_err();
            assert!(matches!(&found[..], [Trouble::Syntax(m)] if m.contains("is not understood")), "{text}: {found:?}");
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = format!("{}{}", "${A:-".repeat(20_000), "}".repeat(20_000));
        let found = with(&deep).unwrap_err();
        assert!(matches!(&found[..], [Trouble::Syntax(m)] if m.contains("deeper than 8")), "{found:?}");
    }
}
