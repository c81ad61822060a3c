//! What apply can do.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::acl::{Acl, ScramMechanism};
use crate::cluster::QuotaEntity;
use crate::placement::Move;
use crate::spec::PasswordSource;

/// What a broker gets when replicas move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    pub broker: i32,
    pub replicas: usize,
    /// Absent if the brokers did not tell.
    pub bytes: Option<u64>,
    /// Bytes free before.
    pub free: Option<u64>,
}

/// What is done to a topic, a principal or a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    Create {
        /// `None`: the broker's `num.partitions`.
        partitions: Option<i32>,
        /// `None`: the broker's `default.replication.factor`.
        replication: Option<i16>,
        configs: BTreeMap<String, String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// The replicas of each partition; empty leaves them to Kafka.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        assignment: Vec<Vec<i32>>,
    },
    AddPartitions {
        from: usize,
        to: usize,
        /// The replicas of each new partition; empty leaves them to Kafka.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        assignment: Vec<Vec<i32>>,
    },
    /// AlterPartitionReassignments, to another number of replicas.
    Reassign {
        /// Replicas of the partitions now, each number once.
        from: Vec<usize>,
        to: usize,
        moves: Vec<Move>,
        /// What each broker gets.
        copies: Vec<Copies>,
    },
    SetConfig {
        name: String,
        /// The value in force now, inherited or not; absent if Kafka does not tell.
        from: Option<String>,
        to: String,
    },
    ResetConfig {
        name: String,
        from: Option<String>,
        /// The value that will be inherited, as far as it is known.
        to: Option<String>,
    },
    Delete {
        partitions: usize,
        /// Records that are lost; absent if the broker could not tell.
        records: Option<u64>,
    },
    /// CreateAcls.
    Grant {
        acl: Acl,
    },
    /// DeleteAcls of exactly this rule.
    Revoke {
        acl: Acl,
    },
    /// AlterUserScramCredentials. The password itself is got when it is carried out, and is never in a plan.
    SetPassword {
        mechanism: ScramMechanism,
        iterations: i32,
        /// The iterations of the password that is replaced, if there is one.
        from: Option<i32>,
        password: PasswordSource,
    },
    DeletePassword {
        mechanism: ScramMechanism,
    },
    /// AlterClientQuotas, for the user.
    SetQuota {
        name: String,
        from: Option<f64>,
        to: f64,
        /// Whom the quota is for, where that is not the user alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entity: Option<QuotaEntity>,
    },
    UnsetQuota {
        name: String,
        from: f64,
        /// Whom the quota is for, where that is not the user alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entity: Option<QuotaEntity>,
    },
    /// OffsetCommit, for a group without members.
    CommitOffset {
        topic: String,
        partition: i32,
        /// The offset that is committed now; absent if there is none.
        from: Option<i64>,
        to: i64,
        /// Records that will be read again.
        again: u64,
        /// Records that will never be read.
        skipped: u64,
    },
    /// OffsetDelete.
    RemoveOffset {
        topic: String,
        partition: i32,
        from: i64,
    },
    /// DeleteGroups.
    DeleteGroup {
        /// Partitions in which it has committed.
        committed: usize,
    },
    /// AlterPartitionReassignments without a target: a move under way stops, and the replicas stay as they were.
    CancelMove {
        partition: i32,
        /// The replicas that it was on its way to.
        to: Vec<i32>,
    },
}

impl Action {
    /// The glyph that stands for it: never only a colour.
    pub fn glyph(&self) -> char {
        match self {
            Action::Create { .. } | Action::Grant { .. } | Action::SetPassword { from: None, .. } => '+',
            Action::Delete { .. }
            | Action::Revoke { .. }
            | Action::DeletePassword { .. }
            | Action::RemoveOffset { .. }
            | Action::DeleteGroup { .. }
            | Action::UnsetQuota { .. } => '-',
            _ => '~',
        }
    }

    /// Apply's phase: what takes something away comes last, so that a failure before it loses nothing.
    pub(super) fn phase(&self) -> u8 {
        match self {
            Action::Create { .. } => 0,
            // More replicas before new partitions, which get as many as the first has, and before a higher
            // min.insync.replicas; fewer after a lower one.
            Action::Reassign { from, to, .. } if from.iter().all(|from| from <= to) => 1,
            Action::AddPartitions { .. } => 2,
            Action::SetConfig { .. } | Action::ResetConfig { .. } => 3,
            Action::Reassign { .. } | Action::CancelMove { .. } => 4,
            Action::SetPassword { .. } => 5,
            Action::Grant { .. } => 6,
            Action::SetQuota { .. } | Action::UnsetQuota { .. } => 7,
            Action::Delete { .. } => 8,
            Action::Revoke { .. } => 9,
            Action::DeletePassword { .. } => 10,
            // Nothing is removed where the commits before it did not go through: the group is as it was.
            Action::CommitOffset { .. } => 7,
            Action::RemoveOffset { .. } => 8,
            Action::DeleteGroup { .. } => 9,
        }
    }

    /// Whether it changes a group and not a topic.
    pub fn is_of_group(&self) -> bool {
        matches!(self, Action::CommitOffset { .. } | Action::RemoveOffset { .. } | Action::DeleteGroup { .. })
    }

    /// Whether it changes a principal, or a quota, and not a topic.
    pub fn is_of_principal(&self) -> bool {
        use Action as A;
        match self {
            A::Create { .. }
            | A::Reassign { .. }
            | A::AddPartitions { .. }
            | A::SetConfig { .. }
            | A::ResetConfig { .. }
            | A::CommitOffset { .. }
            | A::RemoveOffset { .. }
            | A::DeleteGroup { .. }
            | A::CancelMove { .. }
            | A::Delete { .. } => false,
            A::Grant { .. }
            | A::Revoke { .. }
            | A::SetPassword { .. }
            | A::DeletePassword { .. }
            | A::SetQuota { .. }
            | A::UnsetQuota { .. } => true,
        }
    }

    /// Whether the cluster looks different afterwards: a new password of the same kind cannot be told from the old one.
    pub fn leaves_a_trace(&self) -> bool {
        !matches!(self, Action::SetPassword { iterations, from: Some(from), .. } if from == iterations)
    }

    /// What it is about, as one word or config name.
    pub fn field(&self) -> Cow<'_, str> {
        let word = match self {
            Action::Create { .. } | Action::Delete { .. } => "topic",
            Action::AddPartitions { .. } => "partitions",
            Action::Reassign { .. } => "replication",
            Action::SetConfig { name, .. }
            | Action::ResetConfig { name, .. }
            | Action::SetQuota { name, .. }
            | Action::UnsetQuota { name, .. } => name,
            Action::Grant { .. } | Action::Revoke { .. } => "acl",
            Action::SetPassword { .. } | Action::DeletePassword { .. } => "password",
            Action::DeleteGroup { .. } => "group",
            Action::CommitOffset { topic, partition, .. } | Action::RemoveOffset { topic, partition, .. } => {
                return Cow::Owned(format!("{topic}/{partition}"));
            }
            Action::CancelMove { partition, .. } => return Cow::Owned(format!("move of {partition}")),
        };
        Cow::Borrowed(word)
    }
}
