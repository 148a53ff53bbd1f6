"""Figures of a board as it is, as it would be, and before against after."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from leanwall.api.deps import BoardId, Tongue, Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn

router = APIRouter(
    prefix="/api/boards", tags=["figures"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput)
)
State = Literal["current", "future"]
Part = Literal["figures", "visits", "lanes", "timeline", "order", "findings"]
Figures = dict[str, Any]
Variant = Annotated[
    str | None,
    Query(max_length=64, description="A variant of the future, “” for the main one; left out: the chosen one."),
]


class WhatIf(BaseModel):
    """Fields to replace by record id, "board" for the board's own; null leaves a step out. `parts`: of the answer."""

    state: State = "current"
    overrides: Annotated[dict[str, dict[str, Any] | None], Field(max_length=5_000)] = Field(
        examples=[{"c3": {"wait_time": "1 d"}, "board": {"demand": {"quantity": 500}}, "c4": None}]
    )
    parts: Annotated[list[Part], Field(min_length=1, max_length=6)] | None = Field(
        None, description="The parts that are needed, for a quicker answer; left out: all.", examples=[["figures"]]
    )


@router.get("/{board_id}/figures", summary="All figures of one state (as `leanwall measure`)")
def figures(board_id: BoardId, verbs: Verbs, who: Who, tongue: Tongue, state: State = "current") -> Figures:
    return verbs.figures(who, board_id, state, tongue)


@router.post(
    "/{board_id}/figures",
    summary="What if: the figures with some values changed, the board untouched",
    response_model=Figures,
)
def what_if(board_id: BoardId, body: WhatIf, verbs: Verbs, who: Who, tongue: Tongue) -> Response:
    tried = verbs.what_if(who, board_id, body.state, body.overrides, tongue, body.parts)
    return Response(msgspec.json.encode(tried), media_type="application/json")  # a slider waits for it


@router.get("/{board_id}/comparison", summary="Current against future (as `leanwall compare`)")
def comparison(board_id: BoardId, verbs: Verbs, who: Who, variant: Variant = None) -> Figures:
    return verbs.comparison(who, board_id, ... if variant is None else variant or None)
