//! What a member of a group says to its coordinator, as bytes on a connection; values and meaning are [`helixctl_core::member`]'s.
//!
//! A connection is taken out of the pool while a request is under way on it. So a parked JoinGroup holds nothing else up, and
//! commits go over another one.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use bytes::Bytes;
use kafka_protocol::messages::consumer_group_heartbeat_request::TopicPartitions;
use kafka_protocol::messages::join_group_request::JoinGroupRequestProtocol;
use kafka_protocol::messages::leave_group_request::MemberIdentity;
use kafka_protocol::messages::metadata_request::MetadataRequestTopic;
use kafka_protocol::messages::offset_commit_request::{OffsetCommitRequestPartition, OffsetCommitRequestTopic};
use kafka_protocol::messages::offset_fetch_request::{OffsetFetchRequestGroup, OffsetFetchRequestTopics};
use kafka_protocol::messages::sync_group_request::SyncGroupRequestAssignment;
use kafka_protocol::messages::{
    ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse, DescribeGroupsRequest, FindCoordinatorRequest,
    HeartbeatRequest, JoinGroupRequest, JoinGroupResponse, LeaveGroupRequest, MetadataRequest, OffsetCommitRequest,
    OffsetFetchRequest, SyncGroupRequest,
};
use kafka_protocol::protocol::StrBytes;
use tokio::time::Instant;

use super::Wire;
use super::api::Request;
use super::codes::checked;
use super::fault::Fault;
use super::names::{group as group_id, text, topic};
use super::offsets::Place;
use super::settings::Address;
use helixctl_core::assign::{Racks, TopicName as Name};
use helixctl_core::member::bytes::assignment as written;
use helixctl_core::member::codes::{COORDINATOR_NOT_AVAILABLE, UNSUPPORTED_VERSION};
use helixctl_core::member::{
    Answer, Beat, BeatAnswer, Identity, Join, Joined, JoinedMember, Look, Refused, Seen, Sync, Terms, TopicId,
};

/// The protocol type of consumers.
const CONSUMER: &str = "consumer";
const UNKNOWN_TOPIC: i16 = 3;
/// What the parked requests of a rebalance may take beyond its time-out (Java's value).
const BEYOND_REBALANCE: Duration = Duration::from_secs(5);

/// Group and terms of one member.
pub(crate) struct Spoken {
    pub group: String,
    pub terms: Terms,
    /// The broker's assignor (KIP-848), if one is asked for.
    pub remote_assignor: Option<String>,
}

/// A topic's id in the type of the wire, which has no name here.
fn topic_id<Id: TryFrom<Vec<u8>> + Default>(id: TopicId) -> Id {
    Id::try_from(id.to_be_bytes().to_vec()).unwrap_or_default()
}

fn millis(time: Duration) -> i32 {
    i32::try_from(time.as_millis()).unwrap_or(i32::MAX)
}

fn refused(code: i16) -> Answer {
    Answer::Refused(Refused { code, ..Refused::default() })
}

/// What a failure of the connection is to a member. What cannot be sent at all ends it.
fn unanswered(fault: Fault) -> Answer {
    let message = match fault {
        Fault::TooOld { why, .. } | Fault::Unusable(why) => Some(why),
        Fault::Refused(error) => Some(error.message),
        Fault::Unreached(_) | Fault::Unanswered { .. } => return Answer::Lost,
    };
    Answer::Refused(Refused { code: UNSUPPORTED_VERSION, message, ..Refused::default() })
}

impl Wire {
    /// Sends to this broker; connecting takes no longer than other requests, the answer may.
    async fn await_answer<R: Request>(
        &self,
        address: &Address,
        request: &R,
        wait: Duration,
    ) -> Result<R::Answer, Fault> {
        let connection = self.pool.to(address, self.deadline()).await?;
        self.send(request, address, connection, Instant::now() + wait).await
    }

    /// Asks once for the coordinator of a group.
    pub async fn find(&self, group: &str) -> (Answer, Option<Address>) {
        let request = FindCoordinatorRequest::default().with_key_type(0).with_coordinator_keys(vec![text(group)]);
        let found = match self.ask(&request, false, |_| 0).await {
            Ok(mut answer) => answer.coordinators.pop(),
            Err(fault) => return (unanswered(fault), None),
        };
        match found {
            Some(found) if found.error_code != 0 => (refused(found.error_code), None),
            Some(found) => match Address::told(&found.host, found.port) {
                Some(address) => (Answer::Found, Some(address)),
                None => (refused(COORDINATOR_NOT_AVAILABLE), None),
            },
            None => (refused(COORDINATOR_NOT_AVAILABLE), None),
        }
    }

