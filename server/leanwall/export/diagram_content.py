"""What a diagram shows, before any of it has a place: cards, wires and a ladder for each state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from leanwall.core.board import Board, Calendar, Lane, Link, Note, Value
from leanwall.core.compare import compare
from leanwall.core.flow import ordered_lanes
from leanwall.export.clean import one_line
from leanwall.export.house import say, word
from leanwall.export.story import NOBODY, Step, Story
from leanwall.export.words import count, joined, share, short_number, short_time

# a figure that is counted, for one and for many
COUNTED = (
    ("steps", word("step"), word("steps")),
    ("handoffs", word("hand-off"), word("hand-offs")),
    ("approvals", word("approval"), word("approvals")),
)
_SHORT = 20  # characters of a label that fit on a wire
_GONE = {
    "combine": word("Combined"),
    "automate": word("Automated"),
    "outsource": word("Outsourced"),
    "rearrange": word("Moved"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A step on the map, a wait, or the outline of one that is gone. `row` counts stacked cards of one place.
    `comes_from` and `goes_to` name steps on other pages; `again`: how often it is done once more at once."""

    id: str
    label: str
    text: str
    lane: int
    column: int
    value: Value | None
    time: str = ""
    quality: str = ""
    row: int = 0
    is_wait: bool = False
    is_ghost: bool = False
    is_narrow: bool = False  # the quality stands in a row of its own
    is_new_time: bool = False
    bursts: tuple[str, ...] = ()
    comes_from: str = ""
    goes_to: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Wire:
    """A link between two cards; `label` is printed on it."""

    source: str
    target: str
    kind: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """A step on the ladder, in seconds: the wait before it, the hands-on work, how long it takes in all."""

    id: str
    wait: float
    work: float
    duration: float
    value: Value | None


@dataclass(frozen=True, slots=True, eq=False)  # told apart as objects: comparing thousands of cards takes seconds
class Panel:
    """One state, ready to be laid out. `rungs` are those of the part shown, `whole` those of the state."""

    name: str
    headline: str
    cards: tuple[Card, ...]
    wires: tuple[Wire, ...]
    rungs: tuple[Rung, ...]
    whole: tuple[Rung, ...]
    incomplete: str
    lead_time: float | None
    work_time: float | None
    is_part: bool = False
    is_before: bool = False

    @property
    def description(self) -> str:
        """The panel for those who cannot see it."""
        steps = "; ".join(f"{card.label}. {card.text} ({card.time})" for card in self.cards if card.label)
        return f"{self.name}: {self.headline}. {steps}"[:4000]


@dataclass(frozen=True, slots=True)
class Burst:
    """A problem or idea pinned to a step, by number."""

    label: str
    text: str


def lanes_of(board: Board, stories: Iterable[Story]) -> list[Lane | None]:
    """The lanes that any of the states uses, in the wall's order; None last: steps that nobody has."""
    used = {step.lane.id if step.lane else None for story in stories for step in story.steps}
    return [lane for lane in (*ordered_lanes(board.lanes), None) if (lane.id if lane else None) in used]


def lane_name(lane: Lane | None) -> str:
    """What is printed at the head of a lane."""
    return (one_line(lane.name, 200) if lane else "") or say(NOBODY)


def panel_of(story: Story, name: str, lanes: list[Lane | None], bursts: dict[str, tuple[str, ...]]) -> Panel:
    """A state as cards (still without columns), wires and ladder."""
    places = {lane.id if lane else None: i for i, lane in enumerate(lanes)}
    before = {note.id: note for note in story.board.notes} if story.state == "future" else {}
    rungs = _rungs(story)
    cards = tuple(_card(story, step, places, before, bursts.get(step.id, ())) for step in story.steps)
    return Panel(
        name=name,
        headline=_headline(story),
        cards=cards,
        wires=tuple(_wires(story)),
        rungs=rungs,
        whole=rungs,
        incomplete=_incomplete(story),
        lead_time=story.figure("lead_time"),
        work_time=story.figure("process_time"),
    )


def _card(
    story: Story, step: Step, places: dict[str | None, int], before: dict[str, Note], bursts: tuple[str, ...]
) -> Card:
    note, calendar = step.note, story.board.calendar
    time = note.wait_time or note.duration if step.is_wait else note.process_time
    mark = "~" if note.confidence in ("estimate", "guess") and time is not None else ""
    origins = [before[id] for id in note.origins if id in before]
    return Card(
        id=note.id,
        label=str(step.number) if step.number is not None and step.is_linked else "",
        text=step.text,
        lane=places[step.lane.id if step.lane else None],
        column=0,
        value=None if step.is_wait else note.value,
        time=mark + short_time(time, calendar) if time is not None else "?",
        quality="" if step.is_wait or note.complete_accurate is None else share(note.complete_accurate),
        is_wait=step.is_wait,
        is_new_time=bool(origins) and sum(o.process_time or 0 for o in origins) != (note.process_time or 0),
        bursts=bursts,
        again=_again(story, step),
    )


