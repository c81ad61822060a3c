//! Rows of a CSV file as JSON objects of texts: the first row names the columns.

use std::io::{self, Read};

use csv::{Reader, ReaderBuilder, StringRecord};

pub struct Rows {
    reader: Reader<Box<dyn Read>>,
    names: Vec<String>,
    row: StringRecord,
    json: Vec<u8>,
}

impl Rows {
    pub fn new(input: Box<dyn Read>) -> io::Result<Rows> {
        let mut reader = ReaderBuilder::new().from_reader(input);
        let names = reader.headers().map_err(told)?.iter().map(str::to_owned).collect();
        Ok(Rows { reader, names, row: StringRecord::new(), json: Vec::new() })
    }

    pub fn read(&mut self) -> io::Result<Option<&[u8]>> {
        if !self.reader.read_record(&mut self.row).map_err(told)? {
            return Ok(None);
        }
        self.json.clear();
        self.json.push(b'{');
        for (i, (name, value)) in self.names.iter().zip(&self.row).enumerate() {
            if i > 0 {
                self.json.push(b',');
            }
            serde_json::to_writer(&mut self.json, name)?;
            self.json.push(b':');
            serde_json::to_writer(&mut self.json, value)?;
        }
        self.json.push(b'}');
        Ok(Some(&self.json))
    }

    /// The line of the file on which the last row begins.
    pub fn line(&self) -> u64 {
        self.row.position().map_or(0, csv::Position::line)
    }
}

fn told(error: csv::Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
