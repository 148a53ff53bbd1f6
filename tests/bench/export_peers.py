"""Our painters beside Chromium, weasyprint and cairosvg on the same drawing in one run: `make bench-export`.

The drawing is a wall of cards with links, made by the product's own card painter. The peers get it as SVG with the same
shapes and the words as text, which is less than we do: our file has tags and shaped text of any script.
Writes its part of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from leanwall.core.reading import read_board
from leanwall.export.diagram_cards import draw_card
from leanwall.export.diagram_content import Card
from leanwall.export.diagram_routes import Box
from leanwall.export.drawing import Drawing, Glyphs, Rect
from leanwall.export.drawing import Path as Shape
from leanwall.export.formats import Options, export
from leanwall.export.paper import A3
from leanwall.export.pdf import About, write_pdf
from leanwall.export.png import write_png
from leanwall.export.style import arrow
from leanwall.export.svg import painted
from tests.bench.report import machine, write_part

ROOT = Path(__file__).resolve().parents[2]
PIXELS = 4961  # A3 at 300 dots to the inch
SIZES = (20, 300, 2_000)
DELIVERABLES = (
    "checklist-pdf", "diagram-pdf", "diagram-png", "diagram-svg", "summary-pdf", "summary-pptx", "manual-pdf",
    "manual-docx", "workbook-xlsx", "steps-csv", "board-json",
)  # fmt: skip
WEASY = """
import sys, time, weasyprint
html = open(sys.argv[1]).read()
begun = time.perf_counter()
made = weasyprint.HTML(string=html).write_pdf()
print(time.perf_counter() - begun, len(made))
"""
CAIRO = """
import sys, time, cairosvg
svg = open(sys.argv[1], "rb").read()
begun = time.perf_counter()
made = cairosvg.svg2png(svg, output_width=4961)
print(time.perf_counter() - begun, len(made))
"""


def a_wall(notes: int) -> Drawing:
    """So many cards in rows, each with an arrow to the next, on one page as wide as A3."""
    columns = max(5, round((notes * 1.6) ** 0.5))
    rows = -(-notes // columns)
    page = Drawing(columns * 150.0 + 40, rows * 90.0 + 40, floor=1)
    with page.tagged("Figure", "wall", "A wall of cards"):
        _draw_wall(page, notes, columns)
    return page.scaled(A3.width / page.width)


def _draw_wall(page: Drawing, notes: int, columns: int) -> None:
    for i in range(notes):
        x, y = 20 + (i % columns) * 150.0, 20 + (i // columns) * 90.0
        if i % columns:
            arrow(page, [(x - 24, y + 30), (x, y + 30)], "#3C4A5A")
        card = Card(
            str(i),
            str(i + 1),
            f"Step {i + 1}: check the figures of the customer",
            0,
            0,
            ("VA", "NNVA", "NVA", None)[i % 4],
            time="12 min",
            quality="95 %",
        )
        draw_card(page, card, Box(x, y, x + 126, y + 62), 10.5)


def plain_svg(page: Drawing) -> str:
    """The same shapes, the words as text in the same face."""
    wide, high = f"{page.width:.1f}", f"{page.height:.1f}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
    return f"{head}{''.join(_plain(shape) for shape in page.shapes)}</svg>"


def _plain(shape: object) -> str:
    if isinstance(shape, Rect | Shape):
        return painted(shape)
    if not isinstance(shape, Glyphs):
        return ""
    weight = 600 if "Semi" in shape.run.face or "Bold" in shape.run.face else 400
    place = f'x="{shape.x:.2f}" y="{shape.y:.2f}" font-size="{shape.size:.2f}" font-weight="{weight}"'
    return f'<text {place} font-family="Inter,sans-serif" fill="{shape.color}">{escape(shape.run.text)}</text>'


def took(verb: Callable[[], Any], times: int) -> tuple[float, Any]:
    """Median seconds, and what came of it."""
    spent, made = [], None
    for _ in range(times):
        begun = time.perf_counter()
        made = verb()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent), made


def said(command: list[str]) -> list[float]:
    """The numbers that a peer prints; infinite when it takes longer than three minutes."""
    try:
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180, cwd=ROOT / "frontend")
    except subprocess.TimeoutExpired:
        return [float("inf"), 0.0]
    return [float(word) for word in out.stdout.split()]


CHROMIUM = """
const { createRequire } = require("node:module");
const { chromium } = createRequire(process.cwd() + "/package.json")("@playwright/test");
const { readFileSync } = require("node:fs");
const [html, kind, wide, high] = process.argv.slice(1);
(async () => {
  const begun = performance.now();
  const executablePath = process.env.LEANWALL_CHROMIUM || "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const viewport = { width: Math.ceil(+wide), height: Math.ceil(+high) };
  const page = await browser.newPage({ viewport, deviceScaleFactor: 4961 / Math.ceil(+wide) });
  await page.setContent(readFileSync(html, "utf8"));
  const paper = { width: wide + "px", height: high + "px", printBackground: true };
  const data = kind === "png" ? await page.screenshot() : await page.pdf(paper);
  console.log((performance.now() - begun) / 1000, data.length);
  await browser.close();
})();
"""


def row(notes: int, peers: Path) -> dict[str, tuple[float, float]]:
    """Seconds and bytes of everybody for a wall of this size."""
    page, times = a_wall(notes), 3 if notes <= 300 else 1
    write_pdf([page], About("warm"))
    pdf_time, pdf = took(lambda: write_pdf([page], About("Wall")), times)
    png_time, png = took(lambda: write_png(write_pdf([page], About("Wall")), 0, PIXELS, 300, "Wall"), times)
    found = {"our PDF": (pdf_time, len(pdf)), "our PNG": (png_time, len(png))}
    with tempfile.TemporaryDirectory() as folder:
        svg, html = Path(folder) / "wall.svg", Path(folder) / "wall.html"
        svg.write_text(plain_svg(page), "utf-8")
        size = f"@page{{size:{page.width:.1f}px {page.height:.1f}px;margin:0}}body{{margin:0}}"
        html.write_text(f"<!doctype html><style>{size}</style>{plain_svg(page)}", "utf-8")
        for kind in ("png", "pdf"):
            command = ["node", "-e", CHROMIUM, str(html), kind, f"{page.width:.1f}", f"{page.height:.1f}"]
            found[f"Chromium {kind.upper()}"] = tuple(said(command))  # type: ignore[assignment]
        found["weasyprint PDF"] = tuple(said([str(peers), "-c", WEASY, str(html)]))  # type: ignore[assignment]
        found["cairosvg PNG"] = tuple(said([str(peers), "-c", CAIRO, str(svg)]))  # type: ignore[assignment]
    return found


def billing() -> dict[str, float]:
    """Seconds of each deliverable of the example, and of all together, in a process that made each before; the words
    of the board are others each time: no file is a kept one, every step is shaped anew."""
    example = json.loads((ROOT / "boards" / "examples" / "customer-billing.json").read_bytes())
    for format in DELIVERABLES:
        export(read_board(example), format, Options(date="2026-12-01"))
    found: dict[str, list[float]] = {format: [] for format in DELIVERABLES}
    for round_ in range(5):
        changed = {**example, "notes": [_reworded(note, round_) for note in example["notes"]]}
        board = read_board(changed)
        for format in DELIVERABLES:
            found[format].append(took(lambda b=board, f=format: export(b, f, Options(date="2026-12-02")), 1)[0])
    each = {format: statistics.median(spent) for format, spent in found.items()}
    together = statistics.median(sum(spent) for spent in zip(*found.values(), strict=True))
    return {**each, "all together": together}


def _reworded(note: dict[str, Any], number: int) -> dict[str, Any]:
    return {**note, "text": f"{note['text']} {number + 2}"} if note.get("text") else note


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--peers",
        type=Path,
        default=ROOT / "tests/bench/peers/painters/bin/python",
        help="a Python that has weasyprint and cairosvg",
    )
    given = parser.parse_args()
    tables = {notes: row(notes, given.peers) for notes in SIZES}
    example = billing()
    write_part("exports", _text(tables, example))
    print(_text(tables, example))
    print(json.dumps({"billing": example}))


def _text(tables: dict[int, dict[str, tuple[float, float]]], example: dict[str, float]) -> str:
    names = list(next(iter(tables.values())))
    lines = [
        "## Deliverables",
        "",
        f"`make bench-export` on {machine()}, load {os.getloadavg()[0]:.1f}; seconds (kilobytes).",
        "",
    ]
    lines += [f"| | {' | '.join(f'{notes:,} notes' for notes in tables)} |", f"|---|{'---|' * len(tables)}"]
    for name in names:
        cells = [f"{table[name][0]:.2f} ({table[name][1] / 1000:,.0f})" for table in tables.values()]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += [
        "",
        "Targets at 300 notes: PNG 0.4 and 0.15, PDF 0.2 and 0.08, bytes of the PDF an eighth of Chromium's; at",
    ]
    lines += [
        "2,000: PNG 0.6, PDF 0.2 of Chromium's. The example: 1 s together. A peer that takes over 3 minutes is stopped."
    ]
    shares = [
        ("our PNG", "Chromium PNG"),
        ("our PNG", "cairosvg PNG"),
        ("our PDF", "Chromium PDF"),
        ("our PDF", "weasyprint PDF"),
    ]
    lines += [
        "",
        "| ratio | " + " | ".join(f"{notes:,} notes" for notes in tables) + " |",
        f"|---|{'---|' * len(tables)}",
    ]
    for ours, theirs in shares:
        cells = [f"{table[ours][0] / table[theirs][0]:.2f}" for table in tables.values()]
        lines.append(f"| {ours} / {theirs} | {' | '.join(cells)} |")
    bytes_ = [f"{table['our PDF'][1] / table['Chromium PDF'][1]:.2f}" for table in tables.values()]
    lines.append(f"| our PDF / Chromium PDF, bytes | {' | '.join(bytes_)} |")
    each = ", ".join(f"{name} {seconds:.2f}" for name, seconds in example.items())
    lines += [
        "",
        "The billing example in a process that has made each before, the words of every note changed each time, in "
        f"seconds: {each}.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
