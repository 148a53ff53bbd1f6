"""Circles in a directed graph: which nodes reach each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def strong_components(nodes: Iterable[int], following: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """Groups of nodes that reach each other, each after the groups that it leads to (Tarjan 1972, without recursion).

    `following` gives the nodes after one; all of them have to be among `nodes`.
    """
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    done: set[int] = set()
    path: list[int] = []
    groups: list[list[int]] = []
    for root in nodes:
        if root in number:
            continue
        work = [(root, iter(following(root)))]
        number[root] = lowest[root] = len(number)
        path.append(root)
        while work:
            node, ahead = work[-1]
            for target in ahead:
                if target not in number:
                    number[target] = lowest[target] = len(number)
                    path.append(target)
                    work.append((target, iter(following(target))))
                    break
                if target not in done:
                    lowest[node] = min(lowest[node], number[target])
            else:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                if lowest[node] == number[node]:
                    groups.append(_take_down_to(node, path, done))
    return groups


def _take_down_to(node: int, path: list[int], done: set[int]) -> list[int]:
    group = []
    while True:
        top = path.pop()
        done.add(top)
        group.append(top)
        if top == node:
            return group
