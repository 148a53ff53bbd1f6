"""Where the process hurts: double checks, full lanes, long waits, work that comes back, quality that is too low."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from leanwall.core.board import Lane
from leanwall.core.findings import Finding, hint, listed, named, per_cent, sentence, warning
from leanwall.core.journey import Journey
from leanwall.core.load import LaneLoad, days_in, lane_loads
from leanwall.core.units import format_time

LOW_ACCURACY = 0.8  # workshop.md §1, phase 5: the flag of metrics-based process mapping
FULL = 1.0
NEARLY_FULL = 0.85  # formulas.md §2.16
LONG_WAIT = 1 / 3  # share of the lead time
TOO_DETAILED = 15  # workshop.md §1, phase 2: 5 to 15 blocks


def repeated_approvals(journey: Journey) -> Iterator[Finding]:
    for step, earlier in journey.duplicate_approvals.items():
        notes = [journey.notes[earlier], journey.notes[step]]
        second, first = named(notes[1]), named(notes[0])
        text = f"{sentence(second)} checks again what {first} has checked; nothing of value lies between."
        do = "Ask what breaks if one of them goes, and train the reviewer who stays."
        yield warning("duplicate_approval", text, notes, do=do)


def full_lanes(journey: Journey) -> Iterator[Finding]:
    loads = lane_loads(journey)
    for lane in journey.board.lanes:
        load = loads[lane.id]
        used = load.utilisation if load.utilisation is not None else load.utilisation_without_rework
        if used is not None and used > NEARLY_FULL:
            yield _full_lane(journey, lane, load, used)


def _full_lane(journey: Journey, lane: Lane, load: LaneLoad, used: float) -> Finding:
    notes = [journey.notes[step] for step in journey.steps_of_lane[lane.id]]
    name = f"“{lane.name or lane.id}”"
    if used <= FULL:
        text = f"{name} is loaded to {per_cent(used)}; beyond 85 % work begins to pile up."
        return hint("nearly_full", text, notes, do="Keep some air: move a step, or cut its work or its rework.")
    demand = journey.board.demand
    a_day = (demand.quantity or 0.0) / days_in(journey.board.calendar, demand.per)
    text = f"{name} is loaded to {per_cent(used)}: the backlog grows by {a_day * (1 - 1 / used):.3g} items a day."
    without = load.utilisation_without_rework
    if without is not None and without <= FULL:
        text += f" Without rework it would be {per_cent(without)}."
    return warning("overload", text, notes, do="Move a step to another lane, cut its work, or cut the rework.")


def nobody_owns(journey: Journey) -> Iterator[Finding]:
    steps = [step for step in journey.measured if journey.notes[step].work != "wait"]
    notes = [journey.notes[step] for step in steps if journey.lanes[step] is None]
    if notes:
        verb = "have" if len(notes) > 1 else "has"
        text = f"{sentence(listed(notes))} {verb} no lane: nobody owns it."
        yield warning("nobody_owns", text, notes, do="Ask who does it, and move it into that lane.")


def bounces(journey: Journey) -> Iterator[Finding]:
    """A goes to B and straight back to A's lane."""
    onward: dict[int, list[int]] = defaultdict(list)
    handed = journey.handoffs
    for one, other in handed:
        onward[one].append(other)
    for one, other in handed:
        for third in onward[other]:
            lane = journey.lanes[one]
            if lane is not None and lane is journey.lanes[third] and third != one:
                notes = [journey.notes[step] for step in (one, other, third)]
                text = f"From {named(notes[0])} the work goes to {named(notes[1])} and straight back to the same lane."
                do = "Could one person finish these in one sitting?"
                yield hint("bounce", text, notes, do=do)


def low_accuracy(journey: Journey) -> Iterator[Finding]:
    notes = [
        journey.notes[step]
        for step in journey.measured
        if (accuracy := journey.times.accuracy[step]) is not None and accuracy < LOW_ACCURACY
    ]
    if notes:
        text = f"Fewer than 80 % of what {listed(notes)} hands on can be used as it is."
        yield hint("low_accuracy", text, notes, do="Ask the receivers what is missing, and why; then why again.")


def low_accuracy_before_automation(journey: Journey) -> Iterator[Finding]:
    for step in journey.measured:
        accuracy = journey.times.accuracy[step]
        if accuracy is None or accuracy >= LOW_ACCURACY:
            continue
        for target in journey.flow.after[step]:
            note = journey.notes[target]
            if note.work == "system" or note.decision == "automate":
                notes = [journey.notes[step], note]
                text = f"{sentence(named(note))} is automatic, but only {per_cent(accuracy)} of its input is right."
                do = f"Improve {named(notes[0])} first; a machine repeats faults faster."
                yield warning("improve_first", text, notes, do=do)


def long_waits(journey: Journey) -> Iterator[Finding]:
    if journey.plain is None or journey.plain.gaps or not journey.plain.whole.lead:
        return
    lead = journey.plain.whole.lead
    for step, weight in enumerate(journey.plain.on_timeline):
        wait = weight * (journey.notes[step].wait_time or 0.0)
        if wait > LONG_WAIT * lead:
            note = journey.notes[step]
            time = format_time(wait, journey.board.calendar)
            text = f"Before {named(note)} an item waits {time}, {per_cent(wait / lead)} of the lead time."
            do = "Ask what it waits for: a batch, an approval, an answer? Then ask why."
            yield hint("long_wait", text, [note], do=do)


def rework_not_drawn(journey: Journey) -> Iterator[Finding]:
    if any(journey.flow.rework) or journey.flow.faults("expected"):
        return
    notes = [
        journey.notes[step]
        for step in journey.measured
        if (accuracy := journey.times.accuracy[step]) is not None and accuracy < 1
    ]
    if notes:
        text = f"What {listed(notes)} hands on is not always right, but no rework is drawn; the figures count none."
        do = "Ask where the faulty ones go, and draw a rework link with its share."
        yield hint("rework_not_drawn", text, notes, do=do)


def same_step_twice(journey: Journey) -> Iterator[Finding]:
    by_words: dict[str, list[int]] = defaultdict(list)
    for step in journey.measured:
        words = " ".join(journey.notes[step].text.casefold().split())
        if words and journey.notes[step].work != "wait":
            by_words[words].append(step)
    for steps in by_words.values():
        if len({journey.notes[step].lane for step in steps}) > 1:
            notes = [journey.notes[step] for step in steps]
            text = f"{named(notes[0])} is on the map {len(steps)} times, in different lanes."
            yield hint("same_step_twice", text, notes, do="Is it done twice? Let one lane own it.")


def too_detailed(journey: Journey) -> Iterator[Finding]:
    count = sum(journey.notes[step].work != "wait" for step in journey.measured)
    if count > TOO_DETAILED:
        text = f"{count} steps are on the map; 5 to 15 are enough to see the flow."
        yield hint("too_detailed", text, [], do="Join what one person does in one sitting, or map a part.")
