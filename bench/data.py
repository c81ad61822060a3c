"""Producing and consuming, beside kcat and kcl on one broker, in turn.

    cargo build --release && cargo build --release --example floor
    target/release/helixctl sandbox run -- python3 bench/data.py [produce consume json grep first large copy archive
        allocations]

KCAT and KCL name the peers' binaries; each that is missing is left out, and said so. RECORDS is how many (2,000,000).
`floor` is a bare librdkafka loop (bench/floor.rs): what the library itself takes for the same.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Command, heading, in_turn, rows

BROKERS = os.environ["KAFKA_BROKERS"]
os.environ.pop("HELIXCTL_ENV", None)
RELEASE = Path(__file__).resolve().parent.parent / "target/release"
HELIXCTL = os.environ.get("HELIXCTL_BINARY", str(RELEASE / "helixctl"))
FLOOR = str(RELEASE / "examples/floor")
KCAT = shutil.which(os.environ.get("KCAT", "kcat"))
KCL = shutil.which(os.environ.get("KCL", "kcl"))
RECORDS = int(os.environ.get("RECORDS", "2000000"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
FOLDER = Path(tempfile.mkdtemp())
# The settings of the project that is stood in (batch_size: 16384) are not what is measured.
os.chdir(FOLDER)


def quietly(*argv):
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def kcl(*args):
    return [KCL, "--no-config-file", "-B", BROKERS, *args]


def shell(text):
    return ["sh", "-c", text]


def topic(name):
    quietly(HELIXCTL, "topics", "create", name, "--partitions", "6", "--replication", "1", "--yes")
    return name


def fresh(name):
    """A topic of its own for each round."""
    return lambda number: topic(f"{name}-{number}")


def lines(count, size):
    """Lines of about that size that look like events and compress as such."""
    path = FOLDER / f"lines-{size}"
    noise = random.Random(1)
    with path.open("w") as file:
        for n in range(count):
            line = {"id": n, "user": f"user-{noise.randrange(100000)}", "kind": noise.choice(["login", "logout", "view", "click"])}
            text = json.dumps(line)
            filler = "".join(noise.choices("abcdefgh ", k=64)) * (size // 64 + 1)
            file.write(text[:-1] + ', "note": "' + filler[: max(0, size - len(text) - 13)] + '"}\n')
    return str(path)


def missing():
    for name, found in [("kcat", KCAT), ("kcl", KCL)]:
        if not found:
            print(f"{name} is not here: left out", file=sys.stderr)


def produce(path, work):
    size = Path(path).name
    kcat = lambda n: [KCAT, "-P", "-b", BROKERS, "-t", f"kcat-{size}-{n}", "-z", "lz4", "-X", "acks=all", "-X", "linger.ms=50", "-l", path]
    kcls = lambda n: shell(f"{KCL} --no-config-file -B {BROKERS} produce kcl-{size}-{n} -z lz4 < {path}")
    every = [
        ("helixctl produce (idempotent)", True, f"ours-{size}", lambda n: [HELIXCTL, "produce", f"ours-{size}-{n}", path]),
        ("kcat -P -l (not idempotent)", KCAT, f"kcat-{size}", kcat),
        ("kcl produce (idempotent)", KCL, f"kcl-{size}", kcls),
        ("floor: librdkafka (idempotent)", Path(FLOOR).exists(), f"floor-{size}", lambda n: [FLOOR, "produce", BROKERS, f"floor-{size}-{n}", path]),
    ]
    commands = [Command(name, argv, before=fresh(prefix)) for name, here, prefix, argv in every if here]
    in_turn(commands, ROUNDS)
    rows(work, commands)


def consume(name, count, work):
    commands = [Command("helixctl consume", [HELIXCTL, "consume", name, "--from-beginning", "--exit"])]
    if KCAT:
        commands.append(Command("kcat -C -e -q", [KCAT, "-C", "-b", BROKERS, "-t", name, "-e", "-q"]))
    if KCL:
        commands.append(Command("kcl consume", kcl("consume", name, "-o", ":end", "-n", str(count), "-f", "%v\\n")))
    if Path(FLOOR).exists():
        commands.append(Command("floor: librdkafka", [FLOOR, "consume", BROKERS, name]))
    in_turn(commands, ROUNDS)
    rows(work, commands)


def as_json(name, work):
    commands = [Command("helixctl consume -o json", [HELIXCTL, "consume", name, "--from-beginning", "--exit", "-o", "json"])]
    if KCAT:
        commands.append(Command("kcat -C -J", [KCAT, "-C", "-b", BROKERS, "-t", name, "-e", "-q", "-J"]))
    in_turn(commands, ROUNDS)
    rows(work, commands)


def grep(name):
    raw = Command("helixctl consume", [HELIXCTL, "consume", name, "--from-beginning", "--exit"])
    some = Command("helixctl consume --grep login", [HELIXCTL, "consume", name, "--from-beginning", "--exit", "--grep", "login"])
    in_turn([raw, some], ROUNDS)
    rows("consume with a filter", [raw, some])


def first(name):
    """From the start of the process to its first byte, and from its last byte to its end."""
    for tool, argv in [
        ("helixctl consume -n 1000", [HELIXCTL, "consume", name, "--from-beginning", "-n", "1000"]),
        ("kcat -C -c 1000", [KCAT, "-C", "-b", BROKERS, "-t", name, "-c", "1000", "-q"] if KCAT else None),
    ]:
        if not argv:
            continue
        firsts, exits = [], []
        for _ in range(2 * ROUNDS):
            started = time.perf_counter()
            process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            os.read(process.stdout.fileno(), 1)
            firsts.append(time.perf_counter() - started)
            last = time.perf_counter()
            while os.read(process.stdout.fileno(), 1 << 16):
                last = time.perf_counter()
            process.wait()
            exits.append(time.perf_counter() - last)
        print(
            f"| first record on screen; end after the last | {tool} | {statistics.median(firsts) * 1000:.0f} ms; "
            f"{statistics.median(exits) * 1000:.0f} ms | | | |",
            flush=True,
        )


def copy(name, work):
    """Topic to topic. kcat's pipe loses keys, headers and timestamps; nobody checks its acknowledgements."""
    pipe = "{kcat} -C -b {b} -t {source} -e -q | {kcat} -P -b {b} -t {to} -z lz4 -X acks=all -X linger.ms=50"
    commands = [
        Command(
            "helixctl replay --to",
            lambda n: [HELIXCTL, "replay", "-t", name, "--since", "beginning", "--to", f"ours-copy-{n}"],
            before=fresh("ours-copy"),
        )
    ]
    if KCAT:
        to = lambda n: shell(pipe.format(kcat=KCAT, b=BROKERS, source=name, to=f"kcat-copy-{n}"))
        commands.append(Command("kcat -C | kcat -P", to, before=fresh("kcat-copy")))
    in_turn(commands, ROUNDS)
    rows(work, commands)


