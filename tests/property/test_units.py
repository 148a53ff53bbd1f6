"""Laws of the units: what is written out is read back, in either language and by any calendar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leanwall.core.board import Calendar
from leanwall.core.units import format_time, parse_share, parse_time, spell_time
from leanwall.errors import BadInput

calendars = st.builds(
    Calendar,
    hours_per_day=st.sampled_from([4.0, 6.5, 7.5, 8.0, 10.0, 24.0]),
    days_per_week=st.sampled_from([1.0, 4.0, 4.5, 5.0, 7.0]),
)
languages = st.sampled_from(["en", "de"])


@given(st.floats(0, 1e9), calendars, languages)
def test_a_time_spelled_out_is_read_back(seconds: float, calendar: Calendar, language: str) -> None:
    assert parse_time(spell_time(seconds, calendar, language), calendar) == pytest.approx(seconds, abs=0.006)


@given(st.floats(1, 1e9), calendars, languages)
def test_a_time_shown_is_read_back_to_its_last_digit(seconds: float, calendar: Calendar, language: str) -> None:
    shown = format_time(seconds, calendar, language)
    assert parse_time(shown, calendar) == pytest.approx(seconds, rel=0.051)


@given(st.text(max_size=100))
def test_any_text_is_a_time_and_a_share_or_a_sentence(text: str) -> None:
    for read in (lambda: parse_time(text, Calendar()), lambda: parse_share(text)):
        try:
            assert 0 <= read() <= 1e10
        except BadInput as refusal:
            assert refusal.message
