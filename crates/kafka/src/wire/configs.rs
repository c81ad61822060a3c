//! Configs of topics and brokers: DescribeConfigs and IncrementalAlterConfigs (KIP-226, KIP-339).

use futures::future::join_all;
use futures::{FutureExt, StreamExt, TryStreamExt, stream};
use helixctl_core::cluster::{ConfigChange, ConfigSource, ConfigValue, Configs, ItemResult, Mode, Query};
use kafka_protocol::messages::describe_configs_request::DescribeConfigsResource;
use kafka_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse, DescribeConfigsSynonym,
};
use kafka_protocol::messages::incremental_alter_configs_request::{AlterConfigsResource, AlterableConfig};
use kafka_protocol::messages::{
    DescribeConfigsRequest, IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse,
};

use super::api::Request;
use super::codes::{checked, no_answer, other};
use super::fault::Fault;
use super::topics::in_order;
use super::{Wire, names};

/// Topics of one DescribeConfigs: a broker answers a request by one thread, and the answer is read as a whole.
const TOPICS_PER_REQUEST: usize = 500;
const REQUESTS_AT_ONCE: usize = 4;
/// Kafka's numbers of what configs are of.
const TOPIC: i8 = 2;
const BROKER: i8 = 4;
/// Kafka's numbers of what is done with one config.
const SET: i8 = 0;
const DELETE: i8 = 1;

impl Wire {
    /// Configs of topics, in the order asked for.
    pub async fn topic_configs(&self, topics: &[String], query: Query<'_>) -> Result<Vec<ItemResult<Configs>>, Fault> {
        let requests: Vec<_> = topics.chunks(TOPICS_PER_REQUEST).map(|part| describe(TOPIC, part, query)).collect();
        let asks = requests.into_iter().map(|request| self.configs(request, query).boxed());
        let parts: Vec<Vec<_>> = stream::iter(asks).buffered(REQUESTS_AT_ONCE).try_collect().await?;
        Ok(in_order(topics.iter(), parts.into_iter().flatten()))
    }

    async fn configs(
        &self,
        request: DescribeConfigsRequest,
        query: Query<'_>,
    ) -> Result<Vec<(String, ItemResult<Configs>)>, Fault> {
        Ok(described(self.ask(&request, false, |_| 0).await?, query).collect())
    }

    /// Configs of brokers. Each is asked about itself; one that does not answer is an item error.
    pub async fn broker_configs(&self, ids: &[i32], query: Query<'_>) -> Result<Vec<ItemResult<Configs>>, Fault> {
        let brokers = self.brokers().await?;
        let each = ids.iter().map(async |id| {
            let address = brokers.addresses.get(id).ok_or_else(|| not_there(*id))?;
            let request = describe(BROKER, &[id.to_string()], query);
            let answer = self.ask_broker(address, &request).await.map_err(|fault| fault.of_item(false))?;
            described(answer, query).next().map_or_else(|| Err(no_answer()), |(_, result)| result)
        });
        Ok(join_all(each).await)
    }

    /// Changes configs of topics, or asks whether they could be changed: of one topic all or none.
    pub async fn alter_topic_configs(
        &self,
        topics: &[(String, Vec<ConfigChange>)],
        mode: Mode,
    ) -> Result<Vec<ItemResult>, Fault> {
        let request = alter(TOPIC, topics, mode);
        let code = |answer: &IncrementalAlterConfigsResponse| answer.responses.first().map_or(0, |r| r.error_code);
        let answer = self.ask(&request, mode == Mode::Apply, code).await?;
        Ok(in_order(topics.iter().map(|(name, _)| name), altered(answer)))
    }

    /// Changes configs of brokers. Each is asked itself, as before KRaft it had to be.
    pub async fn alter_broker_configs(&self, asked: &[(i32, Vec<ConfigChange>)]) -> Result<Vec<ItemResult>, Fault> {
        let brokers = self.brokers().await?;
        let each = asked.iter().map(async |(id, changes)| {
            let address = brokers.addresses.get(id).ok_or_else(|| not_there(*id))?;
            let request = alter(BROKER, &[(id.to_string(), changes.clone())], Mode::Apply);
            let answer = self.ask_broker(address, &request).await.map_err(|fault| fault.of_item(true))?;
            altered(answer).next().map_or_else(|| Err(no_answer()), |(_, result)| result)
        });
        Ok(join_all(each).await)
    }
}

