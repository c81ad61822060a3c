//! DescribeAcls, CreateAcls and DeleteAcls.
//!
//! librdkafka 2.12 drops the error of a DescribeAcls answer as a whole, so that "not authorized" and "no authorizer" look
//! like "no rules": an empty answer is believed only after a second look.

use rd::rd_kafka_admin_op_t as Op;
use rd::rd_kafka_resp_err_t as Code;
use rdkafka::bindings as rd;

use super::answers::{configs, elements, failure};
use super::bindings::{Bindings, native_filter, native_rule, read_rule, sendable};
use super::{CallError, Event, Handle, c, call_error, text};
use helixctl_core::acl::{Acl, AclFilter};
use helixctl_core::cluster::{ErrorCode, FoundAcls, ItemError, ItemResult};

impl Handle {
    /// DescribeAcls. Finds too much for a filter that librdkafka cannot send.
    pub(crate) fn describe_acls(&self, filter: &AclFilter) -> Result<FoundAcls, CallError> {
        let filter = Bindings(vec![native_filter(filter)]);
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBEACLS, false, |options, queue| {
            // SAFETY: the filter is not null, copied at send, and freed by its guard.
            unsafe { rd::rd_kafka_DescribeAcls(self.rk(), filter.0[0], options, queue) }
        })?;
        let found = found(&event);
        if found.acls.is_empty() && found.not_understood == 0 {
            self.believe_emptiness()?;
        }
        Ok(found)
    }

    /// Fails if "no rules" may be an error that librdkafka dropped: no Describe on the cluster, or no authorizer at all.
    fn believe_emptiness(&self) -> Result<(), CallError> {
        let refused = |code| {
            // SAFETY: a static string for any code.
            Err(call_error(code, unsafe { text(rd::rd_kafka_err2str(code)) }))
        };
        let (may_describe, broker) = self.authorized()?;
        if !may_describe {
            return refused(Code::RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED);
        }
        match broker.map(|id| self.authorizer(id)).transpose()?.flatten().as_deref() {
            Some("") => refused(Code::RD_KAFKA_RESP_ERR_SECURITY_DISABLED),
            _ => Ok(()),
        }
    }

    /// Whether this principal has Describe on the cluster, and a broker's id (DescribeCluster, KIP-430).
    fn authorized(&self) -> Result<(bool, Option<i32>), CallError> {
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBECLUSTER, false, |options, queue| {
            // SAFETY: until they are sent, the options are this call's alone; the error, if any, is ours to free.
            unsafe {
                let error = rd::rd_kafka_AdminOptions_set_include_authorized_operations(options.cast_mut(), 1);
                if !error.is_null() {
                    rd::rd_kafka_error_destroy(error);
                }
                rd::rd_kafka_DescribeCluster(self.rk(), options, queue);
            }
        })?;
        let (mut operations, mut nodes) = (0, 0);
        // SAFETY: the event is alive, and what librdkafka returns belongs to it.
        unsafe {
            let answer = rd::rd_kafka_event_DescribeCluster_result(event.0);
            let first = rd::rd_kafka_DescribeCluster_result_authorized_operations(answer, &mut operations);
            let describe = rd::rd_kafka_AclOperation_t::RD_KAFKA_ACL_OPERATION_DESCRIBE;
            let may_describe = elements(first, operations).contains(&describe);
            let first = rd::rd_kafka_DescribeCluster_result_nodes(answer, &mut nodes);
            Ok((may_describe, elements(first, nodes).first().map(|&node| rd::rd_kafka_Node_id(node))))
        }
    }

    /// The class of the authorizer, empty if there is none; `None` if this principal may not see a broker's configs.
    fn authorizer(&self, broker: i32) -> Result<Option<String>, CallError> {
        const KEY: &str = "authorizer.class.name";
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, false, |options, queue| {
            // SAFETY: all strings are copied; the resource is copied at send and freed once, after it.
            unsafe {
                let kind = rd::rd_kafka_ResourceType_t::RD_KAFKA_RESOURCE_BROKER;
                let mut resource = rd::rd_kafka_ConfigResource_new(kind, c(&broker.to_string()).as_ptr());
                rd::rd_kafka_ConfigResource_set_config(resource, c(KEY).as_ptr(), c"".as_ptr());
                rd::rd_kafka_DescribeConfigs(self.rk(), &mut resource, 1, options, queue);
                rd::rd_kafka_ConfigResource_destroy(resource);
            }
        })?;
        let seen = configs(&event).into_iter().next().and_then(|named| named.result.ok());
        Ok(seen.and_then(|configs| configs.get(KEY)?.value.clone()))
    }

    /// CreateAcls. Results stand in the order of the rules.
    pub(crate) fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, CallError> {
        let (mut natives, mut results) = (Bindings(Vec::new()), Vec::new());
        for acl in acls {
            let native = native_rule(acl);
            results.push(native.as_ref().map(|_| ()).map_err(Clone::clone));
            natives.0.extend(native.ok());
        }
        if natives.0.is_empty() {
            return Ok(results);
        }
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_CREATEACLS, false, |options, queue| {
            // SAFETY: copied at send, and freed by the guard.
            unsafe { rd::rd_kafka_CreateAcls(self.rk(), natives.0.as_mut_ptr(), natives.0.len(), options, queue) }
        })?;
        let mut answers = created(&event).into_iter();
        for result in results.iter_mut().filter(|result| result.is_ok()) {
            *result = answers.next().unwrap_or_else(no_answer);
        }
        Ok(results)
    }

    /// DeleteAcls by exact filters. Results stand in the order of the rules.
    pub(crate) fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, CallError> {
        let (mut natives, mut results) = (Bindings(Vec::new()), Vec::new());
        for acl in acls {
            match sendable(acl) {
                Ok(()) => {
                    natives.0.push(native_filter(&AclFilter::exactly(acl)));
                    results.push(Ok(false));
                }
                Err(error) => results.push(Err(error)),
            }
        }
        if natives.0.is_empty() {
            return Ok(results);
        }
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DELETEACLS, false, |options, queue| {
            // SAFETY: copied at send, and freed by the guard.
            unsafe { rd::rd_kafka_DeleteAcls(self.rk(), natives.0.as_mut_ptr(), natives.0.len(), options, queue) }
        })?;
        let mut answers = deleted(&event).into_iter();
        for result in results.iter_mut().filter(|result| result.is_ok()) {
            *result = answers.next().unwrap_or_else(no_answer);
        }
        Ok(results)
    }
}

