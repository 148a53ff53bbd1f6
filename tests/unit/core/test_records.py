"""Live edits write declared fields only, checked one by one."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.core.records import REFERENCES, STAMPED, TEXT_FIELDS, Reference, check_fields, check_id
from leanwall.errors import BadInput


def test_checked_fields_are_plain_json_values() -> None:
    checked = check_fields("note", {"x": 40, "wastes": ["waiting"], "size": [10, 20], "lane": None, "text": "Price"})
    assert checked == {"x": 40, "wastes": ["waiting"], "size": [10, 20], "lane": None, "text": "Price"}


def test_a_null_for_a_field_that_always_has_a_value_is_its_default() -> None:
    assert check_fields("note", {"text": None, "x": None, "origins": None}) == {"text": "", "x": 0, "origins": []}


def test_the_board_s_own_fields_are_a_record_too() -> None:
    assert check_fields("board", {"calendar": {"hours_per_day": 7.5}}) == {"calendar": {"hours_per_day": 7.5}}


@pytest.mark.parametrize(
    ("record", "fields", "creating", "place"),
    [
        ("note", {"x": "4"}, False, "x"),
        ("note", {"x": True}, False, "x"),
        ("note", {"x": float("nan")}, False, "x"),
        ("note", {"sparkle": 1}, False, "sparkle"),
        ("note", {"author": "me"}, False, "author"),
        ("note", {"id": "n"}, False, "id"),
        ("note", {"color": "red;}"}, False, "color"),
        ("note", {"process_time": "5 min"}, False, "process_time"),
        ("link", {"source": "a"}, True, "target"),
        ("link", {"source": None}, False, "source"),
        ("sticker", {}, False, "record"),
    ],
)
def test_a_wrong_field_is_refused_by_name(record: str, fields: dict[str, Any], creating: bool, place: str) -> None:
    with pytest.raises(BadInput) as refusal:
        check_fields(record, fields, creating=creating)
    assert refusal.value.place == place


@pytest.mark.parametrize("value", ["", "a b", "ä", "a" * 65, 5, None, "a\n"])
def test_an_id_of_another_form_is_refused(value: object) -> None:
    with pytest.raises(BadInput):
        check_id(value)


def test_deleting_a_note_takes_its_links_and_a_lane_frees_its_notes() -> None:
    assert Reference("source", "note", "delete", False) in REFERENCES["link"]
    assert Reference("lane", "lane", "clear", False) in REFERENCES["note"]
    assert Reference("origins", "note", "keep", True) in REFERENCES["note"]


def test_texts_that_people_type_together_take_splices() -> None:
    assert {"text", "quality_check", "decision_reason"} <= TEXT_FIELDS["note"]
    assert not TEXT_FIELDS["note"] & STAMPED["note"]
