"""What the one-page summary says, before any of it has a place: why, scope, causes, figures, plan, reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from leanwall.core.board import Board, Why
from leanwall.core.compare import compare
from leanwall.errors import BadInput
from leanwall.export.clean import one_line
from leanwall.export.diagram_frame import finding, volume
from leanwall.export.edition import Edition
from leanwall.export.house import say, tell, word
from leanwall.export.story import Story, read_state
from leanwall.export.words import day, money, number, share, short_time

NO_FUTURE = word(
    "This board has no future state yet, so there is nothing to sum up. Start the future state on the wall, then "
    "export again."
)
# name in the calculator's answer, label, how it is shown
MEASURES: tuple[tuple[str, str, str], ...] = (
    ("steps", word("Steps"), "count"),
    ("handoffs", word("Hand-offs"), "count"),
    ("approvals", word("Approvals"), "count"),
    ("process_time", word("Work per item"), "time"),
    ("lead_time", word("Lead time"), "time"),
    ("expected_lead_time", word("Lead time with rework"), "time"),
    ("activity_ratio", word("Activity ratio"), "share"),
    ("rolled_complete_accurate", word("Right first time"), "share"),
    ("cost_per_item", word("Cost per item"), "money"),
)
STATUSES = {
    "open": word("open"),
    "doing": word("under way"),
    "done": word("done"),
    "dropped": word("dropped"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: before, after as a target, the change, what was measured later, and where it comes from."""

    label: str
    before: str
    after: str
    change: str
    actual: str
    source: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A problem and the chain of reasons under it, down to the root and what is done about it."""

    problem: str
    chain: tuple[str, ...]
    root: str
    countermeasure: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the plan."""

    text: str
    who: str
    due: str
    effect: str
    status: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that is printed, in the language of the export."""

    board: Board
    before: Story
    after: Story
    name: str
    title: str
    version: str
    is_draft: bool
    why: tuple[tuple[str, str], ...]
    scope: tuple[tuple[str, str], ...]
    causes: tuple[Cause, ...]
    rows: tuple[Row, ...]
    freed: str
    freed_use: str
    plan: tuple[Deed, ...]
    reviews: tuple[str, ...]
    signers: tuple[tuple[str, str], ...]


def write_summary(board: Board, edition: Edition) -> Summary:
    """The summary of a board with both states. Raises BadInput without a future state."""
    before, after = read_state(board, "current"), read_state(board, "future")
    if not after.steps:
        raise BadInput(tell(NO_FUTURE), code="empty_future")
    compared = compare(board)
    return Summary(
        board=board,
        before=before,
        after=after,
        name=one_line(board.title) or say("Untitled process"),
        title=finding(board, before.figure("lead_time"), after.figure("lead_time")),
        version=edition.words,
        is_draft=edition.is_draft,
        why=tuple(_why(board)),
        scope=tuple(_scope(board)),
        causes=causes_of(board),
        rows=tuple(rows_of_figures(board, before, after, compared)),
        freed=freed_words(compared["freed"]),
        freed_use=one_line(board.freed_time_use),
        plan=plan_of(board),
        reviews=tuple(day(review.due) for review in sorted(board.reviews, key=lambda r: r.due or "") if review.due),
        signers=(
            (say("Prepared by"), ""),
            (say("Process owner"), one_line(board.owner)),
            (say("Sponsor"), one_line(board.sponsor)),
        ),
    )


def _why(board: Board) -> Iterator[tuple[str, str]]:
    yield say("Problem"), one_line(board.charter.problem) or one_line(board.purpose)
    yield say("Customer"), one_line(board.customer) or one_line(board.charter.customers)
    if one_line(board.charter.targets):
        yield say("Targets"), one_line(board.charter.targets)


def _scope(board: Board) -> Iterator[tuple[str, str]]:
    yield say("Starts when"), one_line(board.starts_when)
    yield say("Ends when"), one_line(board.ends_when)
    yield say("Volume"), volume(board)
    for label, text in ((say("In scope"), board.charter.in_scope), (say("Out of scope"), board.charter.out_of_scope)):
        if one_line(text):
            yield label, one_line(text)


def causes_of(board: Board) -> tuple[Cause, ...]:
    """The chains of reasons, one for each end of a chain; those with a root cause first."""
    problems = {note.id: one_line(note.text) for note in board.notes if note.kind == "problem" and not note.hidden}
    known = {why.id: why for why in board.whys if why.problem in problems}
    parents = {why.parent for why in known.values()}
    ends = [why for why in known.values() if why.is_root or why.id not in parents]
    ends.sort(key=lambda why: not why.is_root)
    return tuple(_cause(why, known, problems[why.problem]) for why in ends if one_line(why.text))


def _cause(end: Why, known: dict[str, Why], problem: str) -> Cause:
    chain: list[str] = []
    seen = {end.id}
    at = known.get(end.parent or "")
    while at and at.id not in seen:
        seen.add(at.id)
        chain.append(one_line(at.text))
        at = known.get(at.parent or "")
    return Cause(problem, tuple(reversed(chain)), one_line(end.text), one_line(end.countermeasure))


def rows_of_figures(board: Board, before: Story, after: Story, compared: dict[str, Any]) -> Iterator[Row]:
    """The measures of both states; a target is no result: what was measured later has its own column. A state without
    steps has no figures, not even 0 steps."""
    actuals = _actuals(board)
    for name, label, kind in MEASURES:
        figure = compared["figures"].get(name) or {}
        old = figure.get("before") if before.steps else None
        new = figure.get("after") if after.steps else None
        if old is None and new is None and kind == "money":
            continue
        shown = shower(kind, board)
        found = actuals.get(name)
        yield Row(
            say(label), shown(old), shown(new), _change(old, new, kind, figure),
            "" if found is None else shown(found), _source(before, after, kind),
        )  # fmt: skip
    yield from _load_row(board, before, after)


def shower(kind: str, board: Board) -> Callable[[float | None], str]:
    """How a figure of this kind is written; an unknown one is a dash."""

    def shown(value: float | None) -> str:
        if value is None:
            return "–"
        if kind == "time":
            return short_time(value, board.calendar)
        if kind == "share":
            return share(value)
        return money(value, board.currency) if kind == "money" else number(value)

    return shown


def _change(old: float | None, new: float | None, kind: str, figure: dict[str, Any]) -> str:
    """ "−88 %", "+39.2 pp", "−3"; "same"; empty when one side is unknown."""
    if old is None or new is None:
        return ""
    if kind == "count":
        return say("same") if old == new else _signed(new - old, 0, "")
    amount = figure.get("points") if kind == "share" else figure.get("change")
    if amount is None:
        return ""
    if kind == "share":
        return say("same") if round(amount, 1) == 0 else _signed(amount, 1, f" {say('pp')}")
    return say("same") if round(amount * 100) == 0 else _signed(amount * 100, 0, " %")


def _signed(value: float, places: int, unit: str) -> str:
    return f"{'−' if value < 0 else '+'}{number(abs(value), places)}{unit}"


def _source(before: Story, after: Story, kind: str) -> str:
    """Counted on the map, or how many of today's times somebody has measured."""
    if kind == "count":
        return say("map")
    if kind != "time":
        return say("computed")
    steps = before.numbered
    measured = sum(step.note.confidence == "measured" for step in steps)
    if not steps or not measured:
        return say("estimated")
    if measured == len(steps):
        return say("today measured")
    return say("{n} of {total} measured", n=measured, total=len(steps))


