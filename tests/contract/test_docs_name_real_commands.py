"""What the documentation tells people to type exists: commands, options, settings."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from leanwall.cli.commands import parser
from leanwall.settings import Settings
from tests.support.boards import ROOT

DOCS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("boards/**/*.md"), *ROOT.glob("exports/**/*.md")]
SETUP = [ROOT / "Dockerfile", ROOT / "Makefile"]
COMMAND = re.compile(r"^leanwall +([a-z].*)$", re.MULTILINE)
INLINE = re.compile(r"`leanwall ([a-z]+)[^`]*`")
SETTING = re.compile(r"\bLEANWALL_[A-Z_]+\b")
# read by tools and tests, not by the server
OTHERS = {"LEANWALL_CHROMIUM", "LEANWALL_LONG", "LEANWALL_TESTS_ON"}


def commands() -> list[tuple[Path, str]]:
    found = [(doc, line) for doc in DOCS for block in code_blocks(doc) for line in COMMAND.findall(block)]
    return [(doc, line.partition("#")[0].strip()) for doc, line in found]


def code_blocks(doc: Path) -> list[str]:
    return re.findall(r"```[a-z]*\n(.*?)```", doc.read_text("utf-8"), re.DOTALL)


def test_there_are_commands_to_check() -> None:
    assert len(commands()) >= 5


@pytest.mark.parametrize(("doc", "line"), commands(), ids=lambda value: getattr(value, "name", value))
def test_a_command_in_the_docs_is_understood(doc: Path, line: str) -> None:
    arguments = [re.sub(r"^(\[|\()|(\]|\))$", "", word) for word in shlex.split(line)]
    assert parser().parse_args(arguments).run


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_a_command_named_in_a_sentence_exists(doc: Path) -> None:
    known = {"serve", "measure", "compare", "check", "export", "import", "schema", "backup", "restore", "doctor"}
    assert set(INLINE.findall(doc.read_text("utf-8"))) <= known


@pytest.mark.parametrize("doc", [*DOCS, *SETUP], ids=lambda doc: doc.name)
def test_a_setting_in_the_docs_exists(doc: Path) -> None:
    known = {f"LEANWALL_{setting.name.upper()}" for setting in fields(Settings)} | OTHERS
    assert set(SETTING.findall(doc.read_text("utf-8"))) <= known


def test_every_setting_is_in_the_guide_to_the_server() -> None:
    guide = (ROOT / "docs" / "serving.md").read_text("utf-8")
    assert {f"LEANWALL_{setting.name.upper()}" for setting in fields(Settings)} <= set(SETTING.findall(guide))
