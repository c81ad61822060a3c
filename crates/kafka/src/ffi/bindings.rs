//! Rules and filters of rules as librdkafka has them.
//!
//! librdkafka 2.12 knows neither rules on users and delegation tokens nor the operations of those two and of two-phase
//! commit: such rules are refused here before they are sent, and cannot be read.

use std::ffi::CString;
use std::ptr;

use rd::rd_kafka_AclOperation_t as NativeOperation;
use rd::rd_kafka_AclPermissionType_t as NativePermission;
use rd::rd_kafka_ResourcePatternType_t as NativePattern;
use rd::rd_kafka_ResourceType_t as NativeKind;
use rdkafka::bindings as rd;

use super::{c, text};
use helixctl_core::acl::{Acl, AclFilter, NameFilter, Operation, Pattern, Permission, Resource, ResourceKind};
use helixctl_core::cluster::{ErrorCode, ItemError, ItemResult};

/// Rules or filters of a request, freed together.
pub(super) struct Bindings(pub(super) Vec<*mut rd::rd_kafka_AclBinding_t>);

impl Drop for Bindings {
    fn drop(&mut self) {
        // SAFETY: made by AclBinding_new or AclBindingFilter_new, freed once.
        unsafe { rd::rd_kafka_AclBinding_destroy_array(self.0.as_mut_ptr(), self.0.len()) }
    }
}

/// Whether librdkafka has words for this rule.
pub(super) fn sendable(acl: &Acl) -> ItemResult {
    if native_kind(acl.resource.kind).is_some() && native_operation(acl.operation).is_some() {
        return Ok(());
    }
    let message = format!("the Kafka client library cannot send rules like `{acl}`; use kafka-acls for this one");
    Err(ItemError { code: ErrorCode::Other("UNSUPPORTED_BY_CLIENT".to_owned()), message })
}

pub(super) fn native_rule(acl: &Acl) -> ItemResult<*mut rd::rd_kafka_AclBinding_t> {
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
pub(super) fn native_filter(filter: &AclFilter) -> *mut rd::rd_kafka_AclBindingFilter_t {
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

/// # Safety
/// `rule` belongs to an event that is alive.
pub(super) unsafe fn read_rule(rule: *const rd::rd_kafka_AclBinding_t) -> Option<Acl> {
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
