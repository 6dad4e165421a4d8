"""A copy of a webinar has its terms and its quiz."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from credits.domain.policies import add_version
from credits.domain.terms import Signer, choose_terms, terms_of
from credits.models import CreditTerms, Policy
from quizzes.models import Quiz
from tests import factories as make
from tests.quizzes import papers
from webinars.domain.schedule import copy_webinar
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
SIGNERS: list[Signer] = [{"position": "director", "name": "Кепілбаева"}]


@pytest.fixture
def copied(django_capture_on_commit_callbacks: Any) -> Any:
    def copy(webinar: Webinar) -> Webinar:
        with django_capture_on_commit_callbacks(execute=True):
            return copy_webinar(webinar, by=webinar.created_by)

    return copy


def with_terms(policy: str, **chosen: Any) -> Webinar:
    webinar = make.webinar(state="draft", length_min=90)
    choose_terms(webinar, policy=Policy.objects.get(slug=policy), signers=SIGNERS, **chosen)
    return webinar


def test_the_terms_are_those_that_were_chosen(copied: Any) -> None:
    made = CreditTerms.objects.get(webinar=copied(with_terms("cpd-60", cap=Decimal("1.4"))))
    assert (made.policy_version.policy.slug, made.cap, made.signers) == ("cpd-60", Decimal("1.4"), SIGNERS)


def test_of_the_policy_as_it_is_by_then(copied: Any) -> None:
    webinar = with_terms("cpd-60")
    policy = Policy.objects.get(slug="cpd-60")
    rules = msgspec.structs.replace(policy.latest.params, cap_per_period=Decimal(2), period_months=12)
    version = add_version(policy, params=rules, by=None)
    assert terms_of(copied(webinar)).policy_version == version


def test_a_policy_that_is_offered_no_more_gives_way_to_the_default(copied: Any) -> None:
    webinar = with_terms("kz-pd-course", cap=Decimal(3), nominal_credits=Decimal(2))
    Policy.objects.filter(slug="kz-pd-course").update(is_offered=False)
    made = terms_of(copied(webinar))
    assert (made.policy.slug, made.cap, made.signers) == ("cpd-60", None, SIGNERS)


def test_the_quiz_hears_of_the_policy_of_the_copy(copied: Any) -> None:
    webinar = with_terms("kz-pd-course", nominal_credits=Decimal(2))
    quiz = Quiz.objects.get(webinar=webinar)
    papers.question(quiz)
    made = Quiz.objects.get(webinar=copied(webinar))
    assert made.demanded
    assert (made.demanded, made.required_questions) == (quiz.demanded, quiz.required_questions)
    assert made.questions.count() == 1


def test_where_no_quiz_was_there_is_none(copied: Any) -> None:
    assert not Quiz.objects.filter(webinar=copied(make.webinar())).exists()
