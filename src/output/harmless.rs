//! Text from elsewhere as a terminal may get it: names, messages and values of a cluster can hold what a terminal obeys.

use std::borrow::Cow;

/// What [`super::Style`] paints with; nothing else that begins with an escape is let through.
const OURS: [&str; 7] = ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m"];

/// Control characters, other than line breaks, tabs and our own colours, as JSON escapes them; and so the marks that
/// change the direction of writing, which make a name look like another.
pub fn harmless(text: &str) -> Cow<'_, str> {
    escaped(text, |letter| !matches!(letter, '\n' | '\t'))
}

/// The same for what has to stay in its line.
pub fn harmless_line(text: &str) -> Cow<'_, str> {
    escaped(text, |_| true)
}

fn escaped(text: &str, counts: impl Fn(char) -> bool) -> Cow<'_, str> {
    let obeyed = |letter: char| (letter.is_control() || turns(letter)) && counts(letter);
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let mut calm = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(obeyed) {
        calm.push_str(&rest[..at]);
        rest = &rest[at..];
        let letter = rest.chars().next().unwrap_or_default();
        let length = match OURS.iter().find(|ours| rest.starts_with(**ours)) {
            Some(ours) => {
                calm.push_str(ours);
                ours.len()
            }
            None => {
                calm.push_str(&format!("\\u{:04x}", u32::from(letter)));
                letter.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    calm.push_str(rest);
    Cow::Owned(calm)
}

/// Unicode's marks for the direction of writing.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::super::{Role, Style, listing};
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown_instead() {
        for (text, shown) in [
            ("plain ünïcode, two\n\tlines", "plain ünïcode, two\n\tlines"),
            ("\x1b]0;title\x07\x1b[2J", "\\u001b]0;title\\u0007\\u001b[2J"),
            ("hidden \x1b[8mtext\x1b[0m", "hidden \\u001b[8mtext\x1b[0m"),
            ("a\rb\u{9b}31m\u{7f}", "a\\u000db\\u009b31m\\u007f"),
            ("txt.\u{202e}exe", "txt.\\u202eexe"),
            ("cut off \x1b", "cut off \\u001b"),
        ] {
            assert_eq!(harmless(text), shown);
        }
        assert_eq!(harmless_line("two\nlines"), "two\\u000alines");
    }

    #[test]
    fn our_own_colours_stay() {
        let roles = [Role::Heading, Role::Added, Role::Changed, Role::Removed, Role::Error, Role::Warning, Role::Hint];
        for role in roles.into_iter().chain([Role::Dim]) {
            let painted = Style::new(true).paint(role, "text");
            assert_eq!(harmless(&painted), painted);
        }
    }

    #[test]
    fn a_cell_stays_in_its_row() {
        let table = listing(&["GROUP"], vec![vec!["a\nGROUP\x1b[2J".to_owned()]], Style::PLAIN);
        assert_eq!(table, "GROUP\na\\u000aGROUP\\u001b[2J\n");
    }
}
