"""Declaring topics, beside kcl and topicctl on one broker, in turn.

    cargo build --release
    target/release/helixctl sandbox run -- python3 bench/topics.py [version ten plans]

KCL and TOPICCTL name the peers' binaries; each that is missing is left out, and said so.
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
TOPICCTL = shutil.which(os.environ.get("TOPICCTL", "topicctl"))
FOLDER = Path(tempfile.mkdtemp())


def helixctl(*args):
    return [HELIXCTL, *args]


def kcl(*args):
    return [KCL, "--no-config-file", "-B", BROKERS, *args]


def quietly(argv):
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def declared(prefix, topics, partitions):
    """A topics.yaml, and its topics' names."""
    names = [f"{prefix}-{n}" for n in range(topics)]
    lines = [f"  - {{ name: {name}, partitions: {partitions}, replication: 1, retention: 7d }}" for name in names]
    path = FOLDER / f"{prefix}.yaml"
    path.write_text("version: 1\ntopics:\n" + "\n".join(lines) + "\n")
    return str(path), names


def topicctl_files(prefix, names, partitions):
    """The same topics as topicctl wants them: a file each, beside one of the cluster."""
    folder = FOLDER / f"topicctl-{prefix}"
    folder.mkdir()
    cluster = folder / "cluster.yaml"
    cluster.write_text(
        "meta: { name: bench, environment: bench, region: here, description: bench }\n"
        f"spec: {{ bootstrapAddrs: [\"{BROKERS}\"] }}\n"
    )
    for name in names:
        (folder / f"{name}.topic.yaml").write_text(
            f"meta: {{ name: {name}, cluster: bench, environment: bench, region: here, description: bench }}\n"
            f"spec: {{ partitions: {partitions}, replicationFactor: 1, retentionMinutes: 10080, "
            "placement: { strategy: any } }\n"
        )
    return ["--cluster-config", str(cluster), *(str(folder / f"{name}.topic.yaml") for name in names)]


def delete(names):
    quietly(helixctl("topics", "delete", "--yes", *names))


def settled(number=0):
    """Waits until the broker leads every partition: it makes their logs after it said yes, and answers nothing else meanwhile."""
    while subprocess.run(helixctl("topics", "list", "--records"), capture_output=True).returncode:
        pass


def create_ten():
    work = "create 10 topics × 6 partitions"
    files = [declared(f"ten-{n}", 10, 6) for n in range(6)]
    ours = Command("helixctl topics apply", lambda n: helixctl("topics", "apply", "--yes", "--no-journal", "-f", files[n][0]), before=settled)
    commands = [ours]
    if KCL:
        name = lambda n, i: f"kcl-ten-{n}-{i}"
        argv = lambda n: kcl("topic", "create", "-p", "6", "-r", "1", "-k", "retention.ms=604800000", *(name(n, i) for i in range(10)))
        commands.append(Command("kcl topic create, one request", argv, before=settled))
    in_turn(commands, 5)
    if TOPICCTL:
        names = [f"topicctl-ten-{i}" for i in range(10)]
        apply = [TOPICCTL, "apply", "--skip-confirm", "--no-spinner", *topicctl_files("ten", names, 6)]
        topicctl = Command("topicctl apply", apply)
        in_turn([topicctl], 1, warmup=0)
        commands.append(topicctl)
        delete(names)
    rows(work, commands)
    delete([name for _, names in files[:6] for name in names])
    if KCL:
        delete([f"kcl-ten-{n}-{i}" for n in range(6) for i in range(10)])


def nothing_to_do(topics, partitions, beside_topicctl):
    file, names = declared(f"still-{topics}", topics, partitions)
    quietly(helixctl("topics", "apply", "--yes", "--no-journal", "-f", file))
    settled()
    commands = [Command("helixctl topics plan --check", helixctl("topics", "plan", "--check", "-f", file))]
    if beside_topicctl and TOPICCTL:
        files = topicctl_files(f"still-{topics}", names, partitions)
        commands.append(Command("topicctl apply --dry-run", [TOPICCTL, "apply", "--dry-run", "--skip-confirm", "--no-spinner", *files]))
    in_turn(commands, 5)
    rows(f"nothing to do, {topics} topics × {partitions}", commands)
    return names


def list_topics(count):
    commands = [Command("helixctl topics list", helixctl("topics", "list"))]
    if KCL:
        commands.append(Command("kcl topic list", kcl("topic", "list")))
        commands.append(Command("kcl topic list --detailed", kcl("topic", "list", "--detailed")))
    in_turn(commands, 9)
    rows(f"list {count} topics", commands)


def version():
    commands = [Command("helixctl --version", helixctl("--version"))]
    if KCL:
        commands.append(Command("kcl --version", [KCL, "--version"]))
    in_turn(commands, 15)
    rows("`--version`", commands)


def plans():
    delete(nothing_to_do(10, 6, beside_topicctl=True))
    names = nothing_to_do(500, 6, beside_topicctl=True)
    list_topics(500)
    delete(names)
    for topics in (500, 1000, 2000):
        delete(nothing_to_do(topics, 3, beside_topicctl=False))


PARTS = {"version": version, "ten": create_ten, "plans": plans}


def main():
    for peer, path in (("kcl", KCL), ("topicctl", TOPICCTL)):
        if not path:
            print(f"{peer} is not here: its rows are left out", file=sys.stderr)
    heading()
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()


main()
