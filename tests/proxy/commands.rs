//! Every command that speaks to a cluster, but the producer's and the group member's, and what the cluster holds for them.

use tempfile::TempDir;

use crate::support::broker::Broker;

/// `SEED` is the number of the run; `DIR` a folder with files for all.
pub const COMMANDS: &[&str] = &[
    "topics list",
    "topics list --records -o json",
    "topics describe full",
    "topics plan",
    "topics plan --observed DIR/snapshot.json",
    "topics snapshot",
    "topics export",
    "topics apply --yes --no-journal",
    "topics create new-SEED --partitions 1 --replication 1 --yes --no-journal",
    "topics alter new-SEED --partitions 2 --yes --no-journal",
    "topics alter full --topic-config retention.ms=SEED00000 --allow data-loss:full --yes --no-journal",
    "topics reassign --status",
    "topics reassign full --brokers 1 --yes",
    "topics delete new-SEED --allow data-loss:new-SEED --yes --no-journal",
    "acls list",
    "acls export",
    "acls can User:a write topic:full",
    "acls why User:a write topic:full",
    "acls grant User:s-SEED produce full --yes",
    "acls revoke User:s-SEED --all --yes",
    "users list",
    "users set s-SEED --password-file DIR/password --yes",
    "users delete s-SEED --yes",
    "quotas list",
    "quotas set --user s-SEED producer_byte_rate=1MiB --yes",
    "quotas unset --user s-SEED producer_byte_rate --yes",
    "lag",
    "lag g --by partition -o json",
    "lag g --max-age 1h",
    "groups list",
    "groups describe g",
    "groups export g",
    "groups seek g --to start --dry-run",
    "groups seek g --to 2h-ago --topic full --dry-run",
    "groups seek g-SEED --to end --topic full --allow data-loss:full --yes",
    "groups import DIR/offsets.yaml --as-group i-SEED --yes",
    "groups delete-offsets i-SEED --topic full --allow data-loss:full --yes",
    "groups undo g --list",
    "groups delete i-SEED --yes",
    "consume full --from-beginning --exit",
    "consume full --from-beginning --exit -o json --isolation uncommitted",
    "consume full --tail 3 --exit",
    "consume full --since 1h --idle 1s",
    "replay --topic full --since beginning --count",
    "replay --topic full --since 1h --until 0s-ago --count",
    "replay --topic full --since beginning --out DIR/archive-SEED.hxa",
    "replay --topic full --since 1h --group r-SEED --yes",
];

/// A cluster with something of everything.
pub struct Ground {
    pub folder: TempDir,
}

const DECLARED: &str = "version: 1\n\
    topics:\n  - {name: full, partitions: 2, replication: 1, retention: 7d}\n  - {name: wanted, partitions: 1, replication: 1}\n\
    principals:\n  - {name: 'User:declared', produce: ['full'], quota: {producer_byte_rate: 1MiB}}\n";

impl Ground {
    pub fn lay(broker: &Broker) -> Ground {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().display().to_string();
        let lines: String = (0..2_000).map(|n| format!("{n}:value {n}\n")).collect();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("topics.yaml", DECLARED);
        write("password", "not-a-secret");
        let run = |args: &str| drop(broker.line(&args.replace("DIR", &dir)).run().expect(0));
        run("topics create full --partitions 2 --replication 1 --yes");
        for codec in ["none", "gzip", "snappy", "lz4", "zstd"] {
            let produce = format!("produce full -K : -X compression.codec={codec}");
            drop(broker.line(&produce).stdin(lines.clone()).run().expect(0));
        }
        run("consume full --group g --from-beginning --exit -n 100");
        run("acls grant User:a produce full --yes");
        run("users set a --password-file DIR/password --yes");
        run("quotas set --user a producer_byte_rate=1MiB --yes");
        run("groups export g DIR/offsets.yaml");
        write("snapshot.json", &broker.line("topics snapshot").run().expect(0).stdout);
        Ground { folder }
    }
}
