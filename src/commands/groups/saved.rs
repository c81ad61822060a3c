//! Committed offsets in a file: what export writes, import reads, and undo keeps.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::now_rfc3339;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::kafka::Place;
use crate::output::{Answer, Style};

/// Where a group stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Saved {
    pub group: String,
    pub cluster_id: String,
    /// RFC 3339.
    pub at: String,
    /// The user who ran the command.
    pub by: String,
    /// What was done next.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    pub offsets: Vec<SavedOffset>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SavedOffset {
    pub topic: String,
    pub partition: i32,
    /// Absent if nothing was committed.
    pub offset: Option<i64>,
}

impl Saved {
    pub fn new(
        group: &str,
        cluster_id: &str,
        before: &str,
        offsets: impl IntoIterator<Item = (Place, Option<i64>)>,
        context: &Context,
    ) -> Saved {
        let var = |name| context.surroundings.var(name).filter(|name| !name.is_empty());
        let offsets = offsets.into_iter().map(|((topic, partition), offset)| SavedOffset { topic, partition, offset });
        Saved {
            group: group.to_owned(),
            cluster_id: cluster_id.to_owned(),
            at: now_rfc3339(),
            by: var("USER").or(var("LOGNAME")).unwrap_or("unknown").to_owned(),
            before: before.to_owned(),
            offsets: offsets.collect(),
        }
    }

    pub fn by_place(&self) -> BTreeMap<Place, Option<i64>> {
        self.offsets.iter().map(|saved| ((saved.topic.clone(), saved.partition), saved.offset)).collect()
    }

    /// Reads what export wrote, as JSON or YAML.
    pub fn read(path: &Path) -> Result<Saved> {
        let wrong = |error: anyhow::Error| {
            Error::bad_input(format!("{} holds no saved offsets", path.display()))
                .because(error)
                .hint("`helixctl groups export GROUP FILE` writes such a file")
        };
        let text = std::fs::read_to_string(path)
            .map_err(|e| Error::bad_input(format!("{} cannot be read", path.display())).because(e))?;
        let mut whole: serde_yaml::Value = serde_yaml::from_str(&text).map_err(|e| wrong(e.into()))?;
        let head = whole.as_mapping_mut().map(|map| (map.remove("kind"), map.remove("version")));
        let known = head.is_some_and(|(kind, version)| {
            kind.as_ref().and_then(|kind| kind.as_str()) == Some(Saved::KIND)
                && version.as_ref().and_then(serde_yaml::Value::as_u64) == Some(u64::from(Saved::VERSION))
        });
        if !known {
            return Err(wrong(anyhow::anyhow!("its kind is not {} version {}", Saved::KIND, Saved::VERSION)));
        }
        let saved: Saved = serde_yaml::from_value(whole).map_err(|e| wrong(e.into()))?;
        let impossible =
            saved.offsets.iter().find(|saved| saved.partition < 0 || saved.offset.is_some_and(|at| at < 0));
        match impossible {
            Some(bad) => Err(wrong(anyhow::anyhow!("{} has a partition or an offset below 0", bad.topic))),
            None => Ok(saved),
        }
    }
}

impl Answer for Saved {
    const KIND: &'static str = "GroupOffsets";
    const ITEMS: Option<&'static str> = Some("offsets");

    /// A file for people is YAML.
    fn text(&self, _: Style) -> String {
        let body = serde_yaml::to_string(self).unwrap_or_default();
        format!("kind: {}\nversion: {}\n{body}", Saved::KIND, Saved::VERSION)
    }
}

/// What was there before each change of a group, oldest first.
pub(super) struct History(PathBuf);

impl History {
    pub fn of(group: &str, cluster_id: &str, context: &Context) -> Result<History> {
        let name: String = group
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                byte => format!("%{byte:02x}"),
            })
            .collect();
        Ok(History(context.state_dir()?.join("groups").join(cluster_id).join(format!("{name}.jsonl"))))
    }

    /// On disk before it returns: what comes next may be undone only with this.
    pub fn add(&self, saved: &Saved) -> Result<()> {
        let write = || -> std::io::Result<()> {
            if let Some(folder) = self.0.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.0)?;
            file.write_all(format!("{}\n", serde_json::to_string(saved)?).as_bytes())?;
            file.sync_data()
        };
        let path = self.0.display();
        write().map_err(|e| {
            Error::failed(format!("what was there could not be saved in {path}; nothing was changed")).because(e)
        })
    }

    pub fn all(&self) -> Result<Vec<Saved>> {
        let text = match std::fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::failed(format!("{} cannot be read", self.0.display())).because(error)),
        };
        // A line that was cut off by a crash was not followed by a change.
        Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }
}
