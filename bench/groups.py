"""Lag and seeks, beside kcl and Apache's kafka-consumer-groups on one broker, in turn.

    cargo build --release
    target/release/helixctl sandbox run -- python3 bench/groups.py [one many seek]

KCL and CONSUMER_GROUPS name the peers; each that is missing is left out. GROUPS is how many groups `many` has (100), of 50 topics
with 6 partitions each.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Command, heading, in_turn, rows

BROKERS = os.environ["KAFKA_BROKERS"]
os.environ.pop("HELIXCTL_ENV", None)
HELIXCTL = os.environ.get("HELIXCTL_BINARY", str(Path(__file__).parent.parent / "target/release/helixctl"))
KCL = shutil.which(os.environ.get("KCL", "kcl"))
APACHE = os.environ.get("CONSUMER_GROUPS")
ROUNDS = int(os.environ.get("ROUNDS", "7"))
GROUPS = int(os.environ.get("GROUPS", "100"))
TOPICS, PARTITIONS = 50, 6
FOLDER = Path(tempfile.mkdtemp())


def helixctl(*args):
    return [HELIXCTL, *args]


def quietly(argv, text=None):
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, input=text)


def topics(prefix, count):
    names = [f"{prefix}-{n}" for n in range(count)]
    lines = [f"  - {{ name: {name}, partitions: {PARTITIONS}, replication: 1 }}" for name in names]
    path = FOLDER / f"{prefix}.yaml"
    path.write_text("version: 1\ntopics:\n" + "\n".join(lines) + "\n")
    quietly(helixctl("topics", "apply", "--yes", "--no-journal", "-f", str(path)))
    for name in names:
        quietly(helixctl("produce", name, "--partitioner", "round-robin"), "".join(f"{n}\n" for n in range(60)).encode())
    return names


def group(name, names):
    """Offsets of a group without members, by the file that `groups import` reads."""
    first = FOLDER / "offsets.yaml"
    if not first.exists():
        quietly(helixctl("consume", *names, "--group", "model", "--from-beginning", "--exit"))
        quietly(helixctl("groups", "export", "model", str(first)))
    quietly(helixctl("groups", "import", str(first), "--as-group", name, "--yes"))


def apache(*args):
    return ["sh", "-c", f"{APACHE} --bootstrap-server {BROKERS} " + " ".join(args)]


def kcl(*args):
    return [KCL, "--no-config-file", "-B", BROKERS, *args]


def compare(work, ours, kcls, apaches):
    commands = [Command("helixctl " + " ".join(ours), helixctl(*ours))]
    if KCL and kcls:
        commands.append(Command("kcl " + " ".join(kcls[:2]), kcl(*kcls)))
    if APACHE and apaches:
        commands.append(Command("kafka-consumer-groups", apache(*apaches)))
    in_turn(commands, ROUNDS)
    rows(work, commands)


def main():
    asked = sys.argv[1:] or ["one", "seek", "many"]
    heading()
    if "one" in asked or "seek" in asked:
        names = topics("one", 1)
        quietly(helixctl("consume", *names, "--group", "single", "--from-beginning", "--exit"))
        if "one" in asked:
            compare(
                f"lag of one group, {PARTITIONS} partitions",
                ["lag", "single"],
                ["group", "describe", "single"],
                ["--describe", "--group", "single"],
            )
        if "seek" in asked:
            compare(
                "seek to the start, dry run",
                ["groups", "seek", "single", "--to", "start", "--dry-run"],
                ["group", "seek", "single", "--to", "start", "--topics", names[0], "--dry-run"],
                ["--reset-offsets", "--to-earliest", "--group", "single", "--topic", names[0], "--dry-run"],
            )
    if "many" in asked:
        names = topics("many", TOPICS)
        for n in range(GROUPS):
            group(f"group-{n}", names)
        compare(
            f"lag of {GROUPS} groups × {TOPICS} topics × {PARTITIONS}",
            ["lag"],
            ["group", "describe", *(f"group-{n}" for n in range(GROUPS))],
            ["--describe", "--all-groups"],
        )


main()
