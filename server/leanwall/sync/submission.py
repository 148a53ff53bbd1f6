"""A verb of the server on its way through the writer, and what its refusals are called outside the live boards."""

from __future__ import annotations

import asyncio

from leanwall.core.change import Change
from leanwall.errors import BadInput, Conflict, Forbidden, LeanwallError, TooLarge
from leanwall.sync.overtaking import OVERTAKEN
from leanwall.sync.room import Refusal
from leanwall.sync.writer import Outcome

_REFUSALS: dict[str, type[LeanwallError]] = {
    "forbidden": Forbidden, "limit": TooLarge, "gone": Conflict, OVERTAKEN: Conflict,
}  # fmt: skip


class Submission:
    """A server's own verb waiting for its version."""

    def __init__(self) -> None:
        self.version: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def answered(self, outcome: Outcome) -> None:
        if self.version.done():
            return
        if isinstance(outcome, Change):
            self.version.set_result(outcome.version)
            return
        answer = outcome.frame() if isinstance(outcome, Refusal) else outcome  # or what it was answered before
        if answer["type"] == "ack":
            self.version.set_result(answer["version"])
            return
        refused = _REFUSALS.get(answer["code"], BadInput)
        self.version.set_exception(refused(answer["message"], place=answer.get("field", ""), code=answer["code"]))

    def gives_up(self, error: LeanwallError) -> bool:
        if not self.version.done():
            self.version.set_exception(error)
        return True
