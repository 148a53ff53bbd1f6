"""The routes of a map for the second calculator: worlds, complete walks and visits, in exact fractions.

Written from docs/board-format.md alone and slow on purpose: it enumerates where the product's calculator solves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

ROOT = ""  # stands before the first steps: several starts all happen, like a parallel part
Shares = Mapping[str, Fraction]
World = tuple[Fraction, frozenset[str]]


class Refused(Exception):
    """The map says something that has no figure. `notes`: where."""

    def __init__(self, why: str, notes: Iterable[str] = ()) -> None:
        super().__init__(why)
        self.notes = frozenset(notes)


class LeftOpen(Exception):
    """The document doesn't say what the figures of this map are."""


@dataclass(frozen=True)
class Option:
    """One way through a part: its walks with their chances, and what is missing to know which branch counts.

    `picked`: (fork, the next step on this way), the first step behind the branches where that is unknown.
    """

    walks: list[tuple[Fraction, tuple[str, ...]]]
    undecided: frozenset[str] = frozenset()
    picked: frozenset[tuple[str, str]] = frozenset()

    @property
    def notes(self) -> set[str]:
        return {note for _, walk in self.walks for note in walk}

    def then(self, rest: Option) -> Option:
        walks = [(p * q, (*first, *after)) for p, first in self.walks for q, after in rest.walks]
        return Option(walks, self.undecided | rest.undecided, self.picked | rest.picked)

    def picking(self, fork: str, onward: list[str]) -> Option:
        return Option(self.walks, self.undecided, self.picked | {(fork, step) for step in onward[:1]})


Longest = Callable[[list[Option]], Option]
NOTHING = Option([(Fraction(1), ())])


