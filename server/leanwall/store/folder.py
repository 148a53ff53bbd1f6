"""The data folder: made on the first start, readable by its user alone, used by one server at a time."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from leanwall.errors import Unavailable


def open_folder(folder: Path) -> None:
    """Makes the folder and tries to write in it. Raises Unavailable with a way out."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".write-test-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Unavailable(
            f"The data folder {folder} can't be written ({error.strerror}). "
            "Give it another one: `leanwall serve --data FOLDER` or LEANWALL_DATA."
        ) from None


class FolderLock:
    """Held while a server runs on the folder. The system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "server.lock"
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Raises Unavailable, naming the server that runs already."""
        while self._file is None:
            file = self._opened()
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise self._refusal(file) from None
            if _is_still_at(self._path, file):
                self._file = file
            else:  # who held it until now has just taken the file away
                file.close()

    def describe(self, text: str) -> None:
        """What the next server that is refused will tell its user."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.write(text)
            self._file.flush()

    def release(self) -> None:
        """Nothing is left behind. The file goes while it is still locked: nobody can have taken it meanwhile."""
        if self._file is not None:
            self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _opened(self) -> IO[str]:
        try:
            return self._path.open("a+")
        except OSError as error:
            raise Unavailable(
                f"{self._path} can't be opened ({error.strerror}); does the folder belong to another user of this "
                "computer? Give it to the one that runs Leanwall, or name another folder with --data."
            ) from None

    def _refusal(self, file: IO[str]) -> Unavailable:
        file.seek(0)
        running = file.read().strip()
        file.close()
        return Unavailable(
            f"Another Leanwall uses the data folder {self._path.parent}"
            + (f" ({running})" if running else "")
            + ". Use that one, stop it, or give this one its own folder with --data."
        )


def _is_still_at(path: Path, file: IO[str]) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
