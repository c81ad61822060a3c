//! A record's headers: a list in which order and duplicates count.

use super::batch::{take, varint};

/// The headers of one record, as encoded in its batch.
#[derive(Clone, Copy, Debug, Default)]
pub struct Headers<'a> {
    count: usize,
    bytes: &'a [u8],
}

impl<'a> Headers<'a> {
    /// Headers of a record, if that many are there.
    pub(super) fn read(count: usize, bytes: &'a [u8]) -> Option<Self> {
        let headers = Headers { count, bytes };
        let mut rest = headers;
        for _ in 0..count {
            rest.next()?;
        }
        Some(headers)
    }

    pub fn len(&self) -> usize {
        self.count
    }

    /// What is left of the list as it stands in its batch.
    pub(super) fn encoded(&self) -> &'a [u8] {
        self.bytes
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl<'a> Iterator for Headers<'a> {
    type Item = (&'a [u8], Option<&'a [u8]>);

    /// In order. All of them are there: [`Headers::read`] has looked.
    fn next(&mut self) -> Option<Self::Item> {
        self.count = self.count.checked_sub(1)?;
        let length = usize::try_from(varint(&mut self.bytes)?).ok()?;
        let name = take(&mut self.bytes, length)?;
        let value = match varint(&mut self.bytes)? {
            length if length < 0 => None,
            length => Some(take(&mut self.bytes, usize::try_from(length).ok()?)?),
        };
        Some((name, value))
    }
}
