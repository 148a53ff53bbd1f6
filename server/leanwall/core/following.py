"""A future's links after its steps have changed: what was derived from today's is replaced by what is derived now.

What people drew, changed or deleted by hand in the future is theirs and stays, as far as its steps do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from leanwall.core.board import LinkKind
from leanwall.core.derived import Derived, derive, derived_flow, follower, forerunner
from leanwall.core.draft import Draft, Fields
from leanwall.core.rearranging import descend
from leanwall.core.routes import tidy

Ends = tuple[str, str]
_OTHERS: tuple[LinkKind, ...] = ("rework", "information")


def follow(draft: Draft, before: Sequence[Derived], gone: Mapping[str, str], fresh: Mapping[str, str]) -> None:
    """`before`: what was derived when the future's links were last in order; `gone` and `fresh`: the future steps that
    lost or got their place since, each with the step of today that it stood or stands for."""
    after = derive(draft)
    _follow_flow(draft, _of_kind(before, "flow"), _of_kind(after, "flow"), gone, fresh)
    for kind in _OTHERS:
        _follow_others(draft, kind, _of_kind(before, kind), _of_kind(after, kind), fresh)
    for key, link in list(draft.links.items()):
        if link["source"] in gone or link["target"] in gone:
            if link.get("kind") == "rework":
                _hand_over(draft, key, gone)
            draft.links.pop(key, None)


def is_as_derived(draft: Draft, step: str) -> bool:
    """Whether the flow to and from a future step is what follows from today's; nobody has moved it by hand."""
    flow, _ = derived_flow(draft)
    wanted = Counter((link.ends, link.share) for link in flow if step in link.ends)
    links = [draft.links[key] for key in draft.flow()]
    told = Counter((_ends(link), link.get("probability")) for link in links if step in _ends(link))
    return bool(wanted) and wanted == told


def lead_as_today(draft: Draft, steps: Iterable[str]) -> None:
    """What leads on from these steps is what follows from today's again, with its shares and texts, where it leads
    nowhere else: a choice that a step had left is one again."""
    flow, mine = _by_ends(derived_flow(draft)[0]), _mine(draft)
    for step in steps:
        wanted = [ends for ends in flow if ends[0] == step]
        if {ends for ends in mine if ends[0] == step} <= set(wanted):
            for ends in wanted:
                _replace(draft, ends, mine[ends], flow[ends])


def _of_kind(links: Iterable[Derived], kind: str) -> list[Derived]:
    return [link for link in links if link.kind == kind]


# --- flow: whole places are replaced, or, where people have drawn, closed and opened on the spot -------------------


def _follow_flow(
    draft: Draft,
    before: Sequence[Derived],
    after: Sequence[Derived],
    gone: Mapping[str, str],
    fresh: Mapping[str, str],
) -> None:
    old, new, mine = _by_ends(before), _by_ends(after), _mine(draft)
    changed = [ends for ends in dict.fromkeys([*old, *new]) if _shares(old[ends]) != _shares(new[ends])]
    drawn = {ends for ends, keys in mine.items() if _told(draft, keys) != _shares(old[ends])}
    as_derived = all(_told(draft, mine[ends]) == _shares(old[ends]) for ends in changed)
    all_drawn = bool(drawn) and not before and not after  # today's steps are read from left to right
    if as_derived and not all_drawn and not _touch(draft, drawn, gone, fresh):
        for ends in changed:
            _replace(draft, ends, mine[ends], new[ends])
        return
    routes = draft.routes()
    for step in gone:
        routes.take_out(step)
    for step, origin in fresh.items():
        routes.put_between(step, *descend(draft, origin))
    draft.take_routes(routes)


def _touch(draft: Draft, drawn: Iterable[Ends], gone: Mapping[str, str], fresh: Mapping[str, str]) -> bool:
    """Whether a link that people drew leads to or from a step that goes, or past one that comes."""
    beside = [tuple(map(set, descend(draft, origin))) for origin in fresh.values()] if drawn else []
    return any(
        (source in gone) != (target in gone) or any(source in ahead and target in behind for ahead, behind in beside)
        for source, target in drawn
    )


def _by_ends(links: Iterable[Derived]) -> dict[Ends, list[Derived]]:
    found: dict[Ends, list[Derived]] = defaultdict(list)
    for link in links:
        found[link.ends].append(link)
    return found


def _mine(draft: Draft) -> dict[Ends, list[str]]:
    found: dict[Ends, list[str]] = defaultdict(list)
    for key in draft.flow():
        found[draft.links[key]["source"], draft.links[key]["target"]].append(key)
    return found


