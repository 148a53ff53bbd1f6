"""Refusals speak the language of whoever reads them, else that of the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from leanwall.errors import LeanwallError
from leanwall.export.brand import Brand
from leanwall.export.formats import FORMATS, Options, export_all
from leanwall.export.house import speaking, tell
from leanwall.export.jobs import answer, options_to_json
from leanwall.export.logo import clean_logo
from leanwall.export.preview import preview
from tests.support.a_map import a_map
from tests.support.exported import billing, made

EMPTY = a_map(title="Empty").board()
WISHES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "an unknown format": lambda spoken: made(billing(), "powerpoint", **spoken),
    "a choice that a format lacks": lambda spoken: made(billing(), "checklist-pdf", state="current", **spoken),
    "a choice that needs none": lambda spoken: made(billing(), "workbook-xlsx", size="a4", **spoken),
    "a lane without steps": lambda spoken: made(billing(), "checklist-pdf", lane="nobody", **spoken),
    "a paper that is unknown": lambda spoken: Options(size="a9", **spoken),
    "a day in another spelling": lambda spoken: Options(date="20261201", **spoken),
    "a page before the first": lambda spoken: Options(page=0, **spoken),
    "a page behind the last": lambda spoken: made(billing(), "diagram-svg", page=9, **spoken),
    "a page of a file that holds all of them": lambda spoken: made(billing(), "manual-pdf", page=9, **spoken),
    "a page of a table": lambda spoken: preview(billing(), "steps-csv", Options(**spoken)),
    "a page behind the last one of a preview": lambda spoken: preview(
        billing(), "checklist-pdf", Options(page=9, **spoken)
    ),
    "several boards in a picture": lambda spoken: export_all([billing()], "diagram-png", Options(**spoken)),
}
WISHES |= {
    f"an empty board as {name}": lambda spoken, name=name: made(EMPTY, name, **spoken)
    for name in FORMATS
    if name not in ("board-json", "workshop-pdf")
}


def refusal(wish: str, **spoken: str) -> str:
    with pytest.raises(LeanwallError) as refused:
        WISHES[wish](spoken)
    return refused.value.message


def is_german(sentence: str) -> bool:
    english = {"the", "is", "are", "has", "No", "There", "This", "choose"}
    return sentence != "" and not english & set(sentence.split())


@pytest.mark.parametrize("wish", WISHES)
def test_a_refusal_is_told_in_the_reader_s_language_else_in_that_of_the_file(wish: str) -> None:
    english, german = refusal(wish), refusal(wish, language="de")
    assert is_german(german)
    assert not is_german(english)
    assert refusal(wish, reader="de") == german
    assert refusal(wish, language="de", reader="en") == english


@pytest.mark.parametrize("wrong", [{"accent": "red"}, {"paper": "a0"}, {"name": "x" * 121}, {"footer": "x" * 201}])
def test_a_brand_is_refused_in_the_reader_s_language(wrong: dict[str, str]) -> None:
    for reader, german in (("en", False), ("de", True)):
        with speaking("en", reader=reader), pytest.raises(LeanwallError) as refused:
            Brand(**wrong)
        assert is_german(refused.value.message) is german


def test_a_logo_is_refused_in_the_reader_s_language() -> None:
    with speaking("en", reader="de"), pytest.raises(LeanwallError) as refused:
        clean_logo(b"no picture")
    assert is_german(refused.value.message)


def test_a_worker_tells_refusals_in_the_reader_s_language_with_code_and_place() -> None:
    content = {"format": "leanwall.board", "version": 1, "title": "Empty"}
    wish = {
        "job": "export",
        "board": content,
        "format": "checklist-pdf",
        "options": options_to_json(Options(reader="de")),
    }
    header, data = answer(wish)
    assert (header["error"], header["code"], data) == ("BadInput", "empty_future", b"")
    assert is_german(header["message"])


def test_a_list_in_a_sentence_ends_with_the_reader_s_or() -> None:
    with speaking("en", reader="de"):
        assert (
            tell("There are {pages} pages; choose a page from 1 to {pages}.", pages=["1", "2", "3"]).count(
                "1, 2 oder 3"
            )
            == 2
        )
        assert tell("{known}", known=[]) == "noch keine"
