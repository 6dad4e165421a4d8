"""A page that applied every event about polls shows what a page shows that was just opened."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import factories as make
from tests.polls.asked import draft
from tests.webinars.reducing import ScenarioRoom, check
from webinars.polls.domain.moderating import hide_text, hide_word
from webinars.polls.domain.preparing import create_poll, delete_poll, move_poll
from webinars.polls.domain.running import close_poll, hide_results, open_poll, show_results
from webinars.polls.domain.voting import vote_poll

pytestmark = pytest.mark.django_db


def a_round_of_polls(room: ScenarioRoom) -> Iterator[None]:
    webinar, host = room.webinar, room.host
    passer_by = make.registration(webinar).person

    def poll(kind: str, **fields: Any) -> str:
        return create_poll(webinar, draft(kind, **fields), by=host).code

    single, texts, scale = poll("single"), poll("text", shows_results=False), poll("scale")
    words = poll("words")
    yield
    move_poll(webinar, scale, up=True, by=host)
    delete_poll(webinar, poll("multiple"), by=host)
    open_poll(webinar, single, by=host)
    yield
    vote_poll(webinar, single, by=passer_by, choices=[1])
    close_poll(webinar, single, by=host)
    yield
    open_poll(webinar, texts, by=host)
    rude = vote_poll(webinar, texts, by=passer_by, text="Rude")
    hide_text(webinar, texts, vote_id=rude.pk, by=room.moderator)
    yield
    open_poll(webinar, words, by=host)  # the other one is closed by it
    vote_poll(webinar, words, by=passer_by, words=["kind", "rude"])
    hide_word(webinar, words, word="rude", by=host)
    yield
    open_poll(webinar, single, by=host)
    yield
    show_results(webinar, texts, by=host)
    hide_results(webinar, single, by=host)
    yield
    close_poll(webinar, single, by=host)


def test_events_lead_to_what_a_fresh_snapshot_shows() -> None:
    check(a_round_of_polls, part="polls", module="polls/polls-state.js")
