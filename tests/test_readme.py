"""Is what the README shows what the product prints? (BIAS_UPDATE=1 writes it anew.)"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
SHOWN = re.compile(r"(prints a report that begins:\n\n```text\n)(.*?)(```\n)", re.S)


def first_screen() -> str:
    """What `bias demo` prints, up to the line that says where more is."""
    command = [sys.executable, "-m", "bias", "demo", "--width", "100"]
    shown = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    lines = shown.split("\n")
    end = next(i for i, line in enumerate(lines) if line.startswith("MORE"))
    return "\n".join(line.rstrip() for line in lines[:end]) + "\n"


def test_the_readme_shows_real_output() -> None:
    text = README.read_text("utf-8")
    screen = first_screen()
    if os.environ.get("BIAS_UPDATE"):
        text = SHOWN.sub(lambda m: m[1] + screen + m[3], text)
        README.write_text(text, "utf-8")
    match = SHOWN.search(text)
    assert match is not None
    assert match[2] == screen


def test_the_first_screen_fits_a_terminal() -> None:
    assert first_screen().count("\n") <= 45


def test_commands_in_the_readme_exist() -> None:
    block = README.read_text("utf-8").split("## More")[1]
    for command in re.findall(r"^bias ([a-z]+)", block, re.M):
        done = subprocess.run(
            [sys.executable, "-m", "bias", command, "--help"], capture_output=True, check=False
        )
        assert done.returncode == 0, command
