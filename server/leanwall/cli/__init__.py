"""The command line: `leanwall serve` for the wall, and the other commands for board files without a server."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from leanwall.cli.commands import parser
from leanwall.errors import LeanwallError

REFUSED = 2
INTERRUPTED = 130
FAULT = 70  # EX_SOFTWARE of sysexits.h


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code: 0 done, 1 findings (check), 2 refused with a sentence."""
    given = parser().parse_args(arguments)
    try:
        code: int = given.run(given)
        sys.stdout.flush()
        return code
    except LeanwallError as error:
        _say(str(error))
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("LEANWALL_LOG_LEVEL") == "debug":
            raise
        _say(
            f"something went wrong here ({type(error).__name__}); LEANWALL_LOG_LEVEL=debug says more. Please report it."
        )
        return FAULT


def _say(sentence: str) -> None:
    print(f"leanwall: {sentence}", file=sys.stderr)
