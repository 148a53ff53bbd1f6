"""Every word that exports print is there in every language, and no translation is left over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import leanwall.export
from leanwall.core.board import Calendar
from leanwall.export.formats import FORMATS
from leanwall.export.german import GERMAN
from leanwall.export.house import say, speaking
from leanwall.export.words import day, long_time, money, short_time
from tests.support.exported import billing, made, words

FOLDER = Path(leanwall.export.__path__[0])


def said() -> set[str]:
    """The words inside say(…), tell(…), word(…) and count(…) anywhere in the export code."""
    found: set[str] = set()
    for file in (*FOLDER.glob("*.py"), FOLDER.parent / "delivering.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("say", "tell", "word", "count")
            ):
                given = node.args[1:3] if node.func.id == "count" else node.args[:1]
                found |= {arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    return found


def test_every_word_is_there_in_german_and_none_is_left_over() -> None:
    assert said() - set(GERMAN) == set()
    assert set(GERMAN) - said() == set()


def test_a_translation_has_the_places_of_its_words() -> None:
    for english, german in GERMAN.items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", german)), english


def test_words_come_in_the_language_of_the_export_and_only_inside_it() -> None:
    with speaking("de"):
        assert say("Page {n} of {total}", n=1, total=2) == "Seite 1 von 2"
    assert say("Page {n} of {total}", n=1, total=2) == "Page 1 of 2"


def test_german_times_days_and_sums_are_written_as_germans_do() -> None:
    with speaking("de"):
        assert long_time(291_600, Calendar()) == "10,1 Tage"
        assert short_time(9_000, Calendar()) == "2,5 Std"
        assert day("2026-12-01") == "1. Dez. 2026"
        assert money(1234.5, "EUR") == "EUR 1.234" or money(1234.5, "EUR") == "EUR 1.235"


def test_german_has_one_word_for_a_review_and_one_for_a_version() -> None:
    house = FOLDER.parents[2]
    texts = [*FOLDER.glob("*.py"), *(house / "frontend" / "src" / "i18n" / "de").glob("*.ts")]
    assert len(texts) > 80
    for other in ("Nachschau", "Fassung"):
        named = [path.name for path in texts if re.search(rf"(?<![a-zäöü]){other}", path.read_text("utf-8"))]
        assert named == [], other


ENGLISH = ("Lead time", "Work checklist", "Before", "Steps", "Page", "Draft", "Check")


@pytest.mark.parametrize("format", [name for name, format in FORMATS.items() if format.extension == "pdf"])
def test_a_german_file_has_no_english_label(format: str) -> None:
    text = words(made(billing(), format, language="de").data)
    own = " ".join(note.text for note in billing().notes)
    assert [word for word in ENGLISH if re.search(rf"\b{word}\b", text) and word not in own] == []
