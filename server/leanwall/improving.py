"""The verbs that lead from the current state to the future one: variants, decisions, quick wins, the plan.

What follows from a decision is worked out in core; here it meets the board as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import EllipsisType
from typing import Literal

from leanwall.access.people import Principal
from leanwall.core.board import Board
from leanwall.core.deciding import Choice, carry_out, decide
from leanwall.core.future import start_future, start_variant
from leanwall.core.planning import plan_actions, plan_reviews
from leanwall.core.quick_wins import quick_wins
from leanwall.errors import Conflict
from leanwall.turns import Json, Op, Read, Turns


class Improving:
    """Verbs that change the board answer as `turns.Turns` says."""

    def __init__(self, turns: Turns, read: Read, new_id: Callable[[], str]) -> None:
        self._turns = turns
        self._read = read
        self._new_id = new_id

    async def start_future(self, who: Principal, board_id: str) -> Json:
        """Copies the current state into the future one."""
        return await self._turns.change(who, board_id, lambda board: start_future(board, self._new_id))

    async def start_variant(
        self, who: Principal, board_id: str, name: str, state: Literal["current", "future"], base: str | None
    ) -> Json:
        """Another future beside the others, a copy of today's map or of a variant; with its id as "variant"."""
        made: list[str] = []

        def work_out(board: Board) -> list[Op]:
            variant, ops = start_variant(board, name, state, base, self._new_id)
            made.append(variant)
            return ops

        return {**await self._turns.change(who, board_id, work_out), "variant": made[-1]}

    async def decide(self, who: Principal, board_id: str, choice: Choice, variant: str | EllipsisType | None) -> Json:
        """Notes a decision about a step of today and does what follows from it, as one change."""

        def work_out(board: Board) -> list[Op]:
            return decide(board, choice, _variant(board, variant), self._new_id)

        return await self._turns.change(who, board_id, work_out)

    async def carry_out(self, who: Principal, board_id: str, variant: str | EllipsisType | None) -> Json:
        """Makes the future do what was decided so far."""
        return await self._turns.change(
            who, board_id, lambda board: carry_out(board, _variant(board, variant), self._new_id)
        )

    async def plan_actions(self, who: Principal, board_id: str, wanted: Sequence[dict[str, str]]) -> Json:
        """Puts on the plan what comes from a step or a cause; what has an action already gets no second one."""
        return await self._plan(who, board_id, lambda board: plan_actions(board, wanted, self._new_id))

    async def plan_reviews(self, who: Principal, board_id: str, days: Sequence[str], first: bool) -> Json:
        """Plans reviews on days that have none; `first`: only while no review has a day."""
        return await self._plan(who, board_id, lambda board: plan_reviews(board, days, first, self._new_id))

    async def _plan(self, who: Principal, board_id: str, work_out: Callable[[Board], list[Op]]) -> Json:
        """With how many were "added"."""
        added: list[int] = []

        def counted(board: Board) -> list[Op]:
            ops = work_out(board)
            added.append(len(ops))
            return ops

        return {**await self._turns.change(who, board_id, counted), "added": added[-1]}

    def quick_wins(self, who: Principal, board_id: str) -> Json:
        board, version = self._read(who, board_id)
        return {"candidates": quick_wins(board), "version": version}


def _variant(board: Board, variant: str | EllipsisType | None) -> str | None:
    """The variant that is meant; left out, the chosen one. Raises Conflict for one that is gone."""
    chosen = board.chosen_variant if variant is ... else variant
    if chosen is not None and all(chosen != each.id for each in board.variants):
        if variant is ...:
            return None
        raise Conflict("This variant was deleted meanwhile; choose another one.")
    return chosen
