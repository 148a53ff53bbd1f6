"""From today to an agreed future: variants, decisions, quick wins, versions and signatures."""

from __future__ import annotations

from types import EllipsisType
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from leanwall.api.deps import BoardId, Tongue, Verbs, Who
from leanwall.api.problems import documented
from leanwall.core.board import Day, Decision, Id
from leanwall.core.deciding import Choice
from leanwall.errors import BadInput, Conflict, Forbidden, NotFound, NotSignedIn

router = APIRouter(
    prefix="/api/boards/{board_id}",
    tags=["improve"],
    responses=documented(NotSignedIn, Forbidden, NotFound, BadInput, Conflict),
)
Text = Annotated[str, Field(max_length=10_000)]
Name = Annotated[str, Field(max_length=300)]
VariantId = Annotated[
    Id | Literal[""] | None, Field(description="A variant's id, “” for the main one; left out: the chosen one.")
]
ReleaseId = Annotated[Id, Path(description="The id of a version that was put up for signing.")]


class Done(BaseModel):
    """What a verb did."""

    version: Annotated[int, Field(description="The board's version that holds the change.")]
    change: Annotated[str | None, Field(description="The change's id, for an undo; null: there was nothing to do.")]


class NewVariant(BaseModel):
    name: Name
    source: Annotated[Literal["current", "future"], Field(description="What is copied.")] = "current"
    base: Annotated[Id | Literal[""], Field(description="The variant of the future that is copied; “”: main.")] = ""


class VariantMade(Done):
    variant: str


class Decided(BaseModel):
    """A decision about a step of today, and what the future step is to reach."""

    note: Annotated[Id, Field(description="The step of today.")]
    decision: Decision | None
    reason: Text | None = None
    effect: Text | None = None
    into: Annotated[Id | None, Field(description="The step of today that it is combined with.")] = None
    targets: Annotated[
        dict[str, Any],
        Field(
            description="Fields of the future step: text, lane, process_time, wait_time, complete_accurate …; times in "
            "seconds or as people write them.",
            max_length=20,
        ),
    ] = {}
    after: Annotated[
        Id | Literal[""] | None, Field(description="The step of today behind which the future step goes; “”: first.")
    ] = None
    seen: Annotated[
        Decision | None,
        Field(description="The decision that the person saw; when it is another one by now, this is refused."),
    ] = None
    seen_reason: Annotated[
        Text | None,
        Field(description="The reason that the person saw; when it is another one by now, this is refused."),
    ] = None
    sure: Annotated[bool, Field(description="A warning (improve_first) has been read.")] = False
    variant: VariantId = None


class CarryOut(BaseModel):
    variant: VariantId = None


class NewAction(BaseModel):
    text: Text
    effect: Text = ""
    source: Annotated[Id, Field(description="The step or the cause that it comes from.")]


class NewActions(BaseModel):
    actions: Annotated[
        list[NewAction], Field(description="Those whose source has none yet are added.", max_length=5_000)
    ]


class NewReviews(BaseModel):
    days: Annotated[list[Day], Field(description="Those that have no review yet get one.", max_length=100)]
    first: Annotated[bool, Field(description="Nothing is planned when any review has its day.")] = False


class Planned(Done):
    added: Annotated[int, Field(description="How many came.")]


class QuickWins(BaseModel):
    candidates: Annotated[
        list[dict[str, Any]], Field(description="note, hours_per_month, signs, input, readiness; the most hours first.")
    ]
    version: int


class ReleaseTold(BaseModel):
    id: str
    number: str
    version: int | None = None
    name: str = ""
    effective: str | None = None
    signatures: Annotated[dict[str, dict[str, str | None]], Field(description="name and at, by role.")]
    imported: Annotated[bool, Field(description="It came with a file: people signed the board that was taken from.")]
    changed: Annotated[
        bool, Field(description="The board says something else by now; where it is imported: than when it came.")
    ]


