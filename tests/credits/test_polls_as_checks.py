"""A policy says whether answers to polls may count as presence checks."""

from typing import Any

import msgspec
import pytest
from django.urls import reverse

from attendance.domain.report import attendance_for
from attendance.models import PresenceCheck
from credits.domain.policies import add_version
from credits.domain.terms import terms_of
from credits.models import Policy, PolicyVersion
from credits.models.policy import params_from_json, params_to_json
from credits.policy_words import compare
from credits.presets import presets
from tests import factories as make
from tests.credits import rows
from tests.polls.asked import prepared
from webinars.models import Webinar
from webinars.polls.domain.running import open_poll
from webinars.polls.domain.voting import vote_poll
from webinars.polls.models import Poll

GI = presets()["nasba-group-internet"].params
FORBIDDEN = msgspec.structs.replace(GI, polls_count_as_checks=False)


def test_what_was_stored_before_it_was_a_parameter_still_counts_them() -> None:
    stored = params_to_json(GI)
    del stored["polls_count_as_checks"]
    assert params_from_json(stored) == GI
    assert params_from_json(params_to_json(FORBIDDEN)) == FORBIDDEN
    assert [(change.was, change.now) for change in compare(GI, FORBIDDEN)] == [("yes", "no")]
    assert {preset.params.polls_count_as_checks for preset in presets().values()} == {True}


@pytest.mark.django_db
def test_a_stored_version_keeps_its_bytes_and_the_next_one_says_it() -> None:
    policy = Policy.objects.get(slug="cpd-60")
    stored = {name: value for name, value in policy.latest.params_json.items() if name != "polls_count_as_checks"}
    old = PolicyVersion.objects.create(policy=policy, version=2, params_json=stored)
    add_version(policy, params=msgspec.structs.replace(old.params, polls_count_as_checks=False), by=None)
    old.refresh_from_db()
    assert old.params_json == stored
    assert policy.latest.params_json == stored | {"polls_count_as_checks": False}


def with_policy(*, counts: bool) -> Webinar:
    webinar = make.webinar(state="live")
    policy = rows.offered("nasba-group-internet")
    if not counts:
        add_version(policy, params=FORBIDDEN, by=None)
    terms = terms_of(webinar)
    terms.policy_version = policy.latest
    terms.save()
    return Webinar.objects.get(pk=webinar.pk)


@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.django_db
def test_an_answer_counts_where_the_policy_says_so(counts: bool, django_capture_on_commit_callbacks: Any) -> None:
    webinar = with_policy(counts=counts)
    person = make.registration(webinar).person
    poll = prepared(webinar, is_presence_check=True)
    with django_capture_on_commit_callbacks(execute=True):
        opened = open_poll(webinar, poll.code, by=webinar.created_by)
        vote_poll(webinar, poll.code, by=person, choices=[0])
    assert opened.is_presence_check is counts  # people are told nothing else
    assert PresenceCheck.objects.filter(webinar=webinar).exists() is counts
    assert attendance_for(webinar, person).checks.answered == int(counts)


@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.django_db
def test_the_team_is_offered_the_mark_where_it_has_a_meaning(counts: bool) -> None:
    webinar = with_policy(counts=counts)
    client = rows.client(webinar.created_by)
    prepared(webinar, is_presence_check=True)
    for page in (reverse("polls:add", args=[webinar.code]), reverse("webinars:studio", args=[webinar.code])):
        assert ('name="is_presence_check"' in client.get(page).content.decode()) is counts
    assert ("Presence check" in client.get(reverse("polls:edit", args=[webinar.code])).content.decode()) is counts
    assert Poll.objects.get().is_presence_check is True  # until it is opened
