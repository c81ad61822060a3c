//! The requests that are spoken, what each one takes, and their bytes.

use std::borrow::Cow;

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use kafka_protocol::messages::find_coordinator_response::Coordinator;
use kafka_protocol::messages::offset_fetch_request::{OffsetFetchRequestTopic, OffsetFetchRequestTopics};
use kafka_protocol::messages::offset_fetch_response::{
    OffsetFetchResponseGroup, OffsetFetchResponsePartition, OffsetFetchResponsePartitions, OffsetFetchResponseTopics,
};
use kafka_protocol::messages::*;
use kafka_protocol::protocol::{Decodable, Encodable, HeaderVersion, Message, StrBytes};

use super::guard;

/// The timestamp that asks ListOffsets for the record with the largest one.
pub(super) const MAX_TIMESTAMP: i64 = -3;

/// A request and the type of its answer. The crate's own trait wants a broker's half, which is not built in.
pub(super) trait Request: Encodable + Message + HeaderVersion + Clone + Sync {
    const KEY: ApiKey;
    /// The Kafka release that brought it.
    const SINCE: &'static str;
    /// The operation and resource that it has to be allowed.
    const NEEDS: &'static str;
    /// The newest form that is used.
    const NEWEST: i16 = i16::MAX;
    type Answer: Decodable + HeaderVersion + Send;

    /// The oldest form that says all of what this request says.
    fn oldest(&self) -> i16 {
        0
    }

    /// The request in the form of this version, where that differs by more than the crate knows.
    fn in_form(&self, _version: i16) -> Cow<'_, Self> {
        Cow::Borrowed(self)
    }

    /// The answer to it in the newest form.
    fn read(&self, answer: Self::Answer, _version: i16) -> Self::Answer {
        answer
    }
}

macro_rules! requests {
    ($($request:ident, $answer:ident, $key:ident, $since:literal, $needs:literal;)*) => {
        $(impl Request for $request {
            const KEY: ApiKey = ApiKey::$key;
            const SINCE: &'static str = $since;
            const NEEDS: &'static str = $needs;
            type Answer = $answer;
        })*
    };
}

requests! {
    ApiVersionsRequest, ApiVersionsResponse, ApiVersions, "0.10", "nothing";
    CreateTopicsRequest, CreateTopicsResponse, CreateTopics, "0.10", "Create on the topic or the cluster";
    CreatePartitionsRequest, CreatePartitionsResponse, CreatePartitions, "1.0", "Alter on the topic";
    DescribeConfigsRequest, DescribeConfigsResponse, DescribeConfigs, "0.11", "DescribeConfigs on the topic or the cluster";
    IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse, IncrementalAlterConfigs,
        "2.3", "AlterConfigs on the topic or the cluster";
    DescribeAclsRequest, DescribeAclsResponse, DescribeAcls, "0.11", "Describe on the cluster";
    CreateAclsRequest, CreateAclsResponse, CreateAcls, "0.11", "Alter on the cluster";
    DeleteAclsRequest, DeleteAclsResponse, DeleteAcls, "0.11", "Alter on the cluster";
    DescribeUserScramCredentialsRequest, DescribeUserScramCredentialsResponse, DescribeUserScramCredentials,
        "2.7", "Describe on the cluster";
    AlterUserScramCredentialsRequest, AlterUserScramCredentialsResponse, AlterUserScramCredentials,
        "2.7", "Alter on the cluster";
    ElectLeadersRequest, ElectLeadersResponse, ElectLeaders, "2.2", "Alter on the cluster";
    SaslHandshakeRequest, SaslHandshakeResponse, SaslHandshake, "0.10", "nothing";
    SaslAuthenticateRequest, SaslAuthenticateResponse, SaslAuthenticate, "1.0", "nothing";
    AlterPartitionReassignmentsRequest, AlterPartitionReassignmentsResponse, AlterPartitionReassignments,
        "2.4", "Alter on the cluster";
    ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse, ListPartitionReassignments,
        "2.4", "Describe on the cluster";
    DescribeClientQuotasRequest, DescribeClientQuotasResponse, DescribeClientQuotas,
        "2.6", "DescribeConfigs on the cluster";
    AlterClientQuotasRequest, AlterClientQuotasResponse, AlterClientQuotas, "2.6", "AlterConfigs on the cluster";
    DescribeLogDirsRequest, DescribeLogDirsResponse, DescribeLogDirs, "1.0", "Describe on the cluster";
    ListGroupsRequest, ListGroupsResponse, ListGroups, "0.9", "Describe on the cluster or on groups";
    DescribeGroupsRequest, DescribeGroupsResponse, DescribeGroups, "0.9", "Describe on the group";
    ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse, ConsumerGroupDescribe, "3.7", "Describe on the group";
    DeleteGroupsRequest, DeleteGroupsResponse, DeleteGroups, "1.1", "Delete on the group";
    OffsetDeleteRequest, OffsetDeleteResponse, OffsetDelete, "2.4", "Delete on the group and Read on the topics";
    JoinGroupRequest, JoinGroupResponse, JoinGroup, "0.9", "Read on the group";
    SyncGroupRequest, SyncGroupResponse, SyncGroup, "0.9", "Read on the group";
    HeartbeatRequest, HeartbeatResponse, Heartbeat, "0.9", "Read on the group";
}

