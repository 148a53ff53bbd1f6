"""Every export format: what it is called, what can be chosen for it, who makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from leanwall.core.board import Board
from leanwall.errors import BadInput
from leanwall.export.clean import one_line
from leanwall.export.edition import edition_of
from leanwall.export.house import LANGUAGES, speaking, tell
from leanwall.export.options import CUTS, LADDERS, PARTS, Made, Options
from leanwall.export.words import slug

__all__ = ["FORMATS", "Format", "Options", "Result", "export", "export_all"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. The first of `states`, `cuts`, `sizes`, `ladders`, `parts` is its default; none: there is nothing to
    choose.

    `shown_as` is the format whose pages the preview shows where this one has no pages of its own; `names_people`: it
    says who took part; `one_page`: the file is a picture of one of the pages.
    """

    title: str
    extension: str
    media_type: str
    make: Callable[[Board, Options], Made]
    states: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    ladders: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    languages: tuple[str, ...] = tuple(LANGUAGES)
    make_all: Callable[[Sequence[Board], Options], Made] | None = None
    shown_as: str = ""
    names_people: bool = False
    one_page: bool = False


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


def _summary_pdf(board: Board, options: Options) -> Made:
    from leanwall.export.summary_file import summary_pdf

    return summary_pdf(board, options)


def _summary_pptx(board: Board, options: Options) -> Made:
    from leanwall.export.summary_slides import summary_pptx

    return summary_pptx(board, options)


def _workshop_pdf(board: Board, options: Options) -> Made:
    from leanwall.export.workshop_pages import workshop_pdf

    return workshop_pdf(board, options)


def _manual_pdf(boards: Sequence[Board], options: Options) -> Made:
    from leanwall.export.manual_pages import manual_pdf

    return manual_pdf(boards, options)


def _manual_docx(boards: Sequence[Board], options: Options) -> Made:
    from leanwall.export.manual_document import manual_docx

    return manual_docx(boards, options)


def _workbook(board: Board, options: Options) -> Made:
    from leanwall.export.workbook import workbook

    return workbook(board, options)


def _board_json(board: Board, options: Options) -> Made:
    from leanwall.export.data_files import board_json

    return board_json(board, options)


def _steps_csv(board: Board, options: Options) -> Made:
    from leanwall.export.data_files import steps_csv

    return steps_csv(board, options)


def _plan_csv(board: Board, options: Options) -> Made:
    from leanwall.export.plan_files import plan_csv

    return plan_csv(board, options)


def _plan_ics(board: Board, options: Options) -> Made:
    from leanwall.export.plan_files import plan_ics

    return plan_ics(board, options)


def _reviews_ics(board: Board, options: Options) -> Made:
    from leanwall.export.plan_files import reviews_ics

    return reviews_ics(board, options)


_PICTURES = ("both", "current", "future")
_WIDE, _TALL = ("a3", "a4", "letter", "tabloid", "slide"), ("a4", "letter")
_ONE_PAGE = ("a3", "a4", "letter", "tabloid")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PPTX = f"{_OFFICE}presentationml.presentation"
_DOCX = f"{_OFFICE}wordprocessingml.document"
_XLSX = f"{_OFFICE}spreadsheetml.sheet"

FORMATS: dict[str, Format] = {
    "checklist-pdf": Format("Checklist (PDF)", "pdf", "application/pdf", _checklist_pdf, ("future",), CUTS, _TALL),
    "diagram-pdf": Format(
        "Before and after (PDF)", "pdf", "application/pdf", _diagram_pdf, _PICTURES, (), _WIDE, LADDERS
    ),
    "diagram-png": Format(
        "Before and after (PNG)", "png", "image/png", _diagram_png, _PICTURES, (), (*_WIDE, "slide-4k"), LADDERS,
        one_page=True,
    ),
    "diagram-svg": Format(
        "Before and after (SVG)", "svg", "image/svg+xml", _diagram_svg, _PICTURES, (), _WIDE, LADDERS,
        one_page=True,
    ),
    "summary-pdf": Format("One-page summary (PDF)", "pdf", "application/pdf", _summary_pdf, (), (), _ONE_PAGE),
    "summary-pptx": Format("Slides (PowerPoint)", "pptx", _PPTX, _summary_pptx),
    "workshop-pdf": Format(
        "Workshop summary (PDF)", "pdf", "application/pdf", _workshop_pdf, (), (), _TALL, names_people=True
    ),
    "manual-pdf": Format(
        "Operations manual (PDF)", "pdf", "application/pdf", lambda board, options: _manual_pdf([board], options),
        (), (), _TALL, make_all=_manual_pdf,
    ),
    "manual-docx": Format(
        "Operations manual (Word)", "docx", _DOCX, lambda board, options: _manual_docx([board], options),
        (), (), _TALL, make_all=_manual_docx, shown_as="manual-pdf",
    ),
    "workbook-xlsx": Format("Steps and figures (Excel)", "xlsx", _XLSX, _workbook),
    "board-json": Format("Board file (JSON)", "json", "application/json", _board_json, parts=PARTS, languages=()),
    "steps-csv": Format("Steps (CSV)", "csv", "text/csv; charset=utf-8", _steps_csv, _PICTURES),
    "plan-csv": Format("Action plan (CSV)", "csv", "text/csv; charset=utf-8", _plan_csv),
    "plan-ics": Format("Action plan (calendar)", "ics", "text/calendar; charset=utf-8", _plan_ics),
    "reviews-ics": Format("Reviews (calendar)", "ics", "text/calendar; charset=utf-8", _reviews_ics),
}  # fmt: skip