def archive(name, path, work):
    """Out beside `consume -o json`, in beside `produce`."""
    file = str(FOLDER / "bench.hxa")
    gone = lambda _: Path(file).unlink(missing_ok=True)
    out = [
        Command("helixctl replay --out", [HELIXCTL, "replay", "-t", name, "--since", "beginning", "--out", file], before=gone),
        Command("helixctl consume -o json", [HELIXCTL, "consume", name, "--from-beginning", "--exit", "-o", "json"]),
    ]
    in_turn(out, ROUNDS)
    rows(f"archive {work}", out)
    back = [
        Command("helixctl replay --from --to", lambda n: [HELIXCTL, "replay", "--from", file, "--to", f"back-{n}"], before=fresh("back")),
        Command("helixctl produce", lambda n: [HELIXCTL, "produce", f"beside-{n}", path], before=fresh("beside")),
    ]
    in_turn(back, ROUNDS)
    rows(f"archive replayed, {work}", back)


def allocations(name, path):
    """How many there are for each further record: the same command for all records and for half of them."""
    counter = str(FOLDER / "mallocs.so")
    quietly("cc", "-shared", "-fPIC", "-O2", "-o", counter, str(Path(__file__).resolve().parent / "mallocs.c"))
    half = str(FOLDER / "half")
    Path(half).write_bytes(b"".join(Path(path).open("rb").readlines()[: RECORDS // 2]))

    def count(argv):
        ran = subprocess.run(argv, env={**os.environ, "LD_PRELOAD": counter}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return int(ran.stderr.decode().rsplit("allocations ", 1)[1])

    read = lambda n, *more: [HELIXCTL, "consume", name, "--from-beginning", "-n", str(n), *more]
    for work, whole, part in [
        ("consume", read(RECORDS), read(RECORDS // 2)),
        ("consume -o json", read(RECORDS, "-o", "json"), read(RECORDS // 2, "-o", "json")),
        ("consume --grep", read(RECORDS // 10, "--grep", "login"), read(RECORDS // 20, "--grep", "login")),
        ("produce", [HELIXCTL, "produce", topic("counted"), path], [HELIXCTL, "produce", topic("counted-half"), half]),
        ("floor: librdkafka", [FLOOR, "produce", BROKERS, topic("counted-floor"), path], [FLOOR, "produce", BROKERS, topic("counted-floor-half"), half]),
    ]:
        more = RECORDS // 20 if "--grep" in work else RECORDS // 2
        counts = count(whole), count(part)
        print(f"| {work} | {counts[0]:,} | {(counts[0] - counts[1]) / more:.4f} a record |", flush=True)


def main():
    asked = sys.argv[1:] or ["produce", "consume", "json", "grep", "first", "large", "copy", "archive", "allocations"]
    missing()
    heading()
    path = lines(RECORDS, 100)
    if "produce" in asked:
        produce(path, f"produce {RECORDS:,} × 100 B, acks=all, lz4")
    if {"consume", "json", "grep", "first", "copy", "archive", "allocations"} & set(asked):
        quietly(HELIXCTL, "produce", topic("read"), path)
    if "consume" in asked:
        consume("read", RECORDS, f"consume {RECORDS:,} × 100 B")
    if "json" in asked:
        as_json("read", f"consume {RECORDS:,} × 100 B as JSON")
    if "grep" in asked:
        grep("read")
    if "first" in asked:
        first("read")
    if "copy" in asked:
        copy("read", f"copy {RECORDS:,} × 100 B, topic to topic")
    if "archive" in asked:
        archive("read", path, f"{RECORDS:,} × 100 B")
    if "allocations" in asked:
        allocations("read", path)
    if "large" in asked:
        path = lines(RECORDS // 40, 10_000)
        produce(path, f"produce {RECORDS // 40:,} × 10 kB")
        quietly(HELIXCTL, "produce", topic("large"), path)
        consume("large", RECORDS // 40, f"consume {RECORDS // 40:,} × 10 kB")


main()
