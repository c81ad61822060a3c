//! A Kafka cluster as plain values, and the port through which commands reach one.
//!
//! Nothing here knows rdkafka: [`Cluster`] is implemented by `kafka::` for a real cluster and by [`fake`] for tests.

mod access;
mod denied;
pub mod fake;
mod fake_access;
mod groups;
mod moves;
mod observe;
mod observed;
mod port;
mod quotas;
mod reading;
mod users;

pub use access::{Access, Look, Wanted, observe_access};
pub use denied::Denied;
pub use groups::{GroupMember, ListedGroup, LogEnds, SeenGroup};
pub use moves::{Disks, LogDir, Reassignment, ReplicaLog, observe_disks};
pub use observe::{DataQuestion, add_data_facts, observe};
pub use observed::{
    Broker, ClusterInfo, ConfigSource, ConfigValue, Configs, DataFacts, GroupUse, Observed, Partition, Topic,
};
pub use port::{
    Cluster, ClusterError, ConfigChange, ErrorCode, FoundAcls, ItemError, ItemResult, Mode, NewPartitions, NewTopic,
    OffsetAt, OffsetFound, Query, Refusal,
};
pub use quotas::{QuotaChange, QuotaEntity, QuotaName, QuotaValues};
pub use reading::{Chunk, Portion, ReadEvent};
pub use users::{ScramCredential, ScramUser, UserAction, UserChange};