def _shares(links: Iterable[Derived]) -> Counter[float | None]:
    return Counter(link.share for link in links)


def _told(draft: Draft, keys: Iterable[str]) -> Counter[float | None]:
    return Counter(draft.links[key].get("probability") for key in keys)


def _replace(draft: Draft, ends: Ends, keys: Sequence[str], links: Sequence[Derived]) -> None:
    for key, link in zip(keys, links, strict=False):
        draft.say_share(key, link.share)
    for key in keys[len(links) :]:
        del draft.links[key]
    for link in links[len(keys) :]:
        draft.draw(link.kind, *ends, link.share, link.text)


# --- rework and information: each link is followed by the links of today that it stands for ------------------------


def _follow_others(
    draft: Draft, kind: LinkKind, before: Sequence[Derived], after: Sequence[Derived], fresh: Mapping[str, str]
) -> None:
    mine = _paired(draft, kind, before)
    coming = {link.of: link for link in after}
    wanted = {link.ends for link in after}
    for link in before:
        key, now = mine[link.of], coming.get(link.of)
        if now is not None and (key is not None or not {now.source, now.target} & fresh.keys()):
            del coming[link.of]  # deleted by hand it does not come back, except with a step
        if key is None:
            continue
        own = draft.links[key].get("probability") != link.share
        if now is not None:
            _move(draft, key, now, own)
        elif not own or link.ends not in wanted:
            del draft.links[key]
    taken = {_ends(each) for each in draft.links.values() if each.get("kind", "flow") == kind}
    for link in coming.values():
        if link.ends not in taken:
            draft.draw(kind, *link.ends, link.share, link.text)


def _paired(draft: Draft, kind: LinkKind, before: Iterable[Derived]) -> dict[frozenset[str], str | None]:
    """The link of the future for each derived one: the one that says the same, else one between the same steps."""
    left: dict[Ends, list[str]] = defaultdict(list)
    for key, fields in draft.links.items():
        if fields.get("kind", "flow") == kind:
            left[_ends(fields)].append(key)
    found: dict[frozenset[str], str | None] = {}
    unsure = []
    for link in before:
        same = next((key for key in left[link.ends] if draft.links[key].get("probability") == link.share), None)
        if same is None:
            unsure.append(link)
        else:
            left[link.ends].remove(same)
            found[link.of] = same
    for link in unsure:
        found[link.of] = left[link.ends].pop(0) if left[link.ends] else None
    return found


def _move(draft: Draft, key: str, now: Derived, own: bool) -> None:
    """The link goes where it stands now; a share that people have changed goes along."""
    link = draft.links[key]
    if _ends(link) == now.ends:
        if not own:
            draft.say_share(key, now.share)
        return
    del draft.links[key]
    share = link.get("probability") if own else now.share
    draft.draw(now.kind, *now.ends, share, link.get("text") or now.text)


def _hand_over(draft: Draft, key: str, gone: Mapping[str, str]) -> None:
    """Rework that people drew to or from a step that goes is led to the steps that take over, as far as there are
    any and nothing more than everything is sent back."""
    link = draft.links[key]
    source, target = link["source"], link["target"]
    if source in gone:
        source = _heir(draft, gone[source]) or follower(draft, gone[source])
    if target in gone:
        target = _heir(draft, gone[target]) or forerunner(draft, gone[target])
    own = link["source"] == link["target"] and source != target
    if source is None or target is None or own or gone.keys() & {source, target}:
        return
    beside = {other: each for other, each in _rework(draft).items() if each["source"] == source and other != key}
    there = next((other for other, each in beside.items() if each["target"] == target), None)
    share = _that_fits(link.get("probability"), [each.get("probability") for each in beside.values()])
    if there is None:
        draft.draw("rework", source, target, share, link.get("text") or "")
    elif share is not None and draft.links[there].get("probability") is not None:
        draft.say_share(there, tidy(draft.links[there]["probability"] + share))


def _that_fits(share: float | None, beside: Iterable[float | None]) -> float | None:
    sent = sum(each or 0.0 for each in beside)
    return share if share is None or sent + share <= 1 else tidy(max(0.0, 1 - sent) * share)


def _heir(draft: Draft, origin: str) -> str | None:
    return next(iter(draft.heirs(origin)), None)


def _rework(draft: Draft) -> dict[str, Fields]:
    return {key: link for key, link in draft.links.items() if link.get("kind") == "rework"}


def _ends(link: Fields) -> Ends:
    return link["source"], link["target"]
