"""Keeping boards safe: `leanwall backup`, also while the wall runs, and `leanwall restore`."""

from __future__ import annotations

import json
import os
import re
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from leanwall.cli.streams import say
from leanwall.errors import Conflict, Unavailable
from leanwall.settings import Settings, read_settings
from leanwall.store.backup import back_up, open_as_it_is, restore
from leanwall.store.boards import Boards
from leanwall.store.db import read_url
from leanwall.store.folder import FolderLock, open_folder
from leanwall.store.people import People, Workspace
from leanwall.sync.views import cut_content

MAX_NAME = 60
SHELVES = {"": "", "archive": "archive", "template": "templates"}  # and the folders they are in a folder of board files


def backup_command(given: Any) -> int:
    """One file with everything, or a folder of board files."""
    settings = read_settings(os.environ, {"data": given.data})
    if given.boards:
        return _board_files(settings, Path(given.boards))
    out = _new_file(given.out)
    manifest = back_up(settings.database, out)
    size, boards = f"{out.stat().st_size / 2**20:.1f} MB", _counted(len(manifest.boards), "board")
    say(f"{out}  ({size}, {boards} with the whole history)")
    say("It holds what your clients told you: keep it as safe as the boards.")
    return 0


def _new_file(wish: str | None) -> Path:
    """Where the backup goes. Raises Unavailable where no file can be."""
    name = f"leanwall-backup-{datetime.now():%Y%m%d-%H%M%S}.zip"
    try:
        out = Path(wish or name).expanduser().resolve()
        out = out / name if out.is_dir() else out
        has_folder = out.parent.is_dir()
    except (OSError, RuntimeError) as error:  # RuntimeError: ~ of nobody, links in a ring
        why = error.strerror if isinstance(error, OSError) else error
        raise Unavailable(f"No file can be at {wish or name} ({why}); name another with --out.") from None
    if not has_folder:
        raise Unavailable(f"There is no folder {out.parent} for the backup; make it or name another one.")
    return out


def restore_command(given: Any) -> int:
    """Into a folder without boards, or an empty PostgreSQL database."""
    settings = read_settings(os.environ, {"data": given.data})
    open_folder(settings.data_folder)
    lock = FolderLock(settings.data_folder)
    lock.take()
    try:
        restored = restore(Path(given.file).expanduser(), settings.database, settings.sealing_key)
    finally:
        lock.release()
    boards = _counted(len(restored.boards), "board")
    say(f"Restored: {boards} as of {restored.made_at}, read again and equal.")
    say("Start the wall: leanwall serve" + (f" --data {given.data}" if given.data else ""))
    return 0


def _board_files(settings: Settings, folder: Path) -> int:
    """Every board of every client as a board file, which any program can read: your data is yours. Those in the archive
    and templates stand in folders of their own. Files are handed on: what is hidden still, or voted in a vote that is
    open, is not in them."""
    _check_free(folder)
    if settings.database.startswith("sqlite") and not Path(str(read_url(settings.database).database)).exists():
        raise Unavailable(f"There are no boards in {settings.data_folder}. Name the data folder: --data.")
    count = 0
    with closing(open_as_it_is(read_url(settings.database), settings.sealing_key)) as database:
        boards = Boards(database)
        for workspace in People(database.engine).workspaces():
            for shelf, place in SHELVES.items():
                target = folder / _folder_of(workspace) / place
                for row in boards.list(workspace.id, shelf):
                    content = cut_content(boards.content(workspace.id, row.id))
                    text = json.dumps(content, ensure_ascii=False, indent=2)
                    _write(target / f"{_slug(row.title) or 'board'}-{row.id[-6:]}.json", text + "\n")
                    count += 1
    files = _counted(count, "board file")
    say(f"{files} in {folder}; `leanwall measure`, `leanwall export` and any wall read such files.")
    return 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _check_free(folder: Path) -> None:
    try:
        taken = folder.is_file() or (folder.exists() and any(folder.iterdir()))
    except OSError as error:
        raise Unavailable(f"{folder} can't be used ({error.strerror}); name another folder with --boards.") from None
    if taken:
        raise Conflict(f"{folder} is not empty; name another folder.")


def _folder_of(workspace: Workspace) -> str:
    """Two clients of one name have a folder each."""
    return "-".join(part for part in (_slug(workspace.name), workspace.id[-6:]) if part)


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError as error:
        raise Unavailable(f"{file} can't be written ({error.strerror}); name another folder with --boards.") from None


def _slug(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"[^\w-]+", "-", name, flags=re.UNICODE).strip("-_")[:MAX_NAME].lower()
