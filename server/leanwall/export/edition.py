"""What a file is an edition of: a version that people have signed, or a draft."""

from __future__ import annotations

from dataclasses import dataclass

from leanwall.core.agreement import last_agreed
from leanwall.core.board import Board, Release
from leanwall.export.clean import one_line
from leanwall.export.house import say
from leanwall.export.options import Options


@dataclass(frozen=True, slots=True)
class Edition:
    """`release`: the one that is signed and still says what the board says, None for a draft; `before`: the number of
    the one before it. `version` is the board's."""

    release: Release | None
    before: str
    version: str | None

    @property
    def is_draft(self) -> bool:
        return self.release is None

    @property
    def number(self) -> str:
        """Of the release; empty for a draft."""
        return one_line(self.release.number, 40) if self.release else ""

    @property
    def words(self) -> str:
        """ "Version 1.0", "Draft 57"."""
        if self.number:
            return say("Version {n}", n=self.number)
        return say("Draft {n}", n=one_line(self.version, 40)) if self.version else say("Draft")

    @property
    def replaces(self) -> str:
        """ "Version 1.1 replaces 1.0"; a draft replaces nothing."""
        if self.release is None:
            return (
                say("Draft: changed since version {n}", n=self.before) if self.before else say("Draft: not agreed yet")
            )
        now = self.number or say("without a number")
        if self.before:
            return say("Version {now} replaces {earlier}", now=now, earlier=self.before)
        return say("Version {now}, the first one", now=now)


def edition_of(board: Board, options: Options) -> Edition:
    """What waits for signatures, or was changed after them (`options.changed`), is a draft."""
    agreed = last_agreed(board)
    release = None if options.changed else agreed
    earlier = board.releases if release is None else board.releases[: board.releases.index(release)]
    before = last_agreed(board.model_copy(update={"releases": earlier}))
    return Edition(release, one_line(before.number, 40) if before else "", options.version)
