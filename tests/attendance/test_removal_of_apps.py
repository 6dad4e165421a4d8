"""When the time of the evidence is over, what other apps keep about the people of that webinar goes with it."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils import timezone

from accounts.models import User
from attendance.domain.retention import OF_APPS, REMOVE, remove_evidence
from attendance.domain.seal import seal_webinar, verify
from tests.feedback import given as feedback
from tests.questions import asked
from tests.stage import speaking
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.models import Response
from webinars.models import RoomEvent, Webinar
from webinars.questions.domain.answering import return_all, take_question, write_answer
from webinars.questions.domain.voting import vote_question
from webinars.questions.models import Question, QuestionChange, QuestionVote
from webinars.stage.domain.turns import end_all
from webinars.stage.models import Ending, Hand, Turn

pytestmark = pytest.mark.django_db


def held(*, years_ago: float) -> Webinar:
    """With a question that two people want answered and one that was being answered at the end, a speaker, feedback with a
    name."""
    webinar = asked.room()
    first, second = asked.listener(webinar), asked.listener(webinar)
    question = asked.ask(webinar, by=first)
    vote_question(webinar, question.code, by=second)
    write_answer(webinar, question.code, "Two points.", by=webinar.created_by)
    taken = asked.ask(webinar, by=second)
    take_question(webinar, taken.code, by=webinar.created_by)
    return_all(webinar)
    speaking.taken(webinar, first)
    speaking.raised(webinar, second)
    end_all(webinar, ending=Ending.ENDED)
    end = timezone.now()
    Webinar.objects.filter(pk=webinar.pk).update(
        state="ended", started_at=end - timedelta(minutes=90), ended_at=end - timedelta(minutes=10)
    )
    webinar.refresh_from_db()
    form = form_of(webinar)
    form.is_anonymous = False
    form.save()
    feedback.give(webinar, by=first)
    end -= timedelta(days=years_ago * 365.25)
    Webinar.objects.filter(pk=webinar.pk).update(started_at=end - timedelta(minutes=90), ended_at=end)
    webinar.refresh_from_db()
    seal_webinar(webinar)
    return webinar


def test_questions_hands_and_turns_go_and_feedback_loses_its_names() -> None:
    webinar, other = held(years_ago=6), held(years_ago=1)
    remove_evidence(webinar, years=5)
    paths: dict[type[Model], str] = dict.fromkeys((Question, Hand, Turn, RoomEvent), "webinar")
    paths |= dict.fromkeys((QuestionVote, QuestionChange), "question__webinar")
    for model, path in paths.items():
        assert not model._default_manager.filter(**{path: webinar}).exists()
        assert model._default_manager.filter(**{path: other}).exists()
    assert Response.objects.get(form__webinar=webinar).person is None
    assert Response.objects.get(form__webinar=other).person is not None
    assert verify(webinar).is_intact
    assert verify(other).is_intact


STAYS = {
    # Of a person, not of a webinar.
    "admin.logentry",
    "account.emailaddress",
    "mfa.authenticator",
    "accounts.user_groups",
    "accounts.user_user_permissions",
    # Who announced and held it, and what they prepared: as any programme of past years says.
    "webinars.webinar",
    "webinars.webinar_moderators",
    "webinars.lecturership",
    "webinars.airturn",
    "webinars.airoffer",
    "captions.captioner",
    "captions.captiontoken",
    "captions.captionline",
    "materials.material",
    "polls.poll",
    "slides.deck",
    "slides.turn",
    "stage.desk",
    "attendance.presencecheck",
    # Who of the team closed it.
    "recommendations.consultation",
    # Who had a place.
    "webinars.registration",
    # The account of hours, what it rests on, and certificates: they outlive the evidence (docs/evidence.md).
    "quizzes.attempt",
    "credits.policyversion",
    "credits.assessment",
    "credits.attachment",
    "credits.ledgerentry",
    "credits.appeal",
    "credits.appealdecision",
    "credits.certificate",
}
GOES_ELSEWHERE = {"webinars.chatmessage", "imports.importdraft"}
"""Through the ORM, with what hangs on it."""


def test_of_every_table_with_people_it_is_said_whether_it_goes() -> None:
    """A table that comes later is named here, or in attendance/domain/retention.py."""
    statements = "\n".join([*REMOVE, *(one for more in OF_APPS.values() for one in more)])
    touched = set(re.findall(r"(?:DELETE FROM|UPDATE) (\w+)", statements))
    with_people = {
        model._meta.label_lower: model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if any(isinstance(field, ForeignKey) and field.related_model is User for field in model._meta.concrete_fields)
    }
    goes = {label for label, table in with_people.items() if table in touched} | GOES_ELSEWHERE
    assert goes & STAYS == set()
    assert set(with_people) - goes - STAYS == set()
