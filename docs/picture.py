"""Draws docs/plan-apply.svg from a real run in a terminal: `helixctl sandbox run -- python3 docs/picture.py`.

Needs Python's `rich`. The commands are typed into bash in a pseudo-terminal; what it shows is drawn, nothing is made up.
"""

import os
import pty
import re
import select
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


def main():
    project = Path(__file__).parent.parent
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(project)
        os.environ.update(PS1=PROMPT, TERM="xterm", COLUMNS="110", PATH=f"{Path(os.environ['HELIXCTL']).parent}:{os.environ['PATH']}")
        os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])
    shown = read_until(fd, [PROMPT.encode()])
    for line, answer in STEPS:
        time.sleep(0.1)
        os.write(fd, f"{line}\n".encode())
        shown += read_until(fd, [b"\r\n" + PROMPT.encode(), b"[y/N] \x1b[?25l", b"[y/N] "])
        if answer:
            os.write(fd, f"{answer}\n".encode())
            shown += read_until(fd, [b"\r\n" + PROMPT.encode()])
    os.write(fd, b"exit\n")
    draw(shown.decode(), project / "docs/plan-apply.svg")


def draw(shown, path):
    # What the terminal would have erased, and its cursor, are not seen.
    lines = [line.rsplit("\x1b[2K", 1)[-1] for line in shown.replace("\r\n", "\n").split("\n")]
    text = re.sub(r"\x1b\[\?25[lh]|\x1b\[\?2004[lh]", "", "\n".join(lines)).removesuffix(PROMPT).rstrip()
    console = Console(record=True, width=110, file=open(os.devnull, "w"))
    console.print(Text.from_ansi(text), soft_wrap=True)
    svg = console.export_svg(title="helixctl topics")
    path.write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S))


main()
