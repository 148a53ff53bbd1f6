"""One state of a board followed from its starts to its ends, twice: rework left out, and with it.

Everything that figures and checks ask about a map is here; neither follows links on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from leanwall.core.board import Board, Lane, Note
from leanwall.core.cases import follow_cases
from leanwall.core.counts import duplicate_approvals
from leanwall.core.course import Course, course_of
from leanwall.core.findings import Finding, fault
from leanwall.core.flow import Flow
from leanwall.core.sentences import Seconds
from leanwall.core.stretches import Division
from leanwall.core.timeline import Walk, walk
from leanwall.core.visits import Refused, back_share
from leanwall.core.worth import Times

SLACK = 1e-6  # seconds by which a duration may fall short of its work before it is called a contradiction


@dataclass
class Journey:
    """`plain` and `with_rework` are None when the map cannot be followed so; the findings say why.

    `reach` (rework left out) and `visits` (with it) may be known even when the timeline is not.
    """

    board: Board
    course: Course
    flow: Flow
    times: Times
    division: Division | None
    plain: Walk | None
    with_rework: Walk | None
    reach: list[float] | None
    visits: list[float] | None
    all_accuracy: float | None  # expected product of %C&A over all steps done
    findings: list[Finding]
    too_short: set[int]  # steps whose duration contradicts their work

    @cached_property
    def notes(self) -> list[Note]:
        return self.flow.notes

    @property
    def lanes(self) -> list[Lane | None]:
        """Each step's lane; None = the unassigned strip."""
        return self.course.lanes

    @cached_property
    def labour(self) -> list[float | None]:
        """Person-seconds of each step for one item: work × people at once; waits and systems cost nobody's time."""
        return [_labour_of(note) for note in self.notes]

    @property
    def measured(self) -> list[int]:
        """The steps that figures count, in the order of the flow."""
        return self.course.measured

    @cached_property
    def steps_of_lane(self) -> dict[str, list[int]]:
        steps: dict[str, list[int]] = {lane.id: [] for lane in self.board.lanes}
        for step in self.measured:
            lane = self.lanes[step]
            if lane is not None:
                steps[lane.id].append(step)
        return steps

    @property
    def handoffs(self) -> list[tuple[int, int]]:
        return self.course.handoffs

    @cached_property
    def duplicate_approvals(self) -> dict[int, int]:
        """Step that checks again → the one that checked before."""
        return duplicate_approvals(self.flow)

    def ids(self, steps: Iterable[int]) -> list[str]:
        """Note ids in the order of the flow, each once."""
        return [self.notes[step].id for step in self.flow.in_order(set(steps))]


def follow(board: Board, state: str, variant: str | None, before: Journey | None = None) -> Journey:
    """Follows one state. Never raises and never hangs, whatever the links are.

    `before`: the same state followed earlier. Where its steps and links are still the same, only what they say about
    times, quality and people is followed again.
    """
    course = course_of(board, state, variant, before.course if before else None)
    flow = course.flow
    times, too_short = _times(flow)
    journey = Journey(
        board=board, course=course, flow=flow, times=times, division=None, plain=None, with_rework=None, reach=None,
        visits=None, all_accuracy=None, findings=[*flow.findings, *_too_short(flow, too_short)], too_short=too_short,
    )  # fmt: skip
    if flow.notes and not flow.faults("everything"):
        _follow_without_rework(journey)
        _follow_with_rework(journey)
    return journey


def _follow_without_rework(journey: Journey) -> None:
    flow, times, division = journey.flow, journey.times, journey.course.division
    journey.findings += division.findings
    if division.stretches:
        journey.division = division
        journey.plain = walk(flow, division, times, journey.course.plain, with_rework=False)
        journey.reach = journey.plain.visits
        journey.all_accuracy = journey.plain.whole.path[1]
    if division.has_overlaps or not division.stretches:
        cases = follow_cases(flow, times.accuracy)
        journey.reach = cases.reach if cases else None
        journey.all_accuracy = cases.all_accuracy if cases else None
        if cases is None and division.stretches:
            journey.findings.append(_too_many_cases(journey))


def _follow_with_rework(journey: Journey) -> None:
    flow, division, plain = journey.flow, journey.division, journey.plain
    if flow.faults("expected") or journey.reach is None:
        return
    if not any(flow.rework[step] for step, reach in enumerate(journey.reach) if reach > 0):
        journey.with_rework, journey.visits = plain, journey.reach
        return
    if division is None or plain is None:
        return
    try:
        overlapping = _overlapping(journey, plain.visits, journey.reach)
        counts = journey.course.with_rework
    except Refused as refused:
        journey.findings.append(refused.finding)
        return
    journey.with_rework = walk(flow, division, journey.times, counts, with_rework=True)
    journey.visits = _repeated(flow, journey.reach) if overlapping else journey.with_rework.visits


def _overlapping(journey: Journey, added_up: Sequence[float], reach: Sequence[float]) -> list[int]:
    """Steps where stretches overlap so that their visits don't add up. Loops of more than one step are refused then."""
    steps = [step for step, visits in enumerate(added_up) if abs(visits - reach[step]) > 1e-9]
    loops = [target != step for step, back in enumerate(journey.flow.rework) for target, _ in back]
    if steps and any(loops):
        notes = [journey.notes[step] for step in journey.flow.in_order(steps)]
        raise Refused(fault("rework_in_a_tangle", notes, "expected"))
    return steps


def _repeated(flow: Flow, reach: Sequence[float]) -> list[float]:
    """Visits where steps go back to themselves alone: each 1 / (1 - p) times as often as items come."""
    return [count / (1 - back_share(flow, step)) for step, count in enumerate(reach)]


def _too_many_cases(journey: Journey) -> Finding:
    return fault("too_tangled", [journey.notes[step] for step in journey.flow.starts], "expected", "cases")


def _times(flow: Flow) -> tuple[Times, set[int]]:
    works = [work_of(note) for note in flow.notes]
    leads: list[float | None] = []
    too_short = set()
    for step, (note, work) in enumerate(zip(flow.notes, works, strict=True)):
        duration = work if note.duration is None else note.duration
        if duration is not None and work is not None and duration < work - SLACK:
            too_short.add(step)
            duration = None
        leads.append(None if note.wait_time is None or duration is None else note.wait_time + duration)
    accuracy = [accuracy_of(note) for note in flow.notes]
    return Times(leads, works, accuracy), too_short


def work_of(note: Note) -> float | None:
    """Hands-on seconds for one item; a wait has none."""
    return 0.0 if note.work == "wait" else note.process_time


def accuracy_of(note: Note) -> float | None:
    """%C&A; a wait spoils nothing."""
    return 1.0 if note.work == "wait" else note.complete_accurate


def _labour_of(note: Note) -> float | None:
    if note.work in ("wait", "system"):
        return 0.0
    return None if note.process_time is None else note.process_time * (1 if note.people is None else note.people)


def _too_short(flow: Flow, steps: Sequence[int] | set[int]) -> list[Finding]:
    findings = []
    for step in sorted(steps):
        note = flow.notes[step]
        duration, work = Seconds(note.duration or 0.0), Seconds(work_of(note) or 0.0)
        findings.append(fault("shorter_than_work", [note], "nothing", duration=duration, work=work))
    return findings
