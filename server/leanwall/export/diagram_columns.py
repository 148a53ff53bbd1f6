"""Which column each card stands in: the order of work, and the same column for a step before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from leanwall.export.diagram_content import Card, Panel

_SHARED = 0.01  # two columns that don't disturb one another may stand under one another: saves width


def ranks(panel: Panel) -> dict[str, int]:
    """The longest way from a start to each card, along flow that goes forward in the order of work."""
    places = {card.id: i for i, card in enumerate(panel.cards)}
    into: dict[str, list[str]] = defaultdict(list)
    near: dict[str, list[str]] = defaultdict(list)
    flowing: set[str] = set()
    for wire in panel.wires:
        if wire.kind == "flow":
            flowing |= {wire.source, wire.target}
            if places[wire.source] < places[wire.target]:
                into[wire.target].append(wire.source)
        else:
            near[wire.source].append(wire.target)
            near[wire.target].append(wire.source)
    found: dict[str, int] = {}
    for card in panel.cards:
        if card.id in flowing or not near[card.id]:
            found[card.id] = 1 + max((found[id] for id in into[card.id]), default=-1)
    alone = [card.id for card in panel.cards if card.id not in flowing and not near[card.id]]
    for card_id in alone:
        found[card_id] = 1 + max((r for id, r in found.items() if id not in alone), default=-1)
    for card in panel.cards:  # side steps, reached by rework alone, stand beside the step that sends there
        found.setdefault(card.id, max((found[id] for id in near[card.id] if id in found), default=0))
    return found


def place_one(panel: Panel) -> Panel:
    """A panel by itself: a column for each rank."""
    return _placed(panel, ranks(panel))


def place_both(
    before: Panel, after: Panel, ghosts: Sequence[Card], origins: Mapping[str, Sequence[str]]
) -> tuple[Panel, Panel]:
    """Both panels on one set of columns, so that a step stands under the step it came from; ghosts join the after
    panel in the columns they had."""
    old, new = ranks(before), ranks(after)
    shown = tuple(ghosts) if any(origins.values()) else ()
    pairs = _align(_groups(before, old), _groups(after, new), origins, {card.id for card in shown})
    old_columns = {i: column for column, (i, _) in enumerate(pairs) if i is not None}
    new_columns = {j: column for column, (_, j) in enumerate(pairs) if j is not None}
    placed = _placed(before, {id: old_columns[rank] for id, rank in old.items()})
    columns = {card.id: card.column for card in placed.cards}
    outlines = tuple(replace(card, column=columns[card.id]) for card in shown)
    later = _placed(after, {id: new_columns[rank] for id, rank in new.items()}, outlines)
    return placed, later


def _placed(panel: Panel, columns: dict[str, int], more: Sequence[Card] = ()) -> Panel:
    """The panel with columns; cards of one lane and column are stacked."""
    taken: dict[tuple[int, int], int] = defaultdict(int)
    cards = []
    for card in (*panel.cards, *more):
        column = card.column if card.is_ghost else columns[card.id]
        cards.append(replace(card, column=column, row=taken[card.lane, column]))
        taken[card.lane, column] += 1
    return replace(panel, cards=tuple(cards))


def _groups(panel: Panel, rank: dict[str, int]) -> list[list[Card]]:
    groups: list[list[Card]] = [[] for _ in range(1 + max(rank.values(), default=-1))]
    for card in panel.cards:
        groups[rank[card.id]].append(card)
    return groups


def _align(
    old: list[list[Card]], new: list[list[Card]], origins: Mapping[str, Sequence[str]], gone: set[str]
) -> list[tuple[int | None, int | None]]:
    """The two sequences side by side, most steps beside their origins (longest common subsequence by weight)."""
    n, m = len(old), len(new)
    weights = _weights(old, new, origins, gone)
    best = np.zeros((n + 1, m + 1))
    for i in range(n - 1, -1, -1):
        together = np.where(weights[i] > 0, weights[i] + best[i + 1, 1:], -1.0)
        row = np.maximum(together, best[i + 1, :-1])
        best[i, :-1] = np.maximum.accumulate(row[::-1])[::-1]
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and weights[i, j] > 0 and best[i, j] == weights[i, j] + best[i + 1, j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif i < n and best[i, j] == best[i + 1, j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


def _weights(
    old: list[list[Card]], new: list[list[Card]], origins: Mapping[str, Sequence[str]], gone: set[str]
) -> NDArray[np.float64]:
    """How many steps of each new group come from each old one; a little where sharing a column covers no outline."""
    weights = np.full((len(old), len(new)), _SHARED)
    lanes = 1 + max((card.lane for group in (*old, *new) for card in group), default=0)
    stands = np.zeros((len(new), lanes), dtype=bool)
    for j, group in enumerate(new):
        stands[j, [card.lane for card in group]] = True
    for i, group in enumerate(old):
        outlines = [card.lane for card in group if card.id in gone]
        weights[i, stands[:, outlines].any(axis=1)] = 0.0
    place = {card.id: i for i, group in enumerate(old) for card in group}
    for j, group in enumerate(new):
        for _, rank in {(card.id, place[id]) for card in group for id in origins.get(card.id, ()) if id in place}:
            weights[rank, j] = np.floor(weights[rank, j]) + 1.0
    return weights
