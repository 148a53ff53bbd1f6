"""A server that is killed again and again: the modules are read once, each life is a fork of the process that has them.

`python -m tests.support.lives FOLDER` is that process: for each line on its standard input it begins a life, a true
`leanwall serve` on a port of its own, and prints its number; when a life has ended it prints a dot.
"""

from __future__ import annotations

import gc
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60
NUMBER = re.compile(r"^life (\d+)$")
ENDED = "."


class Lives:
    """`begin` gives the address of the next life, `kill` ends it with SIGKILL."""

    def __init__(self, folder: Path, **environment: str) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LEANWALL_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.lives", str(folder)],
            cwd=ROOT, env={**clean, **environment}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._printed: queue.Queue[str] = queue.Queue()
        self._life = 0
        threading.Thread(target=self._read, daemon=True).start()

    def begin(self) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write("begin\n")
        self._process.stdin.flush()
        self._life = int(self._wait_for(NUMBER)[1])
        return "/".join(self._wait_for(re.compile(r"https?://[^\s()]+"))[0].split("/")[:3])

    def kill(self) -> None:
        life, self._life = self._life, 0
        if life:
            os.kill(life, signal.SIGKILL)
            self._wait_for(re.compile(rf"^{re.escape(ENDED)}$"))

    def __enter__(self) -> Lives:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.kill()
        self._process.wait()

    def _wait_for(self, pattern: re.Pattern[str]) -> re.Match[str]:
        while True:
            if found := pattern.search(self._printed.get(timeout=PATIENCE).rstrip("\n")):
                return found

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._printed.put(line)


def main(folder: str) -> None:
    from leanwall.cli import main as run
    from leanwall.cli import serve

    assert serve
    gc.freeze()
    for _ in sys.stdin:
        life = os.fork()
        if not life:
            os._exit(run(["serve", "--port", "0", "--no-open", "--data", folder]))
        print(f"\nlife {life}", flush=True)  # on a line of its own: who was killed may have left half of one
        os.waitpid(life, 0)
        print(f"\n{ENDED}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
