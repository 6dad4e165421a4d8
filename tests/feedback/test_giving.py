"""Once a person, from the end of the lecture on; and nobody learns who, where that was promised."""

import datetime
from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from accounts.closing import close_account
from tests import factories as make
from tests.feedback.given import ended, give, scales, texts
from webinars.errors import NoRight
from webinars.feedback.domain.giving import give_feedback, has_given
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.domain.tickets import forget_salts, ticket_of
from webinars.feedback.errors import AlreadyGiven, FeedbackIsClosed, NotAnAnswer, NothingSaid
from webinars.feedback.models import Answer, FeedbackForm, Response
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def test_a_person_answers_once() -> None:
    webinar = ended()
    person = give(webinar, 4, "Топтық жұмыс")
    form = form_of(webinar)
    assert has_given(form, person)
    assert not has_given(form, make.person())
    with pytest.raises(AlreadyGiven):
        give(webinar, 1, by=person)
    assert Response.objects.count() == 1
    assert sorted(Answer.objects.values_list("number", "text"), key=str) == [
        (4, ""), (4, ""), (4, ""), (4, ""), (4, ""), (None, "Топтық жұмыс"),
    ]  # fmt: skip


def test_an_anonymous_response_has_neither_person_nor_moment() -> None:
    webinar = ended()
    person = give(webinar)
    row: dict[str, object] = dict(Response.objects.values().get())
    assert set(row) == {"id", "form_id", "person_id", "ticket", "given_on"}
    assert row["person_id"] is None
    assert type(row["given_on"]) is datetime.date
    assert str(person.pk) != row["ticket"]
    assert len(str(row["ticket"])) == 64


def test_with_names_the_person_is_stored() -> None:
    webinar = ended()
    FeedbackForm.objects.filter(pk=form_of(webinar).pk).update(is_anonymous=False)
    person = give(webinar)
    assert Response.objects.get().person == person
    with pytest.raises(AlreadyGiven):
        give(webinar, by=person)


def test_a_ticket_tells_nothing_without_its_salt() -> None:
    person, other = make.person(), make.person()
    form, second = form_of(ended()), form_of(ended())
    made = {ticket_of(each, who) for each in (form, second) for who in (person, other)}
    assert len(made) == 4
    before = ticket_of(form, person)
    assert ticket_of(form, person) == before
    form.salt = ""
    assert ticket_of(form, person) != before


def test_a_closed_form_forgets_its_salt() -> None:
    webinar = ended()
    person = give(webinar)
    assert forget_salts() == 0
    Webinar.objects.filter(pk=webinar.pk).update(
        started_at=timezone.now() - timedelta(days=31), ended_at=timezone.now() - timedelta(days=30, seconds=1)
    )
    webinar.refresh_from_db()
    assert (forget_salts(), forget_salts()) == (1, 0)
    form = form_of(webinar)
    assert (form.salt, form.is_open, has_given(form, person)) == ("", False, False)
    with pytest.raises(FeedbackIsClosed):
        give(webinar)


def test_when_it_is_open() -> None:
    for state, is_open in (("published", False), ("live", False), ("ended", True), ("cancelled", False)):
        assert form_of(make.webinar(state=state)).is_open is is_open
    webinar = ended()
    for ago, is_open in ((timedelta(days=30, seconds=-5), True), (timedelta(days=30), False)):
        webinar.ended_at = timezone.now() - ago
        assert form_of(webinar).is_open is is_open


def test_who_may() -> None:
    webinar = ended()
    form = form_of(webinar)
    said = {scales(form)[0].code: "5"}
    moderator = make.person()
    webinar.moderators.add(moderator)
    lecturer = webinar.lecturers.get()
    make.registration(webinar, lecturer)
    for person in (
        make.person(),
        make.registration(webinar, state="waiting").person,
        make.registration(webinar, banned_at=timezone.now()).person,
        make.auditor(),
        moderator,
        lecturer,
        webinar.created_by,
    ):
        with pytest.raises(NoRight):
            give_feedback(form, said, by=person)
    assert Response.objects.count() == 0


def test_what_is_no_answer() -> None:
    webinar = ended()
    form = form_of(webinar)
    person = make.registration(webinar).person
    scale, text = scales(form)[0], texts(form)[0]
    for said in ({}, {scale.code: "", text.code: "  \n"}, {"nothing": "5"}):
        with pytest.raises(NothingSaid):
            give_feedback(form, said, by=person)
    for wrong in ("0", "6", "five", "5.0", "٥"):
        with pytest.raises(NotAnAnswer):
            give_feedback(form, {scale.code: wrong}, by=person)
    other = form_of(ended())
    with pytest.raises(NothingSaid):
        give_feedback(form, {scales(other)[0].code: "5"}, by=person)
    assert Response.objects.count() == 0


def test_a_closed_account_leaves_no_name() -> None:
    webinar = ended()
    FeedbackForm.objects.filter(pk=form_of(webinar).pk).update(is_anonymous=False)
    person, other = give(webinar), give(webinar)
    with TestCase.captureOnCommitCallbacks(execute=True):
        close_account(person)
    assert list(Response.objects.order_by("pk").values_list("person", flat=True)) == [None, other.pk]
    assert Answer.objects.filter(number=5).count() == 10
