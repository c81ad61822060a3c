//! What a redrive did, or would do.

use serde::Serialize;

use super::survey::Survey;
use crate::output::{Answer, Style, count, listing, markdown_table};

#[derive(Debug, Serialize)]
struct Counted {
    name: String,
    records: u64,
}

#[derive(Debug, Serialize)]
pub struct Redrive {
    /// Whether it was done, or only looked at.
    done: bool,
    records: u64,
    sent_back: u64,
    parked: u64,
    /// Sent back as often as allowed, and left.
    worn: u64,
    /// Without a header that names a topic, and left.
    homeless: u64,
    topics: Vec<Counted>,
    /// Most frequent first.
    errors: Vec<Counted>,
}

impl Redrive {
    pub fn of(survey: &Survey, done: bool) -> Redrive {
        let counted = |(name, records): (&String, &u64)| Counted { name: name.clone(), records: *records };
        let mut errors: Vec<Counted> = survey.errors.iter().map(counted).collect();
        errors.sort_by_key(|error| std::cmp::Reverse(error.records));
        Redrive {
            done,
            records: survey.records,
            sent_back: survey.back.values().sum(),
            parked: survey.parked,
            worn: survey.worn,
            homeless: survey.homeless,
            topics: survey.back.iter().map(counted).collect(),
            errors,
        }
    }

    fn rows(of: &[Counted]) -> Vec<Vec<String>> {
        of.iter().map(|of| vec![of.name.clone(), of.records.to_string()]).collect()
    }

    fn summary(&self) -> String {
        let would = if self.done { "" } else { "to be " };
        let number = |records: u64| usize::try_from(records).unwrap_or(usize::MAX);
        let mut text = format!("{}: {} {would}sent back", count(number(self.records), "record"), self.sent_back);
        for (records, what) in
            [(self.parked, "parked"), (self.worn, "sent back often enough"), (self.homeless, "of unknown origin")]
        {
            if records > 0 {
                text.push_str(&format!(", {records} {what}"));
            }
        }
        text.push('\n');
        text
    }
}

impl Answer for Redrive {
    const KIND: &'static str = "Redrive";

    fn text(&self, style: Style) -> String {
        let mut text = String::new();
        for (heading, of) in [("ERROR", &self.errors), ("BACK TO", &self.topics)] {
            if !of.is_empty() {
                text.push_str(&listing(&[heading, "RECORDS"], Self::rows(of), style));
                text.push('\n');
            }
        }
        text + &self.summary()
    }

    fn markdown(&self) -> Option<String> {
        let errors = markdown_table(&["error", "records"], &Self::rows(&self.errors));
        let topics = markdown_table(&["back to", "records"], &Self::rows(&self.topics));
        Some(format!("{errors}\n{topics}\n{}", self.summary()))
    }
}
