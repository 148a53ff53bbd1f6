"""What an operations manual says: for each process its facts, steps, roles, checks, measures and history; an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leanwall.core.board import Board, Lane
from leanwall.errors import BadInput
from leanwall.export.checklist import Checklist, Line, write_checklist
from leanwall.export.clean import one_line
from leanwall.export.diagram_content import lane_name
from leanwall.export.diagram_frame import volume
from leanwall.export.edition import Edition, edition_of
from leanwall.export.house import brand, say, tell, word
from leanwall.export.options import Options
from leanwall.export.story import Step, Story, read_state
from leanwall.export.summary_content import MEASURES, shower
from leanwall.export.words import day, share

ROLES = 7  # columns of a who-does-what table
NOTHING = word(
    "There is no process with a future state here, so there is nothing to write a manual about. Start the future state "
    "on the wall, then export the manual again."
)


@dataclass(frozen=True, slots=True)
class Process:
    """One process of the manual. `matrix` has a row for each step and a letter or nothing for each role."""

    board: Board
    story: Story
    checklist: Checklist
    facts: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    matrix: tuple[tuple[str, tuple[str, ...]], ...]
    measures: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    exceptions: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]

    @property
    def title(self) -> str:
        """The process's name."""
        return self.checklist.title

    @property
    def role_tables(self) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
        """Who does what, a few roles at a time so that their names have room: the roles, and a row for each step."""
        for start in range(0, len(self.roles), ROLES):
            rows = [(step, *letters[start : start + ROLES]) for step, letters in self.matrix]
            yield self.roles[start : start + ROLES], rows

    @property
    def lines(self) -> list[Line]:
        """The steps in order, without the waits between them."""
        return [line for section in self.checklist.sections for line in section.lines if isinstance(line, Line)]


@dataclass(frozen=True, slots=True)
class Duty:
    """What one role does in one process: its steps by number and words."""

    process: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """The whole book. `index`: each role with its duties."""

    title: str
    client: str
    day: str
    processes: tuple[Process, ...]
    index: tuple[tuple[str, tuple[Duty, ...]], ...]
    to_agree: int

    @property
    def is_draft(self) -> bool:
        """Whether any process in it is not agreed yet."""
        return any(process.checklist.is_draft for process in self.processes)

    @property
    def foot(self) -> list[str]:
        """What stands at the foot of every page: whether it is a draft, of whom, which version and day."""
        version = self.processes[0].checklist.version if len(self.processes) == 1 else ""
        state = (version or say("DRAFT")).upper() if self.is_draft else version
        told = [state, self.client, brand().shown_footer, self.day]
        return [part for part in told if part]


def write_manual(boards: Sequence[Board], options: Options) -> Manual:
    """The manual of these boards, those without a future state left out. Raises BadInput when none is left."""
    stories = [read_state(board, "future") for board in boards]
    shown = [story for story in stories if story.numbered]
    if not shown:
        raise BadInput(tell(NOTHING), code="empty_future")
    shown.sort(key=lambda story: one_line(story.board.title).casefold())
    processes = tuple(_process(story, edition_of(story.board, options)) for story in shown)
    alone = len(processes) == 1
    return Manual(
        title=processes[0].title if alone else say("Operations manual"),
        client=brand().shown_name,
        day=day(options.date),
        processes=processes,
        index=tuple(_index(processes)),
        to_agree=sum(process.checklist.to_agree for process in processes),
    )


def _process(story: Story, edition: Edition) -> Process:
    board = story.board
    lanes = [lane for lane in story.lanes if lane is not None]
    return Process(
        board=board,
        story=story,
        checklist=write_checklist(story, "process", None, edition),
        facts=tuple(_facts(board)),
        roles=tuple(lane_name(lane) for lane in lanes),
        matrix=tuple(_matrix(story, lanes)),
        measures=tuple(_measures(story)),
        problems=tuple(_problems(board)),
        exceptions=tuple(_exceptions(story)),
        changes=tuple(_changes(board)),
    )


def _facts(board: Board) -> Iterator[tuple[str, str]]:
    yield say("Purpose"), one_line(board.purpose)
    yield say("Customer"), one_line(board.customer) or one_line(board.charter.customers)
    yield say("Process owner"), one_line(board.owner)
    yield say("Starts when"), one_line(board.starts_when)
    yield say("Ends when"), one_line(board.ends_when)
    if volume(board):
        yield say("Volume"), volume(board)


def _matrix(story: Story, lanes: Sequence[Lane]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """R from the lane a step lies in; A, C, I only where somebody has said so, never guessed."""
    for step in story.numbered:
        note = step.note
        told = {"A": note.accountable, "C": note.consulted, "I": note.informed}
        letters = []
        for lane in lanes:
            found = ["R"] if step.lane and step.lane.id == lane.id else []
            found += [letter for letter, named in told.items() if lane.id in named]
            letters.append("/".join(found))
        yield f"{step.number}  {step.text}", tuple(letters)


def _measures(story: Story) -> Iterator[tuple[str, str]]:
    for name, label, kind in MEASURES:
        value = story.figure(name)
        if value is not None:
            yield say(label), shower(kind, story.board)(value)


def _problems(board: Board) -> Iterator[str]:
    """Open problems and questions of the future state."""
    for note in board.notes:
        is_told = note.state == "future" and note.kind in ("problem", "question") and not note.hidden
        if is_told and one_line(note.text):
            yield one_line(note.text)


def _exceptions(story: Story) -> Iterator[str]:
    """What happens when something is not right: one sentence for each way back."""
    for link in story.reworks:
        source, target = story.by_id[link.source], story.by_id[link.target]
        told = {"a": source.number or source.text, "b": target.number or target.text}
        often = f" ({share(link.probability)})" if link.probability is not None else ""
        words = one_line(link.text)
        yield say("From step {a} back to step {b}", **told) + often + (f": {words}" if words else "")


def _changes(board: Board) -> Iterator[tuple[str, str, str]]:
    """Number, day and name of each release, the newest first."""
    for release in reversed(board.releases):
        signed = [one_line(s.name) for s in board.signatures if s.release == release.id and one_line(s.name)]
        name = one_line(release.name)
        told = [name, say("signed by {names}", names=", ".join(signed)) if signed else ""]
        yield one_line(release.number, 40), day(release.effective), "; ".join(part for part in told if part)


def _index(processes: Sequence[Process]) -> Iterator[tuple[str, tuple[Duty, ...]]]:
    """Everything a role does, over all processes; roles of one name are one role."""
    names: dict[str, str] = {}
    duties: dict[str, list[Duty]] = {}
    for number, process in enumerate(processes):
        steps: dict[str, list[Step]] = {}
        for step in process.story.numbered:
            key = step.role.casefold()
            names.setdefault(key, step.role)
            steps.setdefault(key, []).append(step)
        for key, found in steps.items():
            duties.setdefault(key, []).append(Duty(number, tuple(found)))
    for key in sorted(names, key=lambda key: names[key].casefold()):
        yield names[key], tuple(duties[key])
