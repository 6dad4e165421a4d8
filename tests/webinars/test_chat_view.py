"""The chat as it was: for the team and auditors, with what was removed."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import factories as make
from webinars.domain.chat import remove_chat, send_chat
from webinars.domain.moderation import ban_person, mute_person, unban_person
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


def a_moderated_chat() -> Webinar:
    webinar = make.webinar(state="live")
    person = make.registration(webinar, make.person(name="Дәулет")).person
    message = send_chat(webinar, "A <rude> word", by=person, nonce="1")
    send_chat(webinar, "No", by=webinar.created_by, nonce="2", reply_to=message.pk)
    remove_chat(webinar, message.pk, by=webinar.created_by)
    mute_person(webinar, person.pk, by=webinar.created_by)
    ban_person(webinar, person.pk, by=webinar.created_by)
    unban_person(webinar, person.pk, by=webinar.created_by)
    return webinar


@pytest.mark.parametrize("who", ["host", "auditor"])
def test_what_was_removed_is_shown_with_who_did_it(client: Client, who: str) -> None:
    webinar = a_moderated_chat()
    client.force_login(webinar.created_by if who == "host" else make.auditor())
    text = client.get(f"/webinars/{webinar.code}/chat/", headers=ENGLISH).content.decode()
    assert "A &lt;rude&gt; word" in text
    for words in ("Removed by", "Muted", "Sent out", "Let back in"):
        assert words in text
    assert text.count("Дәулет") >= 5


@pytest.mark.parametrize("who", ["participant", "moderator", "outsider"])
def test_nobody_else_sees_it(client: Client, who: str) -> None:
    webinar = make.webinar(state="live")
    person = make.organiser() if who == "outsider" else make.registration(webinar).person
    if who == "moderator":
        webinar.moderators.add(person)
    client.force_login(person)
    assert client.get(f"/webinars/{webinar.code}/chat/").status_code == 403


@pytest.mark.parametrize("messages", [1, 6])
def test_a_long_chat_costs_as_much_as_a_short_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, messages: int
) -> None:
    webinar = make.webinar(state="live")
    client.force_login(webinar.created_by)
    for number in range(messages):
        send_chat(webinar, "one", by=make.registration(webinar).person, nonce=str(number))
    with django_assert_max_num_queries(9):
        client.get(f"/webinars/{webinar.code}/chat/")