def _again(story: Story, step: Step) -> str:
    """How often a step is done once more at once."""
    loops = (link for link in story.reworks if link.source == link.target == step.id)
    return next((say("{share} again", share=share(link.probability)) for link in loops), "")


def _wires(story: Story) -> Iterable[Wire]:
    chosen = {link.source for link in story.flows if link.probability is not None}
    for link in story.flows:
        yield Wire(link.source, link.target, "flow", _flow_label(link, link.source in chosen))
    for link in story.reworks:
        if link.source != link.target:
            yield Wire(link.source, link.target, "rework", _back_label(link))


def _back_label(link: Link) -> str:
    """ "15 % price wrong": how often, and why in few words."""
    why = one_line(link.text)
    return f"{share(link.probability)} {why if why and len(why) <= _SHORT else say('back')}"


def _flow_label(link: Link, is_choice: bool) -> str:
    """A choice says how often it is taken."""
    if not is_choice:
        return ""
    return say("rest") if link.probability is None else share(link.probability)


def _rungs(story: Story) -> tuple[Rung, ...]:
    """The calculator's timeline; empty when it cannot be said."""
    found = []
    for part in story.measured.get("timeline") or ():
        step = story.by_id.get(part["note"])
        if step is None or part["wait"] is None or part["work"] is None:
            return ()
        likely = part.get("share", 1.0) or 0.0
        duration = part["duration"] if part.get("duration") is not None else part["work"]
        found.append(Rung(step.id, part["wait"] * likely, part["work"] * likely, duration * likely, step.note.value))
    return tuple(found)


def _incomplete(story: Story) -> str:
    """Why there is no ladder: which steps lack a time."""
    if story.figure("lead_time") is not None or not story.steps:
        return ""
    missing = (story.measured["figures"].get("lead_time") or {}).get("missing") or []
    numbers = [str(story.by_id[id].number or story.by_id[id].text[:20]) for id in missing if id in story.by_id]
    if not numbers:
        return say("The lead time cannot be computed; the wall’s checks say why.")
    shown = joined(numbers) if len(numbers) <= 12 else f"{', '.join(numbers[:12])} …"
    if len(numbers) == 1:
        return say("No lead time yet: a time is missing in step {shown}.", shown=shown)
    return say("No lead time yet: times are missing in steps {shown}.", shown=shown)


def _headline(story: Story) -> str:
    """ "10 steps · 5 hand-offs · 2 approvals · 60 min work in 10.1 d"."""
    told = [count(round(value), one, many) for name, one, many in COUNTED if (value := story.figure(name)) is not None]
    work, lead, calendar = story.figure("process_time"), story.figure("lead_time"), story.board.calendar
    if work is not None and lead is not None:
        told.append(say("{work} work in {lead}", work=short_time(work, calendar), lead=short_time(lead, calendar)))
    return "  ·  ".join(told)


def ghosts_of(board: Board, before: Panel) -> tuple[Card, ...]:
    """The steps that are gone, with the reason, as outlines where they were."""
    gone: dict[str, Any] = {s["note"]: s for s in compare(board)["steps"] if s["status"] == "gone"}
    notes = {note.id: note for note in board.notes}
    return tuple(
        replace(card, text=_reason(notes[card.id], gone[card.id]), is_ghost=True, time="", quality="", bursts=())
        for card in before.cards
        if card.id in gone
    )


def _reason(note: Note, entry: dict[str, Any]) -> str:
    decided = say(_GONE.get(note.decision or "", word("Gone")))
    reason = one_line(entry.get("reason") or note.decision_reason, 300)
    return f"{decided}: {reason}" if reason else f"{decided}: {one_line(note.text, 200)}"


def bursts_of(board: Board) -> tuple[dict[str, tuple[str, ...]], tuple[Burst, ...]]:
    """Problems and ideas pinned to current steps: their labels by step, and what each says."""
    pinned = [n for n in board.notes if n.kind in ("problem", "idea") and n.about and not n.hidden and n.text.strip()]
    pinned = [n for n in pinned if n.state == "current" and n.variant is None]
    labels: dict[str, tuple[str, ...]] = {}
    told = []
    for i, note in enumerate(pinned):
        label = f"K{i + 1}"
        labels[note.about or ""] = (*labels.get(note.about or "", ()), label)
        told.append(Burst(label, one_line(note.text, 300)))
    return labels, tuple(told)


def calendar_words(calendar: Calendar) -> str:
    """ "8 h day, 5-day week"."""
    hours, days = short_number(calendar.hours_per_day), short_number(calendar.days_per_week)
    return say("{hours} h day, {days}-day week", hours=hours, days=days)
