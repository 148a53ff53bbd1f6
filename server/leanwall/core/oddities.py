"""What is odd about a map's links though its figures can be said: steps never reached, ways that lead astray."""

from __future__ import annotations

from collections.abc import Iterator

from leanwall.core.findings import Finding, hint, listed, named, sentence, warning
from leanwall.core.journey import Journey
from leanwall.core.meeting import Reach
from leanwall.core.visits import back_share

MANY_VISITS = 20  # a step that one item comes to more often than this is hardly meant so


def never_reached(journey: Journey) -> Iterator[Finding]:
    if journey.visits is None:
        return
    notes = [journey.notes[step] for step in journey.measured if journey.visits[step] <= 0]
    if notes:
        verb = "are" if len(notes) > 1 else "is"
        text = f"No item ever comes to {listed(notes)}: nothing leads there, so it counts for nothing."
        text = text.replace("so it counts", "so they count") if verb == "are" else text
        yield warning("no_way_in", text, notes, do="Draw the link that leads there, correct its share, or delete it.")


def never_comes_back(journey: Journey) -> Iterator[Finding]:
    visits = journey.visits or []
    for step, count in enumerate(visits):
        if count > 0 and journey.flow.is_side_step(step) and back_share(journey.flow, step) < 1 - 1e-9:
            note = journey.notes[step]
            share = 1 - back_share(journey.flow, step)
            text = f"{share * 100:.4g} % of the items that go to {named(note)} never come back."
            do = "Lead all of them back by a rework link of 100 %, unless they really end there."
            yield hint("no_way_out", text, [note], do=do)


def start_after_rework(journey: Journey) -> Iterator[Finding]:
    flow = journey.flow
    reworked = {target for step, back in enumerate(flow.rework) for target, _ in back if target != step}
    for step in () if flow.implied else flow.starts:
        if step in reworked and len(flow.starts) > 1:
            note = flow.notes[step]
            text = (
                f"{sentence(named(note))} has no flow link leading in, so it counts as a start that every item passes."
            )
            do = "If only rework comes there, lead back by a rework link instead of the flow link."
            yield warning("start_after_rework", text, [note], do=do)


def rework_forward(journey: Journey) -> Iterator[Finding]:
    flow = journey.flow
    forward = [
        (step, target)
        for step, back in enumerate(flow.rework)
        for target, _ in back
        if flow.place[target] > flow.place[step] and flow.before[target] and flow.after[step]
    ]
    reach = Reach(flow) if forward else None
    for step, target in forward:
        if reach is not None and reach.leads_to([step], target):
            notes = [flow.notes[step], flow.notes[target]]
            text = f"Rework from {named(notes[0])} goes forward to {named(notes[1])}, past the steps between."
            do = "Rework goes back; use a flow link with a share for a way that skips steps."
            yield warning("rework_forward", text, notes, do=do)


def branch_left_out(journey: Journey) -> Iterator[Finding]:
    stretches = journey.division.stretches if journey.division else []
    aside = {
        entry for stretch in stretches for fork in stretch.forks.values() for s in fork.aside for entry in s.entries
    }
    if aside:
        notes = [journey.notes[step] for step in journey.flow.in_order(aside)]
        text = (
            f"The parallel branch that begins with {listed(notes)} never meets the others; the timeline leaves it out."
        )
        do = "Link its end to the step that waits for it; if nobody waits, all is well."
        yield hint("branch_left_out", text, notes, do=do)


def visited_too_often(journey: Journey) -> Iterator[Finding]:
    visits = journey.visits or []
    steps = [step for step, count in enumerate(visits) if count > MANY_VISITS]
    if steps:
        notes = [journey.notes[step] for step in journey.flow.in_order(steps)]
        most = max(visits[step] for step in steps)
        text = f"One item comes up to {most:.3g} times to {listed(notes)}; are the rework shares right?"
        yield warning("many_visits", text, notes, do="Check how many of a hundred items really go back.")
