//! From YAML text to the located tree, within fixed limits: hostile input costs bounded time and memory.

use std::collections::HashMap;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{Document, Key, Node, Scalar, Value};
use crate::diagnostic::{Place, Problems};

/// What an input may cost. Far above any honest file (10,000 topics are about 3 MB and 250,000 values).
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: usize,
    /// Values after aliases are expanded: stops the "billion laughs" bomb.
    pub values: usize,
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 16 << 20, values: 1_000_000, depth: 64 }
    }
}

/// Parses one document. Every failure is a problem with a position; the tree is present if it could be built at all.
///
/// An empty input gives a `Null` root. A byte order mark and CRLF line ends are accepted.
pub fn parse(file: &str, bytes: &[u8], limits: Limits, problems: &mut Problems) -> Option<Document> {
    let file: Arc<str> = file.into();
    let text = decode(&file, bytes, limits, problems)?;
    let mut builder = Builder { file: file.clone(), limits, values: 0, anchors: HashMap::new(), problems };
    let root = builder.document(&mut Parser::new_from_str(text))?;
    Some(Document { file, root })
}

fn decode<'a>(file: &Arc<str>, bytes: &'a [u8], limits: Limits, problems: &mut Problems) -> Option<&'a str> {
    let start = Place { file: file.clone(), line: 1, column: 1 };
    if bytes.len() > limits.bytes {
        let (size, limit) = (bytes.len() >> 20, limits.bytes >> 20);
        problems
            .error(start, format!("the file is {size} MiB large; at most {limit} MiB are read"))
            .hint("split it: `-f DIR` reads every *.yaml file of a folder");
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (valid, bad) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, text.find(|c: char| c.is_control() && !"\t\n\r\u{85}".contains(c))),
        Err(e) => {
            let good = std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default();
            (good, Some(good.len()))
        }
    };
    let Some(at) = bad else { return Some(valid) };
    let before = &valid[..at];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    problems
        .error(Place { line, column, ..start }, format!("not text: byte 0x{:02x} cannot stand in YAML", bytes[at]))
        .hint("the file must be YAML in UTF-8");
    None
}

struct Builder<'p> {
    file: Arc<str>,
    limits: Limits,
    values: usize,
    /// Anchored values with the number of values inside, which an alias adds again.
    anchors: HashMap<usize, (Node, usize)>,
    problems: &'p mut Problems,
}

/// A collection that is still open while the events go by; kept on the heap, so depth cannot overflow the stack.
struct Open {
    node: Node,
    anchor: usize,
    values_before: usize,
    key: Option<Key>,
    /// Keys seen in this mapping, each with its line, for the duplicate check.
    seen: HashMap<String, u32>,
    /// The value of a duplicate key is read and dropped.
    drop_next: bool,
}

impl Builder<'_> {
    fn document<'i>(&mut self, parser: &mut Parser<'i, saphyr_parser::StrInput<'i>>) -> Option<Node> {
        let mut stack: Vec<Open> = Vec::new();
        let mut root: Option<Node> = None;
        let mut documents = 0;
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(event) => event,
                Err(error) => return self.syntax(&error),
            };
            let (line, column) = position(span);
            let finished = match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return self.stop(
                            line,
                            column,
                            "a second YAML document begins here; one file holds one document",
                        );
                    }
                    continue;
                }
                Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                    let value = match event {
                        Event::SequenceStart(..) => Value::Sequence(Vec::new()),
                        _ => Value::Mapping(Vec::new()),
                    };
                    if stack.len() >= self.limits.depth {
                        return self.stop(line, column, &format!("nested deeper than {} levels", self.limits.depth));
                    }
                    if let Some(Open { node: Node { value: Value::Mapping(_), .. }, key: None, .. }) = stack.last() {
                        return self.stop(line, column, "a mapping's key must be plain text, found a collection");
                    }
                    self.count(1, line, column)?;
                    stack.push(Open {
                        node: Node { line, column, value },
                        anchor,
                        values_before: self.values,
                        key: None,
                        seen: HashMap::new(),
                        drop_next: false,
                    });
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let Some(open) = stack.pop() else { continue };
                    self.remember(open.anchor, &open.node, self.values - open.values_before + 1);
                    open.node
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.count(1, line, column)?;
                    let plain = style == ScalarStyle::Plain && tag.is_none();
                    let null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                    let value =
                        if null { Value::Null } else { Value::Scalar(Scalar { text: text.into_owned(), plain }) };
                    let node = Node { line, column, value };
                    self.remember(anchor, &node, 1);
                    node
                }
                Event::Alias(anchor) => {
                    let Some((mut node, size)) =
                        self.anchors.get(&anchor).cloned_within(self.limits.values - self.values)
                    else {
                        return self.stop(line, column, "this alias expands to too many values, or refers to itself");
                    };
                    self.count(size, line, column)?;
                    (node.line, node.column) = (line, column);
                    node
                }
                _ => continue,
            };
            match stack.last_mut() {
                None => root = Some(finished),
                Some(open) => self.place_in(open, finished)?,
            }
        }
        Some(root.unwrap_or(Node { line: 1, column: 1, value: Value::Null }))
    }

    /// Puts a finished value where it belongs: as an item, as a key, or as the value of the key before it.
    fn place_in(&mut self, open: &mut Open, node: Node) -> Option<()> {
        match &mut open.node.value {
            Value::Sequence(items) => items.push(node),
            Value::Mapping(entries) => match open.key.take() {
                Some(_) if std::mem::take(&mut open.drop_next) => {}
                Some(key) => entries.push((key, node)),
                None => {
                    let Node { line, column, value: Value::Scalar(Scalar { text: name, .. }) } = node else {
                        return self.stop(node.line, node.column, "a mapping's key must be plain text");
                    };
                    if let Some(first) = open.seen.get(&name) {
                        let place = Place { file: self.file.clone(), line, column };
                        self.problems
                            .error(place, format!("duplicate key `{}`", super::abbreviate(&name)))
                            .hint(format!("it stands on line {first} already; keep one"));
                        open.drop_next = true;
                    } else {
                        open.seen.insert(name.clone(), line);
                    }
                    open.key = Some(Key { line, column, name });
                }
            },
            _ => {}
        }
        Some(())
    }

    fn remember(&mut self, anchor: usize, node: &Node, values: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), values));
        }
    }

    fn count(&mut self, values: usize, line: u32, column: u32) -> Option<()> {
        self.values += values;
        if self.values > self.limits.values {
            return self.stop(line, column, &format!("more than {} values in one file", self.limits.values));
        }
        Some(())
    }

    fn syntax<T>(&mut self, error: &saphyr_parser::ScanError) -> Option<T> {
        let marker = error.marker();
        let place = Place { file: self.file.clone(), line: marker.line() as u32, column: marker.col() as u32 + 1 };
        let info = error.info();
        let problem = self.problems.error(place, format!("not valid YAML: {info}"));
        if info.contains("tab") {
            problem.hint("YAML is indented with spaces, never with tabs");
        }
        None
    }

    fn stop<T>(&mut self, line: u32, column: u32, message: &str) -> Option<T> {
        self.problems.error(Place { file: self.file.clone(), line, column }, message);
        None
    }
}

