//! Users and quotas beside exported rules, as far as topics.yaml can hold them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_yaml::Number;

use super::export::ExportedPrincipal;
use crate::acl::{ScramMechanism, principal};
use crate::cluster::{Access, QuotaValues, ScramUser, Sight};
use crate::quota::QuotaKey;

#[derive(Serialize)]
pub(super) struct ExportedUser {
    /// Where the password is to come from: a variable.
    password: String,
    mechanism: ScramMechanism,
    iterations: i32,
}

/// Adds them to the principals, new ones included; tells what was left out.
pub(super) fn add(
    principals: &mut Vec<ExportedPrincipal>,
    access: &Access,
    wanted: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut warnings = Vec::new();
    for (what, hidden) in [("users", why(&access.users)), ("quotas", why(&access.quotas))] {
        warnings.extend(hidden.map(|why| format!("{what} are left out: {why}")));
    }
    for user in access.users.seen().into_iter().flatten() {
        let name = format!("User:{}", user.name);
        if wanted(&name)
            && let Some(exported) = exported(user, &mut warnings)
        {
            of(principals, &name).user = Some(exported);
        }
    }
    for (user, values) in access.quotas.seen().into_iter().flatten() {
        let name = format!("User:{user}");
        if wanted(&name) {
            let quota = expressible(&name, values, &mut warnings);
            if !quota.is_empty() {
                of(principals, &name).quota = quota;
            }
        }
    }
    warnings
}

fn why<T>(look: &Sight<T>) -> Option<&str> {
    match look {
        Sight::Hidden { why, .. } => Some(why),
        _ => None,
    }
}

/// The principal of this name, in order of name.
fn of<'a>(principals: &'a mut Vec<ExportedPrincipal>, name: &str) -> &'a mut ExportedPrincipal {
    let at = principals.binary_search_by(|principal| principal.name.as_str().cmp(name)).unwrap_or_else(|at| {
        let name = name.to_owned();
        principals.insert(at, ExportedPrincipal { name, user: None, acls: Vec::new(), quota: BTreeMap::new() });
        at
    });
    &mut principals[at]
}

/// One mechanism: the stronger one. The other is said.
fn exported(user: &ScramUser, warnings: &mut Vec<String>) -> Option<ExportedUser> {
    if !principal::can_log_in(&user.name) {
        warnings.push(format!("user {} is left out: by a name that is not ASCII nobody can log in", user.name));
        return None;
    }
    let strongest = user.credentials.iter().max_by_key(|credential| credential.mechanism)?;
    if user.credentials.len() > 1 {
        let kept = strongest.mechanism;
        warnings.push(format!("user {} has passwords for two mechanisms: only {kept} is written", user.name));
    }
    let letters = user.name.to_ascii_uppercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
    let digit = if letters.starts_with(|letter: char| letter.is_ascii_digit()) { "_" } else { "" };
    Some(ExportedUser {
        password: format!("${{{digit}{letters}_PASSWORD}}"),
        mechanism: strongest.mechanism,
        iterations: strongest.iterations,
    })
}

/// The values that topics.yaml knows and reads back as they are.
fn expressible(name: &str, values: &QuotaValues, warnings: &mut Vec<String>) -> BTreeMap<String, Number> {
    let reads_back = |(key, value): &(&String, &f64)| {
        QuotaKey::find(key, false).ok().and_then(|key| key.parse(&value.to_string())) == Some(**value)
    };
    let (kept, odd): (Vec<_>, Vec<_>) = values.iter().partition(reads_back);
    warnings.extend(odd.into_iter().map(|(key, value)| format!("the quota {key}={value} of {name} is left out")));
    // Kafka keeps doubles; a whole number is written as one.
    let number = |value: f64| if value.fract() == 0.0 { Number::from(value as u64) } else { Number::from(value) };
    kept.into_iter().map(|(key, value)| (key.clone(), number(*value))).collect()
}
