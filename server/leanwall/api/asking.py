"""Asking the team: what the link asks, and the answers. Nobody signs in and nothing about who answers is kept."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from leanwall.api.deps import Caller
from leanwall.api.problems import documented
from leanwall.asking import MOST_LETTERS, Asking
from leanwall.errors import BadInput, NotFound, TooLarge, TooMany

router = APIRouter(prefix="/api/ask", tags=["access"], responses=documented(NotFound, BadInput, TooMany, TooLarge))
Question = Literal["frustrates", "avoided", "waits", "wrong"]


class AskKey(BaseModel):
    key: Annotated[str, Field(max_length=200, description="The secret behind the # of the link.")]


class Asked(BaseModel):
    title: str
    questions: list[Question]


class Answers(AskKey):
    answers: dict[Question, Annotated[str, Field(max_length=2 * MOST_LETTERS)]]
    name: Annotated[str, Field(max_length=400, description="Left empty, nobody knows who answered.")] = ""


@router.post("/look", summary="What a link of this kind asks about")
def look(body: AskKey, request: Request, caller: Caller) -> Asked:
    return Asked.model_validate(_asking(request).look(body.key, caller))


@router.post("", status_code=204, summary="Answer; each answer becomes a problem note")
async def answer(body: Answers, request: Request, caller: Caller) -> None:
    await _asking(request).answer(
        body.key, caller, {str(question): text for question, text in body.answers.items()}, body.name
    )


def _asking(request: Request) -> Asking:
    found: Asking = request.app.state.asking
    return found