/// For a broker that the cluster does not name.
pub(super) fn not_there(id: i32) -> helixctl_core::cluster::ItemError {
    other("BROKER_NOT_AVAILABLE", format!("there is no broker {id} in the cluster now"))
}

fn describe(kind: i8, resources: &[String], query: Query<'_>) -> DescribeConfigsRequest {
    let keys = match query {
        Query::All | Query::OverridesAnd(_) => None,
        Query::Keys(keys) => Some(keys.iter().map(|key| names::text(key)).collect::<Vec<_>>()),
    };
    let resource = |name: &String| {
        DescribeConfigsResource::default()
            .with_resource_type(kind)
            .with_resource_name(names::text(name))
            .with_configuration_keys(keys.clone())
    };
    DescribeConfigsRequest::default()
        .with_resources(resources.iter().map(resource).collect())
        .with_include_synonyms(matches!(query, Query::All))
}

fn described(answer: DescribeConfigsResponse, query: Query<'_>) -> impl Iterator<Item = (String, ItemResult<Configs>)> {
    answer.results.into_iter().map(move |resource| {
        let needs = DescribeConfigsRequest::NEEDS;
        let result = checked(resource.error_code, resource.error_message.as_deref(), needs).map(|()| {
            let wanted = resource.configs.into_iter();
            wanted.filter(|config| query.includes(&config.name, source(config.config_source))).map(config).collect()
        });
        (resource.resource_name.to_string(), result)
    })
}

fn config(config: DescribeConfigsResourceResult) -> (String, ConfigValue) {
    let source = source(config.config_source);
    let value = ConfigValue {
        value: config.value.map(|value| value.to_string()),
        source,
        sensitive: config.is_sensitive,
        read_only: config.read_only,
        inherited: if source == ConfigSource::Topic { inherited(&config.synonyms) } else { None },
    };
    (config.name.to_string(), value)
}

/// What lies beneath a topic's override: its first synonym that is not the override itself. Brokers tell none while a time
/// is set in hours or minutes (`log.retention.hours`), and one in such a unit would not be comparable.
fn inherited(synonyms: &[DescribeConfigsSynonym]) -> Option<String> {
    let beneath = synonyms.iter().find(|synonym| source(synonym.source) != ConfigSource::Topic)?;
    let other_unit = beneath.name.ends_with(".hours") || beneath.name.ends_with(".minutes");
    beneath.value.as_ref().filter(|_| !other_unit).map(ToString::to_string)
}

fn source(number: i8) -> ConfigSource {
    match number {
        1 => ConfigSource::Topic,
        2 => ConfigSource::Broker,
        3 => ConfigSource::ClusterDefault,
        4 => ConfigSource::StaticBroker,
        5 => ConfigSource::Default,
        _ => ConfigSource::Unknown,
    }
}

fn alter(kind: i8, resources: &[(String, Vec<ConfigChange>)], mode: Mode) -> IncrementalAlterConfigsRequest {
    let change = |change: &ConfigChange| {
        AlterableConfig::default()
            .with_name(names::text(&change.name))
            .with_config_operation(if change.value.is_some() { SET } else { DELETE })
            .with_value(change.value.as_deref().map(names::text))
    };
    let resource = |(name, changes): &(String, Vec<ConfigChange>)| {
        AlterConfigsResource::default()
            .with_resource_type(kind)
            .with_resource_name(names::text(name))
            .with_configs(changes.iter().map(change).collect())
    };
    IncrementalAlterConfigsRequest::default()
        .with_resources(resources.iter().map(resource).collect())
        .with_validate_only(mode == Mode::Check)
}

fn altered(answer: IncrementalAlterConfigsResponse) -> impl Iterator<Item = (String, ItemResult)> {
    answer.responses.into_iter().map(|resource| {
        let needs = IncrementalAlterConfigsRequest::NEEDS;
        let result = checked(resource.error_code, resource.error_message.as_deref(), needs);
        (resource.resource_name.to_string(), result)
    })
}