impl Request for MetadataRequest {
    const KEY: ApiKey = ApiKey::Metadata;
    const SINCE: &'static str = "0.11";
    const NEEDS: &'static str = "Describe on the topic";
    type Answer = MetadataResponse;

    /// The oldest form in which the question does not create the topic.
    fn oldest(&self) -> i16 {
        4
    }
}

impl Request for DeleteTopicsRequest {
    const KEY: ApiKey = ApiKey::DeleteTopics;
    const SINCE: &'static str = "0.10";
    const NEEDS: &'static str = "Delete on the topic";
    /// Newer forms may name topics by their ids.
    const NEWEST: i16 = 5;
    type Answer = DeleteTopicsResponse;
}

impl Request for ListOffsetsRequest {
    const KEY: ApiKey = ApiKey::ListOffsets;
    const SINCE: &'static str = "3.0";
    const NEEDS: &'static str = "Describe on the topic";
    type Answer = ListOffsetsResponse;

    /// Older brokers take the mark of the largest timestamp (KIP-734) for a time.
    fn oldest(&self) -> i16 {
        let mut asked = self.topics.iter().flat_map(|topic| &topic.partitions);
        if asked.any(|partition| partition.timestamp == MAX_TIMESTAMP) { 7 } else { 2 }
    }
}

impl Request for FindCoordinatorRequest {
    const KEY: ApiKey = ApiKey::FindCoordinator;
    const SINCE: &'static str = "3.0";
    const NEEDS: &'static str = "Describe on the group";
    type Answer = FindCoordinatorResponse;

    /// Several groups at once take version 4 (KIP-699).
    fn oldest(&self) -> i16 {
        if self.coordinator_keys.len() == 1 { 1 } else { 4 }
    }

    fn in_form(&self, version: i16) -> Cow<'_, Self> {
        match self.coordinator_keys.first() {
            Some(key) if version < 4 => Cow::Owned(Self::default().with_key(key.clone()).with_key_type(self.key_type)),
            _ => Cow::Borrowed(self),
        }
    }

    fn read(&self, answer: Self::Answer, version: i16) -> Self::Answer {
        if version >= 4 {
            return answer;
        }
        let coordinator = Coordinator::default()
            .with_key(self.coordinator_keys.first().cloned().unwrap_or_default())
            .with_node_id(answer.node_id)
            .with_host(answer.host.clone())
            .with_port(answer.port)
            .with_error_code(answer.error_code)
            .with_error_message(answer.error_message.clone());
        answer.with_coordinators(vec![coordinator])
    }
}

