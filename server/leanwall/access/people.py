"""Who somebody is and what they may do: the roles, the principal that every request acts as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from leanwall.errors import Forbidden

ROLES = ("view", "comment", "edit", "facilitate", "admin", "owner")
GUEST_ROLES = ("view", "comment", "edit", "facilitate")
COLORS = (
    "#A8321A", "#1C7A4A", "#7A4FB5", "#8A6500", "#0B7285", "#B0307A", "#3F51B5", "#5B6B1E", "#9C4221", "#2F6F9F",
)  # fmt: skip
_NEEDS = {
    "comment": "You may look at this board but not comment on it; ask its facilitator.",
    "edit": "You may look at this board but not change it; ask its facilitator.",
    "facilitate": "Only a facilitator may do this; ask the board's owner.",
    "admin": "Only an administrator of this workspace may do this.",
    "owner": "Only the owner may do this.",
}


@dataclass(frozen=True)
class Principal:
    """The person behind a request. `session` names the sign-in, so that ending it can close its sockets. A guest has
    a `board_id`, and nothing but that board; `until` is when a guest's access ends (ISO, UTC); one who is
    `waiting` has not been let in yet."""

    id: str
    name: str
    color: str
    role: str
    workspace_id: str
    session: str
    account_id: str = ""
    board_id: str | None = None
    until: str | None = None
    waiting: bool = False

    @property
    def is_guest(self) -> bool:
        return self.board_id is not None


class Person(Protocol):
    """A row of the people table."""

    id: str
    workspace_id: str
    name: str
    color: str
    role: str
    account_id: str
    board_id: str | None
    link_id: str | None
    muted: bool
    waiting: bool
    until: str | None


def principal(person: Person, session: str) -> Principal:
    """The person as whom a session acts now."""
    role = person.role if person.role in ROLES and not person.muted else "view"
    return Principal(
        person.id, person.name, person.color, role, person.workspace_id, session,
        person.account_id, person.board_id, person.until, person.waiting,
    )  # fmt: skip


def allows(role: str, needed: str) -> bool:
    """Whether `role` includes `needed`: view < comment < edit < facilitate < admin < owner."""
    return ROLES.index(role) >= ROLES.index(needed)


def require(principal: Principal, needed: str) -> None:
    """Raises Forbidden, in words, when the person's role is below `needed`."""
    if not allows(principal.role, needed):
        raise Forbidden(_NEEDS.get(needed, "You may not do this."))


def require_member(principal: Principal, needed: str) -> None:
    """The same for what concerns the whole workspace: a guest's role is good on one board only."""
    if principal.is_guest:
        raise Forbidden("You are a guest on one board; this is for members of its workspace.")
    require(principal, needed)
