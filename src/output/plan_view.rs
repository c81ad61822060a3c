//! A plan, for people and for pull requests. The machine formats are the values themselves.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Answer, Role, Style, count, markdown_table};
use crate::placement::Move;
use crate::plan::{Action, Change, Copies, InProgress, Plan, Risk, Unmanaged, Unmet};
use crate::quota;
use crate::topic_config;
use crate::units::format_bytes;

/// GitHub and GitLab cut comments at 65,536 characters; some room is left for what surrounds ours.
const MARKDOWN_LIMIT: usize = 64_000;
/// Unmanaged topics shown by name; a big cluster has thousands.
const UNMANAGED_SHOWN: usize = 10;
/// Partitions shown of one topic's move.
const MOVES_SHOWN: usize = 12;

/// A plan, as `plan` answers it.
#[derive(Serialize)]
pub struct PlanView<'a> {
    #[serde(flatten)]
    pub plan: &'a Plan,
    pub summary: Summary,
}

/// The counts of the last line.
#[derive(Serialize)]
pub struct Summary {
    pub create: usize,
    pub change: usize,
    pub delete: usize,
    pub cannot: usize,
    pub refused: usize,
    pub unmanaged: usize,
    pub unchanged: usize,
    pub unchanged_principals: usize,
    pub risk: Risk,
}

impl Summary {
    fn of(plan: &Plan) -> Summary {
        let glyphs = |glyph| plan.changes.iter().filter(|change| change.action.glyph() == glyph).count();
        Summary {
            create: glyphs('+'),
            change: glyphs('~'),
            delete: glyphs('-'),
            cannot: plan.cannot.len(),
            refused: plan.refused.len(),
            unmanaged: plan.unmanaged.len(),
            unchanged: plan.unchanged,
            unchanged_principals: plan.unchanged_principals,
            risk: plan.risk(),
        }
    }

    fn sentence(&self) -> String {
        let mut text = format!("{} to create, {} to change, {} to delete", self.create, self.change, self.delete);
        for (number, what) in
            [(self.cannot, "cannot be done"), (self.refused, "refused"), (self.unmanaged, "unmanaged")]
        {
            if number > 0 {
                let _ = write!(text, ", {number} {what}");
            }
        }
        let _ = write!(text, "; {}", count(self.unchanged, "topic"));
        if self.unchanged_principals > 0 {
            let _ = write!(text, " and {}", count(self.unchanged_principals, "principal"));
        }
        text.push_str(" as declared");
        text
    }
}

impl<'a> PlanView<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        PlanView { plan, summary: Summary::of(plan) }
    }
}

impl Answer for PlanView<'_> {
    const KIND: &'static str = "Plan";

    fn text(&self, style: Style) -> String {
        let mut text = String::new();
        let environment = self.plan.environment.as_ref().map(|e| format!(", environment {e}")).unwrap_or_default();
        let _ = writeln!(text, "Plan for cluster {}{environment}", self.plan.cluster_id);
        if !self.plan.changes.is_empty() {
            text.push('\n');
        }
        for change in &self.plan.changes {
            text.push_str(&change_text(change, style));
        }
        bucket(&mut text, "Cannot be done", &self.plan.cannot, style);
        bucket(&mut text, "Refused", &self.plan.refused, style);
        in_progress(&mut text, &self.plan.in_progress, style);
        unmanaged(&mut text, &self.plan.unmanaged, style);
        let nothing = self.plan.is_met() && self.plan.unmanaged.is_empty();
        let heading = style.paint(Role::Heading, if nothing { "Nothing to do: " } else { "Plan: " });
        let _ = writeln!(text, "\n{heading}{}.", self.summary.sentence());
        text
    }

    fn markdown(&self) -> Option<String> {
        Some(markdown(self))
    }
}

fn role_of(action: &Action) -> Role {
    match action.glyph() {
        '+' => Role::Added,
        '-' => Role::Removed,
        _ => Role::Changed,
    }
}

fn change_text(change: &Change, style: Style) -> String {
    let glyph = style.paint(role_of(&change.action), &change.action.glyph().to_string());
    let risk = match change.risk {
        Risk::Safe => String::new(),
        risk => style.paint(Role::Warning, &format!("  [{risk}]")),
    };
    let mut text = format!("{glyph} {}  {}{risk}\n", style.paint(Role::Heading, &change.subject), change.action);
    if let Some(why) = &change.why {
        let _ = writeln!(text, "    {}", style.paint(Role::Dim, why));
    }
    for line in detail(&change.action) {
        let _ = writeln!(text, "    {line}");
    }
    text
}

/// The configs of a topic to be created, in human units; where replicas move, and what each broker gets.
fn detail(action: &Action) -> Vec<String> {
    if let Action::Reassign { moves, copies, .. } = action {
        return replicas(moves, copies);
    }
    let Action::Create { configs, description, .. } = action else { return Vec::new() };
    let config = |(name, value): (&String, &String)| format!("{name} = {}", topic_config::display(name, value));
    let configs: Vec<String> = configs.iter().map(config).collect();
    let line = (!configs.is_empty()).then(|| configs.join(", "));
    description.clone().into_iter().chain(line).collect()
}

fn replicas(moves: &[Move], copies: &[Copies]) -> Vec<String> {
    let ids = |ids: &[i32]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let line = |moved: &Move| format!("partition {}: {} → {}", moved.partition, ids(&moved.from), ids(&moved.to));
    let mut lines: Vec<String> = moves.iter().take(MOVES_SHOWN).map(line).collect();
    if moves.len() > MOVES_SHOWN {
        lines.push(format!("… and {} more (`--output json` lists all)", moves.len() - MOVES_SHOWN));
    }
    lines.extend(copies.iter().map(|Copies { broker, replicas, bytes, free }| {
        let bytes = bytes.map(|bytes| format!(", {}", format_bytes(bytes))).unwrap_or_default();
        let free = free.map(|free| format!(" of {} free", format_bytes(free))).unwrap_or_default();
        format!("broker {broker} gets {}{bytes}{free}", count(*replicas, "replica"))
    }));
    lines
}