def export(board: Board, format: str, options: Options) -> Result:
    """A board as a file of this format: the same board, options and version give the same bytes.

    Raises BadInput for an unknown format, a choice that the format does not have, or a board with nothing to show.
    """
    with speaking(options.spoken, options.brand, options.reader):
        found = found_format(format)
        options = _settled(found, format, options)
        made = found.make(board, options)
    return _result(made, found, _filename(board, found, format, options))


def export_all(boards: Sequence[Board], format: str, options: Options) -> Result:
    """Several processes in one file; raises BadInput for a format that holds a single one."""
    with speaking(options.spoken, options.brand, options.reader):
        found, make_all = found_format(format), maker_of_all(format)
        options = _settled(found, format, options)
        made = make_all(boards, options)
    parts = [slug(options.brand.name) if options.brand.name else "all-processes", "manual", options.date]
    return _result(made, found, "-".join(part for part in parts if part) + f".{found.extension}")


def found_format(format: str) -> Format:
    """The format of this name. Raises BadInput with those there are."""
    found = FORMATS.get(format)
    if found is None:
        told = {"name": "format", "value": one_line(format, 40), "known": list(FORMATS)}
        raise BadInput(tell("There is no {name} “{value}”; choose {known}.", **told), place="format")
    return found


def maker_of_all(format: str) -> Callable[[Sequence[Board], Options], Made]:
    """What makes one file of several processes. Raises BadInput where a file holds a single one."""
    found = found_format(format)
    if found.make_all is None:
        known = [name for name, one in FORMATS.items() if one.make_all]
        refused = tell("{format} is made of one board; for several, choose {known}.", format=format, known=known)
        raise BadInput(refused, place="format")
    return found.make_all


def _settled(found: Format, format: str, options: Options) -> Options:
    """What was not chosen is the brand's usual paper and language; what can't be chosen is refused."""
    _check(found, format, "state", options.state, found.states)
    _check(found, format, "cut", options.cut, found.cuts)
    _check(found, format, "size", options.size, found.sizes)
    _check(found, format, "ladder", options.ladder, found.ladders)
    _check(found, format, "parts", options.parts, found.parts)
    if options.page > 1 and not found.one_page:
        raise BadInput(tell("{format} holds all pages; leave the page out.", format=format), place="page")
    size = options.size or (_usual_size(found.sizes, options.brand.paper) if found.sizes else None)
    return replace(options, size=size, language=options.spoken)


def _usual_size(sizes: tuple[str, ...], paper: str) -> str:
    """The format's first size, or the American one beside it."""
    american = {"a3": "tabloid", "a4": "letter"}.get(sizes[0], "") if paper == "letter" else ""
    return american if american in sizes else sizes[0]


def _check(found: Format, format: str, name: str, value: str | None, known: tuple[str, ...]) -> None:
    """A choice that exists, but not for this format, is refused rather than passed over."""
    if value is None or value in known:
        return
    told = {"format": format, "name": name, "value": value}
    if known:
        refused = tell("{format} cannot be made with {name} “{value}”; choose {known}.", **told, known=known)
    else:
        refused = tell("{format} cannot be made with {name} “{value}”; leave the {name} out.", **told)
    raise BadInput(refused, place=name)


def _result(made: Made, found: Format, name: str) -> Result:
    return Result(made.data, name, found.media_type, made.notes, made.to_agree, made.missing_glyphs, made.pages)


def _filename(board: Board, found: Format, format: str, options: Options) -> str:
    """Process, what it is, state or cut, version and date: found again in a folder a year later."""
    kind = "board" if format == "board-json" else format.rsplit("-", 1)[0]
    cut = _role(board, options.lane) or (options.cut if options.cut == "role" else None)
    state = (options.state or found.states[0]) if found.states and kind != "checklist" else None
    version = edition_of(board, options).number or options.version
    parts = [slug(board.title), kind, state, cut and slug(cut, 30), version and f"v{slug(version, 20)}", options.date]
    page = f"-page-{options.page}" if options.page > 1 else ""
    return "-".join(part for part in parts if part) + f"{page}.{found.extension}"


def _role(board: Board, lane: str | None) -> str | None:
    """What people call the lane, which has its id from a machine."""
    return next((one_line(one.name) for one in board.lanes if one.id == lane), None) or lane
