"""Who somebody is and what they may do: the roles, the principal that every request acts as."""

from __future__ import annotations

from dataclasses import dataclass

from leanwall.errors import Forbidden

ROLES = ("view", "comment", "edit", "facilitate", "owner")
_NEEDS = {
    "comment": "You may look at this board but not comment on it; ask its owner.",
    "edit": "You may look at this board but not change it; ask its owner.",
    "facilitate": "Only a facilitator may do this; ask the board's owner.",
    "owner": "Only the owner may do this.",
}


@dataclass(frozen=True)
class Principal:
    """The person behind a request. `session` names the sign-in, so that ending it can close its sockets."""

    id: str
    name: str
    color: str
    role: str
    workspace_id: str
    session: str


def allows(role: str, needed: str) -> bool:
    """Whether `role` includes `needed`: view < comment < edit < facilitate < owner."""
    return ROLES.index(role) >= ROLES.index(needed)


def require(principal: Principal, needed: str) -> None:
    """Raises Forbidden, in words, when the person's role is below `needed`."""
    if not allows(principal.role, needed):
        raise Forbidden(_NEEDS.get(needed, "You may not do this."))
