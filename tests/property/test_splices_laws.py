"""Laws of moving splices, on random texts of distinct characters (so that every character can be told apart)."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from leanwall.core import splices

FIRST = 0x1F300  # beyond the first plane: a character is two units in a browser


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, splices.Splices, splices.Splices]:
    fresh = iter(range(FIRST, FIRST + 10_000))
    text = "".join(chr(next(fresh)) for _ in range(draw(st.integers(0, 12))))

    def edits() -> splices.Splices:
        made: splices.Splices = []
        at = 0
        for _ in range(draw(st.integers(0, 4))):
            position = draw(st.integers(at, len(text)))
            removed = draw(st.integers(0, min(4, len(text) - position)))
            put = "".join(chr(next(fresh)) for _ in range(draw(st.integers(0, 3))))
            if put or removed:
                made.append((position, removed, put))
            at = position + removed
        return made

    return text, edits(), edits()


@settings(max_examples=600, deadline=None)
@given(text_and_edits())
def test_moved_splices_keep_every_intent(case: tuple[str, splices.Splices, splices.Splices]) -> None:
    text, mine, theirs = case
    with_mine, with_theirs = splices.apply(text, mine), splices.apply(text, theirs)
    result = splices.apply(with_theirs, splices.transform(mine, theirs))
    put_in = (set(with_mine) | set(with_theirs)) - set(text)
    kept = set(text) & set(with_mine) & set(with_theirs)
    assert sorted(result) == sorted(kept | put_in), "nothing lost, nothing doubled, nothing back from the dead"
    for side in (with_mine, with_theirs):
        order = [c for c in side if c in kept | put_in]
        assert [c for c in result if c in order] == order, "each side keeps its order"


@settings(max_examples=300, deadline=None)
@given(st.text("ab\U0001f600", max_size=12))
def test_at_a_tie_the_earlier_stands_left(text: str) -> None:
    for position in range(len(text) + 1):
        over = [(position, 0, "<")]
        moved = splices.transform([(position, 0, ">")], over)
        assert "<>" in splices.apply(splices.apply(text, over), moved)


@settings(max_examples=600, deadline=None)
@given(text_and_edits())
def test_an_inverse_leads_back_and_growth_is_the_difference_in_length(
    case: tuple[str, splices.Splices, splices.Splices],
) -> None:
    text, mine, _ = case
    changed = splices.apply(text, mine)
    assert splices.apply(changed, splices.invert(text, mine)) == text
    assert len(changed) - len(text) == splices.growth(mine)


@settings(max_examples=600, deadline=None)
@given(st.text("ab\U0001f600", max_size=40), st.text("ab\U0001f600", max_size=40))
def test_a_difference_always_leads_to_the_new_text(old: str, new: str) -> None:
    assert splices.apply(old, splices.diff(old, new)) == new


def test_the_longest_texts_are_compared_and_moved_within_a_blink() -> None:
    old, new = "ab" * 5_000, "ba" * 2_500 + "c" * 5_000
    many = [(i, 1, "x") for i in range(0, 10_000, 2)]
    begun = time.perf_counter()
    splices.diff(old, new)
    splices.transform(many, many)
    assert time.perf_counter() - begun < 0.5