fn no_answer<T>() -> ItemResult<T> {
    let message = "the broker gave no answer for this rule".to_owned();
    Err(ItemError { code: ErrorCode::OutcomeUnknown, message })
}

fn found(event: &Event) -> FoundAcls {
    let (mut count, mut found) = (0, FoundAcls::default());
    // SAFETY: the event is alive, and what librdkafka returns belongs to it.
    unsafe {
        let answer = rd::rd_kafka_event_DescribeAcls_result(event.0);
        let rules = rd::rd_kafka_DescribeAcls_result_acls(answer, &mut count);
        for &rule in elements(rules, count) {
            match read_rule(rule) {
                Some(acl) => found.acls.push(acl),
                None => found.not_understood += 1,
            }
        }
    }
    found.acls.sort();
    found.acls.dedup();
    found
}

fn created(event: &Event) -> Vec<ItemResult> {
    let mut count = 0;
    // SAFETY: as in `found`.
    unsafe {
        let answer = rd::rd_kafka_event_CreateAcls_result(event.0);
        let results = rd::rd_kafka_CreateAcls_result_acls(answer, &mut count);
        elements(results, count).iter().map(|&result| failure(rd::rd_kafka_acl_result_error(result))).collect()
    }
}

fn deleted(event: &Event) -> Vec<ItemResult<bool>> {
    let mut count = 0;
    // SAFETY: as in `found`.
    unsafe {
        let answer = rd::rd_kafka_event_DeleteAcls_result(event.0);
        let responses = rd::rd_kafka_DeleteAcls_result_responses(answer, &mut count);
        elements(responses, count)
            .iter()
            .map(|&response| {
                failure(rd::rd_kafka_DeleteAcls_result_response_error(response))?;
                let mut matching = 0;
                rd::rd_kafka_DeleteAcls_result_response_matching_acls(response, &mut matching);
                Ok(matching > 0)
            })
            .collect()
    }
}
