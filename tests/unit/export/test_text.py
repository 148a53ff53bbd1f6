"""Text in boxes: every script has glyphs, lines keep their width, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leanwall.export.clean import clean, reads_leftwards
from leanwall.export.house import say
from leanwall.export.shaping import lay
from leanwall.export.text import fit, longest_word, shorten, width, wrap
from tests.support.exported import SCRIPTS, tightly

_ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=80) | st.lists(
    st.sampled_from(list(SCRIPTS.values())), min_size=1, max_size=3
).map(" ".join)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_every_script_has_glyphs(script: str, weight: int) -> None:
    line = lay(SCRIPTS[script], weight)
    assert not [run.text for run in line.runs if run.is_missing]
    assert all(glyph.id for run in line.runs for glyph in run.glyphs)


def test_a_character_without_a_font_is_marked_as_missing() -> None:
    assert [run.is_missing for run in lay("a\U00010380", 400).runs] == [False, True]


def test_hebrew_is_laid_from_right_to_left_and_its_numbers_from_left_to_right() -> None:
    line = lay("שלום 42", 400)
    assert line.is_rtl
    assert [run.text.strip() for run in line.runs] == ["42", "שלום"]


def test_joiners_in_right_to_left_text_keep_their_letters_together() -> None:
    text = "تحقق 👩🏽\u200d🔧 می\u200cخواهم Prüfen 👩🏽\u200d🔧: before"
    assert sum(len(run.text) for run in lay(text, 400).runs) == len(text)


def test_japanese_text_takes_japanese_shapes_of_han_characters() -> None:
    assert lay("請求書を確認", 400).runs[0].face.startswith("NotoSansJP")
    assert lay("请求书", 400).runs[0].face.startswith("NotoSansSC")


@given(_ANY, st.floats(20, 200))
@settings(max_examples=120, deadline=None)
def test_no_line_is_wider_than_its_box(text: str, limit: float) -> None:
    widest_cluster = max((width(c, 400, 10.0) for c in clean(text)), default=0.0)
    for line in wrap(clean(text), 400, 10.0, limit):
        assert width(line, 400, 10.0) <= max(limit, widest_cluster * 4) * 1.02 + 0.5


@given(_ANY, st.floats(20, 200))
@settings(max_examples=120, deadline=None)
def test_wrapping_loses_no_character(text: str, limit: float) -> None:
    wrapped = tightly("".join(wrap(clean(text), 400, 10.0, limit)))
    added = str.maketrans("", "", "-\u200e\u200f")  # a broken word gets a hyphen, a line a mark of its direction
    assert wrapped.translate(added) == tightly(clean(text)).translate(added)


def test_an_address_is_broken_without_a_hyphen_that_would_be_typed_off() -> None:
    address = "https://example.com/" + "a" * 90
    assert "".join(wrap(address, 400, 10.0, 120.0)) == address


@pytest.mark.parametrize(("text", "leftward"), [("Second check {}", False), ("{} Second check", True)])
def test_every_line_of_a_paragraph_runs_as_the_paragraph_does(text: str, leftward: bool) -> None:
    lines = wrap(text.format(f"{SCRIPTS['Arabic']} 16:30 ") * 3, 400, 10.0, 90.0)
    assert len(lines) > 4
    assert {reads_leftwards(line) for line in lines} == {leftward}


def test_names_that_run_to_the_left_turn_nothing_round_in_our_sentences() -> None:
    told = say("{role} (line {n})", role=SCRIPTS["Hebrew"], n=12)
    shown = "".join(run.text for run in lay(told, 400).runs)
    assert not reads_leftwards(told)
    assert shown.endswith(" (line 12)")


def test_brackets_of_words_that_run_to_the_left_stay_with_their_words_behind_a_label() -> None:
    told = say("Root cause: {text}", text="רישום (חובה)")
    shown = "".join(glyph for run in lay(told, 400).runs for glyph in (run.text[::-1] if run.is_rtl else run.text))
    assert shown == "Root cause: )הבוח( םושיר"


def test_text_shrinks_before_a_word_is_broken() -> None:
    text = "Donaudampfschifffahrt"
    fitted = fit(text, 600, (100, 60), 14.0, 6.0)
    assert fitted.lines == (text,)
    assert fitted.size < 14.0
    assert longest_word(text, 600, fitted.size) <= 100


def test_text_that_fits_keeps_the_largest_size() -> None:
    assert fit("Send", 600, (100, 20), 12.0, 6.0).size == 12.0


def test_below_the_floor_text_ends_in_an_ellipsis_and_says_so() -> None:
    fitted = fit("word " * 300, 400, (80, 30), 12.0, 9.0)
    assert fitted.is_cut
    assert fitted.size == 9.0
    assert fitted.lines[-1].endswith("…")
    assert fitted.height <= 30


def test_a_shortened_text_keeps_its_width() -> None:
    lines = shorten("a very long step that goes on and on", 600, 10.0, 60.0, 2)
    assert len(lines) == 2
    assert all(width(line, 600, 10.0) <= 60.5 for line in lines)
