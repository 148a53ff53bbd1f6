"""Imports point down, on both sides; and the checkers do notice when one doesn't."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.boards import ROOT

BIOME = ROOT / "frontend" / "node_modules" / ".bin" / "biome"
FOLDERS = ("app", "pages", "panels", "canvas", "ui", "commands", "sync", "api", "i18n", "model", "generated")


def lint_imports(source_root: Path) -> subprocess.CompletedProcess[str]:
    command = (Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", ROOT / "pyproject.toml")
    environment = os.environ | {"PYTHONPATH": str(source_root)}
    return subprocess.run(command, cwd=source_root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copied_house(tmp_path: Path) -> Path:
    """A copy of the Python code to break."""
    left_out = shutil.ignore_patterns("web", "fonts", "__pycache__")
    shutil.copytree(ROOT / "server" / "leanwall", tmp_path / "leanwall", ignore=left_out)
    return tmp_path


def test_the_python_layers_hold() -> None:
    linted = lint_imports(ROOT / "server")
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("core/board.py", "import leanwall.service", "Imports point down (every module has its layer) BROKEN"),
        ("sync/room.py", "import leanwall.store", "Imports point down (every module has its layer) BROKEN"),
        ("service.py", "import leanwall.settings", "Settings are read by app and cli only BROKEN"),
        ("core/board.py", "import random", "framework (pydantic apart) BROKEN"),
        ("sync/room.py", "import asyncio", "A room is a state machine: no sockets, no clock, no event loop BROKEN"),
        ("extra.py", "", "leanwall.extra"),
    ],
)
def test_a_wrong_import_is_noticed(copied_house: Path, module: str, line: str, broken: str) -> None:
    file = copied_house / "leanwall" / module
    file.write_text((file.read_text() if file.exists() else "") + f"\n{line}\n")
    linted = lint_imports(copied_house)
    assert linted.returncode != 0
    assert broken in linted.stdout


def biome(folder: Path) -> subprocess.CompletedProcess[str]:
    command = (BIOME, "lint", "--only=style/noRestrictedImports", "--reporter=github")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not BIOME.exists(), reason="the npm packages are not installed: run `make setup`")
@pytest.mark.parametrize(
    ("place", "imported", "allowed"),
    [
        ("model", "../commands/find", False),
        ("commands", "../ui", False),
        ("panels", "../canvas/Wall", False),
        ("canvas", "../panels/Panel", False),
        ("panels", "@xyflow/react", False),
        ("canvas", "@xyflow/react", True),
        ("sync", "react", False),
        ("sync", "../api/client", False),
        ("pages", "../panels/Panel", True),
        ("commands", "../model/records", True),
    ],
)
def test_the_front_end_layers_hold(tmp_path: Path, place: str, imported: str, allowed: bool) -> None:
    (tmp_path / "frontend").mkdir()
    for config in ("biome.json", "frontend/layers.json"):
        shutil.copy(ROOT / config, tmp_path / config)
    file = tmp_path / "frontend" / "src" / place / "deep" / "made.ts"
    file.parent.mkdir(parents=True)
    deeper = imported.replace("../", "../../")
    file.write_text(f'import {{ thing }} from "{deeper}";\nexport const made = thing;\n')
    linted = biome(tmp_path)
    assert ("noRestrictedImports" not in linted.stdout) is allowed, linted.stdout + linted.stderr
    assert (linted.returncode == 0) is allowed


def test_every_front_end_folder_has_its_layer() -> None:
    source = ROOT / "frontend" / "src"
    folders = {path.name for path in source.iterdir() if path.is_dir()}
    assert folders - {"styles"} <= set(FOLDERS), "give the new folder its layer in frontend/layers.json"
    rules = (ROOT / "frontend" / "layers.json").read_text()
    assert [name for name in FOLDERS if f'"frontend/src/{name}/**"' not in rules] == []
