"""What a work checklist says: its sections, lines and blocks, and each point that is still to be agreed.

Only words here; `checklist_pages` sets them on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leanwall.core.agreement import signatures_of
from leanwall.core.board import Board, Lane, Link, Release
from leanwall.errors import BadInput
from leanwall.export.clean import one_line, shown_address
from leanwall.export.edition import Edition
from leanwall.export.house import say, tell, word
from leanwall.export.story import Step, Story
from leanwall.export.words import beside, count, day, joined, share, short_time

TO_AGREE = word("TO AGREE")
NO_FUTURE = word(
    "This board has no future state yet, so there is nothing to tick off. Start the future state from the current one "
    "on the wall, then export the checklist again."
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value in the header; a value that is missing is to be agreed."""

    label: str
    value: str

    @property
    def is_missing(self) -> bool:
        """Whether people still have to agree on it."""
        return not self.value


@dataclass(frozen=True, slots=True)
class Detail:
    """A line under a step: "Check", "Give to", "If …"."""

    label: str
    text: str
    is_check: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One step to tick off."""

    step: Step
    time: str
    details: tuple[Detail, ...]
    missing: tuple[str, ...]
    wait: str
    url: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Between two lines: a wait, or steps that others do."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of the whole process, or of one role."""

    role: str | None
    lines: tuple[Line | Pause, ...]
    final_checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything that is printed."""

    title: str
    purpose: str
    facts: tuple[Fact, ...]
    version: str
    replaces: str
    is_draft: bool
    sections: tuple[Section, ...]
    signers: tuple[tuple[str, str], ...]
    to_agree: int


def write_checklist(story: Story, cut: str, lane: str | None, edition: Edition) -> Checklist:
    """The checklist of a future state, for the whole process or by role (`lane`: for one role only).

    Raises BadInput when there is nothing to tick off, or the lane has no step.
    """
    if not story.numbered:
        raise BadInput(tell(NO_FUTURE), code="empty_future")
    sections = _by_role(story, lane) if cut == "role" or lane else (_whole(story),)
    board, release = story.board, edition.release
    facts = _facts(board, release)
    lines = {line.step.id: line for s in sections for line in s.lines if isinstance(line, Line)}
    missing = sum(fact.is_missing for fact in facts) + sum(len(line.missing) for line in lines.values())
    return Checklist(
        title=one_line(board.title) or say("Untitled process"),
        purpose=one_line(board.purpose),
        facts=facts,
        version=edition.words,
        replaces=edition.replaces,
        is_draft=edition.is_draft,
        sections=sections,
        signers=_signers(board, release),
        to_agree=missing + (not any(s.final_checks for s in sections)),
    )


def _whole(story: Story) -> Section:
    lines: list[Line | Pause] = [_pause(story, step) if step.is_wait else _line(story, step) for step in story.steps]
    return Section(None, tuple(lines), _final_checks(story.numbered))


def _by_role(story: Story, lane: str | None) -> tuple[Section, ...]:
    lanes = [one for one in story.lanes if lane is None or (one and one.id == lane)]
    sections = [_one_role(story, one) for one in lanes if _steps_of(story, one)]
    if not sections:
        names = [f"{one.id} ({one_line(one.name, 60)})" for one in story.lanes if one and _steps_of(story, one)]
        told = {"lane": one_line(lane or "", 60), "known": names}
        refused = tell("No step of the future state is in a lane “{lane}”; lanes with steps: {known}.", **told)
        raise BadInput(refused, place="lane")
    return tuple(sections)


def _steps_of(story: Story, lane: Lane | None) -> list[Step]:
    return [s for s in story.numbered if (s.lane.id if s.lane else None) == (lane.id if lane else None)]


def _one_role(story: Story, lane: Lane | None) -> Section:
    """A role's own lines, and between them who is at it meanwhile."""
    mine = _steps_of(story, lane)
    lines: list[Line | Pause] = []
    for before, step in zip([None, *mine], mine, strict=False):
        between = _steps_between(story, before, step)
        if between:
            lines.append(Pause(_meanwhile(between)))
        lines.append(_line(story, step))
    return Section(mine[0].role, tuple(lines), _final_checks(mine))


def _steps_between(story: Story, before: Step | None, step: Step) -> list[Step]:
    if before is None:
        return []
    return [s for s in story.numbered if (before.number or 0) < (s.number or 0) < (step.number or 0)]


def _meanwhile(steps: list[Step]) -> str:
    roles = list(dict.fromkeys(step.role for step in steps))
    first, last = steps[0].number, steps[-1].number
    numbers = say("line {n}", n=first) if len(steps) == 1 else say("lines {a} to {b}", a=first, b=last)
    return f"{joined(roles)}: {numbers}"


def _pause(story: Story, step: Step) -> Pause:
    lasts = step.note.wait_time or step.note.duration
    about = say("about {time}", time=short_time(lasts, story.board.calendar))
    return Pause(f"{step.text}: {beside(step.text, about)}" if lasts else step.text)


