"""Tables as people paste them: headings in two languages, units, decimal commas, sentences for what can't be read."""

from __future__ import annotations

from typing import Any

import pytest

from leanwall.core.metrics import measure
from leanwall.core.tables import Imported, Reading, read_table
from leanwall.errors import BadInput, LeanwallError, TooLarge

DAY = 8 * 3600.0

ACME = """Step;C/T (s);Inventory (pieces);Type
Stamp;1;4.600;
Spot-weld, first;39;7.000;
Spot-weld, second;46;1.700;
Assemble, first;62;2.450;
Assemble, second;40;1.840;
In stock until shipped;;4.140;wait
"""

ENGLISH = """Step,Role,PT (min),Wait (h),%C&A,People,Value,Type
Receive the order,Clerk,12,4,85%,1,VA,
"Check it, twice",Boss,5,16,90%,,NNVA,approval
Send,Clerk,2.5,0,100%,2,NVA,system
"""
GERMAN = """Prozessschritt;Rolle;BZ (Min.);Wartezeit [Std];%V&R;Personen;Wert;Typ
Receive the order;Clerk;12;4;85;1;VA;
"Check it, twice";Boss;5;16;90;;notwendig;Freigabe
Send;Clerk;2,5;0;100;2;Verschwendung;System
"""


def read(text: str | bytes, **reading: Any) -> Imported:
    return read_table(text, Reading(**reading))


def notes(text: str | bytes, *fields: str, **reading: Any) -> list[tuple[Any, ...]]:
    return [tuple(getattr(note, field) for field in fields) for note in read(text, **reading).board.notes]


def lead_time(imported: Imported) -> Any:
    return measure(imported.board, "current")["figures"]["lead_time"]["value"]


def refused(text: str | bytes, **reading: Any) -> BadInput:
    with pytest.raises(BadInput) as error:
        read(text, **reading)
    return error.value


def test_a_table_becomes_notes_and_lanes() -> None:
    imported = read(ENGLISH, title="Orders")
    assert imported.remarks == []
    assert imported.board.title == "Orders"
    assert [(lane.id, lane.name) for lane in imported.board.lanes] == [("lane1", "Clerk"), ("lane2", "Boss")]
    fields = ("text", "lane", "process_time", "wait_time", "complete_accurate", "people", "value", "work")
    assert notes(ENGLISH, *fields) == [
        ("Receive the order", "lane1", 720.0, 14_400.0, 0.85, 1.0, "VA", "work"),
        ("Check it, twice", "lane2", 300.0, 57_600.0, 0.9, None, "NNVA", "approval"),
        ("Send", "lane1", 150.0, 0.0, 1.0, 2.0, "NVA", "system"),
    ]


def test_a_german_table_says_the_same() -> None:
    assert read(GERMAN).board == read(ENGLISH).board


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + ENGLISH,
        ENGLISH.replace("\n", "\r\n"),
        ENGLISH.replace("\n", "\r"),
        ENGLISH.encode("utf-8-sig"),
        ENGLISH.encode("utf-16"),
        "sep=,\n" + ENGLISH,
        "\n\nOrders in May\n" + ENGLISH,
        ENGLISH + "\n,,,,,,,\n",
    ],
)
def test_however_a_program_saved_it_it_reads_alike(text: str | bytes) -> None:
    assert read(text).board == read(ENGLISH).board


def test_old_windows_files_keep_their_umlauts() -> None:
    text = "Schritt;Rolle\nPrüfen;Büro\n"
    assert read(text.encode("cp1252")).board == read(text).board


def test_a_pasted_range_has_tabs() -> None:
    assert read("Step\tWork\tWait\nA\t5 min\t1 d\n").board.notes[0].wait_time == DAY


def test_times_carry_their_own_unit_or_that_of_the_heading_or_that_of_the_table() -> None:
    assert notes("Step,Work (min),Wait\nA,1 h,2\nB,7,3 d\n", "process_time", "wait_time", times_in="h") == [
        (3600.0, 7200.0),
        (420.0, 3 * DAY),
    ]
    error = refused("Step,Work,Wait\nA,5,1\n")
    assert (error.code, error.place) == ("unit", "row 2, column “Work”")
    assert "lacks its unit" in error.message


