"""What a workshop summary says: who took part, charter, votes, problems and causes, decisions, figures, plan, what is
open, next dates. Sections of facts, tables and lists, so that the page and the PDF are the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from leanwall.core.agreement import last_agreed
from leanwall.core.board import Board, Note, Poll
from leanwall.core.compare import compare
from leanwall.core.votes import classes, dots_by_note, ranking, voters
from leanwall.export.clean import one_line
from leanwall.export.diagram_frame import volume
from leanwall.export.edition import edition_of
from leanwall.export.house import say, word
from leanwall.export.options import Options
from leanwall.export.story import DECISIONS, read_state
from leanwall.export.summary_content import Cause, causes_of, freed_words, plan_of, rows_of_figures
from leanwall.export.words import count, day

MOST_PROBLEMS = 10
MOST_RANKED = 10
VALUES = {"VA": word("adds value"), "NNVA": word("necessary"), "NVA": word("waste")}
Kind = Literal["facts", "table", "list"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the summary. Facts are pairs, a list has rows of one cell; `shares` are the columns' parts of the
    width. Without rows `none` says so."""

    key: str
    title: str
    kind: Kind
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    none: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The whole summary in the language of the export."""

    title: str
    version: str
    day: str
    is_draft: bool
    sections: tuple[Section, ...]

    @property
    def to_agree(self) -> int:
        """Facts that nobody has said yet."""
        return sum(not text for section in self.sections if section.kind == "facts" for _, text in section.rows)


def write_workshop(board: Board, options: Options) -> Workshop:
    """The summary of a board as it stands; `options.people` are the names of those who worked on it."""
    edition = edition_of(board, options)
    return Workshop(
        title=one_line(board.title) or say("Untitled process"),
        version=edition.words,
        day=day(options.date),
        is_draft=edition.is_draft,
        sections=tuple(_sections(board, options.people)),
    )


def _sections(board: Board, people: Sequence[str]) -> Iterator[Section]:
    yield _people(board, people)
    yield _charter(board)
    if any(_supplies(board)):
        yield _sipoc(board)
    yield _figures(board)
    yield from (_vote(board, poll) for poll in board.polls if poll.closed)
    yield _problems(board)
    yield _decisions(board)
    yield _plan(board)
    yield _questions(board)
    yield _dates(board)


def _people(board: Board, people: Sequence[str]) -> Section:
    """Names as the board's log knows them, and the team that the charter names."""
    names = ", ".join(dict.fromkeys(name for each in people if (name := one_line(each, 100))))
    told = [(say("Worked on the board"), names), (say("Team"), one_line(board.charter.team))]
    rows = tuple((label, text) for label, text in told if text)
    return Section("people", say("Who took part"), "facts", rows, none=say("Nobody is named yet."))


def _charter(board: Board) -> Section:
    charter = board.charter
    told = (
        (say("Problem"), charter.problem or board.purpose), (say("Customer"), board.customer or charter.customers),
        (say("Starts when"), board.starts_when), (say("Ends when"), board.ends_when), (say("Volume"), volume(board)),
        (say("In scope"), charter.in_scope), (say("Out of scope"), charter.out_of_scope),
        (say("Targets"), charter.targets), (say("Process owner"), board.owner), (say("Sponsor"), board.sponsor),
    )  # fmt: skip
    return Section("charter", say("Charter"), "facts", tuple((label, one_line(text)) for label, text in told))


def _supplies(board: Board) -> tuple[str, ...]:
    charter = board.charter
    parts = (charter.suppliers, charter.inputs, charter.process, charter.outputs, charter.customers)
    return tuple(map(one_line, parts))


def _sipoc(board: Board) -> Section:
    heads = (say("Suppliers"), say("Inputs"), say("Process"), say("Outputs"), say("Customers"))
    return Section("sipoc", say("From supplier to customer"), "table", (_supplies(board),), heads, (0.2,) * 5)


