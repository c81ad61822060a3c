//! A Kafka cluster as plain values, and the port through which commands reach one.
//!
//! Nothing here knows rdkafka: [`Cluster`] is implemented by `kafka::` for a real cluster and by [`fake`] for tests.

mod denied;
pub mod fake;
mod observe;
mod observed;
mod port;

pub use denied::Denied;
pub use observe::{DataQuestion, add_data_facts, observe};
pub use observed::{
    Broker, ClusterInfo, ConfigSource, ConfigValue, Configs, DataFacts, GroupUse, Observed, Partition, Topic,
};
pub use port::{
    Cluster, ClusterError, ConfigChange, ErrorCode, ItemError, ItemResult, Mode, NewTopic, OffsetAt, OffsetFound, Query,
};
