//! Answers of a broker, of each kind and version. The first two bytes of an input choose them, the rest is the answer.
#![no_main]

#[path = "../../crates/kafka/src/wire/guard.rs"]
mod guard;

use bytes::Bytes;
use kafka_protocol::messages::consumer_protocol_assignment::ConsumerProtocolAssignment;
use kafka_protocol::messages::*;
use kafka_protocol::protocol::{Decodable, HeaderVersion};
use libfuzzer_sys::fuzz_target;

type Read = fn(Bytes, i16);

fn answer<T: Decodable + HeaderVersion>(mut bytes: Bytes, version: i16) {
    let header = T::header_version(version);
    let compact = header > 0;
    if guard::decode::<ResponseHeader>(&mut bytes, header, compact).is_ok() {
        drop(guard::decode::<T>(&mut bytes, version, compact));
    }
}

/// Bytes that a member of a group hands to the others.
fn assignment(mut bytes: Bytes, version: i16) {
    drop(guard::decode::<ConsumerProtocolAssignment>(&mut bytes, version, false));
}

const ANSWERS: &[Read] = &[
    answer::<ApiVersionsResponse>,
    answer::<MetadataResponse>,
    answer::<DescribeClusterResponse>,
    answer::<CreateTopicsResponse>,
    answer::<DeleteTopicsResponse>,
    answer::<CreatePartitionsResponse>,
    answer::<DescribeConfigsResponse>,
    answer::<IncrementalAlterConfigsResponse>,
    answer::<DescribeAclsResponse>,
    answer::<CreateAclsResponse>,
    answer::<DeleteAclsResponse>,
    answer::<DescribeUserScramCredentialsResponse>,
    answer::<AlterUserScramCredentialsResponse>,
    answer::<ElectLeadersResponse>,
    answer::<SaslHandshakeResponse>,
    answer::<SaslAuthenticateResponse>,
    answer::<AlterPartitionReassignmentsResponse>,
    answer::<ListPartitionReassignmentsResponse>,
    answer::<DescribeClientQuotasResponse>,
    answer::<AlterClientQuotasResponse>,
    answer::<DescribeLogDirsResponse>,
    answer::<ListGroupsResponse>,
    answer::<DescribeGroupsResponse>,
    answer::<ConsumerGroupDescribeResponse>,
    answer::<DeleteGroupsResponse>,
    answer::<OffsetDeleteResponse>,
    answer::<OffsetFetchResponse>,
    answer::<OffsetCommitResponse>,
    answer::<FindCoordinatorResponse>,
    answer::<ListOffsetsResponse>,
    answer::<FetchResponse>,
    answer::<JoinGroupResponse>,
    answer::<SyncGroupResponse>,
    answer::<HeartbeatResponse>,
    answer::<LeaveGroupResponse>,
    answer::<ConsumerGroupHeartbeatResponse>,
    assignment,
];

fuzz_target!(|data: &[u8]| {
    let [kind, version, bytes @ ..] = data else { return };
    let read = ANSWERS[usize::from(*kind) % ANSWERS.len()];
    read(Bytes::copy_from_slice(bytes), i16::from(*version % 20));
});
