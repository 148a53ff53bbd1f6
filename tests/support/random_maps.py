"""Random maps for the figures' tests: `random_map(Dice(7))` gives a board file, `maps()` is a strategy.

Most maps are as people draw them (chains, choices, parallel parts, rework); some carry one oddity that the figures
have to survive: a circle, shares that don't add up, a loop across a border or without an end.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
Way = tuple[str, float | None]  # a step that work leaves, and the share that goes on from there
CHOICES = (
    (0.5, 0.5),
    (0.3, 0.7),
    (0.2, None),
    (0.0, 1.0),
    (0.25, 0.25, 0.5),
    (0.7, 0.2, 0.1),
    (0.6, 0.1, None),
    (1.0, None),
)
FOREIGN = "elsewhere"  # a lane that is gone


class Dice(Random):
    """Chance that can be repeated: the same number gives the same throws."""


def maps() -> st.SearchStrategy[Json]:
    return st.builds(random_map, st.randoms(use_true_random=False))


def random_map(rng: Random, oddity: str | None = None) -> Json:
    """A board file with both states. `oddity`: one of ODDITIES, else now and then one of them by chance."""
    board: Json = {"format": "leanwall.board", "version": 1, "lanes": _lanes(rng), "notes": [], "links": []}
    if rng.random() < 0.5:
        board["calendar"] = rng.choice(
            [{"hours_per_day": 7.5, "productive_hours_per_day": 6}, {"days_per_week": 4, "days_per_month": 17}]
        )
    if rng.random() < 0.9:
        per = rng.choice(["hour", "day", "week", "month", "month", "year"])
        board["demand"] = {"quantity": rng.choice([0, 0.5, 3, 40, 400, 400]), "per": per}
    if rng.random() < 0.2:
        board["variants"] = [{"id": "v1", "name": "Bold"}]
        board["chosen_variant"] = "v1"
        MapMaker(rng, board, "future", None).draw()
    for state in ("current", "future"):
        maker = MapMaker(rng, board, state, board.get("chosen_variant") if state == "future" else None)
        maker.draw()
        if oddity or rng.random() < 0.2:
            ODDITIES[oddity or rng.choice(sorted(ODDITIES))](maker)
    rng.shuffle(board["notes"])
    rng.shuffle(board["links"])
    return board


def _lanes(rng: Random) -> list[Json]:
    lanes: list[Json] = []
    for place in range(rng.randint(1, 4)):
        lane: Json = {"id": f"lane{place}", "name": f"Role {place}", "order": f"a{9 - place}"}
        if rng.random() < 0.9:
            lane["people"] = rng.choice([0, 0.5, 1, 1, 2, 3])
        if rng.random() < 0.85:
            lane["cost_per_hour"] = rng.choice([0, 20, 31.5])
        if rng.random() < 0.3:
            lane["share"] = rng.choice([0, 0.25, 0.8])
        lanes.append({**lane, "outside": rng.random() < 0.15})
    return lanes


class MapMaker:
    """Draws one state (or variant) on a board."""

    def __init__(self, rng: Random, board: Json, state: str, variant: str | None) -> None:
        self.rng, self.board, self.state, self.variant = rng, board, state, variant
        self.steps: list[Json] = []
        self.links: list[Json] = []
        self.is_coarse = rng.random() < 0.3  # few different times, so that parallel branches tie
        self.gaps = rng.choice([0, 0, 0, 0.05, 0.15])  # how much nobody has measured yet
        self.lanes = [lane["id"] for lane in board["lanes"]] * 4 + [None, FOREIGN]

    def draw(self) -> None:
        if self.rng.random() < 0.15:
            self._draw_unlinked()
        else:
            self._draw_flow()
        for _ in range(self.rng.choice([0, 0, 1, 1, 2, 3]) if self.steps else 0):
            self.rework()
        self._draw_others()

    def _draw_unlinked(self) -> None:
        for _ in range(self.rng.randint(0, 6)):
            self.step()

    def _draw_flow(self) -> None:
        budget = self.rng.randint(1, 8)
        ways = self.sequence([], budget, 0)
        if self.rng.random() < 0.15:
            ways += self.sequence([], self.rng.randint(1, 3), 1)
        if any(share is not None for _, share in ways) or self.rng.random() < 0.6:
            self.join(ways)

    def _draw_others(self) -> None:
        """What is in no figure: notes of other kinds, hidden steps, links that carry only news."""
        if self.steps and self.rng.random() < 0.3:
            problem = self.step(kind="problem")
            self.link(self.rng.choice(self.steps)["id"], problem["id"])
        if self.steps and self.rng.random() < 0.3:
            self.link(self.any_step(), self.any_step(), kind="information")
        if self.steps and self.rng.random() < 0.2:
            hidden = self.step(hidden=True)
            self.link(self.any_step(), hidden["id"])

    # -- steps -----------------------------------------------------------------------------------------------------

    def step(self, **fields: Any) -> Json:
        rng = self.rng
        work = rng.choice(["work"] * 6 + ["approval", "inspection", "wait", "system"])
        note: Json = {"id": f"{self.state[0]}{self.variant or ''}{len(self.board['notes'])}", "state": self.state}
        note |= {"kind": "step", "work": work, "variant": self.variant, "lane": rng.choice(self.lanes)}
        note |= {"x": rng.randint(0, 5) * 240.0, "y": rng.randint(0, 9) * 120.0}
        known: dict[str, Callable[[], Any]] = {
            "wait_time": lambda: rng.choice([0, 0, *self.times()]),
            "process_time": lambda: rng.choice([0, 0.1, *self.times()]),
            "complete_accurate": lambda: rng.choice([0, 1, 0.5, 0.8, 0.9, 0.95, 0.97, round(rng.random(), 3)]),
            "value": lambda: "NVA" if self.is_coarse else rng.choice(["VA", "NNVA", "NVA"]),
        }
        note |= {name: value() for name, value in known.items() if rng.random() >= self.gaps}
        if work == "wait":
            note = {name: value for name, value in note.items() if name not in ("process_time", "value")}
        elif "process_time" in note and rng.random() < 0.2:
            note["duration"] = note["process_time"] + rng.choice([0, 600, 7200])
        if rng.random() < 0.2:
            note["people"] = rng.choice([0.5, 2, 3])
        note |= fields
        self.board["notes"].append(note)
        if note["kind"] == "step" and not note.get("hidden"):
            self.steps.append(note)
        return note

    def times(self) -> list[float]:
        rng = self.rng
        if self.is_coarse:
            return [600, 600, 1200]
        return [60 * rng.randint(1, 90), 900 * rng.randint(1, 40), round(rng.uniform(0, 5e4), 3)]

    def link(self, source: str, target: str, share: float | None = None, **fields: Any) -> Json:
        link: Json = {"id": f"l{len(self.board['links'])}", "state": self.state, "source": source, "target": target}
        link |= {"kind": "flow", "probability": share, "variant": self.variant, **fields}
        self.board["links"].append(link)
        self.links.append(link)
        return link

    def any_step(self) -> str:
        return str(self.rng.choice(self.steps)["id"])

    # -- flow ------------------------------------------------------------------------------------------------------

    def sequence(self, ways: list[Way], budget: int, depth: int) -> list[Way]:
        """Parts one after the other; gives the ways that lead on from there."""
        for _ in range(budget):
            ways = self.join(ways)
            if depth < 3 and len(self.steps) < 14 and self.rng.random() < 0.35:
                ways = self.rng.choice([self.choice, self.parallel])(ways[0][0], depth)
        return ways

    def join(self, ways: list[Way]) -> list[Way]:
        step = self.step()
        for source, share in ways:
            self.link(source, step["id"], share)
        return [(step["id"], None)]

    def choice(self, split: str, depth: int) -> list[Way]:
        shares = list(self.rng.choice(CHOICES))
        self.rng.shuffle(shares)
        lengths = [self.rng.randint(0, 2), *(self.rng.randint(1, 2) for _ in shares[1:])]
        return self._branches([(split, share) for share in shares], lengths, depth)

    def parallel(self, split: str, depth: int) -> list[Way]:
        lengths = [self.rng.randint(0, 3), *(self.rng.randint(1, 3) for _ in range(self.rng.randint(1, 2)))]
        return self._branches([(split, None)] * len(lengths), lengths, depth)

    def _branches(self, ways: list[Way], lengths: list[int], depth: int) -> list[Way]:
        ends = []
        for way, length in zip(ways, lengths, strict=True):
            branch = self.sequence([way], length, depth + 1)
            is_dead_end = length and self.rng.random() < 0.12
            ends += [] if is_dead_end else branch
        return ends or [(self.step()["id"], None)]

    # -- rework ----------------------------------------------------------------------------------------------------

    def rework(self) -> None:
        source = self.any_step()
        share = self.rng.choice([0.05, 0.1, 0.15, 0.2, 0.3, 0.3, 0.45, 0.0])
        if self.rng.random() < 0.25:
            side = str(self.step()["id"])
            self.link(source, side, share, kind="rework")
            self.link(side, self.earlier(source), self.rng.choice([1] * 12 + [0.8]), kind="rework")
        else:
            self.link(source, self.earlier(source), share, kind="rework")

    def earlier(self, note: str) -> str:
        """The step itself or one before it, mostly a near one."""
        before = [note]
        for each in before:
            before += [a for a in self.sources_of(each) if a not in before]
        return self.rng.choice(before[: self.rng.choice([1, 3, 3, 20])])

    def sources_of(self, note: str) -> list[str]:
        if not any(link["kind"] == "flow" for link in self.links):
            row = sorted(self.steps, key=lambda step: step["x"])
            return [step["id"] for step in row if step["x"] < next(s["x"] for s in row if s["id"] == note)][-1:]
        return [link["source"] for link in self.links if link["kind"] == "flow" and link["target"] == note]

    # -- oddities --------------------------------------------------------------------------------------------------

    def flow_links(self) -> list[Json]:
        return [link for link in self.links if link["kind"] == "flow"]

    def add_circle(self) -> None:
        if self.steps:
            note = self.any_step()
            self.link(note, self.earlier(note))

    def break_shares(self) -> None:
        for link in self.flow_links()[:3]:
            link["probability"] = self.rng.choice([0.4, 0.9, None])

    def cross_states(self) -> None:
        other = [note["id"] for note in self.board["notes"] if note["state"] != self.state]
        if other and self.steps:
            self.link(self.any_step(), self.rng.choice(other))

    def repeat_link(self) -> None:
        if self.links:
            link = self.rng.choice(self.links)
            self.link(link["source"], link["target"], link["probability"], kind=link["kind"])

    def add_jump(self) -> None:
        """A further flow link from an earlier to a later step, wherever that leads."""
        if self.flow_links():
            note = self.rng.choice(self.flow_links())["target"]
            self.link(self.earlier(note), note)

    def add_endless_loop(self) -> None:
        if self.steps:
            note = self.any_step()
            self.link(note, self.earlier(note), self.rng.choice([1.0, 0.7, 0.9]), kind="rework")

    def rework_anywhere(self) -> None:
        if self.steps:
            self.link(self.any_step(), self.any_step(), self.rng.choice([None, 0.2, 0.5]), kind="rework")

    def rework_across(self) -> None:
        for _ in range(3 if self.steps else 0):
            note = self.any_step()
            self.link(note, self.earlier(note), 0.1, kind="rework")

    def add_loose_step(self) -> None:
        self.step()


ODDITIES: dict[str, Callable[[MapMaker], None]] = {
    "circle": MapMaker.add_circle,
    "shares": MapMaker.break_shares,
    "cross-state": MapMaker.cross_states,
    "repeated": MapMaker.repeat_link,
    "jump": MapMaker.add_jump,
    "endless": MapMaker.add_endless_loop,
    "anywhere": MapMaker.rework_anywhere,
    "across": MapMaker.rework_across,
    "loose": MapMaker.add_loose_step,
}


def today(number: int) -> dict[str, Any]:
    """A random map of today; what may be drawn wrong is none of our business here."""
    file = random_map(Dice(number))
    notes = [note for note in file["notes"] if note["state"] == "current"]
    here = {note["id"] for note in notes}
    links = [link for link in file["links"] if {link["source"], link["target"]} <= here and link["state"] == "current"]
    plain = {name: value for name, value in file.items() if name not in ("variants", "chosen_variant")}
    return {**plain, "notes": notes, "links": links}
