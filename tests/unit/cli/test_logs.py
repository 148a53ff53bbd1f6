"""A line of the log stays a line, whatever is in it, so that nobody can forge one."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from leanwall.cli.logs import start_logging

HOSTILE = "Ana\r\nERROR leanwall: forged\x1b[31m\u2028 \u202e"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def test_what_steers_a_terminal_or_begins_a_line_is_spelled_out(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("info")
    logging.getLogger("leanwall").warning("A name: %s", HOSTILE)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("WARNING leanwall: A name: Ana\\r\\n")
    assert line.isprintable()


def test_for_programs_it_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("info", "json")
    logging.getLogger("leanwall").warning("A name: %s", HOSTILE)
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["event"] == f"A name: {HOSTILE}"
    assert line.isascii()


def test_what_the_web_server_says_of_handshakes_is_never_heard(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger("uvicorn").level
    try:
        start_logging("debug")
        logging.getLogger("uvicorn.error").debug("< cookie: leanwall=secret")
        assert capsys.readouterr().err == ""
    finally:
        logging.getLogger("uvicorn").setLevel(before)
