"""What people type is stored as the words they meant."""

import pytest

from ui.plain_text import clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Сәлеметсіз   бе? ", "Сәлеметсіз бе?"),
        ("й", "й"),  # и and a breve become one letter
        ("a\x00b\x07c", "abc"),
        ("safe \u202eexe.cod", "safe exe.cod"),
        ("lone \ud800 half", "lone half"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("pass\u200bword", "password"),
        ("pass\u200d\u00adword", "password"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("one\r\n\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("  \u200b\u00a0\n ", ""),
        ("\u200d\u0301", ""),
        ("z" + "\u0335" * 60, "z" + "\u0335" * 4),
        ("tab\there", "tab here"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_one_line() -> None:
    assert clean_text(" first\nsecond ", one_line=True) == "first second"