impl Request for LeaveGroupRequest {
    const KEY: ApiKey = ApiKey::LeaveGroup;
    const SINCE: &'static str = "2.4";
    const NEEDS: &'static str = "Read on the group";
    type Answer = LeaveGroupResponse;

    /// The oldest form that names members in a list.
    fn oldest(&self) -> i16 {
        3
    }
}

impl Request for ConsumerGroupHeartbeatRequest {
    const KEY: ApiKey = ApiKey::ConsumerGroupHeartbeat;
    const SINCE: &'static str = "4.0";
    const NEEDS: &'static str = "Read on the group and Describe on the topics";
    type Answer = ConsumerGroupHeartbeatResponse;

    /// The oldest form in which members make their ids (KIP-1082).
    fn oldest(&self) -> i16 {
        1
    }
}

impl Request for OffsetFetchRequest {
    const KEY: ApiKey = ApiKey::OffsetFetch;
    const SINCE: &'static str = "3.0";
    const NEEDS: &'static str = "Describe on the group";
    /// The newest one that names topics; later ones want their ids.
    const NEWEST: i16 = 9;
    type Answer = OffsetFetchResponse;

    /// Several groups at once take version 8 (KIP-709); all topics of one take version 2.
    fn oldest(&self) -> i16 {
        if self.groups.len() == 1 { 2 } else { 8 }
    }

    fn in_form(&self, version: i16) -> Cow<'_, Self> {
        let Some(group) = self.groups.first().filter(|_| version < 8) else { return Cow::Borrowed(self) };
        let topics = group.topics.as_ref().map(|topics| {
            let topic = |topic: &OffsetFetchRequestTopics| {
                OffsetFetchRequestTopic::default()
                    .with_name(topic.name.clone())
                    .with_partition_indexes(topic.partition_indexes.clone())
            };
            topics.iter().map(topic).collect()
        });
        let old = Self::default().with_group_id(group.group_id.clone()).with_topics(topics);
        // Before version 7 a broker answers as if it had not been asked for stable offsets.
        Cow::Owned(old.with_require_stable(self.require_stable && version >= 7))
    }

    fn read(&self, mut answer: Self::Answer, version: i16) -> Self::Answer {
        if version >= 8 {
            return answer;
        }
        let partition = |found: OffsetFetchResponsePartition| {
            OffsetFetchResponsePartitions::default()
                .with_partition_index(found.partition_index)
                .with_committed_offset(found.committed_offset)
                .with_committed_leader_epoch(found.committed_leader_epoch)
                .with_metadata(found.metadata)
                .with_error_code(found.error_code)
        };
        let topics = std::mem::take(&mut answer.topics).into_iter().map(|topic| {
            OffsetFetchResponseTopics::default()
                .with_name(topic.name)
                .with_partitions(topic.partitions.into_iter().map(partition).collect())
        });
        let group = OffsetFetchResponseGroup::default()
            .with_group_id(self.groups.first().map(|group| group.group_id.clone()).unwrap_or_default())
            .with_error_code(answer.error_code)
            .with_topics(topics.collect());
        answer.with_groups(vec![group])
    }
}

impl Request for OffsetCommitRequest {
    const KEY: ApiKey = ApiKey::OffsetCommit;
    const SINCE: &'static str = "0.9";
    const NEEDS: &'static str = "Read on the group and on the topics";
    /// The newest one that names topics; later ones want their ids.
    const NEWEST: i16 = 9;
    type Answer = OffsetCommitResponse;
}

impl Request for FetchRequest {
    const KEY: ApiKey = ApiKey::Fetch;
    const SINCE: &'static str = "0.11";
    const NEEDS: &'static str = "Read on the topic";
    /// The newest one that names topics; later ones want their ids.
    const NEWEST: i16 = 12;
    type Answer = FetchResponse;
}

