"""Writes frontend/src/generated/api.ts from what the server says of its own API.

Run by `make codegen`; with --check it writes nothing and fails when the file is stale. Needs Node and npm packages.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from leanwall.app import create_app
from leanwall.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TYPES = ROOT / "frontend" / "src" / "generated" / "api.ts"
GENERATOR = ROOT / "frontend" / "node_modules" / ".bin" / "openapi-typescript"
HEAD = "// Generated from the server's OpenAPI by `make codegen`. Do not edit.\n"


def description(folder: Path) -> dict[str, object]:
    """The OpenAPI document of a server that is not started."""
    described: dict[str, object] = create_app(Settings(data=str(folder))).api.openapi()
    return described


def generated() -> str:
    """The TypeScript types of every route."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "openapi.json"
        document.write_text(json.dumps(description(folder)), encoding="utf-8")
        written = folder / "api.ts"
        subprocess.run([GENERATOR, document, "--output", written], check=True, capture_output=True)
        return HEAD + written.read_text(encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the file is stale")
    options = parser.parse_args()
    if not options.check:
        TYPES.write_text(generated(), encoding="utf-8")
    elif TYPES.read_text(encoding="utf-8") != generated():
        print(f"{TYPES.relative_to(ROOT)} is stale: run `make codegen`.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