    pub async fn join(&self, at: &Address, member: &Spoken, join: Join) -> Answer {
        let terms = &member.terms;
        let protocol = |(assignor, metadata): (helixctl_core::assign::Assignor, Vec<u8>)| {
            JoinGroupRequestProtocol::default().with_name(text(assignor.name())).with_metadata(Bytes::from(metadata))
        };
        let request = JoinGroupRequest::default()
            .with_group_id(group_id(&member.group))
            .with_session_timeout_ms(millis(terms.session))
            .with_rebalance_timeout_ms(millis(terms.rebalance))
            .with_member_id(text(&join.member_id))
            .with_group_instance_id(terms.instance_id.as_deref().map(text))
            .with_protocol_type(text(CONSUMER))
            .with_protocols(join.protocols.into_iter().map(protocol).collect())
            .with_reason(Some(text(&join.reason)));
        match self.await_answer(at, &request, self.timeout.max(terms.rebalance + BEYOND_REBALANCE)).await {
            Ok(answer) if answer.error_code == 0 => Answer::Joined(joined(answer)),
            Ok(answer) => Answer::Refused(Refused {
                code: answer.error_code,
                message: None,
                member_id: Some(answer.member_id.to_string()),
            }),
            Err(fault) => unanswered(fault),
        }
    }

    pub async fn sync(&self, at: &Address, member: &Spoken, sync: Sync) -> Answer {
        let assignment = sync.assignment.iter().map(|(id, places)| {
            let assignment = Bytes::from(written(places));
            SyncGroupRequestAssignment::default().with_member_id(text(id)).with_assignment(assignment)
        });
        let request = SyncGroupRequest::default()
            .with_group_id(group_id(&member.group))
            .with_generation_id(sync.identity.generation)
            .with_member_id(text(&sync.identity.member_id))
            .with_group_instance_id(member.terms.instance_id.as_deref().map(text))
            .with_protocol_type(Some(text(CONSUMER)))
            .with_protocol_name(Some(text(sync.assignor.name())))
            .with_assignments(assignment.collect());
        match self.await_answer(at, &request, self.timeout.max(member.terms.rebalance + BEYOND_REBALANCE)).await {
            Ok(answer) if answer.error_code == 0 => Answer::Synced(answer.assignment.to_vec()),
            Ok(answer) => refused(answer.error_code),
            Err(fault) => unanswered(fault),
        }
    }

    pub async fn heartbeat(&self, at: &Address, member: &Spoken, identity: Identity) -> Answer {
        let request = HeartbeatRequest::default()
            .with_group_id(group_id(&member.group))
            .with_generation_id(identity.generation)
            .with_member_id(text(&identity.member_id))
            .with_group_instance_id(member.terms.instance_id.as_deref().map(text));
        match self.await_answer(at, &request, self.timeout.min(member.terms.session)).await {
            Ok(answer) if answer.error_code == 0 => Answer::Alive,
            Ok(answer) => refused(answer.error_code),
            Err(fault) => unanswered(fault),
        }
    }

    /// The heartbeat of KIP-848.
    pub async fn beat(&self, at: &Address, member: &Spoken, beat: Beat) -> Answer {
        let request = beat_request(member, &beat);
        match self.await_answer(at, &request, self.timeout.min(member.terms.session)).await {
            Ok(answer) if answer.error_code == 0 => Answer::Beat(beaten(answer)),
            Ok(answer) => Answer::Refused(Refused {
                code: answer.error_code,
                message: answer.error_message.map(|message| message.to_string()),
                member_id: None,
            }),
            Err(fault) => unanswered(fault),
        }
    }

    /// Leaves a classic group; a coordinator that is away cannot be told.
    pub async fn leave(&self, at: &Address, member: &Spoken, identity: &Identity, reason: &str) -> Option<i16> {
        let who = MemberIdentity::default()
            .with_member_id(text(&identity.member_id))
            .with_group_instance_id(member.terms.instance_id.as_deref().map(text))
            .with_reason(Some(text(reason)));
        let request = LeaveGroupRequest::default().with_group_id(group_id(&member.group)).with_members(vec![who]);
        let answer = self.await_answer(at, &request, self.timeout).await.ok()?;
        let its = answer.members.first().map_or(0, |member| member.error_code);
        Some(if answer.error_code == 0 { its } else { answer.error_code })
    }

