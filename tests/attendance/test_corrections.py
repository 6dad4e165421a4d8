"""A correction says what holds instead: who, why and when. What was recorded stays."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from attendance.domain.attended import Span
from attendance.domain.corrected import corrected
from attendance.domain.corrections import correct_presence
from attendance.domain.intervals import Interval
from attendance.domain.report import attendance_for, attendance_of
from attendance.domain.retention import remove_evidence
from attendance.domain.seal import head_of, seal_webinar, verify
from attendance.errors import NotACorrection, OwnAttendance
from attendance.models import Correction, CorrectionKind, PresenceSpan
from attendance.signals import evidence_corrected
from tests import factories as make
from tests.attendance import evidence

PRESENT, ABSENT = CorrectionKind.PRESENT, CorrectionKind.ABSENT


@pytest.mark.parametrize(
    ("kind", "interval", "expected"),
    [
        (PRESENT, (90, 120), [Span(0, 100, True), Span(90, 120)]),
        (ABSENT, (0, 100), []),
        (ABSENT, (40, 60), [Span(0, 40), Span(60, 100, True)]),
        (ABSENT, (60, 100), [Span(0, 60)]),
        (ABSENT, (100, 200), [Span(0, 100, True)]),
    ],
)
def test_spans_after_a_correction(kind, interval, expected):
    assert corrected([Span(0, 100, True)], kind, Interval(*interval)) == expected


@pytest.fixture
def webinar():
    end = timezone.now() - timedelta(minutes=10)
    return make.webinar(state="ended", started_at=end - timedelta(minutes=90), ended_at=end)


@pytest.fixture
def person(webinar):
    return make.registration(webinar).person


def correct(webinar, person, kind, start_s, end_s, *, reason="Power cut in the village", **fields):
    return correct_presence(
        webinar,
        person,
        kind=kind,
        started_at=webinar.started_at + timedelta(seconds=start_s),
        ended_at=webinar.started_at + timedelta(seconds=end_s),
        reason=reason,
        by=webinar.created_by,
        **fields,
    )


@pytest.mark.django_db
def test_the_latest_correction_counts_and_nothing_recorded_changes(webinar, person):
    evidence.span(webinar, person, 0, 1000)
    seal_webinar(webinar)
    head = head_of(webinar)
    correct(webinar, person, ABSENT, 200, 500)
    assert attendance_for(webinar, person).time.attended_s == 700
    correct(webinar, person, PRESENT, 400, 2000)
    assert attendance_for(webinar, person).time.attended_s == 200 + 1600
    assert PresenceSpan.objects.count() == 1
    assert verify(webinar).is_intact
    assert head_of(webinar) != head


@pytest.mark.django_db
def test_half_a_minute_of_absence_is_not_bridged_and_the_last_word_counts(webinar, person):
    evidence.span(webinar, person, 0, 1000)
    correct(webinar, person, ABSENT, 200, 240)
    assert attendance_for(webinar, person).time.attended_s == 960
    correct(webinar, person, PRESENT, 200, 220)
    assert attendance_for(webinar, person).time.attended_s == 980


@pytest.mark.django_db
def test_who_had_no_connection_at_all_can_have_been_there(webinar, person):
    correct(webinar, person, PRESENT, 0, 600)
    assert attendance_for(webinar, person).time.attended_s == 600
    assert [line.time.attended_s for line in attendance_of(webinar)] == [600]


@pytest.mark.django_db
def test_nobody_elses_figure_moves(webinar, person):
    other = make.registration(webinar).person
    evidence.span(webinar, other, 0, 1000)
    correct(webinar, person, PRESENT, 0, 600)
    assert attendance_for(webinar, other).time.attended_s == 1000


@pytest.mark.django_db
@pytest.mark.parametrize(("start_s", "end_s", "reason"), [(-1, 60, "x"), (60, 60, "x"), (0, 5401, "x"), (0, 60, "  ")])
def test_it_says_why_and_lies_within_the_lecture(webinar, person, start_s, end_s, reason):
    with pytest.raises(NotACorrection):
        correct(webinar, person, PRESENT, start_s, end_s, reason=reason)
    assert not Correction.objects.exists()


@pytest.mark.django_db
def test_nobody_corrects_themselves_by_any_door(webinar):
    mine = make.registration(webinar, webinar.created_by).person
    with pytest.raises(OwnAttendance):
        correct(webinar, mine, PRESENT, 0, 600)
    said = ["--from=2026-11-22T10:05:00", "--to=2026-11-22T10:20:00", "--present", "--reason=Was there"]
    with pytest.raises(CommandError, match="Ask a colleague"):
        call_command("correct_attendance", webinar.code, mine.email, f"--by={mine.email}", *said)
    assert not Correction.objects.exists()


@pytest.mark.django_db
def test_nothing_is_corrected_when_the_evidence_is_gone(person):
    end = timezone.now() - timedelta(days=6 * 365.25)
    webinar = make.webinar(state="ended", started_at=end - timedelta(minutes=90), ended_at=end)
    seal_webinar(webinar)
    remove_evidence(webinar, years=5)
    with pytest.raises(NotACorrection):
        correct(webinar, person, PRESENT, 0, 600)


@pytest.mark.django_db
def test_not_while_the_lecture_runs(person):
    live = make.webinar(state="live")
    with pytest.raises(NotACorrection):
        correct(live, person, PRESENT, 0, 30)


@pytest.mark.django_db
def test_higher_apps_hear_of_it(webinar, person, django_capture_on_commit_callbacks):
    heard = []

    def hear(sender, *, webinar, person, **_):
        heard.append((webinar, person))

    evidence_corrected.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            correct(webinar, person, PRESENT, 0, 600)
    finally:
        evidence_corrected.disconnect(hear)
    assert heard == [(webinar, person)]


@pytest.mark.django_db
def test_the_command_notes_it_on_the_clock_of_who_decided(webinar, person, capsys):
    seal_webinar(webinar)
    start = timezone.localtime(webinar.started_at).replace(tzinfo=None, microsecond=0) + timedelta(seconds=60)
    said = {"start": start.isoformat(), "end": (start + timedelta(minutes=5)).isoformat()}
    call_command(
        "correct_attendance",
        webinar.code,
        person.email,
        f"--from={said['start']}",
        f"--to={said['end']}",
        "--present",
        f"--by={webinar.created_by.email}",
        "--reason=Seen by the facilitator",
    )
    assert capsys.readouterr().out == f"Noted. Head: {head_of(webinar)}\n"
    assert attendance_for(webinar, person).time.attended_s == 300
    with pytest.raises(CommandError):
        call_command(
            "correct_attendance",
            "nowhere",
            person.email,
            "--from=x",
            "--to=x",
            "--absent",
            "--by=x",
            "--reason=x",
        )
