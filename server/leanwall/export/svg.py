"""A drawing to SVG: text as outlines, so that it looks the same with every viewer and needs no font."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

import uharfbuzz as hb

from leanwall.export.clean import clean
from leanwall.export.drawing import Command, Drawing, Glyphs, Image, Paint, Path, Rect, Shape, rounded
from leanwall.export.faces import face


def write_svg(page: Drawing, title: str, description: str) -> bytes:
    """The page as an SVG file without scripts, outside references or embedded markup."""
    outlines: dict[str, str] = {}
    body = "".join(_shape(shape, outlines) for shape in page.shapes)
    defined = "".join(f'<path id="{key}" d="{d}"/>' for key, d in outlines.items() if d)
    wide, high = _n(page.width), _n(page.height)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" '
        f'role="img" aria-labelledby="title description"><title id="title">{_safe(title)}</title>'
        f'<desc id="description">{_safe(description)}</desc><defs>{defined}</defs>'
        f'<rect width="{wide}" height="{high}" fill="#FFFFFF"/>{body}</svg>\n'
    )
    return text.encode("utf-8")


def _shape(shape: Shape, outlines: dict[str, str]) -> str:
    if isinstance(shape, Glyphs):
        return _glyphs(shape, outlines)
    if isinstance(shape, Image):
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.w)}" height="{_n(shape.h)}"'
        return f'<image {place} href="data:image/png;base64,{b64encode(shape.png).decode()}"/>'
    return painted(shape)


def painted(shape: Rect | Path) -> str:
    """A box or a path as an element of its own; lengths in points, as in the drawing."""
    if isinstance(shape, Rect) and shape.hole:
        return f'<path d="{_frame(shape)}" fill-rule="evenodd"{_paint(shape.paint)}/>'
    if isinstance(shape, Rect):
        round_ = f' rx="{_n(shape.radius)}"' if shape.radius > 0.05 else ""
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.w)}" height="{_n(shape.h)}"'
        return f"<rect {place}{round_}{_paint(shape.paint)}/>"
    return f'<path d="{_commands(shape.commands)}"{_paint(shape.paint)}/>'


def _frame(shape: Rect) -> str:
    """The outline of a box and of the hole in it."""
    x, y, w, h, radius = shape.hole or (0.0, 0.0, 0.0, 0.0, 0.0)
    outer = rounded(shape.x, shape.y, shape.w, shape.h, shape.radius)
    return _commands([*outer, *rounded(shape.x + x, shape.y + y, w, h, radius)])


def _paint(paint: Paint) -> str:
    parts = [f' fill="{paint.fill or "none"}"']
    if paint.stroke:
        parts.append(f' stroke="{paint.stroke}" stroke-width="{_n(paint.width)}"')
        parts.append(' stroke-linejoin="round" stroke-linecap="round"')
    if paint.stroke and paint.dash:
        parts.append(f' stroke-dasharray="{" ".join(_n(d) for d in paint.dash)}"')
    if paint.opacity < 1:
        parts.append(f' fill-opacity="{_n(paint.opacity)}"')
    return "".join(parts)


def _glyphs(shape: Glyphs, outlines: dict[str, str]) -> str:
    run = shape.run
    em = face(run.face).upem
    scale = shape.size / em
    uses = []
    for glyph in run.glyphs:
        key = f"{run.face}-{glyph.id}"
        if key not in outlines:
            outlines[key] = _outline(run.face, glyph.id)
        if outlines[key]:
            uses.append(f'<use href="#{key}" x="{round(glyph.x * em)}" y="{round(glyph.y * em)}"/>')
    place = f"translate({_n(shape.x)} {_n(shape.y)}) scale({scale:.6f} {-scale:.6f})"
    return f'<g aria-label="{_safe(run.text)}" transform="{place}" fill="{shape.color}">{"".join(uses)}</g>'


@lru_cache(maxsize=20_000)
def _outline(name: str, glyph: int) -> str:
    commands: list[str] = []
    face(name).font.draw_glyph(glyph, _pen(), commands)
    return "".join(commands)


@lru_cache(maxsize=1)
def _pen() -> Any:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, out: out.append(f"M{round(x)} {round(y)}"))
    pen.set_line_to_func(lambda x, y, out: out.append(f"L{round(x)} {round(y)}"))
    pen.set_quadratic_to_func(lambda a, b, x, y, out: out.append(f"Q{round(a)} {round(b)} {round(x)} {round(y)}"))
    pen.set_cubic_to_func(
        lambda a, b, c, d, x, y, out: out.append(f"C{round(a)} {round(b)} {round(c)} {round(d)} {round(x)} {round(y)}")
    )
    pen.set_close_path_func(lambda out: out.append("Z"))
    return pen


def _commands(commands: Iterable[Command]) -> str:
    return "".join(c[0] + " ".join(_n(float(v)) for v in c[1:]) for c in commands)


def _safe(text: str) -> str:
    return escape(clean(text).replace("\n", " "), quote=True)


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"
