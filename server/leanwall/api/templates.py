"""Templates: what a new board can start from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from leanwall.api.boards import Created
from leanwall.api.deps import Verbs, Who
from leanwall.api.problems import documented
from leanwall.errors import BadInput, Forbidden, NotFound, NotSignedIn

router = APIRouter(
    prefix="/api/templates", tags=["boards"], responses=documented(NotSignedIn, Forbidden, NotFound, BadInput)
)


class Template(BaseModel):
    name: str
    title: str
    purpose: str
    steps: int
    lanes: list[str]
    own: Annotated[bool, Field(description="Saved by the workspace; its name is the id of a board.")]


class Templates(BaseModel):
    templates: list[Template]


@router.get("", summary="The templates")
def list_templates(verbs: Verbs, who: Who) -> Templates:
    return Templates.model_validate({"templates": verbs.list_templates(who)})


@router.post("/{name}", status_code=201, summary="Make a board from a template")
def create_from_template(name: str, verbs: Verbs, who: Who) -> Created:
    return Created(id=verbs.create_from_template(who, name))
