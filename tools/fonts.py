"""Builds the fonts that exports are drawn with: static TrueType files from npm and PyPI packages.

`python tools/fonts.py` writes server/leanwall/export/fonts/*.ttf beside their licences; the wheel's build hook
calls `build_fonts`. Nothing is fetched here: the packages are installed already. All faces are OFL.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import importlib.util
import io
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECIPE = 4  # raise it when this file makes other bytes from the same packages
STAMP = "fonts.json"
REGULAR, SEMIBOLD = 400, 600

# Tables that neither shaping nor PDF needs; BASE, STAT and the vertical metrics only cost bytes.
DROPPED = ("DSIG", "STAT", "MVAR", "HVAR", "VVAR", "vhea", "vmtx", "VORG", "BASE", "gasp")


@dataclass(frozen=True)
class Source:
    """One face to make: `file` in `package` (npm, or the PyPI font package), cut at `weight` when variable."""

    name: str
    package: str
    file: str
    weight: int | None = None


def _inter() -> list[Source]:
    weights = ("Regular", "Medium", "SemiBold", "Bold")
    return [Source(f"Inter-{w}", "inter-ui", f"web/Inter-{w}.woff2") for w in weights]


# fmt: off
NOTO_SCRIPTS = (
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew",
    "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Symbols", "Tamil", "Telugu", "Thai",
)
# fmt: on


def _noto_variable() -> list[Source]:
    faces = ["Sans", *(f"Sans{script}" for script in NOTO_SCRIPTS)]
    cuts = [(face, weight) for face in faces for weight in (REGULAR, SEMIBOLD)] + [("Emoji", REGULAR)]
    return [Source(f"Noto{f}-{w}", "manimgx-fonts", f"Noto{f}[wght].ttf", w) for f, w in cuts]


def _noto_static() -> list[Source]:
    subsets = {"sc": "chinese-simplified", "jp": "japanese", "kr": "korean"}
    made = [
        Source(
            f"NotoSans{tag.upper()}-{weight}",
            f"@fontsource/noto-sans-{tag}",
            f"files/noto-sans-{tag}-{subset}-{weight}-normal.woff",
        )
        for tag, subset in subsets.items()
        for weight in (REGULAR, SEMIBOLD)
    ]
    symbols = "@fontsource/noto-sans-symbols-2"
    for subset in ("symbols", "math", "braille"):
        file = f"files/noto-sans-symbols-2-{subset}-400-normal.woff"
        made.append(Source(f"NotoSansSymbols2{subset.capitalize()}-400", symbols, file))
    return made


SOURCES: tuple[Source, ...] = (*_inter(), *_noto_variable(), *_noto_static())
LICENCES = {
    "inter-ui": "OFL-Inter.txt",
    "manimgx-fonts": "OFL-Noto.txt",
    "@fontsource/noto-sans-sc": "OFL-NotoSansSC.txt",
    "@fontsource/noto-sans-jp": "OFL-NotoSansJP.txt",
    "@fontsource/noto-sans-kr": "OFL-NotoSansKR.txt",
    "@fontsource/noto-sans-symbols-2": "OFL-NotoSansSymbols2.txt",
}


def build_fonts(node_modules: Path, out: Path) -> int:
    """Make every face that `out` lacks; returns how many were made (0 when all are fresh).

    Raises FileNotFoundError naming the package when one is not installed.
    """
    stamp = _fingerprint(node_modules)
    if _is_fresh(out, stamp):
        return 0
    out.mkdir(parents=True, exist_ok=True)
    jobs = [(str(_source_path(s, node_modules)), str(out / f"{s.name}.ttf"), s.weight) for s in SOURCES]
    # The big Asian faces first, so that the two halves end together.
    jobs.sort(key=lambda job: -Path(job[0]).stat().st_size)
    with ProcessPoolExecutor(max_workers=2) as pool:
        sizes = dict(zip((Path(job[1]).name for job in jobs), pool.map(_make, jobs), strict=True))
    for package, name in LICENCES.items():
        (out / name).write_bytes(_licence(package, node_modules).read_bytes())
    text = json.dumps({"stamp": stamp, "sizes": dict(sorted(sizes.items()))}, indent=1)
    (out / STAMP).write_text(text + "\n", encoding="utf-8")
    return len(jobs)


def _is_fresh(out: Path, stamp: str) -> bool:
    file = out / STAMP
    if not file.exists():
        return False
    known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    sizes: dict[str, int] = known.get("sizes", {})
    whole = all((out / n).exists() and (out / n).stat().st_size == size for n, size in sizes.items())
    return known.get("stamp") == stamp and len(sizes) == len(SOURCES) and whole


def _fingerprint(node_modules: Path) -> str:
    """Changes when a package's version, the list of faces or this recipe changes."""
    facts = [RECIPE, [[s.name, s.package, s.file, s.weight] for s in SOURCES]]
    facts.append(sorted((package, _version(package, node_modules)) for package in LICENCES))
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _version(package: str, node_modules: Path) -> str:
    if package == "manimgx-fonts":
        return importlib.metadata.version(package)
    manifest = node_modules / package / "package.json"
    if not manifest.exists():
        raise FileNotFoundError(f"the npm package {package} is not in {node_modules}: run `npm ci` in frontend/")
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])


