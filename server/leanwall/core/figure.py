"""One figure: a value, or the reason why there is none and the notes that lack what it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import mul
from typing import Any, Literal, cast

from leanwall.core.journey import Journey
from leanwall.core.timeline import Walk

Reason = Literal["data", "demand", "rate", "refused"]
Values = Sequence[float | None]  # one a step; None = not known


@dataclass(frozen=True)
class Figure:
    """`value` None has a `reason`; `missing` names the notes. `needed`: how many notes the figure rests on."""

    value: float | None
    missing: tuple[str, ...] = ()
    reason: Reason | None = None
    needed: int | None = None

    def as_dict(self, unit: str) -> dict[str, Any]:
        shown: dict[str, Any] = {"value": self.value, "unit": unit, "missing": list(self.missing)}
        if self.value is None:
            shown["reason"] = self.reason or "data"
        if self.needed is not None:
            shown["needed"] = self.needed
        return shown

    def times(self, factor: float) -> Figure:
        if self.value is None:
            return self
        return Figure(self.value * factor, needed=self.needed)


REFUSED = Figure(None, (), "refused")  # the map cannot be followed; a finding says why and names the notes


def in_flow_order(journey: Journey, figure: Figure) -> Figure:
    """The same with its missing notes in the order of the flow."""
    if len(figure.missing) < 2:
        return figure
    missing = set(figure.missing)
    named = tuple(note.id for step in journey.flow.order if (note := journey.notes[step]).id in missing)
    return replace(figure, missing=named)


def total(journey: Journey, weights: Sequence[float], values: Values) -> Figure:
    """Weighted sum over all steps; a step with a weight and no value is missing."""
    needed = len(weights) - weights.count(0)
    missing = [i for i, value in enumerate(values) if value is None and weights[i]] if None in values else []
    if missing or not needed:
        return Figure(None, tuple(journey.ids(missing)), "data", needed or None)
    known = [value or 0.0 for value in values] if None in values else values
    return Figure(sum(map(mul, weights, cast(Sequence[float], known))), needed=needed)


def along(journey: Journey, walk: Walk, values: Values) -> Figure:
    """Weighted sum over the timeline; null, too, while a missing time leaves open which branch is the longest."""
    figure = total(journey, walk.on_timeline, values)
    return lacking(journey, figure, walk.unsure)


def lacking(journey: Journey, figure: Figure, steps: Sequence[int]) -> Figure:
    """The figure with these steps missing, too."""
    if not steps:
        return figure
    missing = dict.fromkeys((*figure.missing, *(journey.notes[step].id for step in steps)))
    is_refused = figure.reason == "refused" or not journey.too_short.isdisjoint(steps)
    return Figure(None, tuple(missing), "refused" if is_refused else "data", figure.needed)


def ratio(part: Figure, whole: Figure) -> Figure:
    """part / whole; what either lacks is lacking here. Nothing of nothing cannot be said."""
    if part.value is None or whole.value is None:
        reasons = {figure.reason for figure in (part, whole) if figure.value is None}
        reason: Reason = "refused" if "refused" in reasons else "data"
        missing = tuple(dict.fromkeys((*part.missing, *whole.missing)))
        return Figure(None, missing, reason, whole.needed)
    if whole.value == 0:
        return Figure(None, (), "data", whole.needed)
    return Figure(part.value / whole.value, needed=whole.needed)
