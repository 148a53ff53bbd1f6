"""What a map is divided into: stretches of single file, and forks where work goes on in parallel."""

from __future__ import annotations

from dataclasses import dataclass, field

from leanwall.core.findings import Finding
from leanwall.core.ways import Ways

ENTRY = -1  # the key of a fork that stands at a stretch's very beginning: several starts


@dataclass(eq=False)
class Fork:
    """Branches that all happen. The longest of `branches` is on the timeline; `aside` never meets it."""

    branches: list[Stretch]
    aside: list[Stretch]
    meet: int | None  # the step where the branches meet; None: they never do
    is_tangled: bool = False  # branches share steps before they meet


@dataclass(eq=False)
class Stretch:
    """From `entries` up to `stop` (not included; None: to the end): the steps that no fork of its own contains."""

    entries: tuple[int, ...]
    stop: int | None
    first: int | None = None  # the first step of its own, if it has any
    steps: list[int] = field(default_factory=list)  # in the flow's order
    onward: dict[int, Ways] = field(default_factory=dict)  # to steps of this stretch; over a fork: to its meet
    leaving: dict[int, float] = field(default_factory=dict)  # share that leaves the stretch here
    forks: dict[int, Fork] = field(default_factory=dict)  # by the step that they follow


@dataclass
class Division:
    """`stretches` has each stretch after those inside it; the last is the whole map. Empty: see `findings`."""

    stretches: list[Stretch] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    detours: set[int] = field(default_factory=set)  # steps that only rework comes to

    @property
    def is_tangled(self) -> bool:
        return any(fork.is_tangled for stretch in self.stretches for fork in stretch.forks.values())

    @property
    def has_overlaps(self) -> bool:
        """A step lies in several stretches, or one is entered from several forks: branches share steps."""
        steps = [step for stretch in self.stretches for step in stretch.steps]
        entered = [
            id(inner)
            for stretch in self.stretches
            for fork in stretch.forks.values()
            for inner in (*fork.branches, *fork.aside)
        ]
        return len(set(steps)) < len(steps) or len(set(entered)) < len(entered)

    @property
    def whole(self) -> Stretch:
        return self.stretches[-1]


def inside_first(whole: Stretch) -> list[Stretch]:
    """Every stretch after those inside it; one that several forks share comes once."""
    done: dict[int, Stretch] = {}
    work = [(whole, False)]
    while work:
        stretch, is_ready = work.pop()
        if id(stretch) in done:
            continue
        if is_ready:
            done[id(stretch)] = stretch
            continue
        work.append((stretch, True))
        for fork in stretch.forks.values():
            work += [(inner, False) for inner in (*fork.branches, *fork.aside)]
    return list(done.values())
