"""What README says on the command line can be said as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from leanwall.cli import main
from leanwall.cli.commands import parser
from leanwall.export.formats import FORMATS
from tests.support.boards import ROOT

SAID = re.findall(r"^leanwall (.+)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
QUICK = ("measure", "compare", "check", "import", "schema")  # the others have tests of their own


@pytest.mark.parametrize("said", SAID)
def test_a_command_of_readme_does_what_it_says(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boards").symlink_to(ROOT / "boards")
    words = shlex.split(said)
    given = parser().parse_args(words)
    assert getattr(given, "format", None) in (None, *FORMATS)
    if words[0] in QUICK:
        assert main(words) in (0, 1)  # 1: check has findings
        assert capsys.readouterr().out or (tmp_path / given.out).exists()


def test_readme_shows_every_kind_of_command_that_works_on_files() -> None:
    assert {"measure", "compare", "check", "export", "import", "schema", "serve"} <= {said.split()[0] for said in SAID}