fn in_progress(text: &mut String, items: &[InProgress], style: Style) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", style.paint(Role::Heading, "In progress:"));
    for InProgress { topic, partitions } in items {
        let _ = writeln!(text, "  {topic}  {} on the move", count(*partitions, "partition"));
    }
}

fn bucket(text: &mut String, title: &str, items: &[Unmet], style: Style) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", style.paint(Role::Heading, &format!("{title}:")));
    for item in items {
        let _ = writeln!(text, "! {}  {}", style.paint(Role::Heading, &item.subject), item.wish);
        let _ = writeln!(text, "    {}", item.why);
        let _ = writeln!(text, "    {} {}", style.paint(Role::Hint, "hint:"), item.way_out);
    }
}

fn unmanaged(text: &mut String, items: &[Unmanaged], style: Style) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", style.paint(Role::Heading, "Unmanaged (left alone):"));
    for item in items.iter().take(UNMANAGED_SHOWN) {
        let _ = writeln!(text, "  {}", style.paint(Role::Dim, &unmanaged_line(item)));
    }
    if items.len() > UNMANAGED_SHOWN {
        let _ = writeln!(text, "  … and {} more (`--output json` lists all)", items.len() - UNMANAGED_SHOWN);
    }
}

fn unmanaged_line(item: &Unmanaged) -> String {
    match item {
        Unmanaged::Topic { topic, partitions } => format!("topic {topic} ({})", count(*partitions, "partition")),
        Unmanaged::Config { topic, name, value } => {
            let value = value.as_ref().map_or("hidden".to_owned(), |value| topic_config::display(name, value));
            format!("config {name} = {value} on {topic}")
        }
        Unmanaged::Acl { acl } => acl.to_string(),
        Unmanaged::Password { user, mechanism, .. } => format!("the {mechanism} password of user {user}"),
        Unmanaged::Quota { principal, name, value } => {
            format!("quota {name} = {} of {principal}", quota::display(name, *value))
        }
    }
}

fn markdown(view: &PlanView<'_>) -> String {
    let plan = view.plan;
    let environment = plan.environment.as_ref().map(|e| format!(", environment `{e}`")).unwrap_or_default();
    let head = format!(
        "### helixctl plan: {}\n\nCluster `{}`{environment}, highest risk **{}**.\n\n",
        view.summary.sentence(),
        plan.cluster_id,
        plan.risk()
    );
    let row = |change: &Change| {
        let glyph = change.action.glyph();
        vec![format!("`{glyph}`"), format!("`{}`", change.subject), change.action.to_string(), risk_cell(change)]
    };
    let unmet = |bucket: &str, item: &Unmet| {
        vec![
            bucket.to_owned(),
            format!("`{}`", item.subject),
            item.wish.clone(),
            format!("{}; {}", item.why, item.way_out),
        ]
    };
    let mut rows: Vec<Vec<String>> = plan.cannot.iter().map(|item| unmet("cannot", item)).collect();
    rows.extend(plan.refused.iter().map(|item| unmet("refused", item)));
    // The riskiest first: what does not fit is what matters least.
    let mut changes: Vec<&Change> = plan.changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.risk));
    rows.extend(changes.iter().copied().map(row));
    let detail: Vec<String> = changes.iter().map(|change| change_text(change, Style::PLAIN)).collect();
    let unmanaged: Vec<String> = plan.unmanaged.iter().map(|item| format!("{}\n", unmanaged_line(item))).collect();

    let mut text = head;
    if !rows.is_empty() {
        let kept = fitting(&rows, MARKDOWN_LIMIT / 2, |row| row.iter().map(|cell| cell.len() + 5).sum());
        text.push_str(&markdown_table(&["", "Subject", "What", "Risk"], &rows[..kept]));
        cut(&mut text, kept, rows.len());
    }
    fold(&mut text, "Details", &detail, MARKDOWN_LIMIT * 4 / 5);
    fold(&mut text, "Unmanaged", &unmanaged, MARKDOWN_LIMIT);
    text
}

fn risk_cell(change: &Change) -> String {
    match &change.why {
        Some(why) => format!("{}: {why}", change.risk),
        None => change.risk.to_string(),
    }
}

/// A collapsed block that ends before the comment becomes too long.
fn fold(text: &mut String, title: &str, lines: &[String], limit: usize) {
    let room = limit.saturating_sub(text.len() + 200);
    let kept = fitting(lines, room, String::len);
    if lines.is_empty() {
        return;
    }
    let _ = write!(text, "\n<details><summary>{title}</summary>\n\n```\n{}```\n", lines[..kept].concat());
    cut(text, kept, lines.len());
    text.push_str("\n</details>\n");
}

/// Says what was left out, if anything was.
fn cut(text: &mut String, kept: usize, all: usize) {
    if kept < all {
        let _ = writeln!(
            text,
            "\n**{} of {all} are not shown: a comment holds no more. `helixctl topics plan` shows all.**",
            all - kept
        );
    }
}

/// How many items fit into `room`.
fn fitting<T>(items: &[T], room: usize, length: impl Fn(&T) -> usize) -> usize {
    let mut used = 0;
    items
        .iter()
        .take_while(|item| {
            used += length(item);
            used <= room
        })
        .count()
}
