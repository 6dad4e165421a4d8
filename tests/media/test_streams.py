import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.streams import NoSuchRange, disposition, parse_range


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-", (0, 99)),
        ("bytes=0-0", (0, 0)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-1000", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-1000", (0, 99)),
        # what RFC 9110 lets a server ignore: it then sends the whole
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
    ],
)
def test_ranges(header: str, expected: tuple[int, int] | None) -> None:
    assert parse_range(header, size=100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_is_an_error(header: str) -> None:
    with pytest.raises(NoSuchRange):
        parse_range(header, size=100)


@given(st.text(max_size=40), st.integers(min_value=1, max_value=10**12))
def test_a_range_lies_in_the_object_whatever_is_asked(header: str, size: int) -> None:
    try:
        part = parse_range(header, size=size)
    except NoSuchRange:
        return
    assert part is None or 0 <= part[0] <= part[1] < size


def test_a_name_in_kazakh_is_kept_and_has_a_plain_form() -> None:
    said = disposition('2026-11-19 "Бағалау".mp4')
    assert said.startswith('attachment; filename="2026-11-19 _________.mp4"')
    assert "filename*=UTF-8''2026-11-19%20%22%D0%91%D0%B0%D2%93" in said
    said.encode("ascii")
