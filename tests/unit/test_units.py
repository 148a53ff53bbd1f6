"""Times and shares in people's words: the vectors of both languages, and the sentences of a refusal."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from leanwall.core.board import Calendar
from leanwall.core.units import format_share, format_time, parse_share, parse_time, spell_time
from leanwall.errors import BadInput

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "units.json").read_text("utf-8"))
CALENDARS = {name: Calendar(**fields) for name, fields in VECTORS["calendars"].items()}


def calendar_of(vector: dict[str, Any]) -> Calendar:
    return CALENDARS[vector.get("calendar", "office")]


def given(vector: dict[str, Any]) -> object:
    return vector["text"] if "text" in vector else vector["number"]


@pytest.mark.parametrize("vector", VECTORS["times"], ids=lambda vector: repr(given(vector)))
def test_a_time_is_read_as_the_vectors_say(vector: dict[str, Any]) -> None:
    if vector["seconds"] is None:
        with pytest.raises(BadInput) as refusal:
            parse_time(given(vector), calendar_of(vector))
        assert refusal.value.message.endswith(".")
    else:
        assert parse_time(given(vector), calendar_of(vector)) == pytest.approx(vector["seconds"], rel=1e-12)


@pytest.mark.parametrize("vector", VECTORS["shares"], ids=lambda vector: repr(given(vector)))
def test_a_share_is_read_as_the_vectors_say(vector: dict[str, Any]) -> None:
    if vector["share"] is None:
        with pytest.raises(BadInput):
            parse_share(given(vector))
    else:
        assert parse_share(given(vector)) == pytest.approx(vector["share"], rel=1e-12)


@pytest.mark.parametrize("language", ["en", "de"])
def test_times_and_shares_are_shown_as_the_vectors_say(language: str) -> None:
    for vector in VECTORS["formatted_times"]:
        assert format_time(vector["seconds"], calendar_of(vector), language) == vector[language]
    for vector in VECTORS["spelled_times"]:
        assert spell_time(vector["seconds"], calendar_of(vector), language) == vector[language]
    for vector in VECTORS["formatted_shares"]:
        assert format_share(vector["share"], language) == vector[language]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12", "“12” lacks its unit; write it like 12 min, 2h 30m or 3 d."),
        ("5 parsecs", "“parsecs” is not a unit of time; use s, min, h, d, wk, mo or yr."),
        ("5-10 min", "“5-10 min” is a range; write the usual time as one value, such as 12 min."),
        ("1,200 min", "“1,200 min” can be read in two ways; write 1200 or 1.2."),
        ("-5 min", "A time cannot be negative: “-5 min”."),
        ("2h 3h", "“2h 3h” names the same unit twice; write each unit once, such as 2h 30m."),
    ],
)
def test_a_refused_time_says_what_to_write_instead(text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_time(text, Calendar())
    assert refusal.value.message == sentence


def test_a_share_above_one_asks_for_the_per_cent_sign() -> None:
    with pytest.raises(BadInput, match="write 85 % if you mean per cent"):
        parse_share("85")


@pytest.mark.parametrize("value", [True, None, [], {}, math.nan, math.inf, 10**400])
def test_what_is_neither_number_nor_text_is_no_time_and_no_share(value: object) -> None:
    with pytest.raises(BadInput):
        parse_time(value, Calendar())
    with pytest.raises(BadInput):
        parse_share(value)