    /// Leaves a group of KIP-848: the identity's generation is the epoch that says how.
    pub async fn leave_by_beat(&self, at: &Address, member: &Spoken, identity: &Identity) -> Option<i16> {
        let epoch = identity.generation;
        let beat = Beat { member_id: identity.member_id.clone(), epoch, everything: false, owned: None };
        let answer = self.await_answer(at, &beat_request(member, &beat), self.timeout).await.ok()?;
        Some(answer.error_code)
    }

    /// Commits; the codes of all partitions, or `None` without an answer.
    pub async fn commit_as(
        &self,
        at: &Address,
        member: &Spoken,
        identity: &Identity,
        offsets: &[(Place, i64)],
    ) -> Result<Vec<(Place, i16)>, Fault> {
        let mut topics: BTreeMap<&str, Vec<OffsetCommitRequestPartition>> = BTreeMap::new();
        for ((name, partition), offset) in offsets {
            let partition = OffsetCommitRequestPartition::default()
                .with_partition_index(*partition)
                .with_committed_offset(*offset)
                .with_committed_leader_epoch(-1)
                .with_committed_metadata(Some(StrBytes::default()));
            topics.entry(name).or_default().push(partition);
        }
        let topics = topics.into_iter().map(|(name, partitions)| {
            OffsetCommitRequestTopic::default().with_name(topic(name)).with_partitions(partitions)
        });
        let request = OffsetCommitRequest::default()
            .with_group_id(group_id(&member.group))
            .with_generation_id_or_member_epoch(identity.generation)
            .with_member_id(text(&identity.member_id))
            .with_group_instance_id(member.terms.instance_id.as_deref().map(text))
            .with_retention_time_ms(-1)
            .with_topics(topics.collect());
        let answer = self.await_answer(at, &request, self.timeout).await?;
        let each = answer.topics.into_iter().flat_map(|topic| {
            let name = topic.name.0.to_string();
            topic.partitions.into_iter().map(move |found| ((name.clone(), found.partition_index), found.error_code))
        });
        Ok(each.collect())
    }

    /// The committed offsets of these partitions, or the code that stands in the way. An offset that is about to be
    /// committed by a transaction is waited for: the coordinator says UNSTABLE_OFFSET_COMMIT (KIP-447).
    pub async fn committed_of(
        &self,
        at: &Address,
        group: &str,
        places: &[Place],
    ) -> Result<Result<BTreeMap<Place, Option<i64>>, i16>, Fault> {
        let mut topics: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
        places.iter().for_each(|(name, partition)| topics.entry(name).or_default().push(*partition));
        let topics = topics.into_iter().map(|(name, partitions)| {
            OffsetFetchRequestTopics::default().with_name(topic(name)).with_partition_indexes(partitions)
        });
        let asked = OffsetFetchRequestGroup::default()
            .with_group_id(group_id(group))
            .with_member_epoch(-1)
            .with_topics(Some(topics.collect()));
        let request = OffsetFetchRequest::default().with_groups(vec![asked]).with_require_stable(true);
        let answer = self.await_answer(at, &request, self.timeout).await?;
        let mut offsets = BTreeMap::new();
        for group in answer.groups {
            if group.error_code != 0 {
                return Ok(Err(group.error_code));
            }
            for topic in group.topics {
                for found in topic.partitions {
                    if found.error_code != 0 {
                        return Ok(Err(found.error_code));
                    }
                    let offset = Some(found.committed_offset).filter(|offset| *offset >= 0);
                    offsets.insert((topic.name.0.to_string(), found.partition_index), offset);
                }
            }
        }
        Ok(Ok(offsets))
    }

