"""docs/benchmarks.md: each benchmark writes a part of its own and leaves the others' as they are."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

REPORT = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"
HEAD = "# Measured\n\nWritten by `make bench` (tests/bench); each part names its command and its machine.\n"


def machine() -> str:
    """Processor, cores, system and Python, in a line."""
    info = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", info.read_text()) if info.exists() else []
    processor = names[0] if names else platform.processor() or platform.machine()
    cores = os.cpu_count()
    return f"{cores} × {processor}, {platform.system()}, Python {platform.python_version()}"


def write_part(name: str, text: str, page: Path = REPORT, head: str = HEAD) -> None:
    """Puts `text` between the marks of `name`, at the end when it is new; `head` begins a page that is not there."""
    whole = page.read_text("utf-8") if page.exists() else head
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    part = f"{start}\n{text.strip()}\n{end}"
    if start in whole and end in whole:
        before, _, rest = whole.partition(start)
        after = rest.partition(end)[2]
        page.write_text(f"{before}{part}{after}", "utf-8")
    else:
        page.write_text(f"{whole.rstrip()}\n\n{part}\n", "utf-8")
