from ui.codes import ALPHABET, new_code


def test_a_code_has_the_length_and_only_signs_that_are_not_confused() -> None:
    for length in (6, 10, 24):
        code = new_code(length)
        assert len(code) == length
        assert set(code) <= set(ALPHABET)
    assert not set("01ilo") & set(ALPHABET)
    assert ALPHABET.lower() == ALPHABET


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000