def _line(story: Story, step: Step) -> Line:
    note, calendar = step.note, story.board.calendar
    time = "" if note.process_time is None else short_time(note.process_time, calendar)
    named = (
        (word("who"), bool(step.lane)),
        (word("quality check"), bool(step.checks)),
        (word("time"), bool(time)),
        (word("place in the flow"), step.is_linked),
    )
    return Line(
        step=step,
        time=time,
        details=tuple(_details(story, step)),
        missing=tuple(name for name, is_there in named if not is_there),
        wait=say("may wait about {time}", time=short_time(note.wait_time, calendar)) if note.wait_time else "",
        url=shown_address(note.instructions_url),
    )


def _details(story: Story, step: Step) -> Iterable[Detail]:
    """What stands under a step, in the order in which it is needed."""
    before = [s for s in story.steps_before(step) if s.role != step.role]
    if before:
        yield Detail(say("Get from"), joined([_place(s) for s in before]))
    for i, check in enumerate(step.checks):
        yield Detail("" if i else say("Check"), check, is_check=True)
    yield from _responsible(story, step)
    for link in story.reworks:
        if link.source == step.id:
            yield Detail(say("If not right"), _sent_back(story, step, link))
        if link.target == step.id and link.source != step.id:
            yield Detail(say("If it comes back"), _came_back(story, link))
    yield from _onward(story, step)


def _place(step: Step) -> str:
    return say("{role} (line {n})", role=step.role, n=step.number)


def _responsible(story: Story, step: Step) -> Iterable[Detail]:
    """Who answers for the step, is asked and is told: only what people have said, never guessed."""
    names = {lane.id: one_line(lane.name) for lane in story.board.lanes}
    told = (
        (say("Accountable"), step.note.accountable),
        (say("Ask"), step.note.consulted),
        (say("Tell"), step.note.informed),
    )
    for label, lanes in told:
        known = [names[id] for id in lanes if names.get(id)]
        if known:
            yield Detail(label, joined(known))


def _sent_back(story: Story, step: Step, link: Link) -> str:
    target = story.by_id[link.target]
    where = say("do this step again") if target is step else say("back to {place}", place=_place(target))
    often = f"; {say('about {time}', time=share(link.probability))}" if link.probability is not None else ""
    told = one_line(link.text)
    return f"{where}{often}{': ' + told if told else ''}"


def _came_back(story: Story, link: Link) -> str:
    told = one_line(link.text) or say("correct it and go on from here")
    return f"{say('from {place}', place=_place(story.by_id[link.source]))}: {told}"


def _onward(story: Story, step: Step) -> Iterable[Detail]:
    """Where the work goes: to another role, to one of several lines, or on to a line that is not the next."""
    out = story.flows_out(step)
    if len(out) > 1 and any(link.probability is not None for link in out):
        yield from _choice(story, out)
        return
    following = story.next_steps(step)
    given = [s for s in following if s.role != step.role]
    kept = [s for s in following if s.role == step.role and s.number != (step.number or 0) + 1]
    if len(following) > 1:
        yield Detail(say("At the same time"), joined([_place(s) for s in following]))
    elif given:
        yield Detail(say("Give to"), joined([_place(s) for s in given]))
    elif kept:
        yield Detail(say("Then"), joined([say("go to line {n}", n=s.number) for s in kept]))


def _choice(story: Story, links: list[Link]) -> Iterable[Detail]:
    for link in links:
        target = story.by_id[link.target]
        goes_to = [target] if not target.is_wait else story.next_steps(target)
        condition = one_line(link.text) or (say("otherwise") if link.probability is None else share(link.probability))
        chance = f" ({share(link.probability)})" if link.text.strip() and link.probability is not None else ""
        places = [say("line {n}, {role}", n=s.number, role=s.role) for s in goes_to]
        onward = say("go to {places}", places=joined(places)) if places else say("go to the end")
        yield Detail(say("If"), f"{condition}{chance}: {onward}")


def _final_checks(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(check for s in steps if s.note.final_check for check in s.checks))


def _facts(board: Board, release: Release | None) -> tuple[Fact, ...]:
    effective = day(release.effective) if release and release.effective else ""
    due = sorted(r.due for r in board.reviews if r.due and not r.actuals)
    return (
        Fact(say("Starts when"), one_line(board.starts_when)),
        Fact(say("Ends when"), one_line(board.ends_when)),
        Fact(say("Process owner"), one_line(board.owner)),
        Fact(say("Effective"), effective),
        Fact(say("Review by"), day(due[0]) if due else ""),
    )


def _signers(board: Board, release: Release | None) -> tuple[tuple[str, str], ...]:
    """Role and name for each line of the sign-off; names are printed where they are known."""
    signed = {s.role: one_line(s.name) for s in signatures_of(board, release).values()} if release else {}
    roles = (
        ("", word("Prepared by"), ""),
        ("process_owner", word("Process owner"), one_line(board.owner)),
        ("sponsor", word("Sponsor"), one_line(board.sponsor)),
    )
    return tuple((say(title), signed.get(role) or name) for role, title, name in roles)


def agreement_note(checklist: Checklist) -> str:
    """The sentence for people about what is missing; empty when all is agreed."""
    if not checklist.to_agree:
        return ""
    return count(
        checklist.to_agree,
        "point is marked TO AGREE in the checklist.",
        "points are marked TO AGREE in the checklist.",
    )
