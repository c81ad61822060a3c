//! DescribeAcls, CreateAcls and DeleteAcls.
//!
//! librdkafka 2.12 knows neither rules on users and delegation tokens nor the operations of those two and of two-phase
//! commit: it cannot send them, and tells of them only that they are there. It also drops the error of a DescribeAcls
//! answer as a whole, so that "not authorized" looks like "no rules": an empty answer is believed only after a second look.

use std::ffi::CString;
use std::ptr;

use rd::rd_kafka_AclOperation_t as NativeOperation;
use rd::rd_kafka_AclPermissionType_t as NativePermission;
use rd::rd_kafka_ResourcePatternType_t as NativePattern;
use rd::rd_kafka_ResourceType_t as NativeKind;
use rd::rd_kafka_admin_op_t as Op;
use rdkafka::bindings as rd;

use super::answers::{elements, failure};
use super::{CallError, Event, Handle, c, call_error, text};
use crate::acl::{Acl, AclFilter, NameFilter, Operation, Pattern, Permission, Resource, ResourceKind};
use crate::cluster::{ErrorCode, FoundAcls, ItemError, ItemResult};

impl Handle {
    /// DescribeAcls. Finds too much for a filter that librdkafka cannot send.
    pub(in crate::kafka) fn describe_acls(&self, filter: &AclFilter) -> Result<FoundAcls, CallError> {
        let filter = Bindings(vec![native_filter(filter)]);
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBEACLS, false, |options, queue| {
            // SAFETY: the filter is not null, copied at send, and freed by its guard.
            unsafe { rd::rd_kafka_DescribeAcls(self.rk(), filter.0[0], options, queue) }
        })?;
        let found = found(&event);
        let is_empty = found.acls.is_empty() && found.not_understood == 0;
        if is_empty && !self.may_describe_cluster()? {
            let code = rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
            // SAFETY: a static string for any code.
            return Err(call_error(code, unsafe { text(rd::rd_kafka_err2str(code)) }));
        }
        Ok(found)
    }

    /// Whether this principal has Describe on the cluster (DescribeCluster with authorized operations, KIP-430).
    fn may_describe_cluster(&self) -> Result<bool, CallError> {
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
        let mut count = 0;
        // SAFETY: the event is alive, and what librdkafka returns belongs to it.
        let operations = unsafe {
            let answer = rd::rd_kafka_event_DescribeCluster_result(event.0);
            elements(rd::rd_kafka_DescribeCluster_result_authorized_operations(answer, &mut count), count)
        };
        Ok(operations.contains(&NativeOperation::RD_KAFKA_ACL_OPERATION_DESCRIBE))
    }

    /// CreateAcls. Results stand in the order of the rules.
    pub(in crate::kafka) fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, CallError> {
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
    pub(in crate::kafka) fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, CallError> {
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

/// Rules or filters of a request, freed together.
struct Bindings(Vec<*mut rd::rd_kafka_AclBinding_t>);

impl Drop for Bindings {
    fn drop(&mut self) {
        // SAFETY: made by AclBinding_new or AclBindingFilter_new, freed once.
        unsafe { rd::rd_kafka_AclBinding_destroy_array(self.0.as_mut_ptr(), self.0.len()) }
    }
}

fn sendable(acl: &Acl) -> ItemResult {
    if native_kind(acl.resource.kind).is_some() && native_operation(acl.operation).is_some() {
        return Ok(());
    }
    let message = format!("the Kafka client library cannot send rules like `{acl}`; use kafka-acls for this one");
    Err(ItemError { code: ErrorCode::Other("UNSUPPORTED_BY_CLIENT".to_owned()), message })
}

fn native_rule(acl: &Acl) -> ItemResult<*mut rd::rd_kafka_AclBinding_t> {
    sendable(acl)?;
    let mut why = [0; 256];
    // SAFETY: all strings are copied; `why` is as long as said and NUL-terminated when null is returned.
    unsafe {
        let native = rd::rd_kafka_AclBinding_new(
            native_kind(acl.resource.kind).unwrap_or(NativeKind::RD_KAFKA_RESOURCE_UNKNOWN),
            c(&acl.resource.name).as_ptr(),
            native_pattern(acl.resource.pattern),
            c(&acl.principal).as_ptr(),
            c(&acl.host).as_ptr(),
            native_operation(acl.operation).unwrap_or(NativeOperation::RD_KAFKA_ACL_OPERATION_UNKNOWN),
            native_permission(acl.permission),
            why.as_mut_ptr(),
            why.len(),
        );
        match native.is_null() {
            true => {
                Err(ItemError { code: ErrorCode::Other("INVALID_REQUEST".to_owned()), message: text(why.as_ptr()) })
            }
            false => Ok(native),
        }
    }
}

/// What librdkafka cannot name is left out of the filter: it then finds more, never less.
fn native_filter(filter: &AclFilter) -> *mut rd::rd_kafka_AclBindingFilter_t {
    let own = |text: &Option<String>| text.as_deref().map(c);
    let pointer = |text: &Option<CString>| text.as_ref().map_or(ptr::null(), |text| text.as_ptr());
    let (name, pattern) = match &filter.name {
        NameFilter::Any => (None, NativePattern::RD_KAFKA_RESOURCE_PATTERN_ANY),
        NameFilter::AppliesTo(name) => (Some(c(name)), NativePattern::RD_KAFKA_RESOURCE_PATTERN_MATCH),
        NameFilter::Exactly(name, pattern) => (Some(c(name)), native_pattern(*pattern)),
    };
    let (principal, host) = (own(&filter.principal), own(&filter.host));
    // SAFETY: all strings are copied; every enum value is one that a filter may have, so the result is not null.
    unsafe {
        rd::rd_kafka_AclBindingFilter_new(
            filter.kind.and_then(native_kind).unwrap_or(NativeKind::RD_KAFKA_RESOURCE_ANY),
            pointer(&name),
            pattern,
            pointer(&principal),
            pointer(&host),
            filter.operation.and_then(native_operation).unwrap_or(NativeOperation::RD_KAFKA_ACL_OPERATION_ANY),
            filter.permission.map_or(NativePermission::RD_KAFKA_ACL_PERMISSION_TYPE_ANY, native_permission),
            ptr::null_mut(),
            0,
        )
    }
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

/// # Safety
/// `rule` belongs to an event that is alive.
unsafe fn read_rule(rule: *const rd::rd_kafka_AclBinding_t) -> Option<Acl> {
    // SAFETY: promised by the caller.
    unsafe {
        let kind = rd::rd_kafka_AclBinding_restype(rule);
        let operation = rd::rd_kafka_AclBinding_operation(rule);
        let pattern = rd::rd_kafka_AclBinding_resource_pattern_type(rule);
        let permission = rd::rd_kafka_AclBinding_permission_type(rule);
        let resource = Resource::new(
            ResourceKind::ALL.into_iter().find(|known| native_kind(*known) == Some(kind))?,
            text(rd::rd_kafka_AclBinding_name(rule)),
            Pattern::ALL.into_iter().find(|known| native_pattern(*known) == pattern)?,
        );
        Some(Acl {
            principal: text(rd::rd_kafka_AclBinding_principal(rule)),
            resource,
            permission: Permission::ALL.into_iter().find(|known| native_permission(*known) == permission)?,
            host: text(rd::rd_kafka_AclBinding_host(rule)),
            operation: Operation::ALL.into_iter().find(|known| native_operation(*known) == Some(operation))?,
        })
    }
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

const fn native_kind(kind: ResourceKind) -> Option<NativeKind> {
    match kind {
        ResourceKind::Topic => Some(NativeKind::RD_KAFKA_RESOURCE_TOPIC),
        ResourceKind::Group => Some(NativeKind::RD_KAFKA_RESOURCE_GROUP),
        ResourceKind::Cluster => Some(NativeKind::RD_KAFKA_RESOURCE_BROKER),
        ResourceKind::TransactionalId => Some(NativeKind::RD_KAFKA_RESOURCE_TRANSACTIONAL_ID),
        ResourceKind::DelegationToken | ResourceKind::User => None,
    }
}

const fn native_pattern(pattern: Pattern) -> NativePattern {
    match pattern {
        Pattern::Literal => NativePattern::RD_KAFKA_RESOURCE_PATTERN_LITERAL,
        Pattern::Prefixed => NativePattern::RD_KAFKA_RESOURCE_PATTERN_PREFIXED,
    }
}

const fn native_permission(permission: Permission) -> NativePermission {
    match permission {
        Permission::Allow => NativePermission::RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW,
        Permission::Deny => NativePermission::RD_KAFKA_ACL_PERMISSION_TYPE_DENY,
    }
}

const fn native_operation(operation: Operation) -> Option<NativeOperation> {
    use NativeOperation as N;
    Some(match operation {
        Operation::All => N::RD_KAFKA_ACL_OPERATION_ALL,
        Operation::Read => N::RD_KAFKA_ACL_OPERATION_READ,
        Operation::Write => N::RD_KAFKA_ACL_OPERATION_WRITE,
        Operation::Create => N::RD_KAFKA_ACL_OPERATION_CREATE,
        Operation::Delete => N::RD_KAFKA_ACL_OPERATION_DELETE,
        Operation::Alter => N::RD_KAFKA_ACL_OPERATION_ALTER,
        Operation::Describe => N::RD_KAFKA_ACL_OPERATION_DESCRIBE,
        Operation::ClusterAction => N::RD_KAFKA_ACL_OPERATION_CLUSTER_ACTION,
        Operation::DescribeConfigs => N::RD_KAFKA_ACL_OPERATION_DESCRIBE_CONFIGS,
        Operation::AlterConfigs => N::RD_KAFKA_ACL_OPERATION_ALTER_CONFIGS,
        Operation::IdempotentWrite => N::RD_KAFKA_ACL_OPERATION_IDEMPOTENT_WRITE,
        Operation::CreateTokens | Operation::DescribeTokens | Operation::TwoPhaseCommit => return None,
    })
}
