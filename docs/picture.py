"""Draws docs/plan-apply.svg and docs/lag-watch.svg from real runs in a terminal:
`helixctl sandbox run -- python3 docs/picture.py [plan lag]`.

Needs Python's `rich`. The commands are typed into bash in a pseudo-terminal; what it shows is drawn, nothing is made up.
"""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

PROMPT = "$ "
STEPS = [
    ("helixctl topics apply --only '*.events.a*' --only '*.stream.t*'", "y"),
    ("helixctl topics alter helixagent.events.audit -c retention.ms=31d --yes > alter.log   # behind its back", None),
    ("helixctl topics plan --check --only '*.events.a*' --only '*.stream.t*'; echo exit $?", None),
]


def read_until(fd, marks):
    shown, deadline = b"", time.time() + 30
    while time.time() < deadline:
        if select.select([fd], [], [], 0.1)[0]:
            shown += os.read(fd, 65536)
        if any(shown.endswith(mark) for mark in marks):
            return shown
    sys.exit(f"nothing of {marks} came:\n{shown.decode()}")


def shell():
    """Bash in a terminal of its own, at its first prompt."""
    project = Path(__file__).parent.parent
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(project)
        os.environ.update(PS1=PROMPT, TERM="xterm", COLUMNS="110", PATH=f"{Path(os.environ['HELIXCTL']).parent}:{os.environ['PATH']}")
        os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])
    return fd, read_until(fd, [PROMPT.encode()])


def plan():
    fd, shown = shell()
    for line, answer in STEPS:
        time.sleep(0.1)
        os.write(fd, f"{line}\n".encode())
        shown += read_until(fd, [b"\r\n" + PROMPT.encode(), b"[y/N] \x1b[?25l", b"[y/N] "])
        if answer:
            os.write(fd, f"{answer}\n".encode())
            shown += read_until(fd, [b"\r\n" + PROMPT.encode()])
    os.write(fd, b"exit\n")
    draw(shown.decode(), "helixctl topics", "plan-apply.svg")


def lag():
    """A group that keeps up, one that falls behind, one that nobody is in."""
    helixctl = os.environ["HELIXCTL"]
    quietly = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
    for topic in ["orders", "audit"]:
        subprocess.run([helixctl, "topics", "create", topic, "--partitions", "6", "--replication", "1", "--yes"], check=True, **quietly)
    write = lambda topic, count, rate: [helixctl, "produce", topic, "--partitioner", "round-robin", "--repeat", str(count), "--template", "{{uuid}}", "--rate", rate]
    work = lambda topic, group, pause: [
        helixctl, "consume", topic, "--group", group, "--from-beginning", "--exec", f"while read -r line; do sleep {pause}; echo ok; done"
    ]
    subprocess.run(write("audit", 5000, "100000/s"), check=True, **quietly)
    subprocess.run([helixctl, "consume", "audit", "--group", "audit-copy", "--from-beginning", "-n", "3200"], check=True, **quietly)
    running = [
        subprocess.Popen(argv, **quietly)
        for argv in [write("orders", 100000, "500/s"), work("orders", "billing", "0.001"), work("orders", "mailing", "0.02")]
    ]
    try:
        time.sleep(12)
        fd, shown = shell()
        os.write(fd, b"helixctl lag --watch\n")
        time.sleep(15)
        shown += os.read(fd, 1 << 20)
        os.write(fd, b"\x03exit\n")
    finally:
        for process in running:
            process.terminate()
            process.wait()
    # Only the last round: each draws over the one before.
    last = re.split(r"\x1b\[H|\x1b\[\d*A", shown.decode())[-1]
    draw(f"{PROMPT}helixctl lag --watch\n{last}", "helixctl lag --watch", "lag-watch.svg")


def draw(shown, title, name):
    path = Path(__file__).parent / name
    # What the terminal would have erased, and its cursor, are not seen.
    lines = [line.rsplit("\x1b[2K", 1)[-1] for line in shown.replace("\r\n", "\n").split("\n")]
    text = re.sub(r"\x1b\[\?25[lh]|\x1b\[\?2004[lh]", "", "\n".join(lines)).removesuffix(PROMPT).rstrip()
    console = Console(record=True, width=110, file=open(os.devnull, "w"))
    console.print(Text.from_ansi(text), soft_wrap=True)
    svg = console.export_svg(title=title)
    path.write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S))


for picture in sys.argv[1:] or ["plan", "lag"]:
    {"plan": plan, "lag": lag}[picture]()
