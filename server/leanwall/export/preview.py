"""A page of a deliverable as it will be, as a picture for the screen: made from the true file, never drawn apart."""

from __future__ import annotations

from dataclasses import replace

from leanwall.core.board import Board
from leanwall.errors import BadInput
from leanwall.export.diagram_files import no_such_page
from leanwall.export.formats import FORMATS, Result, export, found_format
from leanwall.export.house import speaking, tell
from leanwall.export.options import Options
from leanwall.export.png import write_png

WIDE = 1400  # dots: sharp on a laptop at the width of the page
_PRINTED = {"diagram-png": "diagram-pdf", "diagram-svg": "diagram-pdf", "summary-pptx": "summary-pdf"}


def preview(board: Board, format: str, options: Options) -> Result:
    """The picture of page `options.page` of the file, how many pages it has, and what is said beside it.

    A format without pages of its own is shown by the one that says the same on paper. Raises BadInput for a table or a
    board file: they have no pages.
    """
    with speaking(options.spoken, options.brand, options.reader):
        twin = found_format(format).shown_as or _PRINTED.get(format, format)
        if not FORMATS[twin].media_type.endswith("/pdf"):
            raise BadInput(tell("{format} has no pages to look at; download it.", format=format), place="format")
        size = "slide" if options.size == "slide-4k" else options.size
        whole = export(board, twin, replace(options, page=1, size=size))
        if options.page > whole.pages:
            raise BadInput(no_such_page(whole.pages), place="page")
    png = write_png(whole.data, options.page - 1, WIDE, 144, "")
    name = whole.filename.rsplit(".", 1)[0]
    return replace(whole, data=png, filename=f"{name}-preview-{options.page}.png", media_type="image/png")
