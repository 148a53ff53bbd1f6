"""The command line: `leanwall serve` for the wall, and the other commands for board files without a server."""

from __future__ import annotations

import os
from collections.abc import Sequence

from leanwall.cli import streams
from leanwall.cli.loading import loading
from leanwall.errors import LeanwallError

REFUSED = 2
INTERRUPTED = 130
FAULT = 70  # EX_SOFTWARE of sysexits.h


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code: 0 done, 1 findings (check), 2 refused with a sentence."""
    with loading():
        from leanwall.cli.commands import parser
    streams.prepare()
    given = parser().parse_args(arguments)
    try:
        code: int = given.run(given)
        return code
    except LeanwallError as error:
        streams.complain(str(error))
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe had enough
        streams.drop_output()
        return 0
    except Exception as error:
        if os.environ.get("LEANWALL_LOG_LEVEL") == "debug":
            raise
        streams.complain(
            f"something went wrong here ({type(error).__name__}); LEANWALL_LOG_LEVEL=debug says more. Please report it."
        )
        return FAULT
