//! `helixctl acls why`: a question, the rule that decides it, and what keeps other rules from it.

use std::fmt::Write as _;

use serde::Serialize;

use super::words::check;
use crate::acl::{
    ANY_HOST, Acl, AclFilter, Decision, NearMiss, Operation, Resource, ResourceKind, Target, Why, decide, near_misses,
};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style};

/// What is asked.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct QuestionArgs {
    /// Who, like User:app
    #[arg(value_name = "PRINCIPAL", value_parser = super::principal)]
    principal: String,

    /// Operation, like read, write, describe, alter_configs
    #[arg(value_name = "OPERATION", value_parser = Operation::parse)]
    operation: Operation,

    /// One resource: topic:NAME, group:NAME, txn:NAME or cluster
    #[arg(value_name = "RESOURCE", value_parser = Target::parse)]
    resource: Target,

    /// Address that it comes from, as the brokers see it [default: one that no rule names]
    #[arg(long, value_name = "ADDRESS")]
    host: Option<String>,
}

/// Show which rule lets a principal do something, or what keeps it from that
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl acls why User:app write topic:helixagent.x
  helixctl acls why User:app describe group:helixagent-1 -o json")]
pub struct Args {
    #[command(flatten)]
    question: QuestionArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let found = args.question.look_up(context).await?;
    let verdict = Verdict::new(&args.question, &found);
    context.ui.answer(&verdict)?;
    for note in verdict.notes() {
        context.ui.note(note);
    }
    Ok(Exit::Done)
}

impl QuestionArgs {
    fn host(&self) -> &str {
        self.host.as_deref().unwrap_or(ANY_HOST)
    }

    /// The rules on this kind of resource: those that apply, and those that nearly do.
    pub(super) async fn look_up(&self, context: &mut Context) -> Result<Vec<Acl>> {
        if self.operation == Operation::All {
            return Err(Error::bad_input("`all` is a rule's word, not a request's; ask about one operation"));
        }
        check(self.resource.kind, self.operation)?;
        let cluster = context.cluster()?;
        let filter = AclFilter { kind: Some(self.resource.kind), ..AclFilter::default() };
        let found = super::find(&*cluster, &filter, context).await?;
        let hidden = matches!(self.resource.kind, ResourceKind::User | ResourceKind::DelegationToken)
            || self.operation == Operation::TwoPhaseCommit;
        if hidden && found.not_understood > 0 {
            let message = format!(
                "whether {} may {} cannot be told: the rules on it cannot be read",
                self.principal, self.operation
            );
            return Err(Error::failed(message).hint("look with `kafka-acls --list`"));
        }
        Ok(found.acls)
    }
}

/// A decision as it is shown.
#[derive(Serialize)]
pub(super) struct Verdict<'a> {
    principal: &'a str,
    operation: Operation,
    resource: &'a Target,
    host: &'a str,
    pub(super) allowed: bool,
    /// `denied`, `allowed`, `implied`, `no_match`, `no_rule`.
    why: &'static str,
    rule: Option<&'a Acl>,
    overruled: Vec<&'a Acl>,
    near_misses: Vec<Near<'a>>,
    #[serde(skip)]
    reason: Why,
}

#[derive(Serialize)]
struct Near<'a> {
    #[serde(flatten)]
    rule: &'a Acl,
    why: String,
}

impl<'a> Verdict<'a> {
    pub(super) fn new(question: &'a QuestionArgs, rules: &'a [Acl]) -> Self {
        let QuestionArgs { principal, operation, resource, .. } = question;
        let host = question.host();
        let Decision { allowed, rule, why, overruled } = decide(rules, principal, host, *operation, resource);
        let misses = match why {
            Why::NoMatch | Why::NoRule => near_misses(rules, principal, host, *operation, resource),
            Why::Denied | Why::Allowed | Why::Implied => Vec::new(),
        };
        let near = |NearMiss { rule, why }: NearMiss<'a>| Near { rule, why };
        Verdict {
            principal,
            operation: *operation,
            resource,
            host,
            allowed,
            why: match why {
                Why::Denied => "denied",
                Why::Allowed => "allowed",
                Why::Implied => "implied",
                Why::NoMatch => "no_match",
                Why::NoRule => "no_rule",
            },
            rule,
            overruled,
            near_misses: misses.into_iter().map(near).collect(),
            reason: why,
        }
    }

    /// What the rules do not tell.
    pub(super) fn notes(&self) -> Vec<&'static str> {
        let superuser = "a superuser may do it all the same; the brokers do not tell who is one (`super.users`)";
        let everyone = "brokers with `allow.everyone.if.no.acl.found=true`, or without an authorizer, would say yes; they do not tell";
        match (self.allowed, self.reason) {
            (true, _) => Vec::new(),
            (false, Why::NoRule) => vec![superuser, everyone],
            (false, _) => vec![superuser],
        }
    }

    fn reason(&self) -> String {
        let rule = self.rule.map(ToString::to_string).unwrap_or_default();
        let about = |resource: &Resource| match *resource == literal(self.resource) {
            true => String::new(),
            false => format!(" ({})", resource.meaning()),
        };
        let about = self.rule.map(|rule| about(&rule.resource)).unwrap_or_default();
        match self.reason {
            Why::Allowed => format!("a rule allows it: {rule}{about}"),
            Why::Implied => {
                let granted = self.rule.map_or(self.operation, |rule| rule.operation);
                format!("{granted} implies {}: {rule}{about}", self.operation)
            }
            Why::Denied => format!("a deny rule wins over every allow: {rule}{about}"),
            Why::NoMatch => format!("there are rules on {}, but none allows this", self.resource),
            Why::NoRule => format!("there is no rule on {}", self.resource),
        }
    }
}

fn literal(target: &Target) -> Resource {
    Resource::new(target.kind, target.name.clone(), crate::acl::Pattern::Literal)
}

impl Answer for Verdict<'_> {
    const KIND: &'static str = "AclDecision";

    fn text(&self, _: Style) -> String {
        let (word, from) = (if self.allowed { "may" } else { "may not" }, self.host);
        let from = if from == ANY_HOST { String::new() } else { format!(" from {from}") };
        let mut text = format!("{} {word} {} {}{from}\n", self.principal, self.operation, self.resource);
        let _ = writeln!(text, "  {}", self.reason());
        for rule in &self.overruled {
            let _ = writeln!(text, "  overruled: {rule}");
        }
        for near in &self.near_misses {
            let _ = writeln!(text, "  not this one: {}: it {}", near.rule, near.why);
        }
        if !self.allowed && self.reason != Why::Denied {
            let _ = writeln!(
                text,
                "  this would allow it: helixctl acls grant {} {} {}",
                quoted(self.principal),
                self.operation,
                quoted(&self.resource.to_string())
            );
        }
        text
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ':' | '.' | '_' | '-' | '=' | ',' | '/' | '@');
    match word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}
