"""The plan and the reviews as files: what a spreadsheet and a calendar program get."""

from __future__ import annotations

import csv
import io

import pytest
from icalendar import Calendar

from leanwall.core.reading import read_board
from leanwall.errors import BadInput
from leanwall.export.formats import Options, export
from tests.support.boards import BILLING

ACTIONS = [
    {"id": "late", "text": "Train\nthe reviewer", "who": "Training lead", "due": "2026-12-15", "source": "n"},
    {"id": "open", "text": "=HYPERLINK(1)", "effect": "less; more"},
    {"id": "done", "text": "One price list", "who": "Ana", "due": "2026-12-01", "status": "done"},
]


def file(format: str, language: str = "en", **records: object) -> bytes:
    content = {"format": "leanwall.board", "version": 1, "title": "Größe", "notes": [{"id": "n", "text": "Approve"}]}
    return export(read_board({**content, **records}), format, Options(date="2026-12-20", language=language)).data


def test_the_plan_says_who_what_when_and_what_is_overdue() -> None:
    rows = list(csv.DictReader(io.StringIO(file("plan-csv", actions=ACTIONS).decode("utf-8-sig"))))
    assert [row["what"] for row in rows] == ["One price list", "Train the reviewer", "'=HYPERLINK(1)"]
    assert [row["overdue"] for row in rows] == ["", "overdue", ""]
    assert rows[1]["comes from"] == "Approve"
    assert (rows[2]["who"], rows[2]["when"]) == ("TO AGREE", "TO AGREE")


@pytest.mark.parametrize(("hidden", "told"), [(True, ""), (False, "Approve")])
def test_an_action_from_a_hidden_step_or_its_cause_does_not_tell_their_words(hidden: bool, told: str) -> None:
    notes = [{"id": "n", "text": "Approve", "hidden": hidden}]
    whys = [{"id": "w", "problem": "n", "text": "Approve"}]
    actions = [{"id": f"a{source}", "text": "Act", "source": source} for source in "nw"]
    rows = csv.DictReader(io.StringIO(file("plan-csv", notes=notes, whys=whys, actions=actions).decode("utf-8-sig")))
    assert [row["comes from"] for row in rows] == [told, told]


def test_the_plan_speaks_german() -> None:
    assert "bis wann" in file("plan-csv", "de", actions=ACTIONS).decode("utf-8-sig").splitlines()[0]


def test_open_actions_with_a_day_are_in_the_calendar() -> None:
    calendar = Calendar.from_ical(file("plan-ics", actions=ACTIONS))
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == "Train the reviewer (Training lead)"
    assert str(event.decoded("dtstart")) == "2026-12-15"
    assert str(calendar["x-wr-calname"]) == "Größe"
    assert len(event.walk("VALARM")) == 1


def test_reviews_are_followed_by_first_mondays_for_a_year() -> None:
    days = [{"id": "a", "due": "2027-03-03"}, {"id": "b", "due": "2027-01-02"}, {"id": "c"}]
    events = Calendar.from_ical(file("reviews-ics", reviews=days)).walk("VEVENT")
    assert [str(event.decoded("dtstart")) for event in events] == ["2027-01-02", "2027-03-03", "2027-04-05"]
    assert events[-1]["rrule"].to_ical() == b"FREQ=MONTHLY;COUNT=12;BYDAY=1MO"


def test_the_example_has_a_plan_and_reviews() -> None:
    board = read_board(BILLING.read_bytes())
    for format, count in (("plan-ics", len(board.actions)), ("reviews-ics", len(board.reviews) + 1)):
        result = export(board, format, Options(date="2026-11-22", version="3"))
        assert len(Calendar.from_ical(result.data).walk("VEVENT")) == count
        assert result.filename.endswith(".ics")


@pytest.mark.parametrize("format", ["plan-csv", "plan-ics", "reviews-ics"])
def test_an_empty_plan_is_a_sentence(format: str) -> None:
    with pytest.raises(BadInput, match=r"no action|No review"):
        file(format)
    with pytest.raises(BadInput, match=r"No action has a date|no action|No review"):
        file(format if format != "plan-csv" else "plan-ics", actions=[{"id": "x"}] if format != "reviews-ics" else [])


@pytest.mark.parametrize(("due", "events"), [("9999-11-30", 2), ("9999-12-05", 1), ("9999-12-31", 1)])
def test_no_review_follows_the_last_month_that_a_calendar_has(due: str, events: int) -> None:
    calendar = Calendar.from_ical(file("reviews-ics", reviews=[{"id": "r", "due": due}]))
    assert len(calendar.walk("VEVENT")) == events
