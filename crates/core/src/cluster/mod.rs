//! A Kafka cluster as plain values, and the port through which commands reach one.
//!
//! Nothing here knows rdkafka: [`Look`] and [`Alter`] are implemented by `kafka::` for a real cluster and by [`fake`] for tests.

mod access;
mod alter;
mod denied;
pub mod fake;
mod fake_access;
mod groups;
mod look;
mod moves;
mod observe;
mod observed;
mod permit;
mod port;
mod quotas;
mod reading;
mod users;

pub use access::{Access, Sight, Wanted, observe_access};
pub use alter::Alter;
pub use denied::Denied;
pub use groups::{GroupMember, ListedGroup, LogEnds, Place, SeenGroup};
pub use look::{Intended, Look};
pub use moves::{Disks, LogDir, Reassignment, ReplicaLog, observe_disks};
pub use observe::{DataQuestion, add_data_facts, observe};
pub use observed::{
    Broker, ClusterInfo, ConfigSource, ConfigValue, Configs, DataFacts, GroupUse, Observed, Partition, Topic,
};
pub use permit::Permit;
pub use port::{
    ClusterError, ConfigChange, ErrorCode, FoundAcls, ItemError, ItemResult, Mode, NewPartitions, NewTopic, OffsetAt,
    OffsetFound, Query, Refusal,
};
pub use quotas::{QuotaChange, QuotaEntity, QuotaName, QuotaValues};
pub use reading::{Chunk, Portion, ReadEvent};
pub use users::{ScramCredential, ScramUser, UserAction, UserChange};
