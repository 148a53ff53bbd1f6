"""The boards that come with Leanwall: templates to start from, examples, the schema of board files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from leanwall.core.board import Board
from leanwall.core.reading import read_board
from leanwall.errors import NotFound

PACKAGE = Path(__file__).parents[1]
FIRST_BOARD = "customer-billing.json"


def shipped_folder() -> Path:
    """In an installed package `boards` lies inside it, in a checkout at its top."""
    inside = PACKAGE / "boards"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "boards"


class BoardFiles:
    """Reads the shipped files; templates are read once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or shipped_folder()

    def templates(self) -> list[tuple[str, Board]]:
        """(name, board) of each template, by title."""
        return sorted(self._templates.items(), key=lambda item: item[1].title)

    def template(self, name: str) -> Board:
        if name not in self._templates:
            raise NotFound("There is no such template.")
        return self._templates[name]

    def first_board(self) -> Board:
        """What a new data folder starts with: the finished billing example."""
        return read_board((self._folder / "examples" / FIRST_BOARD).read_bytes())

    def schema(self) -> str:
        """The JSON schema of board files, as text."""
        return (self._folder / "board.schema.json").read_text("utf-8")

    @cached_property
    def _templates(self) -> dict[str, Board]:
        files = sorted((self._folder / "templates").glob("*.json"))
        return {file.stem: read_board(file.read_bytes()) for file in files}