def _figures(board: Board) -> Section:
    before, after = read_state(board, "current"), read_state(board, "future")
    title = say("Figures before and target")
    if not before.steps and not after.steps:
        return Section("figures", title, "table", (), none=say("No steps yet."))
    compared = compare(board)
    found = rows_of_figures(board, before, after, compared)
    rows = tuple((row.label, row.before, row.after, row.change, row.actual) for row in found)
    heads = (say("Measure"), say("Before"), say("Target"), say("Change"), say("Actual"))
    told = (_freed(freed_words(compared["freed"]), one_line(board.freed_time_use)), _overloaded(board))
    note = "  ·  ".join(part for part in told if part)
    return Section("figures", title, "table", rows, heads, (0.36, 0.17, 0.17, 0.15, 0.15), note=note)


def _overloaded(board: Board) -> str:
    """What the last review said of who has too much to do."""
    said = [(each.due or "", one_line(each.overloaded)) for each in board.reviews if one_line(each.overloaded)]
    return say("Overloaded at the review: {who}", who=max(said)[1]) if said else ""


def _freed(freed: str, use: str) -> str:
    """Time that is freed never stands without what it is for."""
    return f"{say('Freed time')}: {freed}. {say('Agreed use of it')}: {use or say('TO AGREE')}" if freed else ""


def _vote(board: Board, poll: Poll) -> Section:
    title = say("Vote: {question}", question=one_line(poll.question, 200) or say("(no text)"))
    return _value_vote(board, poll, title) if poll.asks == "value" else _dot_vote(board, poll, title)


def _dot_vote(board: Board, poll: Poll, title: str) -> Section:
    words = _words(board)
    ranked = ranking(board, poll)
    rows = tuple((str(place), words[each.note], str(each.dots)) for place, each in enumerate(ranked[:MOST_RANKED], 1))
    dots = count(sum(each.dots for each in ranked), "dot", "dots")
    told = say("{dots} from {people}", dots=dots, people=count(voters(board, poll), "person", "people"))
    more = say("{n} more with fewer dots", n=len(ranked) - MOST_RANKED) if len(ranked) > MOST_RANKED else ""
    return Section(
        f"vote-{poll.id}", title, "table", rows, (say("No."), say("What"), say("Dots")), (0.08, 0.78, 0.14),
        none=say("Nobody placed a dot."), note="; ".join(part for part in (told, more) if part) if ranked else "",
    )  # fmt: skip


def _value_vote(board: Board, poll: Poll, title: str) -> Section:
    words = _words(board)
    rows = tuple(
        (words[each.note], *(str(each.counts[value]) for value in VALUES),
         say(VALUES[each.chosen]) if each.chosen else say("even"))
        for each in classes(board, poll)
    )  # fmt: skip
    heads = (say("Step"), *(say(name) for name in VALUES.values()), say("Most say"))
    return Section(
        f"vote-{poll.id}", title, "table", rows, heads, (0.4, 0.15, 0.15, 0.12, 0.18), none=say("Nobody placed a dot.")
    )


def _problems(board: Board) -> Section:
    """Those with most dots first, then those that somebody has found a cause for."""
    dots, causes = dots_by_note(board), causes_of_problems(board)
    found = [note for note in board.notes if note.kind == "problem" and not note.hidden and one_line(note.text)]
    found.sort(key=lambda note: (-dots.get(note.id, 0), note.id not in causes))
    rows = tuple(_problem(note, dots, causes) for note in found[:MOST_PROBLEMS])
    heads = (say("Problem"), say("Dots"), say("Root cause"), say("Countermeasure"))
    more = say("{n} more on the board", n=len(found) - MOST_PROBLEMS) if len(found) > MOST_PROBLEMS else ""
    return Section(
        "problems", say("Top problems and their root causes"), "table", rows, heads, (0.34, 0.08, 0.29, 0.29),
        none=say("No problems are named yet."), note=more,
    )  # fmt: skip


