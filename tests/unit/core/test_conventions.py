"""Each published way to write a process down, with an example of its source: the same times in our fields."""

from __future__ import annotations

import pytest

from leanwall.core.board import Calendar
from leanwall.core.conventions import CONVENTIONS, Row, Times, convert
from leanwall.errors import BadInput

MINUTE, HOUR, DAY = 60.0, 3600.0, 8 * 3600.0


def converted(convention: str, *rows: Row) -> list[Times]:
    return convert(rows, convention, Calendar()).times


def test_a_lead_time_that_includes_the_work_leaves_the_rest_as_the_wait() -> None:
    """Martin and Osterling: LT from made available to passed on, PT the touch time within."""
    (times,) = converted("lead-time-includes-work", Row(work=10 * MINUTE, lead=2 * HOUR))
    assert times == Times(10 * MINUTE, 110 * MINUTE)


def test_what_is_neither_queue_nor_work_is_an_interruption_within_the_step() -> None:
    (times,) = converted("lead-time-includes-work", Row(work=10 * MINUTE, wait=HOUR, lead=2 * HOUR))
    assert times == Times(10 * MINUTE, HOUR, HOUR)


def test_stock_in_days_stands_before_the_box_and_the_work_is_added() -> None:
    """Rother and Shook, Acme Stamping: 5, 7.6, 1.8, 2.7, 2 and 4.5 days of stock, 188 s of work."""
    stock, work = (5, 7.6, 1.8, 2.7, 2, 4.5), (1, 39, 46, 62, 40)
    rows = [Row(work=float(pt), stock=days * DAY) for pt, days in zip(work, stock, strict=False)]
    times = converted("inventory-days", *rows, Row(stock=4.5 * DAY, is_wait=True))
    assert sum(each.wait_time or 0 for each in times) == pytest.approx(23.6 * DAY)
    assert sum(each.process_time or 0 for each in times) == 188
    assert converted("inventory-and-work", *rows) == times[:-1]


def test_a_wait_after_a_step_is_the_wait_before_the_next_and_the_last_one_waits_for_delivery() -> None:
    """mapVS: the wait is the time before the next step begins."""
    rows = [Row(work=HOUR, wait=3 * HOUR), Row(work=2 * HOUR, wait=DAY)]
    found = convert(rows, "wait-after", Calendar())
    assert found.times == [Times(HOUR, 0.0), Times(2 * HOUR, 3 * HOUR)]
    assert found.delivery == DAY
    assert convert([Row(work=HOUR, wait=0.0)], "wait-after", Calendar()).delivery is None
    assert convert([], "wait-after", Calendar()).delivery is None


def test_an_unknown_wait_after_a_step_stays_unknown_before_the_next() -> None:
    assert converted("wait-after", Row(work=1.0), Row(work=1.0))[1].wait_time is None


def test_skores_lead_time_is_the_wait() -> None:
    (times,) = converted("lead-time-is-wait", Row(work=HOUR, lead=600.0))
    assert times == Times(HOUR, 600.0)


def test_the_process_lead_time_of_systems2win_is_the_duration_and_the_queue_the_wait() -> None:
    (times,) = converted("lead-time-and-queue", Row(work=HOUR, lead=3 * HOUR, wait=DAY))
    assert times == Times(HOUR, DAY, 3 * HOUR)


def test_a_step_of_others_carries_its_elapsed_time_alone() -> None:
    """vsm-workshop: the work of an outside step is nobody's to know; it stays unknown."""
    (times,) = converted("outside-elapsed", Row(wait=0.0, lead=5 * DAY))
    assert times == Times(None, 0.0, 5 * DAY)


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_what_nobody_knows_stays_unknown(convention: str) -> None:
    _, times = converted(convention, Row(), Row())
    assert times == Times()


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_a_row_that_only_waits_keeps_its_time_whatever_column_it_stands_in(convention: str) -> None:
    for column in ("wait", "lead", "elapsed", "stock", "work"):
        _, waiting = converted(convention, Row(work=60.0, wait=0.0), Row(is_wait=True, **{column: DAY}))
        assert waiting == Times(wait_time=DAY)


@pytest.mark.parametrize("convention", ["lead-time-includes-work", "lead-time-and-queue", "wait-before"])
def test_a_lead_time_shorter_than_its_work_is_never_accepted(convention: str) -> None:
    rows = [Row(work=60.0, wait=0.0, lead=120.0)] * 3 + [Row("row 5", work=25 * MINUTE, wait=0.0, lead=10 * MINUTE)]
    with pytest.raises(BadInput) as refused:
        converted(convention, *rows)
    sentence = "Step 4: lead time 10 min is shorter than its work time 25 min; did you mean waiting time?"
    assert str(refused.value) == f"row 5: {sentence}"


def test_a_duration_shorter_than_its_work_is_refused_too() -> None:
    with pytest.raises(BadInput, match="Step 1: duration 10 min is shorter than its work time 25 min"):
        converted("wait-before", Row(work=25 * MINUTE, elapsed=10 * MINUTE))


def test_a_lead_time_that_does_not_hold_its_own_queue_is_refused_with_the_likely_convention() -> None:
    with pytest.raises(BadInput, match="lead-time-and-queue"):
        converted("lead-time-includes-work", Row(work=HOUR, wait=DAY, lead=2 * HOUR))


def test_accuracy_as_received_goes_to_the_step_that_gave_the_work() -> None:
    rows = [Row(received=0.5), Row(received=0.9), Row(is_wait=True), Row(received=0.8)]
    assert [each.complete_accurate for each in converted("wait-before", *rows)] == [0.9, 0.8, None, None]


def test_accuracy_as_given_stays_with_its_step() -> None:
    assert [each.complete_accurate for each in converted("wait-before", Row(given=0.0), Row(given=1.0))] == [0.0, 1.0]
