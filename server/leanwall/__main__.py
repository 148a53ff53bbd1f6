"""`python -m leanwall` is the command `leanwall`."""

import sys

from leanwall.cli import main

sys.exit(main())
