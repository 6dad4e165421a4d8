"""Polls that count as presence checks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from attendance.domain.check_notes import write_notes
from attendance.domain.check_outcomes import CheckCounts
from attendance.domain.checks import launch_check
from attendance.domain.report import attendance_for
from attendance.models import CheckNote, CheckSource, NoteKind, PresenceCheck
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.checks.rows import said
from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll, PollState
from webinars.polls.signals import poll_answered

pytestmark = pytest.mark.django_db


def a_poll(webinar, *, is_presence_check=True):
    return Poll.objects.create(
        webinar=webinar,
        kind=PollKind.TEXT,
        text="Where do you teach?",
        state=PollState.OPEN,
        opened_at=timezone.now() - timedelta(seconds=30),
        created_by=webinar.created_by,
        is_presence_check=is_presence_check,
    )


def answered(poll, *people):
    answers = [(person, timezone.now()) for person in people]
    for _receiver, came in poll_answered.send_robust(sender=Poll, poll=poll, answers=answers):
        assert came is None


def test_an_answer_to_a_poll_that_is_a_check_counts_and_no_answer_harms_nobody(webinar, person):
    other = make.registration(webinar).person
    evidence.span(webinar, other, 0, None, last_beat_s=39 * 60 + 55)
    poll = a_poll(webinar)
    answered(poll, person)
    answered(poll, person)
    check = PresenceCheck.objects.get()
    assert (check.source, check.poll_code, check.launched_at) == (CheckSource.POLL, poll.code, poll.opened_at)
    assert attendance_for(webinar, person).checks == CheckCounts(launched=1, shown=1, answered=1)
    later = timezone.now() + timedelta(minutes=10)
    assert attendance_for(webinar, other, now=later).checks == CheckCounts(launched=1, shown=0, answered=0)
    # It is asked in its own way: nobody is shown it as a check, and the lecturer may still launch one.
    assert write_notes([said(check, other, NoteKind.ANSWERED)]) == {}
    assert launch_check(webinar, by=webinar.created_by).number == 2


def test_other_polls_and_the_teams_answers_are_no_checks(webinar, person):
    answered(a_poll(webinar, is_presence_check=False), person)
    Poll.objects.update(state=PollState.CLOSED, closed_at=timezone.now())
    answered(a_poll(webinar), webinar.lecturers.get())
    assert not PresenceCheck.objects.exists()


def test_many_answers_are_noted_in_a_few_statements(webinar, django_assert_max_num_queries):
    poll = a_poll(webinar)
    first, *people = [make.registration(webinar).person for _ in range(30)]
    answered(poll, first)
    with django_assert_max_num_queries(8):
        answered(poll, *people, webinar.lecturers.get())
    noted = CheckNote.objects.filter(kind=NoteKind.ANSWERED).values_list("person_id", flat=True)
    assert sorted(noted) == sorted(person.pk for person in (first, *people))
    assert CheckNote.objects.count() == 60


@pytest.mark.django_db(transaction=True)
def test_who_was_deleted_meanwhile_takes_nobody_elses_answer_along(webinar, person):
    other, gone = make.registration(webinar).person, make.person()
    User.objects.filter(pk=gone.pk).delete()
    answered(a_poll(webinar), person, gone, other)
    noted = CheckNote.objects.filter(kind=NoteKind.ANSWERED).values_list("person_id", flat=True)
    assert sorted(noted) == sorted([person.pk, other.pk])
