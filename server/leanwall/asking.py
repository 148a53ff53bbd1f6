"""Asking the team before the workshop: a link that opens a handful of questions and nothing else.

What is answered lands on the board as problem notes. Who answered is not kept anywhere: no account, no address, no
author; a name stands there only when somebody writes one.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from leanwall.access.people import Principal
from leanwall.access.tries import Tries
from leanwall.core.change import ANONYMOUS
from leanwall.entering import Entrance
from leanwall.errors import BadInput

Json = dict[str, Any]
QUESTIONS = ("frustrates", "avoided", "waits", "wrong")
LANE = "intake"  # the id of the lane that the answers land in; whoever makes the link makes the lane
MOST_LETTERS = 2_000
MOST_ANSWERS = 200  # in ten minutes from one address: a whole hall may sit behind one
COLUMN, ROW, TOP = 240, 152, 24  # as far apart as the wall's own notes
FARTHEST = 1e9  # as far down as a note can lie


class Boards(Protocol):
    def content(self, workspace_id: str, board_id: str) -> Json: ...


class Live(Protocol):
    async def submit(self, workspace_id: str, board_id: str, principal: Any, ops: list[Json]) -> int: ...


class Asking:
    def __init__(
        self, entrance: Entrance, boards: Boards, live: Live, new_id: Callable[[], str] = lambda: secrets.token_hex(8)
    ) -> None:
        self._entrance, self._boards, self._live, self._new_id = entrance, boards, live, new_id
        self.answers = Tries(most=MOST_ANSWERS, seconds=600, all_most=3 * MOST_ANSWERS)

    def look(self, key: str, caller: str) -> Json:
        """What the link asks about. Raises NotFound for one that opens nothing."""
        return {"title": self._entrance.way_to_ask(key, caller).title, "questions": list(QUESTIONS)}

    async def answer(self, key: str, caller: str, answers: Mapping[str, str], name: str) -> None:
        """Puts each answer on the board. Raises NotFound, TooMany, or BadInput when nothing was said."""
        way = await asyncio.to_thread(self._entrance.way_to_ask, key, caller)
        said = {question: _read(question, answers.get(question, ""), name) for question in QUESTIONS}
        if not any(said.values()):
            raise BadInput("answer at least one of the questions.", place="answers")
        self.answers.take(caller)
        workspace, board = way.link.workspace_id, way.link.board_id
        content = await asyncio.to_thread(self._boards.content, workspace, board)
        nobody = Principal(ANONYMOUS, "", "#5F6D80", "edit", workspace, "")
        await self._live.submit(workspace, board, nobody, self._notes(content, said))

    def _notes(self, content: Json, said: Mapping[str, str]) -> list[Json]:
        """Below what stands in the question's column already."""
        lane = LANE if any(each["id"] == LANE for each in content.get("lanes", ())) else None
        there = [note for note in content.get("notes", ()) if note.get("lane") == lane]
        ops = []
        for column, question in enumerate(QUESTIONS):
            if said[question]:
                x = column * COLUMN
                rows = [note.get("y", 0) for note in there if abs(note.get("x", 0) - x) < COLUMN / 2]
                y = min(max(rows, default=TOP - ROW) + ROW, FARTHEST)
                fields = {"kind": "problem", "lane": lane, "x": x, "y": y, "text": said[question]}
                ops.append({"op": "create", "record": "note", "id": f"n-{self._new_id()}", "fields": fields})
        return ops


def _read(question: str, answer: str, name: str) -> str:
    text = answer.strip()
    if len(text) > MOST_LETTERS:
        raise BadInput(f"at most {MOST_LETTERS:,} characters fit here.", place=question)
    signed = " ".join(name.split())[:80]
    return f"{text}\n({signed})" if text and signed else text