def _package_folder(package: str, node_modules: Path) -> Path:
    if package != "manimgx-fonts":
        return node_modules / package
    spec = importlib.util.find_spec("manimgx_fonts")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the Python package manimgx-fonts is not installed: run `make setup`")
    return Path(spec.origin).parent


def _source_path(source: Source, node_modules: Path) -> Path:
    path = _package_folder(source.package, node_modules) / source.file
    if not path.exists():
        raise FileNotFoundError(f"{source.package} has no {source.file}: its version differs from the locked one")
    return path


def _licence(package: str, node_modules: Path) -> Path:
    if package != "manimgx-fonts":
        named = sorted((node_modules / package).glob("LICENSE*"))
        return named[0]
    for file in importlib.metadata.files(package) or ():
        if "licenses" in file.parts:
            return Path(str(file.locate()))
    raise FileNotFoundError("manimgx-fonts ships no licence file")


def _make(job: tuple[str, str, int | None]) -> int:
    """Write one static, uncompressed TrueType file; returns its size."""
    source, target, weight = job
    data = _unpacked(source) if weight is None else _cut(source, weight)
    part = Path(target + ".part")
    part.write_bytes(data)
    part.replace(target)
    return len(data)


def _unpacked(source: str) -> bytes:
    """A web font as plain TrueType. Tables are copied, not recompiled: seconds against minutes."""
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = None
    for table in DROPPED:
        if table in font:
            del font[table]
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _cut(source: str, weight: int) -> bytes:
    """A variable font pinned at one weight. HarfBuzz does in 0.1 s what fontTools does in 5."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(source))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for table in DROPPED:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    wanted.pin_all_axes_to_default(face)
    wanted.pin_axis_location(face, "wght", float(weight))
    made = wanted.subset(face)
    if made is None:
        raise ValueError(f"{source} cannot be cut at weight {weight}")
    return bytes(made.blob.data)


def main() -> int:
    """Command line: build into the checkout, or where --out says."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Build the fonts that exports are drawn with.")
    parser.add_argument("--node-modules", type=Path, default=root / "frontend" / "node_modules")
    parser.add_argument("--out", type=Path, default=root / "server" / "leanwall" / "export" / "fonts")
    args = parser.parse_args()
    try:
        made = build_fonts(args.node_modules, args.out)
    except FileNotFoundError as error:
        print(f"fonts: {error}", file=sys.stderr)
        return 1
    print(f"fonts: {made} made" if made else "fonts: fresh")
    return 0


if __name__ == "__main__":
    sys.exit(main())
