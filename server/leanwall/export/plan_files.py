"""The action plan as CSV and calendar, the reviews as calendar: plan-csv, plan-ics, reviews-ics.

Actions and reviews are all-day events rather than tasks: every calendar program takes those in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from leanwall.core.board import Action, Board
from leanwall.core.reviews import first_monday_after
from leanwall.errors import BadInput
from leanwall.export.clean import one_line
from leanwall.export.data_files import plain_cell
from leanwall.export.house import language, tell, word
from leanwall.export.options import Made, Options

NO_PLAN = word("There is no action on this board yet, so there is no plan to save.")
NO_DAYS = word("No action has a date yet; agree who does what by when, then save the calendar.")
NO_REVIEWS = word("No review has a date yet; they get their days when the version is agreed.")
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "head": "what|who|when|expected effect|status|overdue|comes from",
        "open": "open", "doing": "under way", "done": "done", "dropped": "dropped",
        "overdue": "overdue", "to_agree": "TO AGREE", "effect": "Expected effect", "who": "Who", "status": "Status",
        "review": "Review", "monthly": "Monthly review",
        "look": "Measure again and enter it beside before and target: lead time, work, right first time, hand-offs, "
                "work in progress.",
    },
    "de": {
        "head": "was|wer|bis wann|erwartete Wirkung|Stand|überfällig|kommt von",
        "open": "offen", "doing": "in Arbeit", "done": "erledigt", "dropped": "verworfen",
        "overdue": "überfällig", "to_agree": "ZU KLÄREN", "effect": "Erwartete Wirkung", "who": "Wer",
        "status": "Stand", "review": "Überprüfung", "monthly": "Monatliche Überprüfung",
        "look": "Neu messen und neben Vorher und Ziel eintragen: Durchlaufzeit, Arbeit, auf Anhieb richtig, Übergaben, "
                "Vorgänge in Arbeit.",
    },
}  # fmt: skip
MONTHS = 12  # how often the monthly review repeats in the calendar


def _say(word: str) -> str:
    return _WORDS[language()][word]


def plan_csv(board: Board, options: Options) -> Made:
    """One line for each action; UTF-8 with a mark, so that spreadsheets read it right."""
    if not board.actions:
        raise BadInput(tell(NO_PLAN), code="empty_board")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_say("head").split("|"))
    writer.writerows(_row(board, action, options.date) for action in _by_day(board))
    loose = sum(not action.who.strip() or action.due is None for action in _alive(board))
    return Made(b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"), to_agree=loose)


def plan_ics(board: Board, options: Options) -> Made:
    """Every open action with a day, as an all-day event with a reminder the day before."""
    if not board.actions:
        raise BadInput(tell(NO_PLAN), code="empty_board")
    dated = [action for action in _by_day(board) if action in _alive(board) and action.due is not None]
    if not dated:
        raise BadInput(tell(NO_DAYS), code="empty_board")
    calendar = _calendar(board)
    for action in dated:
        who = one_line(action.who) or _say("to_agree")
        lines = [f"{_say('who')}: {who}", f"{_say('status')}: {_say(action.status)}"]
        lines += [f"{_say('effect')}: {one_line(action.effect)}"] if action.effect.strip() else []
        event = _event(action.id, date.fromisoformat(str(action.due)), f"{one_line(action.text)} ({who})", options)
        event.add("description", "\n".join([one_line(board.title), *lines]))
        calendar.add_component(event)
    return Made(calendar.to_ical())


def reviews_ics(board: Board, options: Options) -> Made:
    """Every planned review, then a review on the first Monday of each month for a year."""
    days = sorted((date.fromisoformat(review.due), review) for review in board.reviews if review.due)
    if not days:
        raise BadInput(tell(NO_REVIEWS), code="empty_board")
    calendar = _calendar(board)
    for day, review in days:
        calendar.add_component(_review(board, review.id, day, _say("review"), options))
    follow_up = first_monday_after(days[-1][0])
    if follow_up is not None:
        monthly = _review(board, "monthly", follow_up, _say("monthly"), options)
        monthly.add("rrule", vRecur({"freq": "monthly", "byday": "1MO", "count": MONTHS}))
        calendar.add_component(monthly)
    return Made(calendar.to_ical())


def _row(board: Board, action: Action, today: str | None) -> Iterator[str]:
    late = bool(today and action.due and action.due < today and action.status in ("open", "doing"))
    yield plain_cell(action.text)
    yield plain_cell(action.who) or _say("to_agree")
    yield action.due or _say("to_agree")
    yield from (plain_cell(action.effect), _say(action.status), _say("overdue") if late else "")
    yield plain_cell(_source(board, action))


def _source(board: Board, action: Action) -> str:
    """What the action comes from, in words: a step or a root cause; nothing of what is hidden."""
    steps = {note.id: note.text for note in board.notes if not note.hidden}
    causes = {why.id: why.text for why in board.whys if why.problem in steps}
    return {**steps, **causes}.get(action.source or "", "")


def _by_day(board: Board) -> list[Action]:
    return sorted(board.actions, key=lambda action: (action.due is None, action.due or ""))


def _alive(board: Board) -> list[Action]:
    return [action for action in board.actions if action.status in ("open", "doing")]


def _calendar(board: Board) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Leanwall//leanwall//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(board.title) or "Leanwall")
    return calendar


def _review(board: Board, id: str, day: date, title: str, options: Options) -> Event:
    event = _event(id, day, f"{title}: {one_line(board.title)}", options)
    lines = [_say("look"), *([options.url] if options.url else [])]
    event.add("description", "\n".join(lines))
    return event


def _event(id: str, day: date, summary: str, options: Options) -> Event:
    """An all-day event that takes nobody's time away, with a reminder the day before."""
    stamp = datetime.combine(date.fromisoformat(options.date) if options.date else day, time(), UTC)
    event = Event()
    event.add("uid", f"{id}@leanwall")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    if day < date.max:  # a day has no end of its own where the calendar ends; without one it is a whole day as well
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-1))
    event.add_component(alarm)
    return event