trait ClonedWithin {
    /// The anchored value, unless it is larger than what is left of the budget: checked before anything is copied.
    fn cloned_within(self, budget: usize) -> Option<(Node, usize)>;
}

impl ClonedWithin for Option<&(Node, usize)> {
    fn cloned_within(self, budget: usize) -> Option<(Node, usize)> {
        self.filter(|(_, size)| *size <= budget).cloned()
    }
}

fn position(span: Span) -> (u32, u32) {
    (span.start.line() as u32, span.start.col() as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(text: &[u8]) -> Vec<String> {
        let mut problems = Problems::default();
        parse("t.yaml", text, Limits::default(), &mut problems);
        problems
            .iter()
            .map(|p| format!("{} {}", p.place.as_ref().map(ToString::to_string).unwrap_or_default(), p.message))
            .collect()
    }

    #[test]
    fn positions_are_one_based() {
        let mut problems = Problems::default();
        let doc = parse("t.yaml", b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c: x\r\n", Limits::default(), &mut problems).unwrap();
        assert!(problems.is_empty());
        let Value::Mapping(entries) = &doc.root.value else { panic!("not a mapping") };
        assert_eq!((entries[1].0.line, entries[1].0.column), (2, 1));
        let Value::Sequence(items) = &entries[1].1.value else { panic!("not a list") };
        assert_eq!((items[0].line, items[0].column), (3, 5));
    }

    #[test]
    fn duplicate_keys_are_all_named() {
        let found = problems_of(b"a: 1\nb: 2\na: 3\nb: {x: 1, x: 2}\n");
        assert_eq!(
            found,
            ["t.yaml:3:1 duplicate key `a`", "t.yaml:4:1 duplicate key `b`", "t.yaml:4:11 duplicate key `x`"]
        );
    }

    #[test]
    fn binary_is_refused_with_a_position() {
        assert_eq!(problems_of(b"a: 1\nbc\xff"), ["t.yaml:2:3 not text: byte 0xff cannot stand in YAML"]);
        assert_eq!(problems_of(b"a: \x00"), ["t.yaml:1:4 not text: byte 0x00 cannot stand in YAML"]);
    }

    #[test]
    fn alias_bomb_stops_at_the_budget() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..12 {
            let refs = vec![format!("*a{}", i - 1); 10].join(", ");
            bomb.push_str(&format!("a{i}: &a{i} [{refs}]\n"));
        }
        let found = problems_of(bomb.as_bytes());
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("too many values"), "{found:?}");
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        let found = problems_of(deep.as_bytes());
        assert_eq!(found, ["t.yaml:1:65 nested deeper than 64 levels"]);
    }

    #[test]
    fn a_tab_is_named_as_one() {
        let found = problems_of(b"a:\n\tb: 1\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("t.yaml:2:"), "{found:?}");
    }
}
