"""Where rework goes when a step goes from a future state, into another one, or comes back.

Rework does not end because the step goes where it was found: it moves to the step that takes over, else a finding says
that it was left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from leanwall.core.board import Board, Link
from leanwall.core.draft import Draft, Fields
from leanwall.core.rearranging import descend

Place = tuple[str, str] | None


def places(draft: Draft) -> dict[str, Place]:
    """Where today's rework stands in the future, by the link of today."""
    return {
        link.id: _place(draft, link)
        for link in rework_of_today(draft.board)
        if link.source in draft.today and link.target in draft.today
    }


def rework_of_today(board: Board) -> list[Link]:
    return [link for link in board.links if link.state == "current" and link.kind == "rework"]


def take_rework(draft: Draft, step: str) -> list[Fields]:
    """Removes a future step; gives the rework that led from and to it."""
    touched = [dict(link) for link in _rework(draft).values() if step in (link["source"], link["target"])]
    draft.remove(step)
    return touched


def hand_over(draft: Draft, gone: str, taken: Sequence[Fields], source: str | None, target: str | None) -> None:
    """Rework from the future step `gone` comes from `source` now, and rework to it leads to `target`."""
    for link in taken:
        start = source if link["source"] == gone else link["source"]
        end = target if link["target"] == gone else link["target"]
        own = link["source"] == link["target"] and source != target
        if start and end and not own and not (start == end and link["source"] == gone and source != target):
            _send_back(draft, start, end, link, is_same_finder=link["source"] != gone)


def stand_ins(draft: Draft, id: str) -> tuple[str | None, str | None]:
    """(from, to) for rework of a step of today that has gone: what follows it finds the faults, when that is one step;
    the nearest step before it does the work again."""
    before, after = descend(draft, id)
    follower = after[0] if len(after) == 1 else None
    earlier = max(before, key=lambda step: draft.note(step).get("x", 0), default=None)
    return follower, earlier or follower


def bring_back(draft: Draft, was: Mapping[str, Place], restored: str | None = None) -> None:
    """Rework that stood at `was` moves to where it stands now; that of the step of today that is restored comes from
    today where the future has none."""
    now, standing = places(draft), dict(was)
    today = {link.id: link for link in rework_of_today(draft.board)}
    for id, old in was.items():
        new = now[id]
        if new is None or new == old:
            continue
        standing[id] = new
        fields: Fields = {"probability": today[id].probability, "text": today[id].text}
        there = _between(draft, *old) if old else None
        if there is not None:
            others = [each for each, place in standing.items() if place == old]
            fields = _leave(draft, there, fields, today[id], [today[each] for each in others])
        elif restored not in (today[id].source, today[id].target):
            continue
        if there is not None or _between(draft, *new) is None:
            beside = (today[each] for each, place in standing.items() if place == new and each != id)
            is_same_finder = any(each.source == today[id].source for each in beside)
            _send_back(draft, *new, fields, is_same_finder=is_same_finder)


def _leave(draft: Draft, key: str, fields: Fields, own: Link, others: Sequence[Link]) -> Fields:
    """Takes one link's rework out of a link in the future that may stand for others, too; gives what goes on."""
    link = draft.links[key]
    if not others:
        del draft.links[key]
        return dict(link)
    shares = [each.probability for each in (own, *others)]
    if link.get("probability") in (_by_finder([own, *others]), _either(shares), _either_of_one(shares)):
        link["probability"] = _by_finder(others)
    return fields


def _place(draft: Draft, link: Link) -> Place:
    sources, targets = draft.heirs(link.source), draft.heirs(link.target)
    if not sources and not targets and link.source == link.target:
        return None
    source = sources[0] if sources else stand_ins(draft, link.source)[0]
    target = targets[0] if targets else stand_ins(draft, link.target)[1]
    if not source or not target or (not sources and source == target):
        return None
    return source, target


def _rework(draft: Draft) -> dict[str, Fields]:
    return {key: link for key, link in draft.links.items() if link.get("kind") == "rework"}


def _between(draft: Draft, source: str, target: str) -> str | None:
    found = (key for key, link in _rework(draft).items() if (link["source"], link["target"]) == (source, target))
    return next(found, None)


def _send_back(draft: Draft, source: str, target: str, like: Fields, is_same_finder: bool) -> None:
    """Rework as `like`. Beside other rework between the same two it is one link, with the share of what has either;
    `is_same_finder`: one step finds both, and what it sends to one it does not send to the other."""
    share = like.get("probability")
    there = _between(draft, source, target)
    if there is None:
        key = draft.new_id()
        told = {name: like[name] for name in ("probability", "text") if like.get(name) not in (None, "")}
        told |= {"state": "future", "source": source, "target": target, "kind": "rework"}
        draft.links[key] = {**told, "variant": draft.variant} if draft.variant else told
    else:
        both = [draft.links[there].get("probability"), share]
        key, share = there, _either_of_one(both) if is_same_finder else _either(both)
    if share is not None:
        draft.links[key]["probability"] = _that_fits(draft, key, source, share)


def _either(shares: Sequence[float | None]) -> float | None:
    """The share of what has at least one of these; None where one is not known."""
    passed = 1.0
    for share in shares:
        if share is None:
            return None
        passed *= 1.0 - share
    return round(1.0 - passed, 10)


def _either_of_one(shares: Sequence[float | None]) -> float | None:
    """The same where one step finds all of them: an item goes back by one of its links. Shares that leave nothing to go
    on came from several steps."""
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return None
    whole = round(sum(known), 10)
    return whole if whole < 1.0 else _either(shares)


def _by_finder(links: Sequence[Link]) -> float | None:
    """The share of what has at least one of these, by the steps of today that find them."""
    found: dict[str, list[float | None]] = defaultdict(list)
    for link in links:
        found[link.source].append(link.probability)
    return _either([_either_of_one(shares) for shares in found.values()])


def _that_fits(draft: Draft, key: str, source: str, share: float) -> float:
    """The share of what is left by the step's other rework, where both together would be more than everything."""
    rest = sum(
        link.get("probability") or 0.0
        for other, link in _rework(draft).items()
        if link["source"] == source and other != key
    )
    return share if rest + share <= 1.0 else round(max(0.0, 1.0 - rest) * share, 10)
