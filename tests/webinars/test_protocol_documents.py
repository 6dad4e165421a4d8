"""What is written about the control socket is what its messages' classes say. When not: run scripts/protocol."""

from tests import protocol


def test_the_tables_are_up_to_date() -> None:
    text = protocol.TABLES.read_text()
    assert protocol.with_tables(text) == text


def test_the_types_are_up_to_date() -> None:
    assert protocol.types() == protocol.TYPES.read_text()
