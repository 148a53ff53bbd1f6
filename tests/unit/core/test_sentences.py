"""Findings in words: both languages say the same, numbers and times as people of that language write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leanwall.core import checks
from leanwall.core.board import Calendar
from leanwall.core.checks import check
from leanwall.core.reading import read_board
from leanwall.core.sentences import CATALOGUES, Amount, Exactly, Seconds, Share, per_cent, shown
from tests.support.a_map import a_map

CORE = Path(checks.__file__).parent
BILLING = CORE.parent.parent.parent / "boards" / "examples" / "customer-billing.json"
CODES = re.compile(r'(?:fault|warning|hint)\(\s*"(\w+)"')


def test_every_finding_has_its_words() -> None:
    used = {code for path in CORE.glob("*.py") for code in CODES.findall(path.read_text("utf-8"))}
    assert len(used) > 40
    for catalogue in CATALOGUES.values():
        known = {key.partition(".")[0] for key in catalogue if not key.startswith("_")}
        assert used == known


def test_both_languages_have_the_same_sentences_with_the_same_parts() -> None:
    english, german = CATALOGUES["en"], CATALOGUES["de"]
    assert english.keys() == german.keys()
    for key in english:
        assert len(english[key]) >= len(german[key]) or len(german[key]) == 3, key
        for one, other in zip(english[key], german[key], strict=False):
            assert set(re.findall(r"{\w+}", one)) == set(re.findall(r"{\w+}", other)), key


@pytest.mark.parametrize(
    ("share", "english", "german"),
    [
        (0.976, "98 %", "98 %"),
        (0.0486, "4.9 %", "4,9 %"),
        (1.078, "108 %", "108 %"),
        (1.002, "100.2 %", "100,2 %"),
        (0.9996, "99.96 %", "99,96 %"),
        (1.0, "100 %", "100 %"),
        (0.0, "0 %", "0 %"),
        (0.0004, "0.04 %", "0,04 %"),
        (0.05, "5 %", "5 %"),
    ],
)
def test_shares_are_rounded_as_people_speak_and_never_to_all_or_nothing(
    share: float, english: str, german: str
) -> None:
    assert (per_cent(share), per_cent(share, "de")) == (english, german)


def test_numbers_and_times_are_written_in_their_language() -> None:
    calendar = Calendar()
    values = (Share(0.123), Exactly(1.00001), Seconds(9_000), Amount(12.4), Amount(4.26), Amount(0.256), 3)
    assert [shown(value, "en", calendar) for value in values] == [
        "12 %", "100.001 %", "2.5 h", "12", "4.3", "0.26", "3",
    ]  # fmt: skip
    assert [shown(value, "de", calendar) for value in values] == [
        "12 %", "100,001 %", "2,5 Std", "12", "4,3", "0,26", "3",
    ]  # fmt: skip


def test_the_clerks_overload_in_german() -> None:
    findings = {found["code"]: found for found in check(read_board(BILLING.read_bytes()), "current", "de")}
    assert findings["overload"]["text"] == (
        "„Billing clerk“ ist zu 108 % ausgelastet: Der Rückstand wächst um 1,5 Vorgänge am Tag. "
        "Ohne Nacharbeit wären es 98 %."
    )


def test_one_step_is_spoken_of_as_one() -> None:
    one = a_map().step("A", work=1, wait=0, ca=1, value="VA")
    one.file["notes"][0]["lane"] = None
    two = a_map().step("A", work=1, wait=0, ca=1, value="VA").step("B", work=1, wait=0, ca=1, value="VA")
    for note in two.file["notes"]:
        note["lane"] = None
    assert one.finding("nobody_owns")["text"] == "“A” has no lane: nobody owns it."
    assert two.finding("nobody_owns")["text"] == "“A” and “B” have no lane: nobody owns them."


def test_braces_in_people_s_words_are_not_read_as_places() -> None:
    built = a_map().step("A", work=1, wait=0, ca=1, value="VA")
    built.file["notes"][0] |= {"lane": None, "text": "{notes} {0} {x!r:>9}"}
    assert built.finding("nobody_owns")["text"] == "“{notes} {0} {x!r:>9}” has no lane: nobody owns it."