class Routes:
    """Where the items go. `flow` holds shares above 0 (1 for each branch of a fork), from ROOT on."""

    def __init__(
        self, notes: list[str], flow: dict[str, Shares], forks: set[str], rework: Mapping[str, Shares]
    ) -> None:
        self.notes, self.flow, self.forks, self.rework = notes, flow, forks, rework
        self.places: dict[str, set[tuple[str, str]]] = {note: set() for note in notes}
        self._meets: dict[str, str | None] = {}

    def next(self, note: str) -> Shares:
        return self.flow.get(note, {})

    @cached_property
    def order(self) -> list[str]:
        """No step before one that leads to it."""
        waiting = {note: {a for a in self.flow if note in self.flow[a]} for note in [ROOT, *self.notes]}
        order: list[str] = []
        while waiting:
            ready = [note for note, before in waiting.items() if not before & waiting.keys()]
            order += ready
            waiting = {note: before for note, before in waiting.items() if note not in ready}
        return order

    @cached_property
    def reach(self) -> dict[str, set[str]]:
        """What each step can lead to along flow links, itself included."""
        reach: dict[str, set[str]] = {}
        for note in reversed(self.order):
            reach[note] = {note}.union(*(reach[after] for after in self.next(note)))
        return reach

    # -- worlds: every way the choices can fall, rework left out ----------------------------------------------------

    @cached_property
    def worlds(self) -> list[World]:
        """The chance of each world and the steps that happen in it."""
        worlds = [(Fraction(1), frozenset({ROOT}))]
        for note in self.order:
            worlds = [after for world in worlds for after in self._worlds_after(note, *world)]
            if len(worlds) > 20_000:
                raise LeftOpen("too many worlds to count")
        return worlds

    def _worlds_after(self, note: str, chance: Fraction, happens: frozenset[str]) -> Iterator[World]:
        ways = self.next(note)
        if note not in happens or not ways:
            yield chance, happens
        elif note in self.forks:
            yield chance, happens.union(ways)
        else:
            # The marker tells which way was taken, in case the other one happens for another reason.
            yield from ((chance * share, happens | {after, f"{note}>{after}"}) for after, share in ways.items())

    @cached_property
    def chances(self) -> dict[str, Fraction]:
        """The probability to get to each step."""
        return {note: sum((p for p, happens in self.worlds if note in happens), Fraction(0)) for note in self.notes}

    def arrivals(self, world: frozenset[str], note: str) -> list[str]:
        """The steps from which items come to this one in a world."""
        return [
            before
            for before in self.flow
            if note in self.flow[before] and before in world and (before in self.forks or f"{before}>{note}" in world)
        ]

    # -- the timeline: complete walks, of a parallel part the branch that counts ------------------------------------

    def timeline(self, longest: Longest) -> Option:
        self.explore(ROOT, None)
        return self._option(ROOT, None, longest)

    def _option(self, note: str, stop: str | None, longest: Longest) -> Option:
        if note == stop:
            return NOTHING
        own = Option([(Fraction(1), (note,) if note != ROOT else ())])
        if note in self.forks:
            return own.then(self._parallel(note, stop, longest))
        parts = [(share, self._option(after, stop, longest)) for after, share in self.next(note).items()]
        return own.then(_together(parts)) if parts else own

    def _parallel(self, fork: str, stop: str | None, longest: Longest) -> Option:
        heads, until = self.meeting(fork, stop)
        branches = {head: self._option(head, until, longest) for head in heads}
        branch = longest(list(branches.values()))
        onward = [head for head in heads if branches[head] is branch] or ([until] if until else [])
        branch = NOTHING.picking(fork, onward).then(branch)
        return branch if until in (None, stop) else branch.then(self._option(str(until), stop, longest))

    def meeting(self, fork: str, stop: str | None) -> tuple[list[str], str | None]:
        """The branches that count, by their first steps, and where they end: where they meet, or the outer `stop`.

        A branch that never gets to where the outer part meets, or never meets another one, is left out.
        """
        heads = [head for head in self.next(fork) if stop is None or stop in self.reach[head]]
        met = [head for head in heads if any(self.reach[head] & self.reach[other] for other in heads if other != head)]
        if not met:
            return heads or list(self.next(fork)), stop
        common = set.intersection(*(self.reach[head] for head in met))
        places = [note for note in self.order if note in common and not self._is_passed_by(met, note)]
        if (places and any(place not in self.reach[places[0]] for place in places)) or (stop and not places):
            raise LeftOpen("two places to meet")
        self._check_choices(met, places[0] if places else None)
        return met, places[0] if places else None

    def _is_passed_by(self, heads: list[str], place: str) -> bool:
        """Whether a branch goes round the place and comes back behind it."""
        return any(self.reach[place] & self.before(head, place) for head in heads)

    def before(self, note: str, stop: str | None) -> set[str]:
        """The steps from here on that come without passing `stop`."""
        return set() if note == stop else {note}.union(*(self.before(after, stop) for after in self.next(note)))

    def _check_choices(self, heads: list[str], meet: str | None) -> None:
        """A choice inside a branch has to come together again before the branches meet, some of them or all."""
        parts = {head: self.before(head, meet) for head in heads}
        shared = {note for a, b in combinations(heads, 2) for note in parts[a] & parts[b]} | ({meet} if meet else set())
        for head in heads:
            unsure = [note for note in shared & self.reach[head] if not self._is_sure(head, note)]
            if unsure:
                raise Refused("choice", {head, *unsure})

    def _is_sure(self, note: str, goal: str) -> bool:
        """Whether `goal` comes after `note` however the choices fall."""
        if note == goal:
            return True
        ways = [self._is_sure(after, goal) for after in self.next(note)]
        return bool(ways) and (any(ways) if note in self.forks else all(ways))

    # -- rework ----------------------------------------------------------------------------------------------------

    def explore(self, note: str, stop: str | None) -> None:
        """Goes through all parallel parts, also off the timeline, and notes in which branches each step lies."""
        if note == stop:
            return
        until = stop
        if note in self.forks:
            until = self.meeting(note, stop)[1]
            if self._meets.setdefault(note, until) != until:
                raise LeftOpen("a parallel part with two ends")
        for head in self.next(note):
            inside = self.before(head, until) if note in self.forks else ()
            for step in inside:
                self.places[step].add((note, head))
            self.explore(head, until if until in self.reach[head] else None)
        if until not in (None, stop):
            self.explore(str(until), stop)

    @cached_property
    def is_reworked(self) -> bool:
        return any(note in self.rework for note in self.reach[ROOT])

    @cached_property
    def visits(self) -> dict[str, Fraction]:
        """How often each step happens for one item. Refused when rework crosses a border or never ends."""
        if not self.is_reworked:
            return self.chances
        self.explore(ROOT, None)
        self._check_borders()
        going = _reached(self.chain, ROOT)
        self._check_ends(going)
        counted = _solve(self.chain, ROOT)
        return {note: counted.get(note, Fraction(0)) for note in self.notes}

    def passes(self, way: Option) -> dict[str, Fraction]:
        """How often each step on a way is done each time that the way is gone, side steps too."""
        steps = way.notes | self.sides_of(way.notes)
        picked = dict(way.picked)
        chain: dict[str, dict[str, Fraction]] = {}
        for note in steps:
            back = self.rework.get(note, {})
            onward = {picked.get(note, ""): Fraction(1)} if note in self.forks else self.next(note)
            chain[note] = {after: back.get(after, Fraction(0)) for after in steps & {*back, *onward}}
            for after in steps & onward.keys():
                chain[note][after] += onward[after] * (1 - sum(back.values()))
        return _solve(chain, way.walks[0][1][0]) if steps else {}

    @cached_property
    def chain(self) -> dict[str, dict[str, Fraction]]:
        """Where one visit of a step leads: rework first, then the flow; of branches that meet, each counts in part."""
        chain: dict[str, dict[str, Fraction]] = {}
        for note in [ROOT, *self.notes]:
            back = self.rework.get(note, {})
            onward = 1 - sum(back.values())
            ways = dict(back)
            for after, share in self.next(note).items() if onward else ():
                ways[after] = ways.get(after, Fraction(0)) + onward * share * self._part(note, after)
            chain[note] = ways
        return chain

    def _part(self, note: str, after: str) -> Fraction:
        """Several branches that arrive make one item: each stands for its part of it."""
        arrivals = [self.arrivals(happens, after) for _, happens in self.worlds]
        counts = {len(before) for before in arrivals if note in before}
        if len(counts) > 1:
            raise LeftOpen("a way into a parallel branch from outside")
        return Fraction(1, counts.pop()) if counts else Fraction(1)

    def sides_of(self, notes: set[str]) -> set[str]:
        """The side steps that these steps send work to."""
        found: set[str] = set()
        todo = list(notes)
        while todo:
            new = set(self.rework.get(todo.pop(), {})) - self.reach[ROOT] - found
            found |= new
            todo += new
        return found

    def _check_borders(self) -> None:
        if any(self.next(side) for side in self.sides_of(set(self.reach[ROOT]))):
            raise LeftOpen("rework into a part of the flow that is never taken")
        unclear = ""  # a refusal anywhere is the clearer answer, whichever step comes first
        for note in (note for note in self.notes if note in self.reach[ROOT]):
            helpers = {note} | self.sides_of({note})
            ends = {end for each in helpers for end in self.rework.get(each, {})} - self.sides_of({note})
            leaks = any(sum(self.rework.get(side, {}).values()) < 1 for side in helpers - {note})
            if leaks and self.places[note]:
                unclear = unclear or "an item gets lost in a parallel branch"
            for end in sorted(ends):
                branches = self.places[note] | self.places[end]
                if any(self._comes_round(note, *branch) != self._comes_round(end, *branch) for branch in branches):
                    unclear = unclear or "a loop between a branch and a step that items also get to round it"
                elif self.places[end] != self.places[note]:
                    raise Refused("border", {note, end})
        if unclear:
            raise LeftOpen(unclear)

    def _comes_round(self, note: str, fork: str, head: str) -> bool:
        """Whether items get to this step of a branch by a link from a step that lies in no branch of that fork."""
        outside = [
            step for step in self.flow if step not in (fork, ROOT) and fork not in {f for f, _ in self.places[step]}
        ]
        ways_in = {after for step in outside for after in self.next(step) if (fork, head) in self.places[after]}
        return any(note in self.reach[way] for way in ways_in)

    def _check_ends(self, going: set[str]) -> None:
        """Each step has to lead to one from which items leave; else it names those that only lead to each other."""
        leaving = {note for note in going if not self.next(note) and sum(self.rework.get(note, {}).values()) < 1}
        stuck = {note for note in going if not _reached(self.chain, note) & leaving}
        closed = {
            note for note in stuck if all(note in _reached(self.chain, other) for other in _reached(self.chain, note))
        }
        if closed:
            raise Refused("endless", closed)


