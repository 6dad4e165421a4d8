"""Files for spreadsheets."""

import pytest

from ui.csv_file import csv_response, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM", "\tx", "\r=1", "  =1"])
def test_what_could_be_a_formula_becomes_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Сейітқали", "a=b", 5, -5, 1.5, ""])
def test_the_rest_stays(value: object) -> None:
    assert safe_cell(value) == value


def test_nothing_is_an_empty_cell() -> None:
    assert safe_cell(None) == ""


def test_excel_reads_it() -> None:
    response = csv_response("list", header=["Аты"], rows=[["Ә;б\n"]])
    assert response.content.decode() == '\ufeffАты\r\n"Ә;б\n"\r\n'
    assert response["Content-Disposition"] == 'attachment; filename="list.csv"'
