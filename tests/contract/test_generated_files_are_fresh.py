"""The schema and the TypeScript types are what core/board.py says today."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.boards import EXAMPLES, ROOT
from tools.codegen import SCHEMA, generated


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_generated_files_are_fresh(path: Path) -> None:
    assert path.read_text("utf-8") == generated()[path], "run `make codegen`"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_the_schema(path: Path) -> None:
    jsonschema.validate(json.loads(path.read_text("utf-8")), json.loads(SCHEMA.read_text("utf-8")))


def test_the_schema_is_beside_the_boards() -> None:
    assert SCHEMA.relative_to(ROOT).as_posix() == "boards/board.schema.json"