    /// Looks topics up at any broker. `racks` keeps the racks of brokers: one that is down just now is where it was.
    pub async fn look_up(&self, look: Look, racks: Option<&mut BTreeMap<i32, String>>) -> Option<Seen> {
        let asked = match &look {
            Look::Names(names) => {
                names.iter().map(|name| MetadataRequestTopic::default().with_name(Some(topic(name)))).collect()
            }
            Look::Ids(ids) => {
                let by_id = |id: &u128| MetadataRequestTopic::default().with_topic_id(topic_id(*id)).with_name(None);
                ids.iter().map(by_id).collect::<Vec<_>>()
            }
        };
        let request = MetadataRequest::default().with_topics(Some(asked)).with_allow_auto_topic_creation(false);
        let answer = self.ask(&request, false, |_| 0).await.ok()?;
        self.remember(&answer);
        let known = racks.map(|racks| {
            let told =
                answer.brokers.iter().filter_map(|broker| Some((broker.node_id.0, broker.rack.as_ref()?.to_string())));
            racks.extend(told);
            &*racks
        });
        let mut seen = Seen::default();
        for found in &answer.topics {
            let Some(name) = found.name.as_ref().map(|name| Name::from(name.0.as_str())) else { continue };
            match found.error_code {
                0 => {
                    seen.names.push((found.topic_id.as_u128(), Name::clone(&name)));
                    // Partitions are numbered from 0 on without gaps: a number beyond their count is none.
                    let mut all = vec![Racks::new(); found.partitions.len()];
                    for partition in &found.partitions {
                        let replicas = partition.replica_nodes.iter();
                        let at = usize::try_from(partition.partition_index).ok().and_then(|at| all.get_mut(at));
                        if let Some(racks) = at {
                            racks.extend(replicas.filter_map(|node| known?.get(&node.0).cloned()));
                        }
                    }
                    seen.topics.insert(name, all);
                }
                UNKNOWN_TOPIC => {}
                _ => drop(seen.unsure.insert(name)),
            }
        }
        Some(seen)
    }

    /// Type and assignor of a classic group that has members, for whoever cannot join it.
    pub async fn protocol_of(&self, at: &Address, group: &str) -> Option<(String, String)> {
        let request = DescribeGroupsRequest::default().with_groups(vec![group_id(group)]);
        let found = self.await_answer(at, &request, self.timeout).await.ok()?.groups.pop()?;
        checked(found.error_code, None, DescribeGroupsRequest::NEEDS).ok()?;
        Some((found.protocol_type.to_string(), found.protocol_data.to_string()))
    }
}

/// A broker's error code of a commit or an OffsetFetch, in words.
pub(crate) fn code_in_words(code: i16) -> String {
    checked(code, None, OffsetCommitRequest::NEEDS).err().map(|error| error.message).unwrap_or_default()
}

fn joined(answer: JoinGroupResponse) -> Joined {
    let member = |member: kafka_protocol::messages::join_group_response::JoinGroupResponseMember| JoinedMember {
        id: member.member_id.to_string(),
        instance_id: member.group_instance_id.map(|id| id.to_string()),
        subscription: member.metadata.to_vec(),
    };
    Joined {
        member_id: answer.member_id.to_string(),
        generation: answer.generation_id,
        protocol: answer.protocol_name.map(|name| name.to_string()).unwrap_or_default(),
        leader: answer.leader.to_string(),
        members: answer.members.into_iter().map(member).collect(),
        skip: answer.skip_assignment,
    }
}

fn beat_request(member: &Spoken, beat: &Beat) -> ConsumerGroupHeartbeatRequest {
    let terms = &member.terms;
    let owned = beat.owned.as_ref().map(|owned| {
        let mut topics: BTreeMap<u128, Vec<i32>> = BTreeMap::new();
        owned.iter().for_each(|(id, partition)| topics.entry(*id).or_default().push(*partition));
        let of = |(id, partitions)| TopicPartitions::default().with_topic_id(topic_id(id)).with_partitions(partitions);
        topics.into_iter().map(of).collect()
    });
    let request = ConsumerGroupHeartbeatRequest::default()
        .with_group_id(group_id(&member.group))
        .with_member_id(text(&beat.member_id))
        .with_member_epoch(beat.epoch)
        .with_instance_id(terms.instance_id.as_deref().map(text))
        .with_topic_partitions(owned);
    match beat.everything {
        false => request.with_rebalance_timeout_ms(-1),
        true => request
            .with_rebalance_timeout_ms(millis(terms.rebalance))
            .with_rack_id(terms.rack.as_deref().map(text))
            .with_subscribed_topic_names(Some(terms.topics.iter().map(|name| topic(name)).collect()))
            .with_server_assignor(member.remote_assignor.as_deref().map(text)),
    }
}

fn beaten(answer: ConsumerGroupHeartbeatResponse) -> BeatAnswer {
    let assignment = answer.assignment.map(|assignment| {
        let each = assignment.topic_partitions.into_iter().flat_map(|topic| {
            let id = topic.topic_id.as_u128();
            topic.partitions.into_iter().map(move |partition| (id, partition))
        });
        each.collect::<BTreeSet<_>>()
    });
    let interval = Duration::from_millis(u64::try_from(answer.heartbeat_interval_ms).unwrap_or(0));
    BeatAnswer { epoch: answer.member_epoch, interval, assignment }
}
