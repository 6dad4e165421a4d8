"""Writing, changing and withdrawing recommendations."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import factories as make
from tests.recommendations.written import consultation, first_node, nodes, participant, write
from webinars.models import Registration
from webinars.questions.models import QuestionRules
from webinars.recommendations import limits
from webinars.recommendations.domain.closing import close_recommendations, reopen_recommendations
from webinars.recommendations.domain.moderating import hide_recommendation
from webinars.recommendations.domain.supporting import support_recommendation
from webinars.recommendations.domain.writing import change_recommendation, withdraw_recommendation
from webinars.recommendations.errors import (
    EmptyRecommendation,
    MutedWriter,
    NameIsNeeded,
    NoSuchNode,
    NoSuchRecommendation,
    RecommendationsAreClosed,
    RecommendationTooLong,
    TooManyRecommendations,
)
from webinars.recommendations.models import Recommendation, RecommendationKind

pytestmark = pytest.mark.django_db

ADD, CHANGE, KEEP = RecommendationKind.ADD, RecommendationKind.CHANGE, RecommendationKind.KEEP


def traced(recommendation: Recommendation) -> list[str]:
    return [change.kind for change in recommendation.changes.all()]


def test_a_participant_recommends_something_on_a_node() -> None:
    webinar, region = consultation(), make.region()
    person = participant(webinar, region=region)
    written = write(webinar, "  Цифрлық  бағалауды қосу: \r\nмектептер сұрайды. ", by=person, kind=ADD)
    assert (written.text, written.kind, written.state) == (
        "Цифрлық бағалауды қосу:\nмектептер сұрайды.",
        "add",
        "shown",
    )
    assert (written.person, written.region, written.node) == (person, region, first_node(webinar))
    assert [(change.kind, change.by) for change in written.changes.all()] == [("written", person)]


def test_a_form_that_was_sent_twice_writes_once() -> None:
    webinar = consultation()
    person = participant(webinar)
    first = write(webinar, "Қалсын: түсінікті.", by=person, kind=KEEP)
    assert write(webinar, "Қалсын: түсінікті. ", by=person, kind=KEEP) == first
    withdraw_recommendation(webinar, first.code, by=person)
    assert write(webinar, "Қалсын: түсінікті.", by=person, kind=KEEP) != first


@pytest.mark.parametrize(
    ("text", "error"),
    [(" \n\u200b ", EmptyRecommendation), ("а" * (limits.MAX_TEXT + 1), RecommendationTooLong)],
)
def test_what_says_nothing_or_too_much_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        write(consultation(), text)
    assert not Recommendation.objects.exists()


def test_a_thousand_characters_fit() -> None:
    """A line break, which forms send as two signs, is one."""
    assert len(write(consultation(), "ә" * 998 + "\r\nі").text) == 1000


def test_only_nodes_of_the_webinar_are_written_on() -> None:
    (other,) = nodes("2.1")
    with pytest.raises(NoSuchNode):
        write(consultation(), node=other)


@pytest.mark.parametrize(
    ("state", "is_open"),
    [("draft", False), ("published", True), ("live", True), ("ended", True), ("cancelled", False)],
)
def test_from_the_publication_on(state: str, is_open: bool) -> None:
    webinar = consultation(state)
    if is_open:
        assert write(webinar).is_shown
        return
    with pytest.raises(RecommendationsAreClosed):
        write(webinar)


def test_until_the_organiser_closes_it() -> None:
    webinar = consultation("ended")
    person = participant(webinar)
    own, other = write(webinar, by=person), write(webinar)
    first = close_recommendations(webinar, by=webinar.created_by)
    assert close_recommendations(webinar, by=make.organiser()).closed_at == first.closed_at
    for act in (
        lambda: write(webinar, by=person),
        lambda: change_recommendation(webinar, own.code, kind=ADD, text="Басқа", by=person),
        lambda: withdraw_recommendation(webinar, own.code, by=person),
        lambda: support_recommendation(webinar, other.code, by=person),
    ):
        with pytest.raises(RecommendationsAreClosed):
            act()
    hide_recommendation(webinar, other.code, reason="Жарнама", by=webinar.created_by)
    reopened = reopen_recommendations(webinar)
    assert (reopened.closed_at, reopened.closed_by) == (None, None)
    assert write(webinar, by=person).is_shown


def test_one_person_writes_so_many_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.recommendations.domain.writing.MOST_OF_ONE", 2)
    webinar = consultation()
    person = participant(webinar)
    first = write(webinar, by=person)
    write(webinar, by=person)
    with pytest.raises(TooManyRecommendations):
        write(webinar, by=person)
    assert write(webinar).is_shown, "others can"
    withdraw_recommendation(webinar, first.code, by=person)
    assert write(webinar, by=person).is_shown


def test_who_was_muted_writes_nothing_and_may_withdraw() -> None:
    webinar = consultation("live")
    person = participant(webinar)
    own, other = write(webinar, by=person), write(webinar)
    Registration.objects.filter(person=person).update(muted_at=timezone.now())
    with pytest.raises(MutedWriter):
        write(webinar, by=person)
    with pytest.raises(MutedWriter):
        change_recommendation(webinar, own.code, kind=ADD, text="Басқа", by=person)
    support_recommendation(webinar, other.code, by=person)
    assert withdraw_recommendation(webinar, own.code, by=person).state == "withdrawn"


def test_without_a_name_nothing_tells_who_it_was() -> None:
    webinar = consultation()
    person = participant(webinar, region=make.region())
    written = write(webinar, by=person, is_anonymous=True)
    assert (written.person, written.region, written.has_name) == (person, None, False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=written.pk).update(region=make.region())


def test_names_are_needed_where_questions_need_them() -> None:
    webinar = consultation()
    person = participant(webinar)
    before = write(webinar, by=person, is_anonymous=True)
    QuestionRules.objects.create(webinar=webinar, may_be_anonymous=False)
    with pytest.raises(NameIsNeeded):
        write(webinar, by=person, is_anonymous=True)
    with pytest.raises(NameIsNeeded):
        change_recommendation(
            webinar, write(webinar, "Бір", by=person).code, kind=ADD, text="Екі", by=person, is_anonymous=True
        )
    changed = change_recommendation(webinar, before.code, kind=ADD, text="Екі", by=person, is_anonymous=True)
    assert changed.is_anonymous, "what was promised before holds"


def test_a_change_begins_support_anew_and_leaves_a_trace() -> None:
    webinar = consultation()
    person = participant(webinar)
    own = write(webinar, "Алып тастау", by=person)
    for _ in range(2):
        support_recommendation(webinar, own.code, by=participant(webinar))
    change_recommendation(webinar, own.code, kind=CHANGE, text=" Алып тастау", by=person)
    own.refresh_from_db()
    assert (own.supports.count(), own.changed_at, traced(own)) == (2, None, ["written"]), "nothing was changed"
    changed = change_recommendation(webinar, own.code, kind=KEEP, text="Қалдыру", by=person)
    assert (changed.supports.count(), changed.kind, changed.text) == (0, "keep", "Қалдыру")
    last = changed.changes.last()
    assert last is not None
    assert (last.kind, last.note, last.was_kind, last.supports) == ("changed", "Алып тастау", "change", 2)
    assert changed.changed_at is not None


def test_a_name_may_be_given_later() -> None:
    webinar, region = consultation(), make.region()
    person = participant(webinar, region=region)
    own = write(webinar, "Қосу", by=person, is_anonymous=True)
    support_recommendation(webinar, own.code, by=participant(webinar))
    named = change_recommendation(webinar, own.code, kind=CHANGE, text="Қосу", by=person)
    assert (named.has_name, named.region, named.supports.count()) == (True, region, 1)


def test_nobody_changes_or_withdraws_what_is_not_theirs() -> None:
    webinar, other = consultation(), consultation()
    own = write(webinar)
    for of, by in ((webinar, participant(webinar)), (webinar, webinar.created_by), (other, own.person)):
        assert by
        with pytest.raises(NoSuchRecommendation):
            change_recommendation(of, own.code, kind=ADD, text="Басқа", by=by)
        with pytest.raises(NoSuchRecommendation):
            withdraw_recommendation(of, own.code, by=by)
    own.refresh_from_db()
    assert (own.is_shown, traced(own)) == (True, ["written"])


def test_withdrawn_or_hidden_is_not_changed() -> None:
    webinar = consultation()
    withdrawn, hidden = write(webinar), write(webinar)
    assert withdrawn.person
    assert hidden.person
    withdraw_recommendation(webinar, withdrawn.code, by=withdrawn.person)
    hide_recommendation(webinar, hidden.code, reason="Жарнама", by=webinar.created_by)
    for each in (withdrawn, hidden):
        assert each.person
        with pytest.raises(NoSuchRecommendation):
            change_recommendation(webinar, each.code, kind=ADD, text="Басқа", by=each.person)
        with pytest.raises(NoSuchRecommendation):
            withdraw_recommendation(webinar, each.code, by=each.person)
    assert traced(withdrawn) == ["written", "withdrawn"]
