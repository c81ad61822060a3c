//! Whom a quota is for, on the command line and in answers.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Number;

use crate::cluster::{QuotaEntity, QuotaName, QuotaValues};
use crate::error::{Error, Result};
use crate::quota::display;

/// The flags that name an entity.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct EntityArgs {
    /// Quota of this user, with or without `User:`
    #[arg(long, value_name = "NAME", conflicts_with = "default_user")]
    user: Option<String>,

    /// Quota of every user that has none of its own
    #[arg(long)]
    default_user: bool,

    /// Quota of this client id; together with a user, of that user's clients of this id
    #[arg(long, value_name = "ID", conflicts_with = "default_client_id")]
    client_id: Option<String>,

    /// Quota of every client id that has none of its own
    #[arg(long)]
    default_client_id: bool,

    /// Quota of this address
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["default_ip", "user", "default_user", "client_id", "default_client_id"])]
    ip: Option<String>,

    /// Quota of every address that has none of its own
    #[arg(long, conflicts_with_all = ["user", "default_user", "client_id", "default_client_id"])]
    default_ip: bool,
}

fn part(name: Option<&str>, default: bool) -> Option<QuotaName> {
    match name {
        Some(name) => Some(QuotaName::Named(name.to_owned())),
        None => default.then_some(QuotaName::Default),
    }
}

impl EntityArgs {
    /// What the flags name; nothing at all if there is none. Exit 2 for an empty name.
    pub(super) fn given(&self) -> Result<QuotaEntity> {
        let user = self.user.as_deref().map(|name| name.strip_prefix("User:").unwrap_or(name));
        let names = [("--user", user), ("--client-id", self.client_id.as_deref()), ("--ip", self.ip.as_deref())];
        if let Some((flag, _)) = names.iter().find(|(_, name)| name.is_some_and(str::is_empty)) {
            return Err(Error::bad_input(format!("the name of {flag} is empty")));
        }
        Ok(QuotaEntity {
            user: part(user, self.default_user),
            client_id: part(self.client_id.as_deref(), self.default_client_id),
            ip: part(self.ip.as_deref(), self.default_ip),
        })
    }

    /// The same; exit 2 if there is none.
    pub(super) fn one(&self) -> Result<QuotaEntity> {
        let entity = self.given()?;
        if entity == QuotaEntity::default() {
            return Err(Error::bad_input("it is not said whose quota")
                .hint("name a `--user`, a `--client-id`, both, or an `--ip`; or a default, such as `--default-user`"));
        }
        Ok(entity)
    }
}

/// An entity with its values, as answers show it: a default is `null` for programs, as in Kafka's own requests.
#[derive(Serialize)]
pub(super) struct Row {
    entity: BTreeMap<&'static str, Option<String>>,
    quotas: BTreeMap<String, Number>,
}

impl Row {
    pub(super) fn new(entity: &QuotaEntity, values: &QuotaValues) -> Self {
        let name = |name: &QuotaName| match name {
            QuotaName::Default => None,
            QuotaName::Named(name) => Some(name.clone()),
        };
        Row {
            entity: entity.parts().map(|(kind, found)| (kind, name(found))).collect(),
            quotas: values.iter().filter_map(number).collect(),
        }
    }

    pub(super) fn cells(&self) -> Vec<String> {
        let part = |kind: &str| match self.entity.get(kind) {
            Some(Some(name)) => name.clone(),
            Some(None) => QuotaName::Default.to_string(),
            None => "-".to_owned(),
        };
        let quotas: Vec<String> = self
            .quotas
            .iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", compact(name, value.as_f64()?))))
            .collect();
        vec![part("user"), part("client-id"), part("ip"), quotas.join(" ")]
    }
}

/// Kafka keeps doubles; a whole number is shown as one.
fn number((name, value): (&String, &f64)) -> Option<(String, Number)> {
    let whole = value.fract() == 0.0 && value.abs() < 9e15;
    let number = if whole { Number::from(*value as i64) } else { Number::from_f64(*value)? };
    Some((name.clone(), number))
}

/// Without spaces, as `quotas set` reads it back.
fn compact(name: &str, value: f64) -> String {
    display(name, value).replace(' ', "")
}

pub(super) const HEADINGS: [&str; 4] = ["USER", "CLIENT ID", "IP", "QUOTAS"];
