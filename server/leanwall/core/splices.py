"""Text edits as splices `(position, characters removed, text put in)`: apply, invert, move, compare.

Positions count Unicode code points of the text an edit was made on; all splices of a list speak of that
one text, sorted, not overlapping. The TypeScript twin is held to the same results by tests/vectors/splices.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leanwall.errors import BadInput

Splice = tuple[int, int, str]
Splices = list[Splice]

# Past this much work two texts count as simply replaced: a comparison must never hold up the wall.
MOST_DIFFERENCES = 64
MOST_STEPS = 20_000

_KEEP, _PUT, _CUT = 0, 1, 2
_END = 1 << 60


def apply(text: str, splices: Sequence[Splice]) -> str:
    """The text after the splices. `apply("Check", [(5, 0, " price")]) == "Check price"`.

    Raises BadInput when a splice reaches outside the text, overlaps or stands out of order."""
    out: list[str] = []
    at = 0
    for position, removed, put in splices:
        if position < at or removed < 0 or position + removed > len(text):
            raise BadInput("The edit reaches outside the text.", code="invalid")
        out += (text[at:position], put)
        at = position + removed
    out.append(text[at:])
    return "".join(out)


def invert(text: str, splices: Sequence[Splice]) -> Splices:
    """The splices that lead from `apply(text, splices)` back to `text`."""
    back: Splices = []
    moved = 0
    for position, removed, put in splices:
        back.append((position + moved, len(put), text[position : position + removed]))
        moved += len(put) - removed
    return back


def growth(splices: Sequence[Splice]) -> int:
    """By how many characters the text gets longer."""
    return sum(len(put) - removed for _, removed, put in splices)


def transform(splices: Sequence[Splice], over: Sequence[Splice], *, first: bool = False) -> Splices:
    """Move `splices` over `over`, both made on the same text: the result is for the text after `over`.

    What `over` put in stays left at a tie (unless `splices` came `first`); what it removed is not removed twice."""
    mine, theirs = _runs(splices), _runs(over)
    moved: Splices = []
    at = 0
    (kind, length, put), (their_kind, their_length, _) = next(mine), next(theirs)
    while kind != _KEEP or their_kind != _KEEP or length < _END or their_length < _END:
        if their_kind == _PUT and not (first and kind == _PUT):
            at += their_length
            their_kind, their_length, _ = next(theirs)
            continue
        if kind == _PUT:
            _append(moved, at, 0, put)
            kind, length, put = next(mine)
            continue
        shared = min(length, their_length)
        if their_kind == _KEEP:
            if kind == _CUT:
                _append(moved, at, shared, "")
            at += shared
        length, their_length = _less(length, shared), _less(their_length, shared)
        if not length:
            kind, length, put = next(mine)
        if not their_length:
            their_kind, their_length, _ = next(theirs)
    return moved


def diff(old: str, new: str) -> Splices:
    """The splices that lead from one text to another: the shortest way where it is found in little time
    (Myers, "An O(ND) difference algorithm", 1986), else one splice over everything that differs."""
    start = _shared_start(old, new)
    end = _shared_start(old[start:][::-1], new[start:][::-1])
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if not a and not b:
        return []
    found = _shortest(a, b) if a and b else None
    return [(start + position, removed, put) for position, removed, put in found or [(0, len(a), b)]]


def _runs(splices: Sequence[Splice]) -> Iterator[tuple[int, int, str]]:
    """The splices as runs over the whole text: kept, put in, cut; what follows the last is kept for ever."""
    at = 0
    for position, removed, put in splices:
        if position > at:
            yield _KEEP, position - at, ""
        if put:
            yield _PUT, len(put), put
        if removed:
            yield _CUT, removed, ""
        at = position + removed
    while True:
        yield _KEEP, _END, ""


def _less(length: int, shared: int) -> int:
    return _END if length == _END and shared < _END else length - shared


def _append(moved: Splices, position: int, removed: int, put: str) -> None:
    if moved and moved[-1][0] + moved[-1][1] == position:
        start, before, text = moved[-1]
        moved[-1] = (start, before + removed, text + put)
    else:
        moved.append((position, removed, put))


def _shared_start(a: str, b: str) -> int:
    shortest = min(len(a), len(b))
    if a[:shortest] == b[:shortest]:
        return shortest
    return next(at for at in range(shortest) if a[at] != b[at])


def _shortest(a: str, b: str) -> Splices | None:
    """Myers' greedy walk: `far[k]` is how far into `a` the diagonal k was reached with d differences."""
    far = {1: 0}
    trail: list[dict[int, int]] = []
    steps = 0
    for d in range(MOST_DIFFERENCES + 1):
        trail.append(dict(far))
        for k in range(-d, d + 1, 2):
            down = k == -d or (k != d and far[k - 1] < far[k + 1])
            x = far[k + 1] if down else far[k - 1] + 1
            begun = x
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            steps += x - begun + 1
            far[k] = x
            if x >= len(a) and x - k >= len(b):
                return _walk_back(trail, a, b)
        if steps > MOST_STEPS:
            return None
    return None


def _walk_back(trail: list[dict[int, int]], a: str, b: str) -> Splices:
    single: Splices = []
    x, y = len(a), len(b)
    for d in range(len(trail) - 1, 0, -1):
        far, k = trail[d], x - y
        down = k == -d or (k != d and far[k - 1] < far[k + 1])
        k = k + 1 if down else k - 1
        x = far[k]
        y = x - k
        single.append((x, 0, b[y]) if down else (x, 1, ""))
    merged: Splices = []
    for position, removed, put in reversed(single):
        _append(merged, position, removed, put)
    return merged