def test_days_are_those_of_the_calendar() -> None:
    text = "Step,Wait (d)\nA,2\n"
    assert notes(text, "wait_time", hours_per_day=7.5) == [(2 * 7.5 * 3600,)]
    assert read(text, hours_per_day=7.5).board.calendar.hours_per_day == 7.5


def test_acmes_piles_become_the_days_of_the_book() -> None:
    """Learning to See: 920 pieces a day; 23.6 days in stock, 188 s of work. Coils are counted in pieces here."""
    imported = read(ACME.replace(".", ""), demand="920 per day")
    stock = [(note.wait_time or 0) / DAY for note in imported.board.notes]
    assert [round(days, 1) for days in stock] == [5.0, 7.6, 1.8, 2.7, 2.0, 4.5]
    assert lead_time(imported) == pytest.approx(sum(stock) * DAY + 188)
    assert imported.board.notes[1].items_waiting == 7_000
    assert imported.board.demand.quantity == 920
    monthly = read(ACME.replace(".", ""), demand="18400 items per month")
    assert lead_time(monthly) == pytest.approx(lead_time(imported))


def test_piles_without_a_demand_are_asked_about() -> None:
    assert refused(ACME.replace(".", "")).place == "demand"
    assert refused(ACME.replace(".", ""), demand="many").place == "demand"


def test_a_column_of_lead_times_is_asked_about_once() -> None:
    text = "Step,PT (min),LT (h)\nA,30,2\n"
    error = refused(text)
    assert (error.code, error.place) == ("convention", "convention")
    assert "“LT (h)”" in error.message
    assert "lead-time-includes-work" in error.message
    assert notes(text, "wait_time", "duration", convention="lead-time-includes-work") == [(5400.0, None)]
    assert notes(text, "wait_time", "duration", convention="lead-time-is-wait") == [(7200.0, None)]
    assert notes(text, "wait_time", "duration", convention="lead-time-and-queue") == [(None, 7200.0)]
    assert refused(text, convention="wait-before").place == "convention"
    assert "choose one of" in refused(text, convention="by feel").message


def test_a_lead_time_shorter_than_its_work_is_refused_with_its_row() -> None:
    text = "Step,PT,LT\nA,1 min,1 h\nB,2 min,1 h\nC,3 min,1 h\nD,25 min,10 min\n"
    error = refused(text, convention="lead-time-includes-work")
    expected = "Step 4: lead time 10 min is shorter than its work time 25 min; did you mean waiting time?"
    assert (error.place, error.message) == ("row 5", expected)


def test_a_heading_says_that_waits_come_after_and_the_last_wait_is_a_note() -> None:
    text = "Step,Role,Work (min),Wait after (h)\nA,X,5,1\nB,Y,5,2\n"
    fields = ("text", "lane", "work", "wait_time")
    assert notes(text, *fields) == [
        ("A", "lane1", "work", 0.0),
        ("B", "lane2", "work", 3600.0),
        ("Waits for delivery", "lane2", "wait", 7200.0),
    ]


def test_accuracy_received_belongs_to_the_step_before() -> None:
    given = notes("Step,%C&A\nA,90\nB,80\n", "complete_accurate", accuracy="received")
    assert given == notes("Step,Input %C&A\nA,90\nB,80\n", "complete_accurate") == [(0.8,), (None,)]
    assert "first step" in read("Step,Input %C&A\nA,90\nB,80\n").remarks[0]


def test_shares_are_read_by_their_column() -> None:
    assert notes("Step,%C&A\nA,0.9\nB,1\n", "complete_accurate") == [(0.9,), (1.0,)]
    assert notes("Step,%C&A (%)\nA,0.5\nB,1\n", "complete_accurate") == [(0.005,), (0.01,)]
    assert notes("Step;%C&A\nA;85,5\nB;0\n", "complete_accurate") == [(0.855,), (0.0,)]
    assert "two ways" in refused("Step,%C&A\nA,90\nB,1\n").message


def test_thousands_written_with_a_point_are_not_misread_in_silence() -> None:
    error = refused("Schritt;BZ (min);Wartezeit (min)\nA;2,5;1.200\n")
    assert error.place == "row 2, column “Wartezeit (min)”"
    assert "two ways" in error.message


def test_what_is_not_read_is_said() -> None:
    remarks = read("Step,C/T (s),Mood,Colour\nA,5,good,red\nTotal,5,,\n").remarks
    assert remarks[0] == "Not read, for the heading says nothing to Leanwall: “Mood”, “Colour”."
    assert "totals" in remarks[1]
    assert "C/T" in remarks[2]


