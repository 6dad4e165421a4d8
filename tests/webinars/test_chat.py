"""The chat's verbs: what is stored, what is told, what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from webinars.domain.chat import (
    ChatIsOff,
    EmptyMessage,
    Muted,
    NoSuchMessage,
    TooLong,
    WaitALittle,
    pin_chat,
    remove_chat,
    send_chat,
    set_chat,
    unpin_chat,
)
from webinars.domain.moderation import NotAParticipant, ban_person, mute_person, unban_person, unmute_person
from webinars.live.chat_history import A_PAGE, chat_snapshot, recall_chat
from webinars.models import ChatMessage, RoomEvent, Webinar

pytestmark = pytest.mark.django_db


def types(webinar: Webinar) -> list[str]:
    return list(webinar.events.order_by("seq").values_list("type", flat=True))


def texts(webinar: Webinar) -> list[str]:
    import json

    return [json.loads(bytes(each))["text"] for each in chat_snapshot(webinar).messages]


def test_a_message_is_kept_as_it_was_meant() -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    message = send_chat(webinar, "  кра\u0438\u0306 \u202e\u200b👩‍🏫 ", by=person, nonce="1")
    assert message.text == "край 👩‍🏫"
    assert send_chat(webinar, "again", by=person, nonce="1") == message
    assert types(webinar) == ["chat.sent"]


@pytest.mark.parametrize(("text", "error"), [("\u200b \n", EmptyMessage), ("й" * 1001, TooLong), ("", EmptyMessage)])
def test_what_is_no_message(text: str, error: type[Exception]) -> None:
    webinar = make.webinar(state="live")
    with pytest.raises(error):
        send_chat(webinar, text, by=make.registration(webinar).person, nonce="1")
    assert types(webinar) == []


def test_an_answer_names_whom_it_answers_and_no_message_of_another_webinar() -> None:
    webinar, other = make.webinar(state="live"), make.webinar(state="live")
    first, second = make.registration(webinar).person, make.registration(webinar).person
    asked = send_chat(webinar, "When?", by=first, nonce="1")
    send_chat(webinar, "Now", by=second, nonce="2", reply_to=asked.pk)
    assert RoomEvent.objects.get(webinar=webinar, seq=2).payload["reply_to"] == {
        "id": asked.pk,
        "name": first.display_name,
    }
    with pytest.raises(NoSuchMessage):
        send_chat(other, "Here", by=make.registration(other).person, nonce="3", reply_to=asked.pk)


def test_a_removed_message_is_told_to_nobody_again_and_kept_as_evidence() -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    message = send_chat(webinar, "A bad word", by=person, nonce="1")
    pin_chat(webinar, message.pk, by=webinar.created_by)
    remove_chat(webinar, message.pk, by=webinar.created_by)
    assert types(webinar) == ["chat.sent", "chat.pinned", "chat.removed", "chat.unpinned"]
    assert not RoomEvent.objects.filter(payload__icontains="bad word").exists()
    assert texts(webinar) == [""]
    kept = ChatMessage.objects.get()
    assert (kept.text, kept.removed_by, kept.pinned_at) == ("A bad word", webinar.created_by, None)
    for verb in (remove_chat, pin_chat):
        with pytest.raises(NoSuchMessage):
            verb(webinar, message.pk, by=webinar.created_by)


def test_one_message_is_pinned() -> None:
    webinar = make.webinar(state="live")
    first, second = (send_chat(webinar, text, by=webinar.created_by, nonce=text) for text in ("one", "two"))
    pin_chat(webinar, first.pk, by=webinar.created_by)
    pin_chat(webinar, second.pk, by=webinar.created_by)
    pinned = chat_snapshot(webinar).pinned
    assert pinned is not None
    assert pinned.text == "two"
    unpin_chat(webinar, by=webinar.created_by)
    unpin_chat(webinar, by=webinar.created_by)
    assert chat_snapshot(webinar).pinned is None
    assert types(webinar)[2:] == ["chat.pinned", "chat.pinned", "chat.unpinned"]


def test_a_closed_chat_is_for_hosts_and_moderators() -> None:
    webinar = make.webinar(state="live")
    person, moderator = make.registration(webinar).person, make.registration(webinar).person
    webinar.moderators.add(moderator)
    set_chat(webinar, is_off=True, slow_s=0, by=webinar.created_by)
    set_chat(webinar, is_off=True, slow_s=0, by=webinar.created_by)
    with pytest.raises(ChatIsOff):
        send_chat(webinar, "May I?", by=person, nonce="1")
    send_chat(webinar, "Quiet, please", by=moderator, nonce="2")
    assert types(webinar) == ["chat.set", "chat.sent"]


def test_slow_mode_says_how_long_to_wait() -> None:
    webinar = make.webinar(state="live")
    person, other = make.registration(webinar).person, make.registration(webinar).person
    set_chat(webinar, is_off=False, slow_s=30, by=webinar.created_by)
    first = send_chat(webinar, "one", by=person, nonce="1")
    with pytest.raises(WaitALittle, match="30"):
        send_chat(webinar, "two", by=person, nonce="2")
    send_chat(webinar, "from another", by=other, nonce="3")
    ChatMessage.objects.filter(pk=first.pk).update(at=timezone.now() - timedelta(seconds=31))
    send_chat(webinar, "two", by=person, nonce="2")


def test_who_is_muted_reads() -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    mute_person(webinar, person.pk, by=webinar.created_by)
    mute_person(webinar, person.pk, by=webinar.created_by)
    with pytest.raises(Muted):
        send_chat(webinar, "But", by=person, nonce="1")
    unmute_person(webinar, person.pk, by=webinar.created_by)
    send_chat(webinar, "Thanks", by=person, nonce="1")
    told = [(event.type, event.audience, event.told_to) for event in webinar.events.order_by("seq")]
    assert told == [
        ("person.muted", "hosts", None),
        ("voice.taken", "person", person),
        ("person.unmuted", "hosts", None),
        ("voice.given", "person", person),
        ("chat.sent", "all", None),
    ]


def test_a_ban_shuts_the_door_until_it_is_lifted() -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    assert person.has_perm("webinars.join", webinar)
    ban_person(webinar, person.pk, by=webinar.created_by)
    assert not person.has_perm("webinars.join", webinar)
    unban_person(webinar, person.pk, by=webinar.created_by)
    assert person.has_perm("webinars.join", webinar)


def test_the_team_moderators_and_outsiders_are_not_sent_out() -> None:
    webinar = make.webinar(state="live")
    moderator = make.registration(webinar).person
    webinar.moderators.add(moderator)
    for person in (moderator, webinar.created_by, make.person()):
        for verb in (mute_person, ban_person):
            with pytest.raises(NotAParticipant):
                verb(webinar, person.pk, by=webinar.created_by)


def test_a_moderator_moderates_this_webinar_and_does_not_steer_it() -> None:
    webinar, other = make.webinar(state="live"), make.webinar(state="live")
    moderator = make.person()
    webinar.moderators.add(moderator)
    rights = ("webinars.join", "webinars.moderate", "webinars.host", "webinars.edit")
    assert [moderator.has_perm(right, webinar) for right in rights] == [True, True, False, False]
    assert [moderator.has_perm(right, other) for right in rights] == [False] * 4
    assert webinar.created_by.has_perm("webinars.moderate", webinar)


def test_history_comes_by_pages(django_assert_num_queries: object) -> None:
    webinar = make.webinar(state="live")
    person = make.registration(webinar).person
    ChatMessage.objects.bulk_create(
        ChatMessage(webinar=webinar, person=person, text=str(number), nonce=str(number)) for number in range(A_PAGE + 5)
    )
    assert texts(webinar) == [str(number) for number in range(5, A_PAGE + 5)]
    assert chat_snapshot(webinar).has_older
    oldest = ChatMessage.objects.get(text="5")
    older = recall_chat(webinar, before=oldest.pk)
    assert len(older.messages) == 5
    assert not older.has_older
    with django_assert_num_queries(3):  # type: ignore[operator]
        chat_snapshot(webinar)
