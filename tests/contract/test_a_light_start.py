"""A server that starts loads what walls need; what one export, one import or one database needs comes with it."""

from __future__ import annotations

import json
import subprocess
import sys

LATER = {
    "PIL", "aiosmtplib", "alembic", "authlib", "cryptography", "docx", "fontTools", "httpx", "joserfc", "numpy",
    "openpyxl", "pikepdf", "pptx", "psycopg", "pypdfium2", "redis", "reportlab", "segno", "uharfbuzz", "xlrd",
    "xlsxwriter",
}  # fmt: skip
LOOK = "import json, sys, leanwall.cli.serve; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def test_a_server_starts_without_what_only_some_of_its_work_needs() -> None:
    loaded = json.loads(subprocess.run([sys.executable, "-c", LOOK], capture_output=True, check=True).stdout)
    assert "leanwall" in loaded
    assert sorted(LATER.intersection(loaded)) == []
