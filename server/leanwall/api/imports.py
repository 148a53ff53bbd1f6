"""Imports: a table of steps, as spreadsheets write it, becomes a board."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from leanwall.api.deps import Verbs, Who
from leanwall.api.problems import documented
from leanwall.core.tables import Reading
from leanwall.errors import BadInput, Forbidden, NotSignedIn, TooLarge

router = APIRouter(
    prefix="/api/imports", tags=["boards"], responses=documented(NotSignedIn, Forbidden, BadInput, TooLarge)
)
TABLE = {"schema": {"type": "string", "description": "CSV or tab-separated text, or a spreadsheet (xlsx, xls, ods)."}}
A_TABLE_IN: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"text/csv": TABLE, "application/octet-stream": TABLE}}
}


class Asked(BaseModel):
    """How to read the table. Without a convention, one with a lead time is refused with the code “convention”, bare
    numbers without a unit with the code “unit”, and a table without known headings with the code “columns”."""

    title: Annotated[str, Field(max_length=300)] = ""
    convention: Annotated[str | None, Field(description="How the source counts: see docs/import.md.")] = None
    times_in: Annotated[str | None, Field(description="Unit of times that name none: s, min, h, d, wk, mo.")] = None
    accuracy: Annotated[
        Literal["given", "received"],
        Field(description="Whose output the %C&A speaks of: the step's, or the one before."),
    ] = "given"
    demand: Annotated[str | None, Field(max_length=80, description="Such as “920 per day”.")] = None
    hours_per_day: Annotated[float | None, Field(allow_inf_nan=False)] = None
    columns: Annotated[
        str | None, Field(max_length=2_000, description="What each column holds, such as “step,lane,,work”.")
    ] = None
    skip: Annotated[int, Field(ge=0, le=100, description="Rows of headings above the steps, with `columns`.")] = 0

    def reading(self) -> Reading:
        columns = None if self.columns is None else tuple(name.strip() for name in self.columns.split(","))
        return Reading(**{**self.model_dump(), "columns": columns})


class Imported(BaseModel):
    id: str
    remarks: Annotated[list[str], Field(description="What was not taken as it stood, a sentence each.")]


@router.post("", status_code=201, summary="Make a board from a table of steps", openapi_extra=A_TABLE_IN)
async def import_table(request: Request, asked: Annotated[Asked, Query()], verbs: Verbs, who: Who) -> Imported:
    source = await request.body()
    return Imported.model_validate(await run_in_threadpool(verbs.import_table, who, source, asked.reading()))


class ReadNotes(BaseModel):
    board: Annotated[dict[str, Any], Field(description="A board file with the lanes and notes of the table.")]
    remarks: list[str]


@router.post("/notes", summary="Read a table of steps into notes; nothing is made", openapi_extra=A_TABLE_IN)
async def read_notes(request: Request, asked: Annotated[Asked, Query()], verbs: Verbs, who: Who) -> ReadNotes:
    source = await request.body()
    return ReadNotes.model_validate(await run_in_threadpool(verbs.read_notes, who, source, asked.reading()))


class FirstRows(BaseModel):
    rows: Annotated[list[list[str]], Field(description="The first rows as they stand, cells cut at 80 letters.")]
    count: Annotated[int, Field(description="Rows in all.")]


@router.post("/rows", summary="The first rows of a table, to say what its columns hold", openapi_extra=A_TABLE_IN)
async def first_rows(request: Request, verbs: Verbs, who: Who) -> FirstRows:
    source = await request.body()
    return FirstRows.model_validate(await run_in_threadpool(verbs.first_rows, who, source))
