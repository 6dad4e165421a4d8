"""People who press everything that they are shown: nothing breaks, nothing is refused, and looking changes nothing."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.models import User
from tests import factories as make
from tests.browser.held import LONG_NAME, World, make_world
from tests.crawl import Crawl, crawl, sent

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

MADE_WHEN_FIRST_LOOKED_AT = {
    "credits_creditterms",
    "feedback_feedbackform",
    "feedback_statement",
    "recordings_recording",
    "credits_certificate",  # where its PDF lies, once somebody downloads it
}
"""Rows without which a page has nothing to show: defaults, the same whoever looks."""
NAMES = (LONG_NAME, "Болатов Серік", "Оспанов Ерлан", "Үнсіз Адам")
EVERYONE = ("organiser", "lecturer", "auditor", "head", "teacher", "silent", "stranger", "colleague", "visitor")


@dataclass
class Seen:
    """What each of them found."""

    world: World
    people: dict[str, User | None]
    found: dict[str, Crawl]


@pytest.fixture
def seen(bucket: Any) -> Seen:
    world = make_world()
    people: dict[str, User | None] = {
        **world.people,
        "stranger": make.person(),
        "colleague": make.organiser(),  # of another institute
        "visitor": None,
    }
    return Seen(world, people, {who: crawl(people[who]) for who in EVERYONE})


def test_who_presses_everything_breaks_nothing(seen: Seen) -> None:
    broken = {who: found.broken for who, found in seen.found.items()}
    # The line's test is asked by a script, which says how many bytes it wants.
    assert [
        f"{who}: {status} {url} from {page}"
        for who, urls in broken.items()
        for url, (status, page) in urls.items()
        if not url.endswith("/line/")
    ] == []
    assert {
        who: tables
        for who, found in seen.found.items()
        if (tables := set().union(*found.written.values()) - MADE_WHEN_FIRST_LOOKED_AT)
    } == {}
    # Forms that a page shows are not refused to whoever sees it. (The organiser's have tests of their own, form by form.)
    refused = [
        f"{who}: {status} {form.action} on {form.page}"
        for who in EVERYONE[1:]
        for form in seen.found[who].forms.values()
        if (status := sent(seen.people[who], form)) in (403, 404, 405) or status >= 500
    ]
    assert refused == []
    # An auditor changes nothing but what is their own.
    own = {form for form in seen.found["auditor"].forms if not form.endswith("/register/")}
    assert own == {"/language/", "/profile/", "/profile/data/", "/design/"}
    assert len(seen.found["auditor"].seen) > 60
    # Whom one reads of: docs/evidence.md, "Who sees what".
    named = {who: _named(found) for who, found in seen.found.items()}
    assert {who for who, names in named.items() if names == set(NAMES)} == {"organiser", "lecturer", "auditor"}
    assert named["head"] == set(NAMES[:3])  # the staff of the school
    assert (named["stranger"], named["colleague"], named["visitor"]) == (set(), set(), set())
    outside = ("teacher", "silent", "head", "stranger", "colleague", "visitor")
    assert {who: found for who in outside if (found := _addresses(seen, who))} == {}


def _named(found: Crawl) -> set[str]:
    return {name for name in NAMES if any(name in page for page in found.pages.values())}


def _addresses(seen: Seen, who: str) -> set[str]:
    """E-mail addresses of others that are on this person's pages."""
    others = {person.email for person in seen.people.values() if person is not None and person != seen.people[who]}
    return {email for email in others if any(email in page for page in seen.found[who].pages.values())}