/// A request as it travels: its length, a header, the body.
pub(super) fn encode<R: Request>(request: &R, version: i16, correlation: i32, client_id: &str) -> Result<Vec<u8>> {
    let header = RequestHeader::default()
        .with_request_api_key(R::KEY as i16)
        .with_request_api_version(version)
        .with_correlation_id(correlation)
        .with_client_id(Some(StrBytes::from_string(client_id.to_owned())));
    let mut bytes = vec![0; 4];
    header.encode(&mut bytes, R::header_version(version))?;
    request.encode(&mut bytes, version)?;
    let length = i32::try_from(bytes.len() - 4).context("the request is too long")?;
    bytes[..4].copy_from_slice(&length.to_be_bytes());
    Ok(bytes)
}

/// An answer without its length.
pub(super) fn decode<R: Request>(mut bytes: Bytes, version: i16, correlation: i32) -> Result<R::Answer> {
    let header_version = R::Answer::header_version(version);
    let compact = header_version > 0;
    let header: ResponseHeader = guard::decode(&mut bytes, header_version, compact)?;
    ensure!(header.correlation_id == correlation, "it is the answer to another request");
    guard::decode(&mut bytes, version, compact)
}

#[cfg(test)]
mod tests {
    use kafka_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup;

    use super::*;

    #[test]
    fn a_request_has_its_length_key_and_version_in_front() {
        let bytes = encode(&SaslHandshakeRequest::default(), 1, 7, "me").unwrap();
        assert_eq!(bytes[..4], (bytes.len() as i32 - 4).to_be_bytes());
        assert_eq!(bytes[4..], [0, 17, 0, 1, 0, 0, 0, 7, 0, 2, b'm', b'e', 0, 0]);
    }

    #[test]
    fn an_answer_to_another_request_is_refused() {
        let bytes = Bytes::from_static(&[0, 0, 0, 8, 0, 0, 0, 0, 0, 0]);
        assert!(decode::<SaslHandshakeRequest>(bytes.clone(), 1, 8).is_ok());
        let error = decode::<SaslHandshakeRequest>(bytes.clone(), 1, 7).unwrap_err();
        assert!(error.to_string().contains("another request"));
        assert!(decode::<SaslHandshakeRequest>(bytes.slice(..6), 1, 8).is_err(), "cut off");
    }

    #[test]
    fn one_group_can_be_asked_about_in_the_forms_before_several_could() {
        let group = |name: &str| GroupId(StrBytes::from_string(name.to_owned()));
        let asked = |name: &str| OffsetFetchRequestGroup::default().with_group_id(group(name)).with_topics(None);
        let one = OffsetFetchRequest::default().with_groups(vec![asked("a")]).with_require_stable(true);
        assert_eq!(one.oldest(), 2);
        assert_eq!(OffsetFetchRequest::default().with_groups(vec![asked("a"), asked("b")]).oldest(), 8);
        for version in [2, 6, 7, 8, 9] {
            encode(&*one.in_form(version), version, 1, "me").unwrap();
        }
        let old = one.in_form(7).into_owned();
        assert_eq!((old.group_id, old.groups.len(), old.require_stable), (group("a"), 0, true));
        let partition = OffsetFetchResponsePartition::default().with_partition_index(3).with_committed_offset(9);
        let topic = kafka_protocol::messages::offset_fetch_response::OffsetFetchResponseTopic::default()
            .with_partitions(vec![partition]);
        let answer = one.read(OffsetFetchResponse::default().with_topics(vec![topic]), 7);
        assert_eq!((answer.groups.len(), &answer.groups[0].group_id), (1, &group("a")));
        assert_eq!(answer.groups[0].topics[0].partitions[0].committed_offset, 9);

        let key = StrBytes::from_static_str("a");
        let finding = FindCoordinatorRequest::default().with_coordinator_keys(vec![key.clone()]);
        encode(&*finding.in_form(1), 1, 1, "me").unwrap();
        let found = finding.read(FindCoordinatorResponse::default().with_port(7), 3);
        assert_eq!((found.coordinators[0].port, &found.coordinators[0].key), (7, &key));
    }
}
