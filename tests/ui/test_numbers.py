"""Numbers in the three languages."""

from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.formats import number_format


@pytest.mark.parametrize(("language", "written"), [("kk", "97,9"), ("ru", "97,9"), ("en", "97.9")])
def test_a_decimal_has_the_sign_of_its_language(language: str, written: str) -> None:
    with translation.override(language):
        assert number_format(Decimal("97.9")) == written
