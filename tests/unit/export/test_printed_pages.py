"""What stands at the head of printed pages, and how wide a sheet prints."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile

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


@pytest.mark.parametrize("footer", ["P&G Germany", "R&[Picture]", "&" * 200])
def test_a_sheet_s_footer_is_the_client_s_with_all_its_signs_and_the_number_of_the_page(footer: str) -> None:
    data = made(billing(), "workbook-xlsx", brand=Brand(footer=footer)).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    [told] = re.findall(r"<oddFooter>(.*)</oddFooter>", sheet)
    told = html.unescape(told)
    assert told == f"&L{footer[:115].replace('&', '&&')}&R&P / &N"
    assert len(told) <= 255


def test_a_day_before_the_first_one_of_a_spreadsheet_is_written_in_words() -> None:
    actions = [{"id": "a", "text": "Print", "due": "0202-12-01"}, {"id": "b", "text": "Post", "due": "2026-12-01"}]
    board = a_map(title="Paying", actions=actions).step("Pay", work=60).board()
    plan = openpyxl.load_workbook(io.BytesIO(made(board, "workbook-xlsx").data))["Plan"]
    assert [row[2] for row in plan.iter_rows(min_row=2, values_only=True)] == [
        "0202-12-01",
        datetime.datetime(2026, 12, 1),
    ]
