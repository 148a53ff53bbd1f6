"""The wheel and the sdist hold the whole product: code, page, fonts, boards and migrations."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.support.boards import ROOT
from tools import assets

pytestmark = pytest.mark.skipif(
    not (assets.page_is_fresh() and assets.fonts_are_fresh()), reason="page or fonts are not built: run `make test`"
)
PRODUCT = (
    "web/index.html",
    "export/fonts/Inter-Regular.ttf",
    "boards/board.schema.json",
    "boards/examples/customer-billing.json",
    "boards/templates/customer-billing.json",
    "store/migrations/env.py",
    "py.typed",
)


def build(target: str, out: Path) -> Path:
    command = (sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", out)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(out.iterdir())


def test_the_wheel_holds_the_whole_product(tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(build("wheel", tmp_path)).namelist())
    assert [name for name in PRODUCT if f"leanwall/{name}" not in names] == []
    assert any(name.startswith("leanwall/web/assets/") for name in names)
    assert [name for name in names if name.startswith(("tests/", "frontend/", "tools/"))] == []


def test_the_sdist_holds_everything_built_and_all_sources(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    wanted = {"server/leanwall/web/index.html", "frontend/src/generated/board.ts", "hatch_build.py", "tools/assets.py"}
    assert wanted - names == set()
    assert [name for name in names if "node_modules" in name] == []