def _together(parts: list[tuple[Fraction, Option]]) -> Option:
    """A choice: one of the parts, each with its share."""
    walks = [(share * chance, walk) for share, part in parts for chance, walk in part.walks]
    if len(walks) > 20_000:
        raise LeftOpen("too many walks to count")
    undecided = frozenset(note for _, part in parts for note in part.undecided)
    return Option(walks, undecided, frozenset(pick for _, part in parts for pick in part.picked))


def _reached(chain: Mapping[str, Shares], start: str) -> set[str]:
    seen = {start}
    todo = [start]
    while todo:
        new = {after for after, share in chain[todo.pop()].items() if share} - seen
        seen |= new
        todo += new
    return seen


def _solve(chain: Mapping[str, Shares], start: str) -> dict[str, Fraction]:
    """Visits v = start + v·chain, by putting one unknown after another into the other equations."""
    steps = _reached(chain, start)
    sums = {note: {a: chain[a][note] for a in steps if chain[a].get(note)} for note in steps}
    known = {note: Fraction(note == start) for note in steps}
    for note in steps:
        own = 1 - sums[note].pop(note, Fraction(0))
        known[note] /= own
        sums[note] = {a: share / own for a, share in sums[note].items()}
        for other in steps - {note}:
            share = sums[other].pop(note, Fraction(0))
            known[other] += share * known[note]
            for a, b in sums[note].items() if share else ():
                sums[other][a] = sums[other].get(a, Fraction(0)) + share * b
    return known
