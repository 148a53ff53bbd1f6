"""Every export format: what it is called, what can be chosen for it, who makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leanwall.core.board import Board
from leanwall.errors import BadInput
from leanwall.export.clean import one_line
from leanwall.export.options import CUTS, Made, Options
from leanwall.export.words import joined, slug

__all__ = ["FORMATS", "Format", "Options", "Result", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. The first of `states`, `cuts` and `sizes` is its default; none: there is nothing to choose."""

    title: str
    extension: str
    media_type: str
    make: Callable[[Board, Options], Made]
    states: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A finished file. `notes` are sentences for people; `to_agree` counts the marks TO AGREE in it."""

    data: bytes
    filename: str
    media_type: str
    notes: tuple[str, ...] = ()
    to_agree: int = 0
    missing_glyphs: tuple[str, ...] = ()
    pages: int = 1


# Drawing loads a second's worth of libraries; only the process that draws should pay for it, not every start of the
# server and of `leanwall --help`. So each maker is imported when it is called.


def _checklist_pdf(board: Board, options: Options) -> Made:
    from leanwall.export.checklist_file import checklist_pdf

    return checklist_pdf(board, options)


def _diagram_pdf(board: Board, options: Options) -> Made:
    from leanwall.export.diagram_files import diagram_pdf

    return diagram_pdf(board, options)


def _diagram_png(board: Board, options: Options) -> Made:
    from leanwall.export.diagram_files import diagram_png

    return diagram_png(board, options)


def _diagram_svg(board: Board, options: Options) -> Made:
    from leanwall.export.diagram_files import diagram_svg

    return diagram_svg(board, options)


def _board_json(board: Board, options: Options) -> Made:
    from leanwall.export.data_files import board_json

    return board_json(board, options)


def _steps_csv(board: Board, options: Options) -> Made:
    from leanwall.export.data_files import steps_csv

    return steps_csv(board, options)


_PICTURES = ("both", "current", "future")
_WIDE, _TALL = ("a3", "a4", "letter", "slide"), ("a4", "letter")

FORMATS: dict[str, Format] = {
    "checklist-pdf": Format("Checklist (PDF)", "pdf", "application/pdf", _checklist_pdf, ("future",), CUTS, _TALL),
    "diagram-pdf": Format("Before and after (PDF)", "pdf", "application/pdf", _diagram_pdf, _PICTURES, (), _WIDE),
    "diagram-png": Format("Before and after (PNG)", "png", "image/png", _diagram_png, _PICTURES, (), _WIDE),
    "diagram-svg": Format("Before and after (SVG)", "svg", "image/svg+xml", _diagram_svg, _PICTURES, (), _WIDE),
    "board-json": Format("Board file (JSON)", "json", "application/json", _board_json),
    "steps-csv": Format("Steps (CSV)", "csv", "text/csv; charset=utf-8", _steps_csv, _PICTURES),
}


def export(board: Board, format: str, options: Options) -> Result:
    """A board as a file of this format: the same board, options and version give the same bytes.

    Raises BadInput for an unknown format, a choice that the format does not have, or a board with nothing to show.
    """
    found = FORMATS.get(format)
    if found is None:
        known = joined(list(FORMATS), "or")
        raise BadInput(f"There is no format “{one_line(format, 40)}”; choose {known}.", place="format")
    _check(found, format, "state", options.state, found.states)
    _check(found, format, "cut", options.cut, found.cuts)
    _check(found, format, "size", options.size, found.sizes)
    made = found.make(board, options)
    name = _filename(board, found, format, options)
    return Result(made.data, name, found.media_type, made.notes, made.to_agree, made.missing_glyphs, made.pages)


def _check(found: Format, format: str, name: str, value: str | None, known: tuple[str, ...]) -> None:
    """A choice that exists, but not for this format, is refused rather than passed over."""
    if value is None or value in known:
        return
    way_out = f"choose {joined(known, 'or')}" if known else f"leave the {name} out"
    raise BadInput(f"{format} cannot be made with {name} “{value}”; {way_out}.", place=name)


def _filename(board: Board, found: Format, format: str, options: Options) -> str:
    """Process, what it is, state or cut, version and date: found again in a folder a year later."""
    kind = "board" if format == "board-json" else format.rsplit("-", 1)[0]
    cut = options.lane or (options.cut if options.cut == "role" else None)
    state = (options.state or found.states[0]) if found.states and kind != "checklist" else None
    version = board.releases[-1].number if board.releases and board.releases[-1].number else options.version
    parts = [slug(board.title), kind, state, cut and slug(cut, 30), version and f"v{slug(version, 20)}", options.date]
    page = f"-page-{options.page}" if options.page > 1 else ""
    return "-".join(part for part in parts if part) + f"{page}.{found.extension}"
