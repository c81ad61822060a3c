//! Rules that nearly answer a question, and what keeps each of them from it: the hint behind a no.

use super::authorizer::{concerns, covers_operation, is_from};
use super::{Acl, Operation, Pattern, Permission, ResourceKind, Target, WILDCARD};

/// An allow rule that does not match, though someone may have meant it to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss<'a> {
    pub rule: &'a Acl,
    /// As in "… is for host 10.0.0.1 only".
    pub why: String,
}

/// The rules that would allow this, but for one thing.
pub fn near_misses<'a>(
    rules: impl IntoIterator<Item = &'a Acl>,
    principal: &str,
    host: &str,
    operation: Operation,
    target: &Target,
) -> Vec<NearMiss<'a>> {
    let miss = |rule: &'a Acl| {
        if rule.permission == Permission::Deny || rule.resource.kind != target.kind {
            return None;
        }
        let wrong = [
            (!concerns(rule, principal)).then(|| other_principal(rule, principal)),
            (!is_from(rule, host)).then(|| Some(format!("is for host {} only", rule.host))),
            (!covers_operation(rule, operation)).then_some(None),
            (!rule.resource.covers(target)).then(|| other_name(rule, target)),
        ];
        let mut wrong = wrong.into_iter().flatten();
        match (wrong.next(), wrong.next()) {
            (Some(Some(why)), None) => Some(NearMiss { rule, why }),
            _ => None,
        }
    };
    rules.into_iter().filter_map(miss).collect()
}

/// Another principal's rule is only worth a word if the two differ in nothing but case.
fn other_principal(rule: &Acl, principal: &str) -> Option<String> {
    let same = rule.principal.to_lowercase() == principal.to_lowercase();
    same.then(|| "is for a principal in another case, and Kafka compares letter by letter".to_owned())
}

fn other_name(rule: &Acl, target: &Target) -> Option<String> {
    let name = &rule.resource.name;
    if rule.resource.pattern == Pattern::Literal && name.len() > 1 {
        // What `kafka-acls --topic 'helixagent.*'` makes without `--resource-pattern-type prefixed`.
        if let Some(prefix) = name.strip_suffix(WILDCARD).filter(|prefix| target.name.starts_with(*prefix)) {
            let noun = rule.resource.kind.noun();
            return Some(format!(
                "is literal: it is about a {noun} called `{name}`, not about those that begin with `{prefix}`"
            ));
        }
    }
    let same = target.kind != ResourceKind::Cluster && name.to_lowercase() == target.name.to_lowercase();
    same.then(|| format!("names `{name}`, which is another name to Kafka"))
}
