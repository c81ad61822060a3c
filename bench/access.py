"""Access rules and users, beside kcl and kafka-acls on one broker, in turn; and how long TLS and a login take.

    cargo build --release
    target/release/helixctl sandbox run -- python3 bench/access.py rules
    target/release/helixctl sandbox run --secure -- python3 bench/access.py login

KCL and KAFKA_ACLS name the peers' commands; each that is missing is left out, and said so.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Command, heading, in_turn, rows

HELIXCTL = os.environ.get("HELIXCTL_BINARY", str(Path(__file__).parent.parent / "target/release/helixctl"))
KCL = shutil.which(os.environ.get("KCL", "kcl"))
KAFKA_ACLS = shutil.which(os.environ.get("KAFKA_ACLS", "kafka-acls"))
FOLDER = Path(tempfile.mkdtemp())


def quietly(*argv):
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def declared(name, principals, rules, users=0):
    """A topics.yaml with so many principals, and so many rules of each."""
    text = "version: 1\nprincipals:\n"
    for p in range(principals):
        password = " password: { command: 'echo a-password' }," if p < users else ""
        acls = ", ".join(f"{{ resource: topic, name: t{p}-{r}, operations: [read] }}" for r in range(rules))
        text += f"  - {{ name: 'User:bench-{p}',{password} acls: [{acls}] }}\n"
    path = FOLDER / name
    path.write_text(text)
    return str(path)


def rules():
    os.environ.pop("HELIXCTL_ENV", None)
    brokers = os.environ["KAFKA_BROKERS"]
    full, empty = declared("full.yaml", 50, 20), FOLDER / "empty.yaml"
    empty.write_text("version: 1\nprincipals: []\nprune: { principals: ['User:bench-'] }\n")
    apply = lambda path, *more: [HELIXCTL, "topics", "apply", "--yes", "--no-journal", *more, "-f", str(path)]
    fresh = lambda number: quietly(*apply(empty, "--prune"))
    new = Command("helixctl topics apply", apply(full), before=fresh)
    in_turn([new], 5)
    rows("apply 1,000 new ACLs", [new])
    commands = [Command("helixctl topics plan --check", [HELIXCTL, "topics", "plan", "--check", "-f", full])]
    if KCL:
        commands.append(Command("kcl admin acl describe", [KCL, "--no-config-file", "-B", brokers, "admin", "acl", "describe", "--type", "any"]))
    if KAFKA_ACLS:
        commands.append(Command("kafka-acls --list", [KAFKA_ACLS, "--bootstrap-server", brokers, "--list"]))
    in_turn(commands, 7)
    rows("nothing to do, 1,000 ACLs", commands)
    quietly(*apply(declared("users.yaml", 100, 1, users=100)))
    users = Command("helixctl users list", [HELIXCTL, "users", "list"])
    in_turn([users], 7)
    rows("100 users described", [users])


def login():
    first = Command("helixctl topics list", [HELIXCTL, "topics", "list"])
    quotas = Command("helixctl quotas list", [HELIXCTL, "quotas", "list"])
    in_turn([first, quotas], 15)
    rows("first command over SASL_SSL (SCRAM-SHA-512)", [first])
    rows("first command over SASL_SSL, small connection", [quotas])


def main():
    for peer, path in (("kcl", KCL), ("kafka-acls", KAFKA_ACLS)):
        if not path:
            print(f"{peer} is not here: its rows are left out", file=sys.stderr)
    heading()
    {"rules": rules, "login": login}[sys.argv[1]]()


main()
