//! What lies on the brokers' disks: DescribeLogDirs (KIP-113, KIP-827), asked of every broker at once.

use futures::{StreamExt, stream};
use kafka_protocol::messages::DescribeLogDirsRequest;
use kafka_protocol::messages::describe_log_dirs_response::{DescribeLogDirsResponse, DescribeLogDirsResult};

use super::Wire;
use super::api::Request;
use super::codes::checked;
use super::configs::not_there;
use helixctl_core::cluster::{ClusterError, ErrorCode, ItemError, ItemResult, LogDir, ReplicaLog};

/// Connections to different brokers at once.
const BROKERS_AT_ONCE: usize = 64;
const NEEDS: &str = DescribeLogDirsRequest::NEEDS;

impl Wire {
    /// The log folders of each of these brokers.
    pub async fn log_dirs(&self, ids: &[i32]) -> Result<Vec<ItemResult<Vec<LogDir>>>, ClusterError> {
        let brokers = self.brokers().await;
        let brokers = brokers.map_err(|fault| fault.told("looking at the brokers' disks", false))?;
        let look = |id: i32| {
            let address = brokers.addresses.get(&id);
            async move {
                let address = address.ok_or_else(|| not_there(id))?;
                let request = DescribeLogDirsRequest::default().with_topics(None);
                read(self.ask_broker(address, &request).await.map_err(|fault| fault.of_item(false))?)
            }
        };
        Ok(stream::iter(ids.iter().copied().map(look)).buffered(BROKERS_AT_ONCE).collect().await)
    }
}

fn read(answer: DescribeLogDirsResponse) -> ItemResult<Vec<LogDir>> {
    checked(answer.error_code, None, NEEDS)?;
    if answer.results.is_empty() {
        // Before version 3 a broker shows nothing to those who may not look; it always has a folder.
        let message = format!("the broker shows no log folder: it takes {NEEDS}");
        return Err(ItemError { code: ErrorCode::NotAuthorized, message });
    }
    Ok(answer.results.iter().map(folder).collect())
}

fn folder(result: &DescribeLogDirsResult) -> LogDir {
    let topics = result.topics.iter();
    let mut replicas: Vec<ReplicaLog> = topics
        .flat_map(|topic| topic.partitions.iter().map(|partition| (topic.name.to_string(), partition)))
        .map(|(topic, partition)| ReplicaLog {
            topic,
            partition: partition.partition_index,
            bytes: known(partition.partition_size).unwrap_or_default(),
            lag: partition.offset_lag,
            future: partition.is_future_key,
        })
        .collect();
    replicas.sort();
    LogDir {
        path: result.log_dir.to_string(),
        total_bytes: known(result.total_bytes),
        usable_bytes: known(result.usable_bytes),
        replicas,
        error: checked(result.error_code, None, NEEDS).err(),
    }
}

/// Kafka says −1 for what it does not know.
fn known(bytes: i64) -> Option<u64> {
    u64::try_from(bytes).ok()
}
