"""What stands at the head of printed pages, and how wide a sheet prints."""

from __future__ import annotations

import io

import openpyxl
import pytest

from leanwall.export.brand import Brand
from leanwall.export.formats import Options, export_all
from tests.support.a_map import a_map
from tests.support.exported import billing, made, pages_of_words


def test_a_manual_of_one_process_says_its_name_once_at_the_head_of_a_page() -> None:
    pages = pages_of_words(made(billing(), "manual-pdf").data)
    heads = [page for page in pages if "Customer billing: Operations manual" in page]
    assert heads
    assert not any("Customer billing: Operations manual · Customer billing" in page for page in heads)


def test_a_manual_of_several_says_at_the_head_of_a_page_which_one_it_is_about() -> None:
    other = a_map(title="Paying").step("Pay", state="future", work=60).board()
    pages = pages_of_words(export_all([billing(), other], "manual-pdf", Options()).data)
    assert any("· Paying" in page for page in pages)


@pytest.mark.parametrize(("paper", "size"), [("a4", 8), ("letter", 17)])
def test_the_steps_print_in_letters_that_can_be_read_on_two_pages_side_by_side(paper: str, size: int) -> None:
    data = made(billing(), "workbook-xlsx", brand=Brand(paper=paper)).data
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Steps"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", size)
    assert 70 <= sheet.page_setup.scale <= 100  # of ten points
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [stop.id for stop in sheet.col_breaks.brk] == [13]
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$C")
