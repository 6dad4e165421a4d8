"""Operators look and change nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from quizzes.domain.attempts import start_attempt, submit_attempt
from quizzes.models import Attempt, Question, Quiz
from tests import factories as make
from tests.quizzes import papers

pytestmark = pytest.mark.django_db


def test_operators_see_everything_and_change_nothing() -> None:
    webinar = make.webinar(state="ended")
    quiz = papers.quiz(webinar, questions=1, opened=True)
    attempt = submit_attempt(start_attempt(quiz, by=make.registration(webinar).person))
    client = Client()
    client.force_login(User.objects.create_superuser("operator@example.kz"))
    for model, row in ((Quiz, quiz), (Question, quiz.questions.get()), (Attempt, attempt)):
        name = f"admin:quizzes_{model._meta.model_name}"
        assert client.get(reverse(f"{name}_changelist"), {"q": "x"}).status_code == 200
        assert client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
        assert client.post(reverse(f"{name}_change", args=[row.pk]), {}).status_code == 403
        assert client.get(reverse(f"{name}_add")).status_code == 403
        assert client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    participant = Client()
    participant.force_login(make.person())
    assert participant.get(reverse("admin:quizzes_attempt_changelist")).status_code == 302
