//! The requests that are spoken, what each one takes, and their bytes.

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use kafka_protocol::messages::{
    AlterClientQuotasRequest, AlterClientQuotasResponse, AlterPartitionReassignmentsRequest,
    AlterPartitionReassignmentsResponse, ApiKey, ApiVersionsRequest, ApiVersionsResponse, ConsumerGroupDescribeRequest,
    ConsumerGroupDescribeResponse, ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse, DeleteGroupsRequest,
    DeleteGroupsResponse, DescribeClientQuotasRequest, DescribeClientQuotasResponse, DescribeGroupsRequest,
    DescribeGroupsResponse, DescribeLogDirsRequest, DescribeLogDirsResponse, FetchRequest, FetchResponse,
    FindCoordinatorRequest, FindCoordinatorResponse, HeartbeatRequest, HeartbeatResponse, JoinGroupRequest,
    JoinGroupResponse, LeaveGroupRequest, LeaveGroupResponse, ListGroupsRequest, ListGroupsResponse,
    ListOffsetsRequest, ListOffsetsResponse, ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse,
    MetadataRequest, MetadataResponse, OffsetCommitRequest, OffsetCommitResponse, OffsetDeleteRequest,
    OffsetDeleteResponse, OffsetFetchRequest, OffsetFetchResponse, RequestHeader, ResponseHeader,
    SaslAuthenticateRequest, SaslAuthenticateResponse, SaslHandshakeRequest, SaslHandshakeResponse, SyncGroupRequest,
    SyncGroupResponse,
};
use kafka_protocol::protocol::{Decodable, Encodable, HeaderVersion, Message, StrBytes};

/// A request and the type of its answer. The crate's own trait wants a broker's half, which is not built in.
pub(super) trait Request: Encodable + Message + HeaderVersion + Sync {
    const KEY: ApiKey;
    /// The Kafka release that brought it.
    const SINCE: &'static str;
    /// The operation and resource that it has to be allowed.
    const NEEDS: &'static str;
    /// The oldest form that says what has to be said.
    const OLDEST: i16 = 0;
    /// The newest form that is used.
    const NEWEST: i16 = i16::MAX;
    type Answer: Decodable + HeaderVersion + Send;
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
    MetadataRequest, MetadataResponse, Metadata, "0.8", "nothing";
    ListOffsetsRequest, ListOffsetsResponse, ListOffsets, "0.11", "Describe on the topic";
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

impl Request for FindCoordinatorRequest {
    const KEY: ApiKey = ApiKey::FindCoordinator;
    const SINCE: &'static str = "3.0";
    const NEEDS: &'static str = "Describe on the group";
    /// The oldest one that asks for several groups at once (KIP-699).
    const OLDEST: i16 = 4;
    type Answer = FindCoordinatorResponse;
}

impl Request for LeaveGroupRequest {
    const KEY: ApiKey = ApiKey::LeaveGroup;
    const SINCE: &'static str = "2.4";
    const NEEDS: &'static str = "Read on the group";
    /// The oldest one that names members in a list.
    const OLDEST: i16 = 3;
    type Answer = LeaveGroupResponse;
}

impl Request for ConsumerGroupHeartbeatRequest {
    const KEY: ApiKey = ApiKey::ConsumerGroupHeartbeat;
    const SINCE: &'static str = "4.0";
    const NEEDS: &'static str = "Read on the group and Describe on the topics";
    /// The oldest one in which members make their ids (KIP-1082).
    const OLDEST: i16 = 1;
    type Answer = ConsumerGroupHeartbeatResponse;
}

impl Request for OffsetFetchRequest {
    const KEY: ApiKey = ApiKey::OffsetFetch;
    const SINCE: &'static str = "3.0";
    const NEEDS: &'static str = "Describe on the group";
    /// The oldest one that asks for several groups at once (KIP-709).
    const OLDEST: i16 = 8;
    /// The newest one that names topics; later ones want their ids.
    const NEWEST: i16 = 9;
    type Answer = OffsetFetchResponse;
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
    let header = ResponseHeader::decode(&mut bytes, R::Answer::header_version(version))?;
    ensure!(header.correlation_id == correlation, "it is the answer to another request");
    R::Answer::decode(&mut bytes, version)
}

#[cfg(test)]
mod tests {
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
}
