"""Attendance by itself: what higher apps add to it is theirs to test."""

import pytest

from attendance.domain import columns, webinar_rules


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_sources", [])
    monkeypatch.setattr(webinar_rules, "_sources", [])
