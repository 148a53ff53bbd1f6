"""Flow links while steps are taken out of a map and put into it: what led to a step leads on, and shares stay right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

TIDY = 10  # digits of a share that was worked out; the rest is what floating point leaves behind


@dataclass(eq=False)
class Way:
    """A flow link. `link` is its record's id; None for one that was not there before."""

    source: str
    target: str
    share: float | None = None
    link: str | None = None
    text: str = ""


class Routes:
    """The ways between steps, in the order in which they were drawn."""

    def __init__(self, ways: Iterable[Way] = ()) -> None:
        self._out: dict[str, list[Way]] = defaultdict(list)
        self._into: dict[str, list[Way]] = defaultdict(list)
        self.open: dict[str, tuple[list[str], list[str]]] = {}  # taken out without closing: what was before and after
        for way in ways:
            self._add(way)

    def __bool__(self) -> bool:
        return any(self._out.values())

    def ways(self) -> list[Way]:
        return [way for ways in self._out.values() for way in ways]

    def out_of(self, step: str) -> list[Way]:
        return list(self._out.get(step, ()))

    def between(self, source: str, target: str) -> list[Way]:
        return [way for way in self._out.get(source, ()) if way.target == target]

    def starts(self, but: str) -> list[str]:
        """Where work begins, as if the step `but` were not there."""
        return [
            step
            for step, ways in self._out.items()
            if ways and all(way.source == but for way in self._into.get(step, ()))
        ]

    def leads_to(self, source: str, targets: set[str], over: Container[str] | None = None) -> bool:
        """Whether work that is at `source` comes to one of the targets, over these steps alone if they are given; being
        there counts."""
        seen, ahead = {source}, [source]
        while ahead:
            step = ahead.pop()
            if step in targets:
                return True
            onward = [way.target for way in self._out.get(step, ()) if way.target not in seen]
            onward = [next for next in onward if over is None or next in over or next in targets]
            seen.update(onward)
            ahead += onward
        return False

    def take_out(self, step: str) -> None:
        """What led to the step leads on to what followed it, in the same shares. Where several ways lead both in and
        out, none is guessed: `open` remembers it."""
        ways_in = [way for way in self._into.get(step, ()) if way.source != step]
        ways_out = [way for way in self._out.get(step, ()) if way.target != step]
        joined = [
            (into.source, out.target, share)
            for into in ways_in
            for out, share in _through(into, self._out[into.source], ways_out)
        ]
        for way in {*self._into.get(step, ()), *self._out.get(step, ())}:
            self._drop(way)
        if len(ways_in) > 1 and len(ways_out) > 1:
            self.open[step] = ([way.source for way in ways_in], [way.target for way in ways_out])
            return
        for source, target, share in joined:
            if source != target:
                self._lead(source, target, share)

    def put_between(self, step: str, before: Iterable[str], after: Iterable[str]) -> None:
        """The step stands on every way from one of `before` straight to one of `after`; where there is none, on those
        that lead there over other steps; else after and before them. Without any way the steps are read from left to
        right, and nothing is drawn."""
        if not self:
            return
        before, after = list(before), list(after)
        goals = set(after)
        through = {one: [way for way in self._out.get(one, ()) if way.target in goals] for one in before}
        if not any(through.values()):
            through = {
                one: [way for way in self._out.get(one, ()) if self.leads_to(way.target, goals)] for one in before
            }
        for source, ways in through.items():
            if ways:
                share, onward = _together(ways, self._out[source])
                for way, part in zip(ways, onward, strict=True):
                    self.connect(step, way.target, part)
                    self._drop(way)
                self.connect(source, step, share)
        if not any(through.values()):
            for one in before:
                self.connect(one, step)
            for other in after:
                self.connect(step, other)

    def connect(self, source: str, target: str, share: float | None = None) -> None:
        """A way, unless there is one already."""
        if not self.between(source, target):
            self._add(Way(source, target, share))

    def _lead(self, source: str, target: str, share: float | None) -> None:
        """One more way from here to there: beside another one their shares add up."""
        there = self.between(source, target)
        if not there:
            self.connect(source, target, share)
        elif there[0].share is not None:
            there[0].share = None if share is None else tidy(there[0].share + share)

    def _add(self, way: Way) -> None:
        self._out[way.source].append(way)
        self._into[way.target].append(way)

    def _drop(self, way: Way) -> None:
        self._out[way.source].remove(way)
        self._into[way.target].remove(way)


def tidy(share: float) -> float:
    return min(1.0, round(share, TIDY))


def _through(into: Way, beside: Sequence[Way], outs: Sequence[Way]) -> list[tuple[Way, float | None]]:
    """Each way out of a step with its share of what goes in by `into`, one of the ways `beside` it."""
    if len(outs) == 1:
        return [(outs[0], into.share)]
    if len(beside) == 1:
        return [(out, out.share) for out in outs]
    shares = [out.share for out in outs]
    if _is_choice(beside) and _is_choice(outs):
        part, rest = _share(into, beside), into.share is None
        found = [
            None if rest and share is None else part * _share(out, outs)
            for out, share in zip(outs, shares, strict=True)
        ]
        return [(out, None if share is None else tidy(share)) for out, share in zip(outs, found, strict=True)]
    if _is_choice(outs) and None not in shares:
        shares[-1] = None  # a choice cannot stand among parallel ways; two open shares are a finding, not a figure
    return [(out, into.share if share is None else share) for out, share in zip(outs, shares, strict=True)]


def _together(ways: Sequence[Way], beside: Sequence[Way]) -> tuple[float | None, list[float | None]]:
    """Some of the ways `beside` each other, taken as one: its share, and what each has of it."""
    shares = [way.share for way in ways]
    if len(ways) == 1:
        return shares[0], [None]
    if len(ways) == len(beside) or not _is_choice(beside):
        return None, shares
    whole = sum(_share(way, beside) for way in ways)
    parts = [None if share is None or not whole else tidy(share / whole) for share in shares]
    return (None if None in shares else tidy(whole)), parts


def _is_choice(ways: Sequence[Way]) -> bool:
    return len(ways) > 1 and any(way.share is not None for way in ways)


def _share(way: Way, beside: Sequence[Way]) -> float:
    """The share of one way of a choice; an open one is the rest."""
    if way.share is not None:
        return float(way.share)
    return max(0.0, 1.0 - sum(float(each.share) for each in beside if each.share is not None))
