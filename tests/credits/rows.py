"""Rows that tests of credits need: presence of a person in a webinar, a quiz that was handed in."""

import re
import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from attendance.models import EndedHow, PresenceSpan
from credits.domain.settle import settle_webinar
from credits.domain.terms import choose_terms, terms_of
from credits.models import CreditTerms, Policy
from quizzes.models import Attempt, Quiz, QuizState
from quizzes.paper import to_json
from tests import factories
from tests.quizzes import papers
from webinars.models import Webinar, WebinarState


def ended_webinar(*, policy: str = "cpd-60", nominal: str | None = None, minutes: int = 90, **fields: Any) -> Webinar:
    """Ended a while ago, so attendance is settled; its terms are chosen while it was a draft."""
    webinar = factories.webinar(state=WebinarState.DRAFT, length_min=minutes, **fields)
    choose_terms(webinar, policy=offered(policy), nominal_credits=Decimal(nominal) if nominal else None)
    now = webinar.starts_at
    start = now - timedelta(minutes=minutes + 10)
    Webinar.objects.filter(pk=webinar.pk).update(
        state=WebinarState.ENDED, starts_at=start, started_at=start, ended_at=start + timedelta(minutes=minutes)
    )
    webinar.refresh_from_db()
    return webinar


def offered(slug: str) -> Policy:
    Policy.objects.filter(slug=slug).update(is_offered=True)
    return Policy.objects.get(slug=slug)


def registered(webinar: Webinar, **fields: Any) -> User:
    person = factories.person(**fields)
    factories.registration(webinar, person)
    return person


def present(webinar: Webinar, person: User, *, minutes: int, seconds: int = 0) -> PresenceSpan:
    """From the start on."""
    assert webinar.started_at is not None
    end = webinar.started_at + timedelta(minutes=minutes, seconds=seconds)
    return PresenceSpan.objects.create(
        webinar=webinar,
        person=person,
        connection=uuid.uuid4(),
        started_at=webinar.started_at,
        last_beat_at=end,
        beats=1,
        ended_at=end,
        ended_how=EndedHow.LEFT,
    )


def attempt(webinar: Webinar, person: User, *, pct: int, pass_pct: int = 70) -> Attempt:
    assert webinar.ended_at is not None
    quiz, _ = Quiz.objects.get_or_create(webinar=webinar)
    Quiz.objects.filter(pk=quiz.pk).update(state=QuizState.OPEN, opened_at=webinar.ended_at)
    number = Attempt.objects.filter(quiz=quiz, person=person).count() + 1
    at = webinar.ended_at + timedelta(minutes=number)
    asks = quiz.asked_of(quiz.questions.active().count())
    asked = (papers.paper_question(place, correct={1}) for place in range(1, asks + 1))
    return Attempt.objects.create(
        quiz=quiz,
        person=person,
        number=number,
        paper_json=to_json(papers.paper(*asked, pass_pct=pass_pct)),
        started_at=at,
        submitted_at=at,
        score_points=pct,
        max_points=100,
        score_pct=pct,
        passed=pct >= pass_pct,
    )


def terms(webinar: Webinar) -> CreditTerms:
    return terms_of(webinar)


def client(person: User | None = None, language: str = "en") -> Client:
    made = Client(headers={"accept-language": language})
    if person is not None:
        made.force_login(person)
    made.cookies["django_language"] = language
    return made


def text_of(response: Any) -> str:
    """What a page says, without tags and runs of space."""
    return plain_text(response.content.decode())


def plain_text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def granted(*, minutes: int = 62, **fields: Any) -> tuple[Webinar, User]:
    """A settled webinar with one person who earned something."""
    language = fields.pop("language", "en")
    name = fields.pop("name", "Әбдірахманова Гүлнұр Серікқызы")
    webinar = ended_webinar(**fields)
    person = registered(webinar, name=name, language=language)
    present(webinar, person, minutes=minutes)
    settle_webinar(webinar)
    return webinar, person


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def upload(name: str = "анықтама.pdf", data: bytes = PDF, content_type: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type=content_type)
