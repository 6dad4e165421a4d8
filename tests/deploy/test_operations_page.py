"""docs/operations.md says what is."""

import re

from tests.deploy.environment import ROOT, names_in_settings, required_in_settings

TEXT = (ROOT / "docs" / "operations.md").read_text()
TABLE = dict(re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|(.*)\|$", TEXT, re.M))


def test_the_table_of_variables_is_that_of_the_settings() -> None:
    assert set(TABLE) == names_in_settings()


def test_it_says_which_have_to_be_set() -> None:
    said = {name for name, row in TABLE.items() if row.strip().endswith("must be set")}
    assert said == required_in_settings()
