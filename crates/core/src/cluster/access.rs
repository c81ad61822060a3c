//! Who may do what, who can log in, and how much each may use: looked at as a plan needs it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::denied::Denied;
use super::look::Look;
use super::port::{ClusterError, Refusal};
use super::quotas::{QuotaEntity, QuotaName, QuotaValues};
use super::users::ScramUser;
use crate::acl::{Acl, AclFilter};

/// What was seen of a cluster's principals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The principal that looked, as far as it is known: it must not lock itself out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<String>,
    /// In order, each once.
    #[serde(default)]
    pub acls: Sight<Vec<Acl>>,
    /// In order of name.
    #[serde(default)]
    pub users: Sight<Vec<ScramUser>>,
    /// Quotas of single users, by the name without `User:`. Those of client ids, addresses and defaults are no principal's.
    #[serde(default)]
    pub quotas: Sight<BTreeMap<String, QuotaValues>>,
}

/// One thing to look at. Hidden is not absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight<T> {
    /// Nobody asked.
    #[default]
    Skipped,
    /// The brokers did not tell: why, and what to do about it.
    Hidden {
        why: String,
        way_out: String,
    },
    Seen(T),
}

impl<T> Sight<T> {
    pub fn seen(&self) -> Option<&T> {
        match self {
            Sight::Seen(found) => Some(found),
            _ => None,
        }
    }

    /// What the brokers refuse to tell is hidden; that they do not answer at all is an error. `needs` is the operation on the
    /// cluster that is asked for.
    fn of(answer: Result<T, ClusterError>, me: Option<&str>, needs: &str) -> Result<Sight<T>, ClusterError> {
        let error = match answer {
            Ok(found) => return Ok(Sight::Seen(found)),
            Err(error) => error,
        };
        let (why, way_out) = match error.refusal {
            Some(Refusal::SecurityDisabled) => (error.cause, error.hint.unwrap_or_default()),
            Some(_) => {
                let denied = Denied {
                    principal: me.map(str::to_owned),
                    operation: needs.to_owned(),
                    resource: "cluster".to_owned(),
                };
                (denied.to_string(), format!("someone who may change access rules runs `{}`", denied.grant()))
            }
            None => return Err(error),
        };
        Ok(Sight::Hidden { why, way_out })
    }
}

/// What to look at: each is one request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    pub acls: bool,
    pub users: bool,
    pub quotas: bool,
}

impl Wanted {
    pub const ALL: Wanted = Wanted { acls: true, users: true, quotas: true };

    pub fn anything(self) -> bool {
        self.acls || self.users || self.quotas
    }
}

/// Looks at what is wanted, all at once.
pub async fn observe_access(cluster: &dyn Look, wanted: Wanted) -> Result<Access, ClusterError> {
    let me = cluster.principal();
    let who = me.as_deref();
    let acls = async || match wanted.acls {
        true => Sight::of(cluster.acls(&AclFilter::default()).await.map(|found| found.acls), who, "describe"),
        false => Ok(Sight::Skipped),
    };
    let users = async || match wanted.users {
        true => Sight::of(cluster.scram_users().await, who, "describe"),
        false => Ok(Sight::Skipped),
    };
    let quotas = async || match wanted.quotas {
        true => Sight::of(cluster.client_quotas().await.map(of_users), who, "describe_configs"),
        false => Ok(Sight::Skipped),
    };
    let (acls, users, quotas) = futures::try_join!(acls(), users(), quotas())?;
    Ok(Access { me, acls, users, quotas })
}

pub(super) fn of_users(quotas: BTreeMap<QuotaEntity, QuotaValues>) -> BTreeMap<String, QuotaValues> {
    let user = |(entity, values)| match entity {
        QuotaEntity { user: Some(QuotaName::Named(name)), client_id: None, ip: None } => Some((name, values)),
        _ => None,
    };
    quotas.into_iter().filter_map(user).collect()
}
