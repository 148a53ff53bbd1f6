"""Maps for tests in a mapper's words: `a_map().step("Review", work="5 min", wait="2 d").flow("Review", "Send")`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from leanwall.core.board import Board
from leanwall.core.metrics import measure
from leanwall.core.reading import read_board

Json = dict[str, Any]


class MapBuilder:
    """A board in the making. Steps are named by their ids; each gets its place from left to right."""

    def __init__(self, **facts: Any) -> None:
        self.file: Json = {"format": "leanwall.board", "version": 1, **facts, "lanes": [], "notes": [], "links": []}

    def lane(self, id: str, **fields: Any) -> MapBuilder:
        self.file["lanes"].append({"id": id, "name": id, **fields})
        return self

    def step(self, id: str, *, work: Any = None, wait: Any = None, ca: Any = None, **fields: Any) -> MapBuilder:
        """`kind` of work as `type`: step("Approve", type="approval"). Times as text or seconds."""
        note = {"id": id, "kind": "step", "text": id, "x": 100 * len(self.file["notes"]), "work": "work"}
        note |= {"process_time": work, "wait_time": wait, "complete_accurate": ca}
        note["work"] = fields.pop("type", "work")
        self.file["notes"].append({**note, **fields})
        return self

    def steps(self, ids: str, **fields: Any) -> MapBuilder:
        """Several alike: steps("A B C", work=60, wait=0)."""
        for id in ids.split():
            self.step(id, **fields)
        return self

    def flow(self, *ids: str, **fields: Any) -> MapBuilder:
        """Flow links from each to the next."""
        for source, target in pairwise(ids):
            self.link(source, target, **fields)
        return self

    def choice(self, source: str, **shares: float | None) -> MapBuilder:
        for target, share in shares.items():
            self.link(source, target, share)
        return self

    def rework(self, source: str, target: str, share: float | None, **fields: Any) -> MapBuilder:
        return self.link(source, target, share, kind="rework", **fields)

    def link(self, source: str, target: str, share: float | None = None, **fields: Any) -> MapBuilder:
        link = {"id": f"link{len(self.file['links'])}", "source": source, "target": target, "probability": share}
        self.file["links"].append({**link, **fields})
        return self

    def board(self) -> Board:
        return read_board(self.file)

    def measured(self, state: str = "current") -> Json:
        return measure(self.board(), state)

    def values(self, *names: str) -> Any:
        """The values of some figures, one alone or several as a list."""
        figures = self.measured()["figures"]
        found = [figures[name]["value"] for name in names]
        return found[0] if len(names) == 1 else found

    def figure(self, name: str) -> Json:
        found: Json = self.measured()["figures"][name]
        return found

    def visits(self) -> Any:
        return self.measured()["visits"]

    def codes(self, *severities: str, state: str = "current") -> list[str]:
        wanted = severities or ("error", "warning", "hint")
        return [finding["code"] for finding in self.measured(state)["findings"] if finding["severity"] in wanted]

    def finding(self, code: str, state: str = "current") -> Json:
        found: Json = next(each for each in self.measured(state)["findings"] if each["code"] == code)
        return found


def a_map(**facts: Any) -> MapBuilder:
    return MapBuilder(**facts)
