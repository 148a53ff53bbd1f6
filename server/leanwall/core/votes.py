"""What votes came to: dots by note, and how people class the value of a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from leanwall.core.board import Board, Note, Poll, Value


@dataclass(frozen=True, slots=True)
class Ranked:
    """A note and the dots on it."""

    note: str
    dots: int


@dataclass(frozen=True, slots=True)
class Classed:
    """A step and how many take it for what; `chosen` is what most say, None while two are even."""

    note: str
    counts: dict[str, int]
    chosen: Value | None


def ranking(board: Board, poll: Poll) -> list[Ranked]:
    """The notes of a vote, most dots first, equal ones in the order of the board; notes without a dot are left out."""
    dots: dict[str, int] = {}
    for vote in board.votes:
        if vote.poll == poll.id:
            dots[vote.target] = dots.get(vote.target, 0) + vote.count
    order = {note.id: place for place, note in enumerate(_shown(board))}
    found = [Ranked(note, count) for note, count in dots.items() if count > 0 and note in order]
    return sorted(found, key=lambda ranked: (-ranked.dots, order[ranked.note]))


def classes(board: Board, poll: Poll) -> list[Classed]:
    """What people said of each step of a vote on value, in the order of the board."""
    told: dict[str, dict[str, int]] = {}
    for vote in board.votes:
        if vote.poll == poll.id and vote.value:
            counts = told.setdefault(vote.target, dict.fromkeys(get_args(Value), 0))
            counts[vote.value] += 1
    return [Classed(note.id, told[note.id], _most(told[note.id])) for note in _shown(board) if note.id in told]


def voters(board: Board, poll: Poll) -> int:
    """How many people placed a dot."""
    return len({vote.author for vote in board.votes if vote.poll == poll.id and vote.count > 0})


def dots_by_note(board: Board) -> dict[str, int]:
    """The dots of all closed votes together."""
    dots: dict[str, int] = {}
    for poll in board.polls:
        if poll.closed and poll.asks == "dots":
            for ranked in ranking(board, poll):
                dots[ranked.note] = dots.get(ranked.note, 0) + ranked.dots
    return dots


def _shown(board: Board) -> list[Note]:
    return [note for note in board.notes if not note.hidden]


def _most(counts: dict[str, int]) -> Value | None:
    first, second = sorted(counts.values(), reverse=True)[:2]
    return None if first == second else next(value for value in get_args(Value) if counts[value] == first)