def test_a_number_of_the_step_is_not_its_name() -> None:
    assert notes("Step,Activity,PT (min)\n1,Order,5\n2,Pay,5\n", "text") == [("Order",), ("Pay",)]
    assert notes("Step #,Step,PT (min)\n1,Order,5\n2,Pay,5\n", "text") == [("Order",), ("Pay",)]


def test_dashes_and_question_marks_are_unknown_and_zero_is_zero() -> None:
    assert notes("Step,PT (min),LT (h)\nA,–,?\nB,0,0\n", "process_time", convention="lead-time-includes-work") == [
        (None,),
        (0.0,),
    ]


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", ""),
    "only separators": (";;;\n;;;\n", ""),
    "no headings": ("1,2,3\n4,5,6\n", "row 1"),
    "no steps": ("Step,PT\n", "row 1"),
    "a spreadsheet file": (b"PK\x03\x04rest", ""),
    "bytes": (b"\x00\x01\x02", ""),
    "half of a character": ("Step,PT\n\ud800,1 min\n", ""),
    "an open quote": ('Step,PT\n"A,1 min\n', "row "),
    "a quote in the middle": ('Step,PT\n"A"B,1 min\n', "row "),
    "an endless cell": ("Step,PT\n" + "x" * 200_000 + ",1 min\n", "row 2"),
    "a long step": ("Step,PT\n" + "x" * 10_001 + ",1 min\n", "row 2, column “Step”"),
    "a long lane": ("Step,Role\nA," + "x" * 301 + "\n", ""),
    "a thousand columns": ("Step,PT" + ",x" * 1_000 + "\n", "row 1"),
    "a negative time": ("Step,PT (min)\nA,-5\n", "row 2, column “PT (min)”"),
    "an infinite time": ("Step,PT (min)\nA,inf\n", "row 2, column “PT (min)”"),
    "not a number": ("Step,PT (min)\nA,NaN\n", "row 2, column “PT (min)”"),
    "a huge time": ("Step,PT (min)\nA," + "9" * 60 + "\n", "row 2, column “PT (min)”"),
    "an endless number": ("Step,PT (min)\nA," + "9" * 5_000 + "\n", "row 2, column “PT (min)”"),
    "a formula": ("Step,PT (min)\nA,=SUM(A1:A9)\n", "row 2, column “PT (min)”"),
    "a share of 200": ("Step,%C&A\nA,200\n", "row 2, column “%C&A”"),
    "nobody at work": ("Step,People\nA,0\n", "row 2, column “People”"),
    "an unknown kind": ("Step,Type\nA,magic\n", "row 2, column “Type”"),
    "an unknown value": ("Step,Value\nA,maybe\n", "row 2, column “Value”"),
    "the same column twice": ("Step,PT (min),Work (min)\nA,1,2\n", "row 1"),
    "waits on both sides": ("Step,Wait (h),Wait after (h)\nA,1,2\n", "columns"),
    "figures without a step": ("Step,PT (min)\n,5\n", "row 2, column “Step”"),
}


@pytest.mark.parametrize(("text", "place"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_table_that_cannot_be_read_is_refused_in_a_sentence_with_its_place(text: str | bytes, place: str) -> None:
    error = refused(text)
    assert error.place.startswith(place)
    assert error.message.endswith(".")
    assert len(error.message) < 300


def test_a_table_beyond_the_limits_is_too_large() -> None:
    for text in ("Step,PT (min)\n" + "A,1\n" * 5_001, "Step,PT (min)\n" + " " * 6_000_000):
        with pytest.raises(TooLarge):
            read(text)


def test_hostile_text_is_only_text() -> None:
    hostile = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> {{7*7}}"
    assert notes(f'Step,Role\n"{hostile}","{hostile}"\n', "text") == [(hostile,)]


@pytest.mark.parametrize("options", [{"times_in": "fortnight"}, {"accuracy": "x"}, {"hours_per_day": 0.0}])
def test_an_option_that_means_nothing_is_named(options: dict[str, Any]) -> None:
    assert refused(ENGLISH, **options).place == next(iter(options))


def test_every_refusal_is_one_of_ours() -> None:
    with pytest.raises(LeanwallError):
        read("Step,PT (min)\nA,1\n", hours_per_day=float("nan"))
