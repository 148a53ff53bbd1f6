"""Text from strangers, made safe to draw."""

from __future__ import annotations

import pytest

from leanwall.export.clean import clean, clusters, one_line, opened_address, shown_address
from leanwall.export.shaping import lay


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u2066isolated\u2069", "isolated"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("private \ue000 use", "private  use"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


def test_joiners_stay_because_persian_and_emoji_need_them() -> None:
    assert clean("می\u200cخواهم 👩\u200d🔧") == "می\u200cخواهم 👩\u200d🔧"


def test_marks_of_direction_stay_and_are_not_drawn() -> None:
    assert clean("שלום\u200e: 5") == "שלום\u200e: 5"
    assert "\u200e" not in "".join(run.text for run in lay("שלום\u200e: 5", 400).runs)


def test_a_tower_of_marks_is_cut_to_four() -> None:
    assert clean("Z" + "\u0335" * 50) == "Z" + "\u0335" * 4


def test_text_beyond_the_limit_ends_in_an_ellipsis() -> None:
    assert clean("x" * 300, limit=100) == "x" * 99 + "…"


def test_one_line_has_no_line_feeds_and_no_double_blanks() -> None:
    assert one_line("  a \n\n b\tc ") == "a b c"


def test_a_family_is_one_visible_character() -> None:
    assert clusters("a👨‍👩‍👧‍👦b") == ("a", "👨‍👩‍👧‍👦", "b")


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://example.org/a%20b?c=d&e=(1)#f", "https://example.org/a%20b?c=d&e=(1)#f"),
        ("https://firma.de/Prüfung.pdf", "https://firma.de/Pr%C3%BCfung.pdf"),
        ("https://ana@müller.de:8443/ü", "https://ana@xn--mller-kva.de:8443/%C3%BC"),
        ("https://x/\x01\u202efdp", "https://x/fdp"),
        ("https://[ü/", "https://[%C3%BC/"),
        ("mailto:prüfung@example.org", "mailto:pr%C3%BCfung@example.org"),
    ],
)
def test_an_address_opens_in_every_program_whatever_letters_it_has(address: str, opened: str) -> None:
    assert opened_address(address) == opened


def test_an_address_is_shown_with_its_own_letters_and_none_that_cannot_be_seen() -> None:
    assert shown_address("https://firma.de/Prüfung\u200b\x01.pdf") == "https://firma.de/Prüfung.pdf"
