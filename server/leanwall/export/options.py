"""What may be chosen for an export, checked once, and what an export gives back."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from leanwall.errors import BadInput
from leanwall.export.brand import PLAIN, Brand
from leanwall.export.clean import one_line
from leanwall.export.house import LANGUAGES, speaking, tell

STATES = ("current", "future", "both")
CUTS = ("process", "role")
LADDERS = ("equal", "root", "true")
PARTS = ("shown", "all")
SIZES = ("a3", "a4", "letter", "tabloid", "slide", "slide-4k")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,500}")


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for an export; None is the format's own default.

    `lane` is a lane's id; `ladder` what the widths of a timeline say (nothing, the root of the time, the time); `page`
    (from 1) picks one of several pages for a picture; `parts` of a board file are what everybody sees, or all.

    From outside, because exports know no clock, no server, no workspace: `date` (an ISO day), `version` (of the board),
    `url` (its public address, printed as a QR code), `brand`, `people` (the names of those who took part), `reader`
    (the language in which whoever asks is told why not), `changed` (whether the board says something else by now than
    what was signed). Raises BadInput for what cannot be chosen.
    """

    state: str | None = None
    cut: str | None = None
    lane: str | None = None
    size: str | None = None
    ladder: str | None = None
    page: int = 1
    date: str | None = None
    version: str | None = None
    url: str | None = None
    language: str | None = None
    brand: Brand = PLAIN
    people: tuple[str, ...] = ()
    parts: str | None = None
    reader: str = ""
    changed: bool = False

    @property
    def spoken(self) -> str:
        """The language of the file."""
        known = (name for name in (self.language, self.brand.language) if name in LANGUAGES)
        return next(known, None) or "en"

    def __post_init__(self) -> None:
        with speaking(self.spoken, reader=self.reader if self.reader in LANGUAGES else ""):
            self._check()

    def _check(self) -> None:
        _check_choice("state", self.state, STATES)
        _check_choice("cut", self.cut, CUTS)
        _check_choice("size", self.size, SIZES)
        _check_choice("ladder", self.ladder, LADDERS)
        _check_choice("language", self.language, tuple(LANGUAGES))
        _check_choice("parts", self.parts, PARTS)
        if not 1 <= self.page <= 10_000:
            raise BadInput(tell("Pages are numbered from 1."), place="page")
        if self.date:
            _check_day(self.date)
        if self.url and not _ADDRESS.fullmatch(self.url):
            raise BadInput(tell("An address starts with http:// or https:// and has no blanks."), place="url")


def _check_choice(name: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        told = {"name": name, "value": one_line(value, 40), "known": known}
        raise BadInput(tell("There is no {name} “{value}”; choose {known}.", **told), place=name)


def _check_day(value: str) -> None:
    """Only 2026-12-01: other spellings of the same day would end up in file names and on paper as they are."""
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        datetime.date.fromisoformat(value)
    except ValueError:
        shown = one_line(value, 40)
        raise BadInput(tell("“{value}” is not a day; write it like 2026-12-01.", value=shown), place="date") from None


@dataclass(frozen=True, slots=True)
class Made:
    """What a format makes: the file's bytes, sentences for people, points to agree, letters without a font."""

    data: bytes
    notes: tuple[str, ...] = ()
    to_agree: int = 0
    missing_glyphs: tuple[str, ...] = ()
    pages: int = 1
