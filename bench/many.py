"""Creating many topics beside kcl, each time on a fresh broker: deleting takes longer than creating.

    cargo build --release
    python3 bench/many.py

KCL names the peer's binary. helixctl ends when the brokers show every partition with a leader; kcl ends with the answer.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELIXCTL = os.environ.get("HELIXCTL_BINARY", str(Path(__file__).parent.parent / "target/release/helixctl"))
KCL = os.environ.get("KCL", "kcl")
TOPICS, PARTITIONS, ROUNDS = 2000, 3, 3
NAMES = [f"many-{n}" for n in range(TOPICS)]


def ours():
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        lines = [f"  - {{ name: {name}, partitions: {PARTITIONS}, replication: 1, retention: 7d }}" for name in NAMES]
        file.write("version: 1\ntopics:\n" + "\n".join(lines) + "\n")
        file.flush()
        apply = [HELIXCTL, "topics", "apply", "--yes", "--no-journal", "--timeout", "300s", "-f", file.name]
        started = time.perf_counter()
        subprocess.run(apply, check=True, stdout=subprocess.DEVNULL)
        return {"wall": time.perf_counter() - started}


def theirs():
    create = [KCL, "--no-config-file", "-B", os.environ["KAFKA_BROKERS"], "topic", "create", "-r", "1", "-p", str(PARTITIONS)]
    started = time.perf_counter()
    subprocess.run([*create, "-k", "retention.ms=604800000", *NAMES], check=True, stdout=subprocess.DEVNULL)
    return {"wall": time.perf_counter() - started}


def main():
    if len(sys.argv) > 1:
        os.environ.pop("HELIXCTL_ENV", None)
        print(json.dumps({"ours": ours, "theirs": theirs}[sys.argv[1]]()))
        return
    found = {"ours": [], "theirs": []}
    for _ in range(ROUNDS):
        for which, walls in found.items():
            run = subprocess.run([HELIXCTL, "sandbox", "run", "--", sys.executable, __file__, which], check=True, capture_output=True)
            walls.append(json.loads(run.stdout.splitlines()[-1]))
            print(which, walls[-1], file=sys.stderr)
    for which, name in (("ours", "helixctl topics apply"), ("theirs", "kcl topic create, one request")):
        walls = [run["wall"] for run in found[which]]
        print(f"{name}: {statistics.median(walls):.2f} s ({min(walls):.2f} – {max(walls):.2f})")


main()
