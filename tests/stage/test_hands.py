"""The queue of raised hands."""

import pytest

from tests import factories as make
from tests.stage.speaking import given, listener, raised, told
from webinars.models import Audience
from webinars.stage.domain.hands import dismiss_hand, lower_hand, raise_hand
from webinars.stage.errors import HandIsDown, HasMicrophone, NotNow
from webinars.stage.live.snapshots import hand_names, shared_stage

pytestmark = pytest.mark.django_db


def test_the_queue_goes_by_who_raised_first() -> None:
    webinar = make.webinar(state="live")
    first, second = raised(webinar), raised(webinar)
    assert [hand.hand for hand in shared_stage(webinar).hands] == [first.pk, second.pk]


def test_a_hand_that_is_raised_again_keeps_its_place() -> None:
    webinar = make.webinar(state="live")
    first, second = raised(webinar), raised(webinar)
    assert raise_hand(webinar, by=first.person) == first
    assert [hand.hand for hand in shared_stage(webinar).hands] == [first.pk, second.pk]
    assert told(webinar) == ["hand.raised", "hand.named"] * 2


def test_whoever_lowers_and_raises_goes_to_the_end() -> None:
    webinar = make.webinar(state="live")
    first, second = raised(webinar), raised(webinar)
    lower_hand(webinar, by=first.person)
    again = raise_hand(webinar, by=first.person)
    assert [hand.hand for hand in shared_stage(webinar).hands] == [second.pk, again.pk]


def test_lowering_what_is_down_says_nothing() -> None:
    webinar = make.webinar(state="live")
    lower_hand(webinar, by=listener(webinar))
    assert told(webinar) == []


@pytest.mark.parametrize("state", ["published", "ended"])
def test_hands_are_raised_in_a_live_lecture_alone(state: str) -> None:
    webinar = make.webinar(state=state)
    with pytest.raises(NotNow):
        raised(webinar)


def test_who_has_the_microphone_needs_no_hand() -> None:
    webinar = make.webinar(state="live")
    turn = given(webinar)
    with pytest.raises(HasMicrophone):
        raise_hand(webinar, by=turn.person)


def test_names_are_told_to_the_team_alone() -> None:
    webinar = make.webinar(state="live")
    hand = raised(webinar)
    to_all, to_team = webinar.events.order_by("seq")
    assert (to_all.audience, to_all.payload) == (Audience.ALL, {"hand": hand.pk, "person": hand.person_id})
    assert (to_team.audience, to_team.payload["by"]["name"]) == (Audience.HOSTS, hand.person.display_name)
    assert hand_names(webinar).names[hand.pk].name == hand.person.display_name


def test_the_team_takes_a_hand_down() -> None:
    webinar = make.webinar(state="live")
    hand = raised(webinar)
    dismiss_hand(webinar, hand.pk, by=webinar.created_by)
    assert shared_stage(webinar).hands == []
    with pytest.raises(HandIsDown):
        dismiss_hand(webinar, hand.pk, by=webinar.created_by)


def test_a_hand_of_another_webinar_is_not_reached() -> None:
    hand, other = raised(make.webinar(state="live")), make.webinar(state="live")
    with pytest.raises(HandIsDown):
        dismiss_hand(other, hand.pk, by=other.created_by)
    hand.refresh_from_db()
    assert hand.lowered_at is None
