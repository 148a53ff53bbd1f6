"""Builds what Leanwall needs besides Python code: the npm packages, the page and the fonts.

Used by the set-up of a checkout (tools/setup.py) and by the wheel's build hook (hatch_build.py). A step is skipped
when its stamp tells that nothing it depends on has changed. Only the standard library is used here.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
LOCK = FRONTEND / "package-lock.json"
WEB = ROOT / "server" / "leanwall" / "web"
FONTS = ROOT / "server" / "leanwall" / "export" / "fonts"
# What the page is built from, apart from the npm packages; its tests don't count.
PAGE_SOURCES = ("index.html", "vite.config.ts", "tsconfig.json", "package.json", "package-lock.json", "public", "src")
TESTS = (".test.ts", ".test.tsx")


class CannotBuild(Exception):
    """A step failed; the message is a sentence with a way out."""


def digest(paths: Iterable[Path], salt: str = "") -> str:
    """One fingerprint of these files and of all files in these folders."""
    whole = hashlib.sha256(salt.encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not file.name.endswith(TESTS):
                whole.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
                whole.update(file.read_bytes())
    return whole.hexdigest()


def page_is_fresh() -> bool:
    return is_stamped(WEB / ".stamp", page_fingerprint())


def page_fingerprint() -> str:
    return digest(FRONTEND / name for name in PAGE_SOURCES)


def fonts_are_fresh() -> bool:
    return is_stamped(FONTS / ".stamp", fonts_fingerprint())


def fonts_fingerprint() -> str:
    return digest((ROOT / "tools" / "fonts.py", LOCK, ROOT / "requirements" / "build.txt"))


def is_stamped(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text() == fingerprint


def once(stamp: Path, fingerprint: str, say: str, act: Callable[[], None]) -> None:
    """Run `act` unless the stamp says that it was done on the same inputs; say so with the time it took."""
    if is_stamped(stamp, fingerprint):
        return
    began = time.monotonic()
    print(f"leanwall: {say} …", flush=True)
    act()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)
    print(f"leanwall: {say}: {time.monotonic() - began:.0f} s", flush=True)


@dataclass(frozen=True)
class Workshop:
    """The programs to build with: a Python that has the font tools, and an environment whose PATH has Node.js."""

    python: Path
    environment: Mapping[str, str]

    def npm_packages(self) -> None:
        """The locked npm packages in frontend/node_modules."""
        fingerprint = digest((LOCK, FRONTEND / ".npmrc"), f"{sys.platform} {os.uname().machine}")
        stamp = FRONTEND / "node_modules" / ".leanwall-stamp"
        command = ("npm", "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error")
        again = "npm packages could not be installed (see above): check the network connection and try again."
        act = partial(self.run, *command, cwd=FRONTEND, way_out=again)
        once(stamp, fingerprint, "installing npm packages", act)

    def page(self) -> None:
        """The built front end in server/leanwall/web."""
        command = ("npm", "run", "--silent", "build", "--", "--logLevel=warn")
        failed = "The page could not be built: see above."
        act = partial(self.run, *command, cwd=FRONTEND, way_out=failed)
        once(WEB / ".stamp", page_fingerprint(), "building the page", act)

    def fonts(self) -> None:
        """The fonts of exports and page in server/leanwall/export/fonts."""
        command = (self.python, ROOT / "tools" / "fonts.py")
        failed = "The fonts could not be built: see above."
        act = partial(self.run, *command, way_out=failed)
        once(FONTS / ".stamp", fonts_fingerprint(), "building the fonts", act)

    def run(self, *command: str | Path, cwd: Path = ROOT, way_out: str) -> None:
        """Run a command; when it fails, its own words stand above `way_out`. Raises CannotBuild."""
        try:
            subprocess.run([str(part) for part in command], cwd=cwd, env=self.environment, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise CannotBuild(way_out) from error
