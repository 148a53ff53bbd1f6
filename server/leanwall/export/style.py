"""Colours and signs that all exports share: told apart by colour, by shape and by letter, and in grey."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from leanwall.core.board import Value
from leanwall.export.drawing import Align, Command, Drawing, Paint, Point
from leanwall.export.house import word
from leanwall.export.text import width

INK, MUTED, RULE, PAPER, PALE, BAND = "#17212E", "#566273", "#D3DAE3", "#FFFFFF", "#F3F6F9", "#EAEFF4"
NAVY, BLUE, BRICK, GREY = "#12314F", "#0B5FA5", "#A8321A", "#8794A3"
MARKED, MARKED_EDGE = "#FFF1C2", "#6B4E00"


@dataclass(frozen=True, slots=True)
class ValueStyle:
    """How a value class looks: its strong colour, what is read on it, a tint, a letter and a name."""

    color: str
    on_color: str
    tint: str
    letter: str
    name: str


VALUES: dict[Value | None, ValueStyle] = {
    "VA": ValueStyle("#0B5FA5", "#FFFFFF", "#EDF4FB", "VA", word("Adds value")),
    "NNVA": ValueStyle("#E2B33C", "#2E2200", "#FFFAEA", "N", word("Necessary, adds no value")),
    "NVA": ValueStyle("#A8321A", "#FFFFFF", "#FDF0EC", "W", word("Waste")),
    None: ValueStyle("#6B7785", "#FFFFFF", "#F4F6F8", "?", word("Not judged yet")),
}


def value_sign(page: Drawing, value: Value | None, x: float, y: float, r: float) -> None:
    """The shape of a value class around x, y: disc, diamond, cross, ring."""
    color = VALUES[value].color
    if value == "VA":
        circle(page, x, y, r, Paint(fill=color))
    elif value == "NNVA":
        q = r * 1.12
        page.polygon([(x, y - q), (x + q, y), (x, y + q), (x - q, y)], Paint(PAPER, color, r * 0.4))
    elif value == "NVA":
        for up in (1, -1):
            page.line((x - r * 0.8, y - r * 0.8 * up), (x + r * 0.8, y + r * 0.8 * up), Paint(None, color, r * 0.55))
    else:
        circle(page, x, y, r * 0.85, Paint(PAPER, color, r * 0.35, (r * 0.5, r * 0.6)))


def circle(page: Drawing, x: float, y: float, r: float, paint: Paint) -> None:
    """A circle."""
    k = r * 0.5523
    quarters: list[Command] = [
        ("M", x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("Z",),
    ]
    page.path(quarters, paint)


def chip(
    page: Drawing,
    at: Point,
    text: str,
    size: float,
    *,
    color: str = INK,
    paint: Paint | None = None,
    align: Align = "left",
    weight: int = 600,
    pad: float = 5.0,
    height: float | None = None,
    radius: float | None = None,
) -> tuple[float, float]:
    """A short text in a rounded box whose top is at `at`; returns its left edge and its width."""
    tall = height or size * 1.6
    wide = width(text, weight, size, True) + 2 * pad
    left = at[0] if align == "left" else at[0] - wide / 2 if align == "middle" else at[0] - wide
    page.rect(left, at[1], wide, tall, paint or Paint(PAPER, RULE, 0.7), tall / 2 if radius is None else radius)
    page.text(left + pad, at[1] + tall / 2 + size * 0.36, text, size, weight=weight, color=color, tabular=True)
    return left, wide


def rounded_route(points: Sequence[Point], radius: float = 5.0) -> list[Command]:
    """A line through the points with rounded elbows."""
    commands: list[Command] = [("M", *points[0])]
    for a, b, c in zip(points, points[1:], points[2:], strict=False):
        before, after = math.dist(a, b), math.dist(b, c)
        cut = min(radius, before / 2, after / 2)
        if cut < 0.3:
            commands.append(("L", *b))
            continue
        p = (b[0] + (a[0] - b[0]) / before * cut, b[1] + (a[1] - b[1]) / before * cut)
        n = (b[0] + (c[0] - b[0]) / after * cut, b[1] + (c[1] - b[1]) / after * cut)
        bend = 0.55
        first = (p[0] + (b[0] - p[0]) * bend, p[1] + (b[1] - p[1]) * bend)
        second = (n[0] + (b[0] - n[0]) * bend, n[1] + (b[1] - n[1]) * bend)
        commands += [("L", *p), ("C", *first, *second, *n)]
    return [*commands, ("L", *points[-1])]


def arrow(
    page: Drawing,
    points: Sequence[Point],
    color: str,
    *,
    width: float = 1.3,
    dash: tuple[float, ...] = (),
    head: float = 6.0,
    radius: float = 5.0,
) -> None:
    """A routed line with a slim arrowhead at its end."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = math.dist((x0, y0), (x1, y1)) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    bx, by = x1 - ux * head, y1 - uy * head
    page.path(rounded_route([*points[:-1], (bx + ux, by + uy)], radius), Paint(None, color, width, dash))
    side = head * 0.46
    tip = [(x1, y1), (bx - uy * side, by + ux * side), (bx + ux * head * 0.25, by + uy * head * 0.25)]
    page.polygon([*tip, (bx + uy * side, by - ux * side)], Paint(fill=color))


