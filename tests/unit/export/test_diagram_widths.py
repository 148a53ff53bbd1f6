"""The ladder of a diagram in equal, square-root and true widths: said on the picture, both states on one scale."""

from __future__ import annotations

from math import sqrt

import pytest

from leanwall.core.reading import read_board
from leanwall.export.diagram_subject import compare_states
from leanwall.export.diagram_widths import ladder_scale, ladder_words, spans_of
from leanwall.export.formats import export
from leanwall.export.options import Options
from leanwall.export.story import read_state
from tests.support.wall import billing


@pytest.mark.parametrize("ladder", ["root", "true"])
def test_a_rung_is_as_wide_as_its_time_on_the_scale_of_both_states(ladder: str) -> None:
    board = read_board(billing())
    subject = compare_states(read_state(board, "current"), read_state(board, "future"), "")
    scale = ladder_scale(subject.panels, ladder)
    ends = []
    for panel in subject.panels:
        spans = spans_of(panel, ladder, (100.0, 500.0), scale)
        for span in spans:
            wait, work = span.rung.wait, span.rung.duration
            wanted = (sqrt(wait), sqrt(work)) if ladder == "root" else (wait, work)
            drawn = (span.work - span.wait, span.end - span.work)
            assert drawn == pytest.approx([part / scale * 500 for part in wanted])
        ends.append(spans[-1].end)
    before, after = ends
    assert before == pytest.approx(600)
    if ladder == "true":
        was, will_be = (panel.lead_time or 0.0 for panel in subject.panels)
        assert (after - 100) / 500 == pytest.approx(will_be / was)
    assert after < before


def test_the_widths_make_another_picture_and_the_usual_ones_are_equal() -> None:
    board = read_board(billing())
    made = {
        ladder: export(board, "diagram-svg", Options(ladder=ladder)).data for ladder in (None, "equal", "root", "true")
    }
    assert made[None] == made["equal"]
    assert len({made["equal"], made["root"], made["true"]}) == 3


def test_what_the_widths_say_is_said() -> None:
    assert [ladder_words(ladder) for ladder in ("equal", "root", "true")] == [
        "Widths: equal",
        "Widths: square root of time",
        "Widths: true to time",
    ]
