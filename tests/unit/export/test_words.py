"""Times, days and file names in the reader's words."""

from __future__ import annotations

import pytest

from leanwall.core.board import Calendar
from leanwall.export.words import count, day, joined, long_time, short_time, slug


@pytest.mark.parametrize(
    ("seconds", "said"), [(291600, "10.1 days"), (28800, "1 day"), (3600, "60 minutes"), (60, "60 seconds")]
)
def test_a_title_says_its_times_in_whole_words(seconds: float, said: str) -> None:
    assert long_time(seconds, Calendar()) == said


def test_an_unknown_time_is_a_dash() -> None:
    assert short_time(None, Calendar()) == "–"


@pytest.mark.parametrize(("iso", "said"), [("2026-12-01", "1 Dec 2026"), (None, ""), ("soon", "soon")])
def test_days_are_read_out_with_the_name_of_the_month(iso: str | None, said: str) -> None:
    assert day(iso) == said


@pytest.mark.parametrize(
    ("title", "safe"),
    [
        ("Customer billing", "customer-billing"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\r\nSet-Cookie: x", "a-set-cookie-x"),
        ("evil\u202egnp.exe\x00", "evilgnp-exe"),
        ("CON", "board-con"),
        ("", "board"),
        ("///", "board"),
        ("Zażółć", "zazołc"),
        ("客户账单", "客户账单"),
        ("ガス請求", "ガス請求"),
        ("ग्राहक को बिल", "ग्राहक-को-बिल"),
        ("청구서", "청구서"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_title_becomes_a_safe_file_name(title: str, safe: str) -> None:
    assert slug(title) == safe


def test_lists_and_counts_read_like_sentences() -> None:
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined(["a", "b"], "or") == "a or b"
    assert joined([]) == ""
    assert (count(1, "step", "steps"), count(2, "step", "steps")) == ("1 step", "2 steps")
