"""Each guard of guards.toml is there; taken out of a copy of the house, its test fails (the long proof)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.boards import ROOT

GUARDS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "guards.toml").read_text("utf-8"))["guard"]
NEEDED = ("server", "tests", "boards", "requirements", "docs", "pyproject.toml", "README.md")
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "bench", "e2e", "web")
SECONDS = 300
TESTS_FAILED = 1  # pytest's exit code; whatever else says nothing about the guard


@pytest.mark.parametrize("guard", GUARDS, ids=[guard["threat"] for guard in GUARDS])
def test_the_guard_stands_where_it_is_said_to(guard: dict[str, str]) -> None:
    source = (ROOT / "server" / "leanwall" / guard["where"]).read_text("utf-8")
    assert source.count(guard["was"]) == 1, guard["was"]
    assert (ROOT / guard["test"]).exists()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    house = tmp_path_factory.mktemp("leanwall-background-proof")
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, house / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, house / name)
    yield house


def run(house: Path, guard: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"{house}/{guard['test']}"]
    chosen = ["-k", guard["chosen"]] if "chosen" in guard else []
    path = f"{house / 'server'}{os.pathsep}{house}"
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*command, *chosen], cwd=house, env=environment, capture_output=True, text=True, timeout=SECONDS
    )


@pytest.mark.long
@pytest.mark.parametrize("guard", GUARDS, ids=[guard["threat"] for guard in GUARDS])
def test_without_the_guard_its_test_fails(copy: Path, guard: dict[str, str]) -> None:
    file = copy / "server" / "leanwall" / guard["where"]
    whole = file.read_text("utf-8")
    file.write_text(whole.replace(guard["was"], guard["without"]), "utf-8")
    try:
        found = run(copy, guard)
    finally:
        file.write_text(whole, "utf-8")
    assert found.returncode == TESTS_FAILED, found.stdout[-2_000:] + found.stderr[-1_000:]