_UNDER = 0.6  # points that a shadow goes on under its card


def soft_shadow(page: Drawing, x: float, y: float, w: float, h: float, radius: float) -> None:
    """Three faint rounded boxes: a shadow that every viewer draws alike. Only what shows around the card: laying faint
    colours over what is there already is what takes painters most of their time."""
    for grow, opacity in ((2.2, 0.028), (1.3, 0.04), (0.5, 0.06)):
        box = (x - grow + 0.3, y - grow + 1.5, w + 2 * grow - 0.6, h + 2 * grow - 0.2)
        hole = (grow + _UNDER - 0.3, grow + _UNDER - 1.5, w - 2 * _UNDER, h - 2 * _UNDER, radius)
        page.rect(*box, Paint(fill="#0B1B33", opacity=opacity), radius + grow, hole)


def white_sign(page: Drawing, value: Value | None, x: float, y: float, r: float) -> None:
    """The shape of a value class on its own colour."""
    color = VALUES[value].on_color
    if value == "VA":
        circle(page, x, y, r, Paint(fill=color))
    elif value == "NNVA":
        q = r * 1.15
        page.polygon([(x, y - q), (x + q, y), (x, y + q), (x - q, y)], Paint(None, color, 1.3))
    elif value == "NVA":
        for up in (1, -1):
            page.line((x - r * 0.8, y - r * 0.8 * up), (x + r * 0.8, y + r * 0.8 * up), Paint(None, color, 2.0))
    else:
        circle(page, x, y, r * 0.85, Paint(None, color, 1.2, (1.6, 1.6)))


def rounded_top(x: float, y: float, w: float, h: float, r: float) -> list[Command]:
    """A box whose upper corners are round."""
    c = r * 0.4477
    return [
        ("M", x, y + h),
        ("L", x, y + r),
        ("C", x, y + c, x + c, y, x + r, y),
        ("L", x + w - r, y),
        ("C", x + w - c, y, x + w, y + c, x + w, y + r),
        ("L", x + w, y + h),
        ("Z",),
    ]


def burst(page: Drawing, x: float, y: float, r: float, label: str, size: float) -> None:
    """A star with a number: something to improve here."""
    points = []
    for i in range(28):
        angle, reach = math.pi * i / 14 - math.pi / 2, r if i % 2 == 0 else r * 0.83
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    page.polygon(points, Paint("#FFD257", "#7A5600", 0.8))
    page.text(x, y + size * 0.36, label, size, weight=700, color="#3D2B00", align="middle", tabular=True)
