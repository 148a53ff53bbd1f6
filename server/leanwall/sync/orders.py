"""What ends or interrupts people's sockets from outside the conversation, and the goodbye that each of them hears."""

from __future__ import annotations

from typing import Any

TRY_LATER = 1013
NO_SESSION, NO_ACCESS, NO_BOARD = 4401, 4403, 4404

ORDERS: dict[str, dict[str, Any]] = {
    "board_deleted": {"code": "deleted", "message": "This board has been deleted.", "close": NO_BOARD},
    "revoke": {"code": "forbidden", "message": "Your access to this board has ended.", "close": NO_ACCESS},
    "role_changed": {
        "code": "role", "message": "Your role on this board has changed.", "close": TRY_LATER, "retry_after": 0,
    },
    "sign_out": {"code": "not_signed_in", "message": "You have signed out.", "close": NO_SESSION},
}  # fmt: skip
