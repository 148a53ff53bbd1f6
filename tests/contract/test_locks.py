"""What is installed is pinned with hashes for every platform, and no file names a registry."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.boards import ROOT

# In two pieces, so that this file passes its own test.
REGISTRIES = [
    first + rest
    for first, rest in (
        ("registry.", "npmjs"),
        ("registry.", "yarnpkg"),
        ("npm", "mirror"),
        ("files.", "pythonhosted"),
        ("pypi.", "org/simple"),
        ("deb.", "debian.org"),
        ("registry", ".npm"),
    )
]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def tracked_files() -> list[Path]:
    if shutil.which("git") is None:
        pytest.skip("git is not installed: there is no list of tracked files")
    listed = subprocess.run(("git", "ls-files", "-z"), cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: there is no list of tracked files")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def pins(file: Path) -> dict[str, set[str]]:
    """Name → pinned versions (several where platforms differ)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", file.read_text(), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def npm_packages() -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    return packages


def test_no_tracked_file_names_a_registry() -> None:
    named = {
        path.relative_to(ROOT).as_posix(): registry
        for path in tracked_files()
        for registry in REGISTRIES
        if registry.encode() in path.read_bytes()
    }
    assert named == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_python_pin_has_hashes_and_no_address(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry
        assert "://" not in entry


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    asked = {
        "run": project["project"]["dependencies"],
        "dev": [*project["project"]["dependencies"], *(item for item in groups["dev"] if isinstance(item, str))],
        "build": [*groups["fonts"], *groups["node"]],
    }
    for name, requirements in asked.items():
        pinned = pins(ROOT / "requirements" / f"{name}.txt")
        for requirement in map(Requirement, requirements):
            versions = pinned.get(canonicalize_name(requirement.name), set())
            fits = versions and all(requirement.specifier.contains(version) for version in versions)
            assert fits, f"{requirement} is not in requirements/{name}.txt: run `make lock`"


def test_the_locks_agree_with_each_other() -> None:
    everything = pins(ROOT / "requirements" / "dev.txt")
    for lock in LOCKS:
        for name, versions in pins(lock).items():
            assert versions == everything.get(name, versions), f"{name} differs in {lock.name}: run `make lock`"


def test_the_npm_lock_has_integrity_and_no_addresses() -> None:
    for name, package in npm_packages().items():
        assert "resolved" not in package, name
        assert not name or package.get("integrity", "").startswith("sha512-"), name


def test_the_npm_lock_holds_every_platforms_packages() -> None:
    packages = npm_packages()
    lost = [
        f"{name or 'the project'} lacks {optional}"
        for name, package in packages.items()
        for optional in package.get("optionalDependencies", {})
        if f"node_modules/{optional}" not in packages and f"{name}/node_modules/{optional}" not in packages
    ]
    assert lost == []
