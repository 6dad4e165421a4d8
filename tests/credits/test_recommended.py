"""Recommendations on pages: by the lecture that is over, by hours that are lacking; only what is open to this person."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from credits.domain.recommended import recommended
from recordings.models import Recording, RecordingState
from standards.models import Node, NodeType, Standard, StandardVersion
from tests import factories as make
from tests.credits.rows import client, ended_webinar, granted, text_of
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture
def nodes() -> list[Node]:
    """A small standard: 1, 1.1, 1.2 and 2."""
    standard = Standard.objects.create(slug="t", title_kk="Мұғалім")
    version = StandardVersion.objects.create(standard=standard, label="2022")
    kind = NodeType.objects.create(version=version, slug="function", name_kk="Функция", level=1)
    made: dict[str, Node] = {}
    for order, code in enumerate(("1", "1.1", "1.2", "2")):
        made[code] = Node.objects.create(
            version=version, type=kind, code=code, order=order, title_kk=f"Орын {code}", parent=made.get(code[:-2])
        )
    return list(made.values())


def about(webinar: Webinar, *nodes: Node) -> Webinar:
    webinar.nodes.set(nodes)
    return webinar


def coming(*nodes: Node, days: int = 3, **fields: Any) -> Webinar:
    return about(make.webinar(starts_at=timezone.now() + timedelta(days=days), **fields), *nodes)


def of(person: User, after: Webinar | None = None, **how: Any) -> list[Webinar]:
    return [each.webinar for each in recommended(person, after=after, **how)]


def test_by_the_places_of_the_lecture(nodes: list[Node]) -> None:
    _, first, second, other = nodes
    ended = about(make.webinar(state="ended"), first)
    person = make.registration(ended).person
    far, same, beside = coming(other), coming(first, days=9), coming(second)
    assert of(person, ended) == [same, beside, far], "what is far away is lacking, and comes last"
    found = recommended(person, after=ended)[0]
    assert ([node.code for node in found.because], found.is_recording) == (["1.1"], False)


def test_by_what_is_lacking(nodes: list[Node]) -> None:
    _, first, second, _ = nodes
    ended, person = granted()
    about(ended, first)
    again, new = coming(first), coming(second, days=9)
    assert of(person) == [new], "of the first place there are hours enough"
    assert of(person, ended) == [new, again]
    assert of(make.person()) == [], "nothing is known of them"


def test_only_what_is_open_to_this_person(nodes: list[Node]) -> None:
    first = nodes[1]
    ended = about(make.webinar(state="ended"), first)
    person = make.registration(ended).person
    for state in ("draft", "cancelled", "ended"):
        about(make.webinar(state=state), first)
    coming(first, is_rehearsal=True)
    coming(first, lecturers=[person])
    for state in ("confirmed", "waiting", "pending", "declined"):
        make.registration(coming(first), person, state=state)
    coming(lecturers=[])
    given_back = coming(first)
    make.registration(given_back, person, state="cancelled")
    assert of(person, ended) == [given_back]


def test_recordings_that_were_not_earned_from(nodes: list[Node]) -> None:
    first = nodes[1]
    ended = about(make.webinar(state="ended"), first)
    person = make.registration(ended).person
    mine, not_ready, banned, others = (about(make.webinar(state="ended"), first) for _ in range(4))
    for webinar in (mine, not_ready, banned):
        make.registration(webinar, person, banned_at=timezone.now() if webinar == banned else None)
    for webinar in (ended, mine, banned, others):
        Recording.objects.create(webinar=webinar, state=RecordingState.READY, closed_at=timezone.now())
    assert of(person, ended) == [mine]
    assert recommended(person, after=ended)[0].is_recording


def test_recordings_that_earn_nothing_are_left_out(nodes: list[Node]) -> None:
    first = nodes[1]
    ended = about(make.webinar(state="ended"), first)
    person = make.registration(ended).person
    counting, live_only = (
        about(ended_webinar(policy=slug), first) for slug in ("nasba-self-study", "nasba-group-internet")
    )
    for webinar in (counting, live_only):
        make.registration(webinar, person)
        Recording.objects.create(webinar=webinar, state=RecordingState.READY, closed_at=timezone.now())
    assert of(person, ended) == [counting]


def test_what_was_earned_from_is_not_recommended(nodes: list[Node]) -> None:
    earned, person = granted()
    about(earned, nodes[1])
    Recording.objects.create(webinar=earned, state=RecordingState.READY, closed_at=timezone.now())
    assert of(person) == []


def test_a_fixed_number_of_queries(nodes: list[Node], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ended, person = granted()
    about(ended, nodes[1])
    for count in (1, 4):
        for _ in range(count):
            coming(*nodes)
        with django_assert_num_queries(8):
            assert of(person, ended)


def test_it_stands_on_the_pages_of_who_was_there(nodes: list[Node]) -> None:
    ended, person = granted()
    about(ended, nodes[1])
    title = coming(nodes[2], title_en="Rubrics").title_en
    page = reverse("webinars:page", args=[ended.code])
    for address in (page, reverse("webinars:after", args=[ended.code]), reverse("credits:hours")):
        text = text_of(client(person).get(address))
        assert ("What could come next" in text, title in text) == (True, True)
    for other in (make.person(), None):
        assert "What could come next" not in text_of(client(other).get(page))
