//! SCRAM users: DescribeUserScramCredentials and AlterUserScramCredentials (KIP-554).
//!
//! A password is salted and hashed here; what travels is the hash.

use std::collections::HashMap;

use bytes::Bytes;
use helixctl_core::acl::ScramMechanism;
use helixctl_core::cluster::{ItemResult, ScramCredential, ScramUser, UserAction, UserChange};
use helixctl_core::secret::Secret;
use kafka_protocol::messages::alter_user_scram_credentials_request::{
    ScramCredentialDeletion, ScramCredentialUpsertion,
};
use kafka_protocol::messages::{AlterUserScramCredentialsRequest, DescribeUserScramCredentialsRequest};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkcs5::pbkdf2_hmac;
use openssl::rand::rand_bytes;

use super::api::Request;
use super::codes::{checked, no_answer};
use super::fault::Fault;
use super::{Wire, names};

/// Bytes of a salt, as many as those of the shorter hash.
const SALT: usize = 32;

impl Wire {
    /// Every SCRAM user, in order of name.
    pub async fn scram_users(&self) -> Result<Vec<ScramUser>, Fault> {
        // An empty list stands for all. So does an absent one, but Kafka 4.3 never answers that to who may not ask.
        let request = DescribeUserScramCredentialsRequest::default().with_users(Some(Vec::new()));
        let needs = DescribeUserScramCredentialsRequest::NEEDS;
        let answer = self.ask(&request, false, |answer| answer.error_code).await?;
        checked(answer.error_code, answer.error_message.as_deref(), needs).map_err(Fault::Refused)?;
        let mut users = Vec::with_capacity(answer.results.len());
        for user in &answer.results {
            checked(user.error_code, user.error_message.as_deref(), needs).map_err(Fault::Refused)?;
            let mut credentials: Vec<ScramCredential> = user
                .credential_infos
                .iter()
                .filter_map(|info| {
                    Some(ScramCredential { mechanism: mechanism(info.mechanism)?, iterations: info.iterations })
                })
                .collect();
            credentials.sort();
            users.push(ScramUser { name: user.user.to_string(), credentials });
        }
        users.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(users)
    }

    /// Sets and deletes credentials; results in the order of the changes.
    pub async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, Fault> {
        let mut results: Vec<ItemResult> = changes.iter().map(|_| Err(no_answer())).collect();
        for round in rounds(changes) {
            let mut request = AlterUserScramCredentialsRequest::default();
            for &index in &round {
                add(&mut request, &changes[index])
                    .map_err(|error| Fault::Unusable(format!("the password cannot be hashed: OpenSSL: {error}")))?;
            }
            let needs = AlterUserScramCredentialsRequest::NEEDS;
            let answer = self.ask(&request, true, |answer| answer.results.first().map_or(0, |r| r.error_code)).await?;
            let answers: HashMap<&str, ItemResult> = answer
                .results
                .iter()
                .map(|user| (user.user.as_str(), checked(user.error_code, user.error_message.as_deref(), needs)))
                .collect();
            for index in round {
                if let Some(result) = answers.get(changes[index].user.as_str()) {
                    results[index] = result.clone();
                }
            }
        }
        Ok(results)
    }
}

fn add(request: &mut AlterUserScramCredentialsRequest, change: &UserChange) -> Result<(), ErrorStack> {
    let name = names::text(&change.user);
    match &change.action {
        UserAction::Set { credential, password } => {
            let (salt, salted) = hash(*credential, password)?;
            request.upsertions.push(
                ScramCredentialUpsertion::default()
                    .with_name(name)
                    .with_mechanism(number(credential.mechanism))
                    .with_iterations(credential.iterations)
                    .with_salt(salt)
                    .with_salted_password(salted),
            );
        }
        UserAction::Delete(mechanism) => {
            let deletion = ScramCredentialDeletion::default().with_name(name).with_mechanism(number(*mechanism));
            request.deletions.push(deletion);
        }
    }
    Ok(())
}

/// A fresh salt, and the password hashed with it (RFC 5802's Hi).
fn hash(credential: ScramCredential, password: &Secret) -> Result<(Bytes, Bytes), ErrorStack> {
    let digest = match credential.mechanism {
        ScramMechanism::Sha256 => MessageDigest::sha256(),
        ScramMechanism::Sha512 => MessageDigest::sha512(),
    };
    let (mut salt, mut salted) = (vec![0; SALT], vec![0; digest.size()]);
    rand_bytes(&mut salt)?;
    let iterations = usize::try_from(credential.iterations).unwrap_or_default();
    pbkdf2_hmac(password.reveal().as_bytes(), &salt, iterations, digest, &mut salted)?;
    Ok((salt.into(), salted.into()))
}

/// The positions of the changes, so that no user is twice in one round: Kafka refuses that, also for two mechanisms.
fn rounds(changes: &[UserChange]) -> Vec<Vec<usize>> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        let round = seen.entry(&change.user).and_modify(|round| *round += 1).or_insert(0);
        match rounds.get_mut(*round) {
            Some(round) => round.push(index),
            None => rounds.push(vec![index]),
        }
    }
    rounds
}

/// Kafka's number of a mechanism.
fn number(mechanism: ScramMechanism) -> i8 {
    match mechanism {
        ScramMechanism::Sha256 => 1,
        ScramMechanism::Sha512 => 2,
    }
}

fn mechanism(wanted: i8) -> Option<ScramMechanism> {
    ScramMechanism::ALL.into_iter().find(|known| number(*known) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_user_is_twice_in_a_round() {
        let change =
            |user: &&str| UserChange { user: (*user).to_owned(), action: UserAction::Delete(ScramMechanism::Sha256) };
        let changes: Vec<UserChange> = ["a", "a", "b", "c", "a", "c"].iter().map(change).collect();
        assert_eq!(rounds(&changes), [vec![0, 2, 3], vec![1, 5], vec![4]]);
    }

    #[test]
    fn every_salt_is_fresh() {
        let credential = ScramCredential { mechanism: ScramMechanism::Sha512, iterations: 4096 };
        let password = Secret::new("pencil");
        let (first, second) = (hash(credential, &password).unwrap(), hash(credential, &password).unwrap());
        assert_eq!((first.0.len(), first.1.len()), (32, 64));
        assert!(first.0 != second.0 && first.1 != second.1);
    }
}
