//! Groups as their coordinators see them: listed by every broker, described and asked for their offsets in batches.
//!
//! A broker lists the groups that it coordinates, so one round of ListGroups also tells whom to ask about each.

use std::collections::BTreeMap;

use bytes::{Buf, Bytes};
use futures::future::join_all;
use kafka_protocol::messages::consumer_protocol_assignment::ConsumerProtocolAssignment;
use kafka_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup;
use kafka_protocol::messages::{
    ConsumerGroupDescribeRequest, DescribeGroupsRequest, FindCoordinatorRequest, GroupId, ListGroupsRequest,
    OffsetFetchRequest,
};
use kafka_protocol::protocol::{Decodable, StrBytes};

use super::Wire;
use super::api::Request;
use super::fault::{Fault, checked};
use super::settings::Address;
use crate::patience::Patience;
use helixctl_core::cluster::{ErrorCode, GroupMember, ItemError, ItemResult, ListedGroup, SeenGroup};

/// Loading, not available, not the coordinator: it moves, and asking again helps.
pub(super) const COORDINATOR_MOVES: [i16; 3] = [14, 15, 16];

pub(super) fn group_id(name: &str) -> GroupId {
    GroupId(StrBytes::from_string(name.to_owned()))
}

/// Why a look has to be made again.
enum Again {
    Moved(ItemError),
    Fault(Fault),
}

impl From<Fault> for Again {
    fn from(fault: Fault) -> Again {
        Again::Fault(fault)
    }
}

fn settled(code: i16, needs: &str) -> Result<(), Again> {
    match checked(code, None, needs) {
        Err(error) if COORDINATOR_MOVES.contains(&code) => Err(Again::Moved(error)),
        Err(error) => Err(Again::Fault(Fault::Refused(error))),
        Ok(()) => Ok(()),
    }
}

impl Wire {
    /// All groups, in order.
    pub async fn groups(&self) -> Result<Vec<ListedGroup>, Fault> {
        self.patiently(async || Ok(self.placed().await?.into_iter().map(|(group, _)| group).collect())).await
    }

    /// Those groups that `wanted` picks, with members and committed offsets, in order.
    pub async fn look(&self, wanted: &(dyn Fn(&ListedGroup) -> bool + Sync)) -> Result<Vec<SeenGroup>, Fault> {
        self.patiently(async || {
            let mut by_broker: BTreeMap<Address, Vec<ListedGroup>> = BTreeMap::new();
            for (group, address) in self.placed().await?.into_iter().filter(|(group, _)| wanted(group)) {
                by_broker.entry(address).or_default().push(group);
            }
            let looks = by_broker.into_iter().map(|(address, groups)| self.look_at(address, groups));
            let mut all = Vec::new();
            for seen in join_all(looks).await {
                all.extend(seen?);
            }
            all.sort_by(|a: &SeenGroup, b| a.listed.cmp(&b.listed));
            Ok(all)
        })
        .await
    }

    /// The coordinator of a group, which need not exist yet.
    pub(crate) async fn coordinator(&self, group: &str) -> Result<Address, Fault> {
        self.patiently(async || {
            let keys = vec![StrBytes::from_string(group.to_owned())];
            let request = FindCoordinatorRequest::default().with_key_type(0).with_coordinator_keys(keys);
            let answer = self.ask(&request, false, |_| 0).await?;
            let found = answer.coordinators.first().ok_or_else(|| Fault::Unable("no coordinator came back".into()))?;
            settled(found.error_code, FindCoordinatorRequest::NEEDS)?;
            Ok(Address { host: found.host.to_string(), port: u16::try_from(found.port).unwrap_or_default() })
        })
        .await
    }

    /// Asks again while coordinators move.
    async fn patiently<T>(&self, look: impl AsyncFn() -> Result<T, Again>) -> Result<T, Fault> {
        let mut patience = Patience::new(self.timeout);
        loop {
            match look().await {
                Ok(found) => return Ok(found),
                Err(Again::Fault(fault)) => return Err(fault),
                Err(Again::Moved(error)) => {
                    if !patience.pause().await {
                        return Err(Fault::Refused(error));
                    }
                }
            }
        }
    }

    /// Every group with the broker that coordinates it.
    async fn placed(&self) -> Result<Vec<(ListedGroup, Address)>, Again> {
        let brokers = self.brokers().await?;
        let asks = brokers.addresses.into_values().map(async |address| {
            let answer = self.ask_broker(&address, &ListGroupsRequest::default()).await;
            (address, answer)
        });
        let mut all = Vec::new();
        for (address, answer) in join_all(asks).await {
            let answer = answer?;
            settled(answer.error_code, ListGroupsRequest::NEEDS)?;
            all.extend(answer.groups.into_iter().map(|group| {
                let listed = ListedGroup {
                    group: group.group_id.0.to_string(),
                    kind: group.group_type.to_lowercase(),
                    state: group.group_state.to_string(),
                    protocol: group.protocol_type.to_string(),
                };
                (listed, address.clone())
            }));
        }
        all.sort();
        Ok(all)
    }

