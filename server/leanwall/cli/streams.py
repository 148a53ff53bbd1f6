"""What is said on a terminal or into a pipe: any encoding, full or closed, and no text of a board steers the screen."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from typing import Any

from leanwall.errors import BadInput, Unavailable

# Controls but the line feed (terminals obey them), and what turns the direction of the text around it.
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def prepare() -> None:
    """A letter that the terminal's encoding lacks (LANG=C) is spelled out and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Text for a person. Raises Unavailable when it can't be written, BrokenPipeError when nobody reads any more."""
    _write(_STEERING.sub("", text))


def say_json(value: Any) -> None:
    """The value for a program, in letters that every encoding has unless it is UTF-8. Raises as `say`."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    _write(json.dumps(value, ensure_ascii=not encoding.lower().startswith("utf"), indent=1, allow_nan=False))


def complain(sentence: str) -> None:
    """One line on standard error."""
    print(f"leanwall: {_STEERING.sub('', ' '.join(sentence.splitlines()))}", file=sys.stderr)


def read_input(most: int) -> bytes:
    """At most so many bytes of standard input. Raises BadInput when it is closed."""
    if sys.stdin is None:
        raise BadInput("standard input is closed; give a file instead of “-”.")
    return sys.stdin.buffer.read(most)


def drop_output() -> None:
    """Whatever is still to be written goes nowhere, also when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise Unavailable(f"the output can't be written ({error.strerror}).") from None
