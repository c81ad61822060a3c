//! The requests that are spoken, what each one takes, and their bytes.

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use kafka_protocol::messages::{
    AlterClientQuotasRequest, AlterClientQuotasResponse, AlterPartitionReassignmentsRequest,
    AlterPartitionReassignmentsResponse, ApiKey, ApiVersionsRequest, ApiVersionsResponse, DescribeClientQuotasRequest,
    DescribeClientQuotasResponse, DescribeLogDirsRequest, DescribeLogDirsResponse, FetchRequest, FetchResponse,
    ListOffsetsRequest, ListOffsetsResponse, ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse,
    MetadataRequest, MetadataResponse, RequestHeader, ResponseHeader, SaslAuthenticateRequest,
    SaslAuthenticateResponse, SaslHandshakeRequest, SaslHandshakeResponse,
};
use kafka_protocol::protocol::{Decodable, Encodable, HeaderVersion, Message, StrBytes};

/// A request and the type of its answer. The crate's own trait wants a broker's half, which is not built in.
pub(super) trait Request: Encodable + Message + HeaderVersion + Sync {
    const KEY: ApiKey;
    /// The Kafka release that brought it.
    const SINCE: &'static str;
    /// The operation and resource that it has to be allowed.
    const NEEDS: &'static str;
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
