"""All processes of a workspace side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from leanwall.api.deps import Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import Forbidden, NotSignedIn

router = APIRouter(prefix="/api", tags=["boards"], responses=documented(NotSignedIn, Forbidden))
Values = dict[str, float | None] | None


class PortfolioFigures(BaseModel):
    """Values as in the comparison; null: the state has no steps, or the figure cannot be said."""

    current: Values
    future: Values


class Agreed(BaseModel):
    number: str
    name: str
    effective: str | None
    imported: Annotated[bool, Field(description="It came with a file: people signed the board that was taken from.")]


class Promise(BaseModel):
    due: str | None
    who: str


class Process(BaseModel):
    id: str
    title: str
    version: int
    created_at: str
    updated_at: str
    owner: str
    customer: str
    calendar: Annotated[dict[str, float], Field(description="In which days its times are read.")]
    currency: str
    stage: Annotated[str, Field(description="unmapped, current, future, agreed, live or review_due.")]
    figures: PortfolioFigures
    flags: Annotated[list[str], Field(description="Red flags that the figures raise.")]
    told: Annotated[list[str], Field(description="Red flags that people raised.")]
    agreed: Agreed | None
    reviews: Annotated[list[str], Field(description="Days on which it is to be looked at again.")]
    next_review: str | None
    actions: Annotated[list[Promise], Field(description="What is still to be done.")]
    overdue: int


class Portfolio(BaseModel):
    processes: list[Process]


@router.get("/portfolio", summary="The processes side by side: stage, red flags, figures, what was promised")
def portfolio(verbs: Verbs, who: Who) -> Portfolio:
    return Portfolio.model_validate({"processes": verbs.portfolio(who)})
