"""Support: once a person, for what others recommend. And what stays when somebody closes their account."""

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from accounts.closing import close_account
from accounts.own_data import own_data
from tests import factories as make
from tests.recommendations.written import consultation, first_node, participant, write
from webinars.recommendations.domain.moderating import hide_recommendation
from webinars.recommendations.domain.reading import places_of
from webinars.recommendations.domain.supporting import support_recommendation, unsupport_recommendation
from webinars.recommendations.domain.writing import change_recommendation
from webinars.recommendations.errors import NoSuchRecommendation, OwnRecommendation, RecommendationHasChanged
from webinars.recommendations.models import RecommendationKind, Support

pytestmark = pytest.mark.django_db


def test_support_counts_once_and_can_be_taken_back() -> None:
    webinar, region = consultation(), make.region()
    written, person = write(webinar), participant(webinar, region=region)
    for _ in range(2):
        support_recommendation(webinar, written.code, by=person)
    assert [(each.person, each.region) for each in written.supports.all()] == [(person, region)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.create(recommendation=written, person=person)
    for _ in range(2):
        unsupport_recommendation(webinar, written.code, by=person)
    assert written.supports.count() == 0


def test_nobody_supports_their_own() -> None:
    webinar = consultation()
    written = write(webinar)
    assert written.person
    with pytest.raises(OwnRecommendation):
        support_recommendation(webinar, written.code, by=written.person)


def test_nobody_supports_words_that_they_have_not_read() -> None:
    webinar = consultation()
    read, person = write(webinar), participant(webinar)
    assert read.person
    change_recommendation(webinar, read.code, kind=RecommendationKind.KEEP, text="Қалсын", by=read.person)
    with pytest.raises(RecommendationHasChanged):
        support_recommendation(webinar, read.code, wording=read.wording, by=person)
    read.refresh_from_db()
    support_recommendation(webinar, read.code, wording=read.wording, by=person)
    assert read.supports.count() == 1


def test_what_is_gone_or_of_another_webinar_is_not_supported() -> None:
    webinar = consultation()
    written, person = write(webinar), participant(webinar)
    with pytest.raises(NoSuchRecommendation):
        support_recommendation(consultation(), written.code, by=person)
    support_recommendation(webinar, written.code, by=person)
    hide_recommendation(webinar, written.code, reason="Жарнама", by=webinar.created_by)
    for act in (support_recommendation, unsupport_recommendation):
        with pytest.raises(NoSuchRecommendation):
            act(webinar, written.code, by=participant(webinar))
    assert written.supports.count() == 1


def test_the_most_supported_come_first_then_the_older() -> None:
    webinar = consultation()
    first, second, third = (write(webinar) for _ in range(3))
    reader = participant(webinar)
    for of, times in ((third, 2), (second, 1)):
        for _ in range(times):
            support_recommendation(webinar, of.code, by=participant(webinar))
    support_recommendation(webinar, third.code, by=reader)
    (place, empty) = places_of(webinar, reader)
    assert [(each.pk, each.support_count, each.is_supported) for each in place.shown] == [
        (third.pk, 3, True),
        (second.pk, 1, False),
        (first.pk, 0, False),
    ]
    assert (empty.count, empty.shown) == (0, [])


def test_the_first_of_many_are_shown_and_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.recommendations.domain.reading.SHOWN_AT_FIRST", 2)
    webinar = consultation()
    written = [write(webinar) for _ in range(4)]
    last = written[-1].person
    assert last
    place = places_of(webinar, last)[0]
    assert (place.shown, place.more, place.count) == ([*written[:2], written[3]], 1, 4)
    place = places_of(webinar, last, whole=first_node(webinar).pk)[0]
    assert (place.shown, place.more) == (written, 0)


def test_a_closed_account_leaves_what_was_said_without_the_name() -> None:
    webinar, region = consultation(), make.region()
    person = participant(webinar, region=region)
    own, other = write(webinar, by=person), write(webinar)
    support_recommendation(webinar, other.code, by=person)
    with TestCase.captureOnCommitCallbacks(execute=True):
        close_account(person)
    own.refresh_from_db()
    assert (own.person, own.region, own.is_shown, own.has_name) == (None, region, True, False)
    assert [change.by for change in own.changes.all()] == [None]
    assert [(each.person, each.region) for each in other.supports.all()] == [(None, region)]


def test_own_data_has_what_i_wrote_and_supported() -> None:
    webinar = consultation()
    person = participant(webinar)
    own, other = write(webinar, "Менің ұсынысым", by=person), write(webinar, "Басқаның ұсынысы")
    support_recommendation(webinar, other.code, by=person)
    support_recommendation(webinar, own.code, by=participant(webinar))
    hide_recommendation(webinar, own.code, reason="Қайталама", by=webinar.created_by)
    about = own_data(person)["about_you"]
    assert [row["text"] for row in about["recommendations.recommendation"]] == ["Менің ұсынысым"]
    assert [row["recommendation_id"] for row in about["recommendations.support"]] == [other.pk]
    assert [row["kind"] for row in about["recommendations.recommendationchange"]] == ["written", "hidden"]
    assert "hidden_by_id" not in about["recommendations.recommendation"][0]