def _load_row(board: Board, before: Story, after: Story) -> Iterator[Row]:
    """How busy the busiest role of today is, and will be; with rework in brackets."""
    loads = before.measured.get("lanes") or {}
    known = {id: told["utilisation"] for id, told in loads.items() if told.get("utilisation") is not None}
    if not known:
        return
    busiest = max(known, key=lambda id: (known[id], id))
    name = next((one_line(lane.name) for lane in board.lanes if lane.id == busiest), busiest)
    old, new = (_load(state, busiest) for state in (before, after))
    yield Row(say("Load of {role} (with rework)", role=name), old, new, "", "", say("volume × work"))


def _load(story: Story, lane: str) -> str:
    told = (story.measured.get("lanes") or {}).get(lane) or {}
    plain, full = told.get("utilisation_without_rework"), told.get("utilisation")
    if plain is None and full is None:
        return "–"
    return f"{_percent(plain)} ({_percent(full)})"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{number(value * 100)} %"


def _actuals(board: Board) -> dict[str, float]:
    """The figures of the last review that has any."""
    filled = [review for review in board.reviews if review.actuals]
    last = max(filled, key=lambda review: review.due or "", default=None)
    return {name: value for name, value in (last.actuals if last else {}).items() if value is not None}


def freed_words(freed: dict[str, float | None]) -> str:
    """ "213 h a month (1.5 full-time equivalents) at the same volume"; empty when it can't be said."""
    hours, people = freed.get("hours_per_month"), freed.get("full_time_equivalents")
    if hours is None or people is None or hours <= 0:
        return ""
    told = {"hours": number(hours), "people": number(people, 1)}
    return say("{hours} h a month ({people} full-time equivalents) at the same volume", **told)


def plan_of(board: Board) -> tuple[Deed, ...]:
    """The actions, the next one due first; dropped ones are not printed."""
    shown = [action for action in board.actions if action.status != "dropped" and one_line(action.text)]
    shown.sort(key=lambda action: action.due or "9999")
    return tuple(
        Deed(
            one_line(action.text), one_line(action.who), day(action.due), one_line(action.effect),
            say(STATUSES[action.status]),
        )
        for action in shown
    )  # fmt: skip
