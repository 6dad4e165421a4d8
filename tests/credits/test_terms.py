"""The terms page: step 2 of setting a webinar up."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from django.urls import reverse

from credits.domain.policies import add_version, load_presets
from credits.domain.terms import choose_terms, planned_worth, terms_of
from credits.errors import NominalCreditsMissing, NotOnTheGrid, PolicyNotOffered, TermsLocked
from credits.models import Policy, PolicyVersion
from credits.presets import presets
from quizzes.domain.questions import quiz_of
from quizzes.models import Quiz
from tests import factories as make
from tests.credits import rows
from webinars.domain.checklist import checklist
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
SIGNERS = {"signer1_name": "", "signer1_position": "director", "signer2_name": "", "signer2_position": "head"}


def page(webinar: Webinar) -> str:
    return reverse("credits:terms", args=[webinar.code])


def draft(**fields: Any) -> Webinar:
    return make.webinar(state="draft", length_min=62, **fields)


def test_cards_say_in_plain_words_what_it_takes_and_brings() -> None:
    webinar = draft()
    text = rows.text_of(rows.client(webinar.created_by).get(page(webinar)))
    for expected in (
        "Hours by time attended",
        "1 h for 62 min",
        "attend 60 min",
        "quiz: as you like",
        "Professional development, academic hours",
        "quiz: 70 %",
    ):
        assert expected in text, expected
    assert "NASBA" not in text


def test_saving_binds_the_latest_version_and_tells_the_quiz() -> None:
    webinar = draft()
    data = SIGNERS | {"policy": "kz-pd-course", "nominal_credits": "2", "signer1_name": "Б. Ж. Нұрғалиев", "next": "1"}
    response = rows.client(webinar.created_by).post(page(webinar), data)
    assert response.url == reverse("quizzes:edit", args=[webinar.code])  # type: ignore[attr-defined]
    terms = terms_of(webinar)
    assert (terms.policy_version.policy.slug, terms.nominal_credits) == ("kz-pd-course", Decimal(2))
    assert terms.signers == [{"position": "director", "name": "Б. Ж. Нұрғалиев"}]
    quiz = Quiz.objects.get(webinar=webinar)
    assert (quiz.pass_pct, quiz.max_attempts, quiz.cooloff_hours, quiz.min_attendance_pct) == (70, 2, 24, 80)
    assert "pass_pct" in quiz.demanded


def test_a_policy_without_a_quiz_makes_none_and_releases_its_demands() -> None:
    webinar = draft()
    choose_terms(webinar, policy=Policy.objects.get(slug="cpd-60"))
    assert not Quiz.objects.filter(webinar=webinar).exists()
    choose_terms(webinar, policy=Policy.objects.get(slug="kz-pd-course"), nominal_credits=Decimal(1))
    choose_terms(webinar, policy=Policy.objects.get(slug="cpd-60"))
    assert Quiz.objects.get(webinar=webinar).demanded == ["cooloff_hours", "feedback_on_fail", "max_attempts"]


def test_a_quiz_written_later_hears_of_the_terms(django_capture_on_commit_callbacks: Any) -> None:
    webinar = draft()
    with django_capture_on_commit_callbacks(execute=True):
        quiz_of(webinar)
    assert Quiz.objects.get(webinar=webinar).max_attempts == 3


def test_what_was_typed_stays_when_something_is_wrong() -> None:
    webinar = draft()
    client = rows.client(webinar.created_by)
    for data, says in (
        (
            {"policy": "kz-pd-course", "nominal_credits": "", "signer1_name": "Кепілбаева"},
            "Say how many hours the programme gives",
        ),
        ({"policy": "kz-pd-course", "nominal_credits": "1.5", "signer1_name": "Кепілбаева"}, "Use a multiple of 1"),
        ({"policy": "kz-pd-course", "nominal_credits": "two", "signer1_name": "Кепілбаева"}, "number"),
        ({"policy": "ama-pra-1", "signer1_name": "Кепілбаева"}, "valid choice"),
        ({"policy": "", "signer1_name": "Кепілбаева"}, "required"),
    ):
        response = client.post(page(webinar), SIGNERS | data)
        assert response.status_code == 422
        assert says in rows.text_of(response), data
        assert "Кепілбаева" in response.content.decode()
    assert terms_of(webinar).policy_version.policy.slug == "cpd-60"


def test_the_domain_refuses_what_does_not_fit() -> None:
    webinar, course = draft(), Policy.objects.get(slug="kz-pd-course")
    with pytest.raises(NominalCreditsMissing):
        choose_terms(webinar, policy=course)
    with pytest.raises(NotOnTheGrid, match="multiple of 1"):
        choose_terms(webinar, policy=course, nominal_credits=Decimal("1.5"))
    with pytest.raises(PolicyNotOffered):
        choose_terms(webinar, policy=Policy.objects.get(slug="ama-pra-1"))


@pytest.mark.parametrize("state", ["live", "ended"])
def test_after_the_start_they_stay_and_the_page_says_why(state: str) -> None:
    webinar = make.webinar(state=state)
    client = rows.client(webinar.created_by)
    assert "The terms are fixed since the webinar started" in rows.text_of(client.get(page(webinar)))
    client.post(page(webinar), SIGNERS | {"policy": "kz-pd-course", "nominal_credits": "2"})
    assert terms_of(webinar).policy_version.policy.slug == "cpd-60"
    with pytest.raises(TermsLocked):
        choose_terms(webinar, policy=Policy.objects.get(slug="cpd-60"))


def test_only_the_team_sets_terms() -> None:
    webinar = draft()
    allowed = (
        webinar.created_by,
        webinar.lecturers.get(),
        make.organiser(organisation=webinar.organisation),
        make.administrator(),
    )
    for person in allowed:
        assert rows.client(person).get(page(webinar)).status_code == 200
    for outsider in (make.person(), make.organiser(), make.lecturer(), make.auditor()):
        assert rows.client(outsider).get(page(webinar)).status_code == 403
        assert rows.client(outsider).post(page(webinar), SIGNERS | {"policy": "cpd-60"}).status_code == 403
    assert rows.client().get(page(webinar)).status_code == 302
    assert rows.client(webinar.created_by).get(reverse("credits:terms", args=["nosuch"])).status_code == 404


def test_terms_keep_their_version_when_a_newer_one_comes() -> None:
    webinar = draft()
    first = terms_of(webinar).policy_version
    changed = msgspec.structs.replace(first.params, gap_tolerance_s=90)
    second = add_version(first.policy, params=changed, by=None)
    assert (second.version, terms_of(webinar).policy_version) == (2, first)
    assert choose_terms(webinar, policy=first.policy).policy_version == second


def test_presets_are_loaded_once_and_never_overwritten() -> None:
    Policy.objects.filter(slug="cpd-60").update(name_en="Our own words", is_offered=False)
    load_presets()
    assert Policy.objects.get(slug="cpd-60").name_en == "Our own words"
    assert PolicyVersion.objects.count() == len(presets())
    stored = {version.policy.slug: version.params for version in PolicyVersion.objects.select_related("policy")}
    assert stored == {slug: preset.params for slug, preset in presets().items()}


def test_worth_for_the_planned_length() -> None:
    webinar = draft()
    version = PolicyVersion.objects.get(policy__slug="nasba-group-internet")
    terms = terms_of(webinar)
    terms.policy_version = version
    worth = planned_worth(terms)
    assert (worth.credits, worth.checks_planned, worth.checks_needed, worth.needed_s) == (Decimal("1.2"), 4, 4, 3600)


def test_the_list_before_publishing_says_what_it_is_worth() -> None:
    webinar = draft()
    texts = [str(item.text) for item in checklist(webinar) if item.url == page(webinar)]
    assert len(texts) == 1
    short = make.webinar(state="draft", length_min=5)
    item = next(item for item in checklist(short) if item.url == page(short))
    assert (item.is_done, item.is_required) == (False, False)
