//! DescribeUserScramCredentials and AlterUserScramCredentials.
//!
//! librdkafka salts and hashes a password with its own OpenSSL before anything is sent; what travels is the hash.

use std::ptr;
use std::sync::atomic::Ordering;

use rd::rd_kafka_ScramMechanism_t as NativeMechanism;
use rd::rd_kafka_admin_op_t as Op;
use rdkafka::bindings as rd;

use super::answers::{elements, failure};
use super::{CallError, Event, Handle, Named, c, call_error, is_local, text};
use helixctl_core::acl::ScramMechanism;
use helixctl_core::cluster::{ScramCredential, ScramUser, UserAction, UserChange};

impl Handle {
    /// DescribeUserScramCredentials of all users.
    ///
    /// In librdkafka 2.12 the text of a broker's error as a whole lies on a stack that is gone, and freeing the answer
    /// frees that text: such an answer is neither read nor freed.
    pub(crate) fn describe_users(&self) -> Result<Vec<ScramUser>, CallError> {
        let event = self.answer(Op::RD_KAFKA_ADMIN_OP_DESCRIBEUSERSCRAMCREDENTIALS, false, |options, queue| {
            // SAFETY: no names ask for all users.
            unsafe { rd::rd_kafka_DescribeUserScramCredentials(self.rk(), ptr::null_mut(), 0, options, queue) }
        })?;
        // SAFETY: the event is alive.
        let code = unsafe { rd::rd_kafka_event_error(event.0) };
        if code != rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR {
            if !is_local(code) {
                std::mem::forget(event);
            }
            // SAFETY: a static string for any code.
            return Err(call_error(code, unsafe { text(rd::rd_kafka_err2str(code)) }));
        }
        self.reached.store(true, Ordering::Relaxed);
        let mut users = described(&event);
        users.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(users)
    }

    /// AlterUserScramCredentials. One result for each user, not for each change.
    pub(crate) fn alter_users(&self, changes: &[UserChange]) -> Result<Vec<Named<()>>, CallError> {
        let mut natives = Alterations(changes.iter().map(native).collect());
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_ALTERUSERSCRAMCREDENTIALS, false, |options, queue| {
            let natives = &mut natives.0;
            // SAFETY: copied at send, and freed by the guard.
            unsafe {
                rd::rd_kafka_AlterUserScramCredentials(self.rk(), natives.as_mut_ptr(), natives.len(), options, queue);
            }
        })?;
        Ok(altered(&event))
    }
}

/// Changes of a request, freed together.
struct Alterations(Vec<*mut rd::rd_kafka_UserScramCredentialAlteration_t>);

impl Drop for Alterations {
    fn drop(&mut self) {
        // SAFETY: made by Upsertion_new or Deletion_new, freed once.
        unsafe { rd::rd_kafka_UserScramCredentialAlteration_destroy_array(self.0.as_mut_ptr(), self.0.len()) }
    }
}

fn native(change: &UserChange) -> *mut rd::rd_kafka_UserScramCredentialAlteration_t {
    let user = c(&change.user);
    // SAFETY: name and password are copied; a null salt makes librdkafka draw a random one.
    unsafe {
        match &change.action {
            UserAction::Set { credential, password } => rd::rd_kafka_UserScramCredentialUpsertion_new(
                user.as_ptr(),
                native_mechanism(credential.mechanism),
                credential.iterations,
                password.reveal().as_ptr(),
                password.reveal().len(),
                ptr::null(),
                0,
            ),
            UserAction::Delete(mechanism) => {
                rd::rd_kafka_UserScramCredentialDeletion_new(user.as_ptr(), native_mechanism(*mechanism))
            }
        }
    }
}

fn described(event: &Event) -> Vec<ScramUser> {
    let mut count = 0;
    // SAFETY: the event is alive, and what librdkafka returns belongs to it.
    unsafe {
        let answer = rd::rd_kafka_event_DescribeUserScramCredentials_result(event.0);
        let users = rd::rd_kafka_DescribeUserScramCredentials_result_descriptions(answer, &mut count);
        elements(users, count)
            .iter()
            .map(|&user| {
                let name = text(rd::rd_kafka_UserScramCredentialsDescription_user(user));
                let credentials = rd::rd_kafka_UserScramCredentialsDescription_scramcredentialinfo_count(user);
                let mut credentials: Vec<_> = (0..credentials).filter_map(|index| credential(user, index)).collect();
                credentials.sort();
                ScramUser { name, credentials }
            })
            .collect()
    }
}

/// # Safety
/// `user` belongs to an event that is alive, and has more than `index` credentials.
unsafe fn credential(
    user: *const rd::rd_kafka_UserScramCredentialsDescription_t,
    index: usize,
) -> Option<ScramCredential> {
    // SAFETY: promised by the caller.
    unsafe {
        let info = rd::rd_kafka_UserScramCredentialsDescription_scramcredentialinfo(user, index);
        let mechanism = rd::rd_kafka_ScramCredentialInfo_mechanism(info);
        Some(ScramCredential {
            mechanism: ScramMechanism::ALL.into_iter().find(|known| native_mechanism(*known) == mechanism)?,
            iterations: rd::rd_kafka_ScramCredentialInfo_iterations(info),
        })
    }
}

fn altered(event: &Event) -> Vec<Named<()>> {
    let mut count = 0;
    // SAFETY: as in `described`.
    unsafe {
        let answer = rd::rd_kafka_event_AlterUserScramCredentials_result(event.0);
        let responses = rd::rd_kafka_AlterUserScramCredentials_result_responses(answer, &mut count);
        elements(responses, count)
            .iter()
            .map(|&response| Named {
                name: text(rd::rd_kafka_AlterUserScramCredentials_result_response_user(response)),
                result: failure(rd::rd_kafka_AlterUserScramCredentials_result_response_error(response)),
            })
            .collect()
    }
}

const fn native_mechanism(mechanism: ScramMechanism) -> NativeMechanism {
    match mechanism {
        ScramMechanism::Sha256 => NativeMechanism::RD_KAFKA_SCRAM_MECHANISM_SHA_256,
        ScramMechanism::Sha512 => NativeMechanism::RD_KAFKA_SCRAM_MECHANISM_SHA_512,
    }
}
