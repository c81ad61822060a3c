//! What Kafka's `StandardAuthorizer` decides: a matching deny, else a matching allow, else no.

use super::principal::EVERYBODY;
use super::{ANY_HOST, Acl, Operation, Pattern, Permission, Target};

/// An answer and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    pub allowed: bool,
    /// The rule that decided, the most specific one if several say the same.
    pub rule: Option<&'a Acl>,
    pub why: Why,
    /// Allow rules that would have matched, had no deny won over them.
    pub overruled: Vec<&'a Acl>,
}

/// Why it was decided so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A deny rule matches; it wins over every allow.
    Denied,
    /// An allow rule matches: its operation is the one asked for, or `all`.
    Allowed,
    /// An allow rule for another operation matches, which implies this one.
    Implied,
    /// There are rules on the resource, but none of them matches: no.
    NoMatch,
    /// There is no rule on the resource: no, unless the brokers run with `allow.everyone.if.no.acl.found=true`.
    NoRule,
}

/// Decides whether `principal` may do `operation` to `target` from `host`, by the rules alone.
///
/// Superusers are not in the rules and may do everything; the brokers do not tell who they are. A host of `*` asks about
/// a host that no rule names.
pub fn decide<'a>(
    rules: impl IntoIterator<Item = &'a Acl>,
    principal: &str,
    host: &str,
    operation: Operation,
    target: &Target,
) -> Decision<'a> {
    let mut on_resource = rules.into_iter().filter(|rule| rule.resource.covers(target)).peekable();
    if on_resource.peek().is_none() {
        return Decision { allowed: false, rule: None, why: Why::NoRule, overruled: Vec::new() };
    }
    let matching = on_resource
        .filter(|rule| concerns(rule, principal) && is_from(rule, host) && covers_operation(rule, operation));
    let (denies, allows): (Vec<&Acl>, Vec<&Acl>) = matching.partition(|rule| rule.permission == Permission::Deny);
    let most_specific = |rules: &[&'a Acl]| rules.iter().copied().min_by_key(|rule| specificity(rule, operation));
    if let Some(rule) = most_specific(&denies) {
        return Decision { allowed: false, rule: Some(rule), why: Why::Denied, overruled: allows };
    }
    match most_specific(&allows) {
        Some(rule) => {
            let implied = rule.operation != operation && rule.operation != Operation::All;
            let why = if implied { Why::Implied } else { Why::Allowed };
            Decision { allowed: true, rule: Some(rule), why, overruled: Vec::new() }
        }
        None => Decision { allowed: false, rule: None, why: Why::NoMatch, overruled: Vec::new() },
    }
}

impl Acl {
    /// Whether it has a say in this, from any host.
    pub fn applies(&self, principal: &str, operation: Operation, target: &Target) -> bool {
        concerns(self, principal) && covers_operation(self, operation) && self.resource.covers(target)
    }
}

/// Whether the rule is about this principal; `User:*` is everybody, whatever their type.
pub(super) fn concerns(rule: &Acl, principal: &str) -> bool {
    rule.principal == principal || rule.principal == EVERYBODY
}

pub(super) fn is_from(rule: &Acl, host: &str) -> bool {
    rule.host == ANY_HOST || rule.host == host
}

/// Whether the rule is about this operation. Only allow rules imply others: denying Read leaves Describe alone.
pub(super) fn covers_operation(rule: &Acl, operation: Operation) -> bool {
    use Operation as O;
    rule.operation == operation
        || rule.operation == O::All
        || rule.permission == Permission::Allow
            && match operation {
                O::Describe => matches!(rule.operation, O::Read | O::Write | O::Delete | O::Alter),
                O::DescribeConfigs => rule.operation == O::AlterConfigs,
                _ => false,
            }
}

/// Lower is more specific: the whole name, then the longest prefix, then the wildcard; then how the operation fits.
fn specificity<'a>(rule: &'a Acl, operation: Operation) -> impl Ord + use<'a> {
    let by_name = match rule.resource.pattern {
        Pattern::Literal if rule.resource.is_wildcard() => (2, 0),
        Pattern::Literal => (0, 0),
        Pattern::Prefixed => (1, usize::MAX - rule.resource.name.len()),
    };
    let by_operation = match rule.operation {
        exact if exact == operation => 0,
        Operation::All => 2,
        _ => 1,
    };
    (by_name, by_operation, rule.principal == EVERYBODY, rule)
}
