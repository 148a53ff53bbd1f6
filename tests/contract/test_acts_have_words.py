"""Whatever is written into the log of access is told in words, in both languages."""

from __future__ import annotations

import re

import pytest

from tests.support.boards import ROOT

NOTED = re.compile(r"note[(,](?:[^()\"]|\([^()]*\))*\"([a-z]+\.[a-z]+)\"")


def test_every_act_that_the_server_notes_is_found() -> None:
    assert {"signed.in", "board.exported", "manual.exported", "client.deleted", "guest.removed"} <= noted()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_act_in_the_log_of_access_has_its_words(language: str) -> None:
    words = (ROOT / "frontend" / "src" / "i18n" / language / "sharing.ts").read_text("utf-8")
    assert [act for act in sorted(noted()) if f'"{act}": "' not in words] == []


def noted() -> set[str]:
    files = (ROOT / "server" / "leanwall").rglob("*.py")
    return {act for file in files for act in NOTED.findall(file.read_text("utf-8"))}
