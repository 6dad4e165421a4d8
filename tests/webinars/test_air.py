"""Who is on air, by name; and how the broadcast goes to a colleague."""

import pytest

from accounts.models import User
from tests import factories as make
from webinars.domain.air import decline_air, offer_air, take_air, withdraw_air_offer
from webinars.domain.live import end_webinar
from webinars.errors import NotAColleague, NotLive, NotOnAir, OfferIsOver
from webinars.models import AirOffer, AirTurn, Audience, Webinar

pytestmark = pytest.mark.django_db


def two() -> tuple[Webinar, User, User]:
    """A live webinar and its two lecturers."""
    dana, arman = make.lecturer(name="Дана Серік"), make.lecturer(name="Арман Оспан")
    return make.webinar(state="live", lecturers=[dana, arman]), dana, arman


def told(webinar: Webinar) -> list[tuple[str, str]]:
    return list(webinar.events.order_by("seq").values_list("type", "audience"))


def test_the_first_to_publish_is_on_air_and_everyone_hears_the_name() -> None:
    webinar, dana, _ = two()
    take_air(webinar, by=dana)
    event = webinar.events.get()
    assert (event.type, event.audience) == ("air.taken", Audience.ALL)
    assert event.payload == {"by": {"id": dana.pk, "name": "Дана Серік"}}
    assert AirTurn.objects.get().ended_at is None


def test_a_reload_or_a_second_computer_of_the_same_person_changes_nothing() -> None:
    webinar, dana, _ = two()
    take_air(webinar, by=dana)
    take_air(webinar, by=dana)
    assert told(webinar) == [("air.taken", "all")]


def test_a_colleague_takes_over_and_the_first_turn_ends() -> None:
    webinar, dana, arman = two()
    take_air(webinar, by=dana)
    take_air(webinar, by=arman)
    first, second = AirTurn.objects.order_by("pk")
    assert (first.person, first.ended_at) == (dana, second.began_at)
    assert (second.person, second.ended_at) == (arman, None)


def test_an_offer_is_told_to_the_team_and_taking_over_ends_it() -> None:
    webinar, dana, arman = two()
    take_air(webinar, by=dana)
    offer_air(webinar, arman.pk, by=dana)
    event = webinar.events.get(type="air.offered")
    assert event.audience == Audience.HOSTS
    assert (event.payload["by"]["name"], event.payload["to"]["name"]) == ("Дана Серік", "Арман Оспан")
    take_air(webinar, by=arman)
    assert AirOffer.objects.get().closed_at is not None


def test_an_offer_is_declined_or_taken_back_once() -> None:
    webinar, dana, arman = two()
    take_air(webinar, by=dana)
    offer_air(webinar, arman.pk, by=dana)
    with pytest.raises(OfferIsOver):
        decline_air(webinar, by=dana)
    decline_air(webinar, by=arman)
    with pytest.raises(OfferIsOver):
        withdraw_air_offer(webinar, by=dana)
    offer_air(webinar, arman.pk, by=dana)
    withdraw_air_offer(webinar, by=dana)
    with pytest.raises(OfferIsOver):
        decline_air(webinar, by=arman)


def test_a_new_offer_replaces_the_earlier_one() -> None:
    webinar, dana, arman = two()
    take_air(webinar, by=dana)
    offer_air(webinar, arman.pk, by=dana)
    offer_air(webinar, webinar.created_by.pk, by=dana)
    assert AirOffer.objects.get(closed_at=None).to == webinar.created_by


def test_only_who_is_on_air_offers_and_only_to_the_team() -> None:
    webinar, dana, arman = two()
    participant = make.registration(webinar).person
    take_air(webinar, by=dana)
    with pytest.raises(NotOnAir):
        offer_air(webinar, dana.pk, by=arman)
    for nobody in (participant.pk, dana.pk, 0):
        with pytest.raises(NotAColleague):
            offer_air(webinar, nobody, by=dana)
    assert not AirOffer.objects.exists()


def test_the_end_of_the_webinar_ends_turn_and_offer() -> None:
    webinar, dana, arman = two()
    take_air(webinar, by=dana)
    offer_air(webinar, arman.pk, by=dana)
    end_webinar(webinar, by=dana)
    assert not AirTurn.objects.filter(ended_at=None).exists()
    assert not AirOffer.objects.filter(closed_at=None).exists()
    with pytest.raises(NotLive):
        take_air(webinar, by=arman)
