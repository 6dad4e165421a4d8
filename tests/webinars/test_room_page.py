"""The pages of the room and the studio: who gets in, and what stands in them."""

import pytest
from django.test import Client

from tests import factories as make
from webinars.domain.moderation import ban_person

pytestmark = pytest.mark.django_db


def test_a_participant_sees_chat_and_the_features_that_there_are(client: Client) -> None:
    webinar = make.webinar(state="live")
    client.force_login(make.registration(webinar).person)
    page = client.get(f"/webinars/{webinar.code}/room/")
    assert page.status_code == 200
    text = page.content.decode()
    assert text.index('id="tab-chat"') < text.index('id="tab-questions"') < text.index('id="tab-polls"')
    assert text.count('role="tab"') == text.count('role="tabpanel"')


def test_a_moderator_comes_in_and_not_into_the_studio(client: Client) -> None:
    webinar = make.webinar(state="live")
    moderator = make.person()
    webinar.moderators.add(moderator)
    client.force_login(moderator)
    assert client.get(f"/webinars/{webinar.code}/room/").status_code == 200
    assert client.get(f"/webinars/{webinar.code}/studio/").status_code == 403


def test_the_host_has_a_panel_of_tabs(client: Client) -> None:
    webinar = make.webinar(state="live")
    client.force_login(webinar.created_by)
    text = client.get(f"/webinars/{webinar.code}/studio/").content.decode()
    for name in ("people", "chat", "questions", "polls"):
        assert f'id="panel-{name}"' in text


def test_who_was_sent_out_is_told_so_and_an_outsider_to_register(client: Client) -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    ban_person(webinar, person.pk, by=webinar.created_by)
    for who, words in (
        (person, "A moderator has sent you out of this room."),
        (make.person(), "Register on this page first."),
    ):
        client.force_login(who)
        page = client.get(f"/webinars/{webinar.code}/room/", follow=True, headers={"Accept-Language": "en"})
        assert page.redirect_chain == [(f"/webinars/{webinar.code}/", 302)]
        assert words in page.content.decode()
