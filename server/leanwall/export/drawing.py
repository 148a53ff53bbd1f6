"""A page as a flat list of shapes in points, y downwards, text already shaped: what every painter paints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from leanwall.export.clean import one_line
from leanwall.export.shaping import Run, lay
from leanwall.export.text import LEAD, Fit, fit

Align = Literal["left", "middle", "right"]
Command = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a shape means to a screen reader: role (H1, H2, P, Figure …), a key that joins its parts, a text."""

    role: str
    key: str
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours are #RRGGBB; `dash` alternates drawn and left out, in points."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


Hole = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """`hole` is left out of its area: left edge and top from the corner, width, height, radius."""

    x: float
    y: float
    w: float
    h: float
    radius: float
    paint: Paint
    tag: Tag | None
    hole: Hole | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Commands M, L, C, Z with absolute points."""

    commands: tuple[Command, ...]
    paint: Paint
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One run of text: its baseline starts at x, y; `size` in points."""

    run: Run
    size: float
    x: float
    y: float
    color: str
    width: float
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture (PNG) in a box: a client's logo. Nothing else is ever placed as pixels."""

    x: float
    y: float
    w: float
    h: float
    png: bytes = field(repr=False)
    tag: Tag | None


Shape = Rect | Path | Glyphs | Image


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A box that can be ticked on screen; the shape itself is drawn too, for paper. Its name is the key of its words,
    before which it is read out."""

    name: str
    label: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class TextField:
    """A line that can be filled in on screen. Its name is the key of its words, after which it is read out."""

    name: str
    label: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class WebLink:
    """An area that opens an address; `key` is that of the words under it, which are tagged as a Link."""

    x: float
    y: float
    w: float
    h: float
    url: str
    key: str


@dataclass(slots=True)
class Drawing:
    """One page. `floor` is the smallest letter (points) that may be drawn on it; `is_alone`: nothing on it goes on
    from or on to another page, whatever keys they share."""

    width: float
    height: float
    floor: float = 6.0
    language: str = "en"
    is_alone: bool = False
    shapes: list[Shape] = field(default_factory=list)
    check_boxes: list[CheckBox] = field(default_factory=list)
    text_fields: list[TextField] = field(default_factory=list)
    links: list[WebLink] = field(default_factory=list)
    bookmarks: list[tuple[str, float, int]] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    _tag: Tag | None = None

    @contextmanager
    def tagged(self, role: str, key: str, alt: str | None = None) -> Iterator[None]:
        """Shapes drawn inside mean this; outside of it they are decoration."""
        before, self._tag = self._tag, Tag(role, key, alt)
        try:
            yield
        finally:
            self._tag = before

    def place(self, other: Drawing, x: float, y: float, k: float) -> None:
        """Another drawing's shapes, k times as large, its corner at x, y; to a screen reader they are part of what is
        being drawn here."""
        for shape in other.shapes:
            moved = _moved(_scaled(shape, k), x, y)
            self.shapes.append(replace(moved, tag=self._tag) if self._tag else moved)
        self.missing |= other.missing

    def rect(
        self, x: float, y: float, w: float, h: float, paint: Paint, radius: float = 0.0, hole: Hole | None = None
    ) -> None:
        """A rectangle, its corners rounded by at most half of its shorter side."""
        self.shapes.append(Rect(x, y, w, h, max(0.0, min(radius, w / 2, h / 2)), paint, self._tag, hole))

    def path(self, commands: Sequence[Command], paint: Paint) -> None:
        """Lines and curves."""
        self.shapes.append(Path(tuple(commands), paint, self._tag))

    def polygon(self, points: Sequence[Point], paint: Paint) -> None:
        """A closed shape with straight sides."""
        (x, y), *rest = points
        self.path([("M", x, y), *(("L", a, b) for a, b in rest), ("Z",)], paint)

    def line(self, start: Point, end: Point, paint: Paint) -> None:
        """A straight line."""
        self.path([("M", *start), ("L", *end)], paint)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        weight: int = 400,
        color: str = "#17212E",
        align: Align = "left",
        tabular: bool = False,
        rtl: bool | None = None,
    ) -> float:
        """One line with its baseline at y; returns its width in points."""
        line = lay(one_line(text), weight, tabular, rtl)
        wide = line.width * size
        start = x if align == "left" else x - wide / 2 if align == "middle" else x - wide
        for run in line.runs:
            if run.is_missing:
                self.missing.add(run.text)
            advance = sum(g.advance for g in run.glyphs) * size
            self.shapes.append(Glyphs(run, size, start + run.x * size, y, color, advance, self._tag))
        return wide

    def block(
        self,
        box: tuple[float, float, float, float],
        text: str,
        *,
        high: float,
        low: float | None = None,
        weight: int = 400,
        color: str = "#17212E",
        align: Align = "left",
        middle: bool = False,
        lead: float = LEAD,
    ) -> Fit:
        """Text fitted into `box` (x, y, width, height) from size `high` down to `low` (the page's floor);
        `middle` centres it in the height. Says in the answer whether some of it was left out."""
        x, y, w, h = box
        fitted = fit(text, weight, (w, h), high, max(low or self.floor, 1.0), lead)
        step = fitted.size * lead
        top = y + max(0.0, (h - step * len(fitted.lines)) / 2) if middle else y
        self.lines((x, top, w), fitted.lines, fitted.size, weight=weight, color=color, align=align, lead=lead)
        return fitted

    def lines(
        self,
        place: tuple[float, float, float],
        lines: Sequence[str],
        size: float,
        *,
        weight: int = 400,
        color: str = "#17212E",
        align: Align = "left",
        lead: float = LEAD,
    ) -> float:
        """Lines under one another from `place` (x, y, width); returns the y below the last. Left-aligned
        lines of Hebrew or Arabic stand at the right."""
        x, y, w = place
        for i, line in enumerate(lines):
            side: Align = "right" if align == "left" and _rtl(line) else align
            at = {"left": x, "middle": x + w / 2, "right": x + w}[side]
            self.text(at, y + size * (lead * (i + 0.5) + 0.36), line, size, weight=weight, color=color, align=side)
        return y + size * lead * len(lines)

    def smallest_letter(self) -> float:
        """The smallest size of text on the page, in points."""
        return min((shape.size for shape in self.shapes if isinstance(shape, Glyphs)), default=self.floor)

    def is_inside(self) -> bool:
        """Whether every box and every word stands on the page."""
        return all(self._holds(shape) for shape in self.shapes if not isinstance(shape, Path))

    def _holds(self, shape: Rect | Glyphs | Image) -> bool:
        wide = shape.width if isinstance(shape, Glyphs) else shape.w
        low, high = (shape.y - shape.size * 0.8, shape.y) if isinstance(shape, Glyphs) else (shape.y, shape.y + shape.h)
        return shape.x >= -0.5 and shape.x + wide <= self.width + 0.5 and low >= -0.5 and high <= self.height + 0.5

    def scaled(self, k: float) -> Drawing:
        """The same page, k times as wide and as high."""
        boxes = [replace(b, x=b.x * k, y=b.y * k, size=b.size * k) for b in self.check_boxes]
        fields = [replace(f, x=f.x * k, y=f.y * k, w=f.w * k, h=f.h * k) for f in self.text_fields]
        links = [replace(link, x=link.x * k, y=link.y * k, w=link.w * k, h=link.h * k) for link in self.links]
        return replace(
            self,
            width=self.width * k,
            height=self.height * k,
            floor=self.floor * k,
            shapes=[_scaled(shape, k) for shape in self.shapes] if k != 1 else self.shapes,
            check_boxes=boxes,
            text_fields=fields,
            links=links,
            bookmarks=[(title, y * k, level) for title, y, level in self.bookmarks],
        )


def _scaled(shape: Shape, k: float) -> Shape:
    if isinstance(shape, Glyphs):
        return replace(shape, size=shape.size * k, x=shape.x * k, y=shape.y * k, width=shape.width * k)
    if isinstance(shape, Image):
        return Image(shape.x * k, shape.y * k, shape.w * k, shape.h * k, shape.png, shape.tag)
    paint = replace(shape.paint, width=shape.paint.width * k, dash=tuple(d * k for d in shape.paint.dash))
    if isinstance(shape, Rect):
        x, y, w, h = shape.x * k, shape.y * k, shape.w * k, shape.h * k
        return Rect(x, y, w, h, shape.radius * k, paint, shape.tag, _scaled_hole(shape.hole, k))
    commands = tuple(_scaled_command(command, k) for command in shape.commands)
    return Path(commands, paint, shape.tag)


_CIRCLE = 0.4477  # 1 - 0.5523: control points of a quarter circle, measured from its corner


def rounded(x: float, y: float, w: float, h: float, r: float) -> list[Command]:
    """The outline of a box with round corners."""
    c, right, bottom = r * _CIRCLE, x + w, y + h
    return [
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - c, y, right, y + c, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - c, right - c, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + c, bottom, x, bottom - c, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + c, x + c, y, x + r, y),
        ("Z",),
    ]


def _scaled_hole(hole: Hole | None, k: float) -> Hole | None:
    if hole is None:
        return None
    x, y, w, h, radius = hole
    return (x * k, y * k, w * k, h * k, radius * k)


def _moved(shape: Shape, x: float, y: float) -> Shape:
    if isinstance(shape, Path):
        return replace(shape, commands=tuple(_moved_command(command, x, y) for command in shape.commands))
    return replace(shape, x=shape.x + x, y=shape.y + y)


def _moved_command(command: Command, x: float, y: float) -> Command:
    if len(command) == 1:
        return command
    if len(command) == 3:
        return (command[0], command[1] + x, command[2] + y)
    name, a, b, c, d, e, f = command
    return (name, a + x, b + y, c + x, d + y, e + x, f + y)


def _scaled_command(command: Command, k: float) -> Command:
    if len(command) == 1:
        return command
    if len(command) == 3:
        return (command[0], command[1] * k, command[2] * k)
    name, a, b, c, d, e, f = command
    return (name, a * k, b * k, c * k, d * k, e * k, f * k)


def _rtl(line: str) -> bool:
    return not line.isascii() and lay(line, 400).is_rtl
