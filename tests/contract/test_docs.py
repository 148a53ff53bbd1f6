"""Every make target and every link in the docs exists."""

from __future__ import annotations

import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.boards import ROOT

DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def shown(path: Path, program: str) -> list[str]:
    """Commands of this program in code blocks and backticks, one a line."""
    text = path.read_text("utf-8")
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    return [line.split("#")[0].strip() for line in (*lines, *inline) if line.startswith(f"{program} ")]


@cache
def make_targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_make_target_in_the_docs_exists(path: Path) -> None:
    for command in shown(path, "make"):
        targets = [word for word in shlex.split(command)[1:] if "=" not in word and word != "…"]
        assert set(targets) <= make_targets(), command


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_file_that_the_docs_link_to_exists(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert missing == []


def test_make_help_names_every_target() -> None:
    told = subprocess.run(
        ("make", "--no-print-directory", "help"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    told_of = {line.split()[0] for line in told.stdout.splitlines()[1:]}
    assert make_targets() - told_of - {"check-python", "check-frontend"} == set()