def _problem(note: Note, dots: dict[str, int], causes: dict[str, list[Cause]]) -> tuple[str, ...]:
    chains = causes.get(note.id, [])
    roots = "; ".join(dict.fromkeys(chain.root for chain in chains if chain.root))
    measures = "; ".join(dict.fromkeys(chain.countermeasure for chain in chains if chain.countermeasure))
    return one_line(note.text, 400), str(dots.get(note.id, "") or "–"), roots or say("not looked into"), measures or "–"


def causes_of_problems(board: Board) -> dict[str, list[Cause]]:
    """The ends of the chains of reasons, by problem note; a chain that is not at its root yet is none."""
    known = {why.problem for why in board.whys if why.is_root}
    found: dict[str, list[Cause]] = {}
    for problem in known:
        whys = tuple(why for why in board.whys if why.problem == problem)
        chains = causes_of(board.model_copy(update={"whys": whys}))
        found[problem] = [chain for chain in chains if any(w.is_root and one_line(w.text) == chain.root for w in whys)]
    return found


def _decisions(board: Board) -> Section:
    """What was decided about each step of today; a step that simply stays is told only with its reason."""
    decided = [
        step for step in read_state(board, "current").steps
        if step.note.decision and (step.note.decision != "keep" or one_line(step.note.decision_reason))
    ]  # fmt: skip
    rows = tuple(
        (step.text, say(DECISIONS[step.note.decision or "keep"]), one_line(step.note.decision_reason, 400) or "–",
         one_line(step.note.decision_effect, 400) or "–")
        for step in decided
    )  # fmt: skip
    heads = (say("Step"), say("Decision"), say("Reason"), say("Expected effect"))
    return Section(
        "decisions", say("Decisions"), "table", rows, heads, (0.3, 0.16, 0.3, 0.24), none=say("Nothing is decided yet.")
    )


def _plan(board: Board) -> Section:
    rows = tuple((deed.text, deed.who or "–", deed.due or "–", deed.effect or "–", deed.status)
                 for deed in plan_of(board))  # fmt: skip
    heads = (say("What"), say("Who"), say("By when"), say("Expected effect"), say("Status"))
    return Section(
        "plan", say("Plan"), "table", rows, heads, (0.34, 0.17, 0.14, 0.22, 0.13), none=say("No actions yet.")
    )


def _questions(board: Board) -> Section:
    """Questions on the map, remarks that nobody has answered, and what was parked."""
    words = _words(board)
    asked = [one_line(note.text, 400) for note in board.notes if note.kind == "question" and not note.hidden]
    remarks = [each for each in board.comments if not each.resolved and each.parent is None and one_line(each.text)]
    told = [
        f"{words[each.about]}: {one_line(each.text, 400)}" if each.about in words else
        say("Parked: {text}", text=one_line(each.text, 400))
        for each in remarks if each.about is None or each.about in words
    ]  # fmt: skip
    rows = tuple((text,) for text in [*asked, *told] if text)
    return Section("questions", say("Open questions"), "list", rows, none=say("No question is open."))


def _dates(board: Board) -> Section:
    """What comes next: what is due, the day it begins, the reviews."""
    alive = [action for action in board.actions if action.status in ("open", "doing") and action.due]
    dated = [(action.due or "", one_line(action.text, 200), one_line(action.who, 100)) for action in alive]
    dated += [(each.due, say("Review"), one_line(board.owner, 100)) for each in board.reviews
              if each.due and not each.actuals]  # fmt: skip
    begins = last_agreed(board)
    if begins and begins.effective:
        dated.append((begins.effective, say("Version {n} takes effect", n=one_line(begins.number, 40)), ""))
    rows = tuple((day(when), what, who or "–") for when, what, who in sorted(dated))
    heads = (say("When"), say("What"), say("Who"))
    return Section("dates", say("Next dates"), "table", rows, heads, (0.2, 0.55, 0.25), none=say("No date is set yet."))


def _words(board: Board) -> dict[str, str]:
    """The words of each note that may be shown."""
    return {note.id: one_line(note.text, 300) or say("(no text)") for note in board.notes if not note.hidden}