    /// What one coordinator knows about its groups: three requests for any number of them.
    async fn look_at(&self, address: Address, groups: Vec<ListedGroup>) -> Result<Vec<SeenGroup>, Again> {
        let of_kind = |kinds: &[&str]| -> Vec<GroupId> {
            let chosen = groups.iter().filter(|group| kinds.contains(&group.kind.as_str()));
            chosen.map(|group| group_id(&group.group)).collect()
        };
        let mut described = self.describe_classic(&address, of_kind(&["classic", ""])).await?;
        described.extend(self.describe_consumer(&address, of_kind(&["consumer"])).await?);
        let mut committed = self.committed_at(&address, of_kind(&["classic", "", "consumer", "streams"])).await?;
        let seen = groups.into_iter().map(|listed| {
            let mut seen = SeenGroup { listed, ..SeenGroup::default() };
            match described.remove(&seen.listed.group) {
                Some(Ok((state, assignor, members))) => {
                    seen.listed.state = state;
                    (seen.assignor, seen.members) = (assignor, members);
                }
                Some(Err(error)) => seen.error = Some(error),
                None => {}
            }
            match committed.remove(&seen.listed.group) {
                Some(Ok(offsets)) => seen.committed = offsets,
                Some(Err(error)) => seen.error = Some(error),
                None => {}
            }
            seen
        });
        Ok(seen.collect())
    }

    async fn describe_classic(&self, address: &Address, groups: Vec<GroupId>) -> Result<Described, Again> {
        let mut all = Described::new();
        if groups.is_empty() {
            return Ok(all);
        }
        let request = DescribeGroupsRequest::default().with_groups(groups);
        for group in self.ask_broker(address, &request).await?.groups {
            let needs = DescribeGroupsRequest::NEEDS;
            let result = item(group.error_code, needs)?.map(|()| {
                let members = group.members.into_iter().map(|member| GroupMember {
                    member_id: member.member_id.to_string(),
                    instance_id: member.group_instance_id.map(|id| id.to_string()),
                    client_id: member.client_id.to_string(),
                    host: member.client_host.trim_start_matches('/').to_owned(),
                    partitions: assigned(member.member_assignment),
                });
                (group.group_state.to_string(), group.protocol_data.to_string(), members.collect())
            });
            all.insert(group.group_id.0.to_string(), result);
        }
        Ok(all)
    }

    /// Groups of the protocol of KIP-848.
    async fn describe_consumer(&self, address: &Address, groups: Vec<GroupId>) -> Result<Described, Again> {
        let mut all = Described::new();
        if groups.is_empty() {
            return Ok(all);
        }
        let request = ConsumerGroupDescribeRequest::default().with_group_ids(groups);
        for group in self.ask_broker(address, &request).await?.groups {
            let result = item(group.error_code, ConsumerGroupDescribeRequest::NEEDS)?.map(|()| {
                let members = group.members.into_iter().map(|member| {
                    let topics = member.assignment.topic_partitions.into_iter();
                    let mut partitions: Vec<_> = topics
                        .flat_map(|topic| {
                            let name = topic.topic_name.0.to_string();
                            topic.partitions.into_iter().map(move |partition| (name.clone(), partition))
                        })
                        .collect();
                    partitions.sort();
                    GroupMember {
                        member_id: member.member_id.to_string(),
                        instance_id: member.instance_id.map(|id| id.to_string()),
                        client_id: member.client_id.to_string(),
                        host: member.client_host.trim_start_matches('/').to_owned(),
                        partitions,
                    }
                });
                (group.group_state.to_string(), group.assignor_name.to_string(), members.collect())
            });
            all.insert(group.group_id.0.to_string(), result);
        }
        Ok(all)
    }

    async fn committed_at(&self, address: &Address, groups: Vec<GroupId>) -> Result<Committed, Again> {
        let mut all = Committed::new();
        if groups.is_empty() {
            return Ok(all);
        }
        let asked = groups.into_iter().map(|group| {
            OffsetFetchRequestGroup::default().with_group_id(group).with_member_epoch(-1).with_topics(None)
        });
        let request = OffsetFetchRequest::default().with_groups(asked.collect());
        for group in self.ask_broker(address, &request).await?.groups {
            let mut result = item(group.error_code, OffsetFetchRequest::NEEDS)?.map(|()| BTreeMap::new());
            for topic in group.topics {
                for found in topic.partitions {
                    match (item(found.error_code, "Describe on the topic")?, &mut result) {
                        (Ok(()), Ok(offsets)) if found.committed_offset >= 0 => {
                            offsets.insert((topic.name.0.to_string(), found.partition_index), found.committed_offset);
                        }
                        (Err(error), Ok(_)) => result = Err(error),
                        _ => {}
                    }
                }
            }
            all.insert(group.group_id.0.to_string(), result);
        }
        Ok(all)
    }
}

type Described = BTreeMap<String, ItemResult<(String, String, Vec<GroupMember>)>>;
type Committed = BTreeMap<String, ItemResult<BTreeMap<(String, i32), i64>>>;

/// A code that concerns one item. What asking again would settle ends the round.
fn item(code: i16, needs: &str) -> Result<ItemResult, Again> {
    match settled(code, needs) {
        Ok(()) => Ok(Ok(())),
        Err(Again::Fault(Fault::Refused(error))) => Ok(Err(error)),
        Err(again) => Err(again),
    }
}

/// The assignment of a classic member; none of it if its protocol is another than that of consumers.
fn assigned(mut bytes: Bytes) -> Vec<(String, i32)> {
    if bytes.len() < 2 {
        return Vec::new();
    }
    let version = bytes.get_i16().clamp(0, 3);
    let Ok(assignment) = ConsumerProtocolAssignment::decode(&mut bytes, version) else { return Vec::new() };
    let topics = assignment.assigned_partitions.into_iter();
    let mut all: Vec<_> = topics
        .flat_map(|topic| {
            let name = topic.topic.0.to_string();
            topic.partitions.into_iter().map(move |partition| (name.clone(), partition))
        })
        .collect();
    all.sort();
    all
}

/// For what is not known about an item.
pub(super) fn unknown(code: &str, message: &str) -> ItemError {
    ItemError { code: ErrorCode::Other(code.to_owned()), message: message.to_owned() }
}