class Agreement(BaseModel):
    """How far people are from an agreement."""

    points: Annotated[list[dict[str, Any]], Field(description="Findings with state and waived (a reason or null).")]
    proposal: Annotated[ReleaseTold | None, Field(description="The version that waits for signatures.")]
    agreed: Annotated[ReleaseTold | None, Field(description="The version that holds.")]
    next: Annotated[str, Field(description="The number that the next version gets.")]
    version: int


class Proposed(BaseModel):
    name: Name
    effective: Annotated[str, Field(description="The day from which it holds, like 2026-12-01.", max_length=10)]


class Release(Done):
    release: str


class SignedBy(BaseModel):
    role: Annotated[str, Field(description="process_owner or sponsor.", max_length=300)]
    name: Name


class Signed(Done):
    agreed: Annotated[bool, Field(description="Both have signed.")]


def _variant(id: str | None) -> str | EllipsisType | None:
    return ... if id is None else id or None


@router.post("/variants", status_code=201, summary="Start another future beside the others")
async def start_variant(board_id: BoardId, body: NewVariant, verbs: Verbs, who: Who) -> VariantMade:
    done = await verbs.improving.start_variant(who, board_id, body.name, body.source, body.base or None)
    return VariantMade(**done)


@router.post("/decisions", summary="Decide about a step of today; the future follows")
async def decide(board_id: BoardId, body: Decided, verbs: Verbs, who: Who) -> Done:
    given = body.model_dump(exclude={"variant"})
    if "seen" not in body.model_fields_set:
        given["seen"] = False
    return Done(**await verbs.improving.decide(who, board_id, Choice(**given), _variant(body.variant)))


@router.post("/decisions/carry-out", summary="Make the future do what has been decided so far")
async def carry_out(board_id: BoardId, body: CarryOut, verbs: Verbs, who: Who) -> Done:
    return Done(**await verbs.improving.carry_out(who, board_id, _variant(body.variant)))


@router.post("/actions", summary="Put actions from steps and causes on the plan, each once")
async def plan_actions(board_id: BoardId, body: NewActions, verbs: Verbs, who: Who) -> Planned:
    wanted = [action.model_dump() for action in body.actions]
    return Planned(**await verbs.improving.plan_actions(who, board_id, wanted))


@router.post("/reviews", summary="Plan reviews, one a day at most")
async def plan_reviews(board_id: BoardId, body: NewReviews, verbs: Verbs, who: Who) -> Planned:
    return Planned(**await verbs.improving.plan_reviews(who, board_id, body.days, body.first))


@router.get("/quick-wins", summary="Automation candidates, ranked by work × volume")
def quick_wins(board_id: BoardId, verbs: Verbs, who: Who) -> QuickWins:
    return QuickWins(**verbs.improving.quick_wins(who, board_id))


@router.get("/agreement", summary="What is open, what waits for signatures, what was agreed")
def agreement(board_id: BoardId, verbs: Verbs, who: Who, tongue: Tongue) -> Agreement:
    return Agreement(**verbs.agreeing.agreement(who, board_id, tongue))


@router.post("/releases", status_code=201, summary="Put the board as it stands up for signing")
async def propose(board_id: BoardId, body: Proposed, verbs: Verbs, who: Who) -> Release:
    return Release(**await verbs.agreeing.propose(who, board_id, body.name, body.effective))


@router.delete("/releases/{release_id}", summary="Withdraw a version that was not agreed yet")
async def withdraw(board_id: BoardId, release_id: ReleaseId, verbs: Verbs, who: Who) -> Done:
    return Done(**await verbs.agreeing.withdraw(who, board_id, release_id))


@router.post("/releases/{release_id}/signatures", status_code=201, summary="Sign as process owner or sponsor")
async def sign(board_id: BoardId, release_id: ReleaseId, body: SignedBy, verbs: Verbs, who: Who) -> Signed:
    return Signed(**await verbs.agreeing.sign(who, board_id, release_id, body.role, body.name))
