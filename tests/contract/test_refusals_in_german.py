"""Whatever the server says to people whose change it does not take stands in German on the page, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.support.boards import ROOT

SPEAKING = ("voting", "locking", "roles", "expansion", "undo", "room", "restoring", "overtaking", "carry")
READING = (
    "core/units",
    "core/sheets",
    "core/columns",
    "core/cells",
    "core/tables",
    "core/conventions",
    "core/reading",
    "spreadsheets",
)
GERMAN = ROOT / "frontend" / "src" / "i18n" / "de" / "refusals.ts"
GERMAN_READING = GERMAN.with_name("reading.ts")


def sentences(source: str) -> Iterator[str]:
    """Texts that end like a sentence, but for docstrings; “#” for what is put in."""
    tree = ast.parse(source)
    bodies = [body for node in ast.walk(tree) if isinstance(body := getattr(node, "body", None), list)]
    told = {id(each.value) for body in bodies for each in body if isinstance(each, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = "" if id(node) in told | parts else _text(node)
        if text.endswith(".") and " " in text:
            yield text


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "#" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_every_refusal_of_a_live_board_has_its_german() -> None:
    german = GERMAN.read_text("utf-8")
    folder = ROOT / "server" / "leanwall" / "sync"
    said = {each for name in SPEAKING for each in sentences((folder / f"{name}.py").read_text("utf-8"))}
    assert len(said) > 30
    assert sorted(each for each in said if f'"{each}"' not in german) == []


def test_why_a_file_a_table_or_a_time_cannot_be_read_is_told_in_german() -> None:
    """A sentence may be put together of parts: each part stands in one that is told."""
    told = re.findall(r"""^  (["'])(.*)\1:""", GERMAN_READING.read_text("utf-8"), re.MULTILINE)
    known = [sentence.replace('\\"', '"') for _, sentence in told]
    folder = ROOT / "server" / "leanwall"
    said = {each for name in READING for each in sentences((folder / f"{name}.py").read_text("utf-8"))}
    assert len(said) > 50
    assert sorted(each for each in said if not any(_pattern(each).search(one) for one in known)) == []


def _pattern(said: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in said.split("#")))
