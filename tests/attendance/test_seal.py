"""A webinar's evidence is sealed at its end, and the seal names the first row that does not fit."""

from datetime import UTC, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from attendance.domain.canonical import BY_NAME, GENESIS, TABLES
from attendance.domain.connection import Connection
from attendance.domain.record import snapshot, write_evidence
from attendance.domain.seal import (
    MisfitKind,
    append_to_seal,
    canonical_of,
    head_of,
    heads_of,
    seal_webinar,
    verify,
    verify_journal,
)
from attendance.errors import EvidenceNotFinal
from attendance.models import (
    Attestation,
    AttestationNote,
    CheckNote,
    CheckPlan,
    Correction,
    EvidenceSeal,
    PresenceCheck,
    PresenceSpan,
    SealedRow,
)
from attendance.tasks import seal_ended
from attendance.watching.models import Sitting, Watched
from tests import factories as make
from tests.attendance import evidence
from webinars.domain.events import append_event
from webinars.domain.life_events import WebinarPaused
from webinars.models import Interruption, RoomEvent, Webinar
from webinars.polls.models import Poll, PollVote

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar():
    """Over for ten minutes, with a row in every table that is sealed."""
    begin = timezone.now() - timedelta(minutes=100)
    webinar = make.webinar(state="ended", started_at=begin, ended_at=begin + timedelta(minutes=90), event_seq=0)
    person, other, team = make.person(), make.person(), webinar.created_by
    at = begin + timedelta(minutes=30)
    evidence.pause(webinar, 600, 900)
    evidence.fault(webinar, 1200, 1260)
    span = evidence.span(webinar, person, 0, 5400)
    evidence.playing(span, 10, 5300)
    CheckPlan.objects.create(
        webinar=webinar, seed="0" * 32, content_s=5400, launch=4, per_s=3000, window_s=90, edge_s=180, made_at=begin
    )
    check = PresenceCheck.objects.create(
        webinar=webinar, number=1, source="scheduled", slot=1, planned_ms=1000, launched_at=at, window_s=90
    )
    CheckNote.objects.create(presence_check=check, person=person, kind="answered", at=at, connection=span.connection)
    poll = Poll.objects.create(
        webinar=webinar, text="?", options=["a", "b"], created_by=team, state="closed", opened_at=at, closed_at=at
    )
    PollVote.objects.create(poll=poll, person=person, choices=[0, 1], voted_at=at)
    append_event(webinar, WebinarPaused(paused_at=1), person=team, at=at)
    append_event(webinar, WebinarPaused(paused_at=2), at=at)  # nobody did it
    append_event(webinar, WebinarPaused(paused_at=3), person=team)  # after the end
    attested = Attestation.objects.create(
        webinar=webinar, person=other, facilitator=person, connection=span.connection, at=at
    )
    AttestationNote.objects.create(attestation=attested, kind="left", by=person, at=at)
    Correction.objects.create(
        webinar=webinar, person=other, kind="present", started_at=begin, ended_at=at, reason="Power cut", by=team, at=at
    )
    made = make.meeting_import(webinar, by=team, at=begin, product="teams", content_from=begin, content_to=at)
    make.imported_span(made, person, line=2, started_at=begin, ended_at=at)
    sitting = Sitting.objects.create(webinar=webinar, person=person, opened_at=begin)
    Watched.objects.create(
        sitting=sitting, seq=1, part=0, from_ms=0, to_ms=9_000, lecture_at=begin, heard_at=begin + timedelta(seconds=9)
    )
    return webinar


def tamper(statement, *values):
    """By somebody who may do anything: triggers are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        touched = cursor.rowcount
        cursor.execute("SET LOCAL session_replication_role = origin")
    return touched


def misfit_of(webinar) -> Any:
    return verify(webinar).misfit


def misfit_of_journal() -> Any:
    return verify_journal()


def misfit_after(webinar, statement, *values):
    """What verification says; then it is undone, for rows that point nowhere cannot stay."""
    with transaction.atomic():
        assert tamper(statement, *values) == 1
        misfit = misfit_of(Webinar(pk=webinar.pk))
        transaction.set_rollback(True)
    return misfit


def test_every_table_is_sealed_in_one_chain(webinar):
    seal = seal_webinar(webinar)
    rows = list(SealedRow.objects.filter(webinar=webinar))
    assert [row.number for row in rows] == list(range(1, 18))
    assert [row.of_table for row in rows] == [table.name for table in TABLES]
    assert (seal.rows, seal.head) == (17, rows[-1].link)
    assert head_of(webinar) == seal.head
    assert heads_of([webinar]) == {webinar.pk: seal.head}
    found = verify(webinar)
    assert found.is_intact
    assert (found.rows, found.head, found.removed) == (17, seal.head, 0)


def test_sealing_again_gives_the_same_seal(webinar):
    assert seal_webinar(webinar) == seal_webinar(webinar)
    assert EvidenceSeal.objects.count() == 1


def test_a_webinar_that_is_not_over_has_no_seal():
    live = make.webinar(state="live")
    with pytest.raises(EvidenceNotFinal):
        seal_webinar(live)
    assert head_of(live) == ""
    assert not verify(live).is_sealed


def test_nothing_is_sealed_before_it_is_final():
    webinar: Any = make.webinar(state="ended")
    with pytest.raises(EvidenceNotFinal):
        seal_webinar(webinar)
    webinar.ended_at -= timedelta(seconds=6)
    webinar.save()
    assert seal_webinar(webinar).rows == 1


def test_pages_left_open_end_with_the_seal(webinar):
    watching = evidence.span(webinar, make.person(), 0, None, last_beat_s=5700)
    cut = evidence.span(webinar, make.person(), 0, None, last_beat_s=5000)
    seal_webinar(webinar)
    watching.refresh_from_db()
    cut.refresh_from_db()
    assert (watching.ended_how, watching.ended_at) == ("sealed", watching.last_beat_at)
    assert (cut.ended_how, cut.ended_at) == ("dropped", cut.last_beat_at)


def test_the_chain_can_be_computed_by_hand(webinar):
    seal = seal_webinar(webinar)
    link = GENESIS
    for row in SealedRow.objects.filter(webinar=webinar):
        digest = sha256(str(canonical_of(row)).encode()).hexdigest()
        link = sha256(f"{link}\n{digest}".encode()).hexdigest()
    assert link == seal.head


def test_the_canonical_form_is_as_documented(webinar):
    note = CheckNote.objects.get()
    at = f"{note.at.astimezone(tz=UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    seal_webinar(webinar)
    assert canonical_of(SealedRow.objects.get(of_table="attendance_checknote")) == (
        "daris-evidence 1 attendance_checknote\n"
        f"id={note.pk}\npresence_check_id={note.presence_check_id}\nperson_id={note.person_id}\n"
        f'kind="answered"\nat={at}\nconnection="{note.connection}"\n'
    )


OTHER = {
    "text": "'x' || left({0}::text, 1)",
    "ip": "'10.9.8.7'::inet",
    "number": "COALESCE({0}, 0) + 1000",
    "yes_no": "NOT {0}",
    "moment": "{0} + interval '1 microsecond'",
    "json": """'{{"paused_at": 9}}'::jsonb""",
}
UUIDS = {
    ("attendance_presencespan", "id"),
    ("attendance_statespan", "id"),
    ("attendance_statespan", "presence_id"),
    ("imports_importedspan", "id"),
    ("watching_sitting", "id"),
    ("watching_watched", "sitting_id"),
}
#: Where the constraints of the table want something particular.
PARTICULAR = {
    ("attendance_attestation", "at"): "at - interval '1 microsecond'",
    ("attendance_checknote", "kind"): "'shown'",
    ("attendance_presencecheck", "source"): "NULL",
    ("attendance_presencespan", "beats"): "beats + 1",
    ("attendance_presencespan", "ended_how"): "'dropped'",
    ("attendance_presencespan", "mode"): "'slides'",
    ("attendance_statespan", "kind"): "'hidden'",
    ("attendance_correction", "kind"): "'absent'",
    ("attendance_attestationnote", "kind"): "'denied'",
    ("polls_pollvote", "choices"): "'{1}'",
    ("webinars_roomevent", "at"): "at - interval '1 microsecond'",
}
NOT_ALONE = {
    # Exactly one answer; the source says what else there is; told to a person needs the person.
    ("polls_pollvote", "number"): "number = 1, choices = '{}'",
    ("polls_pollvote", "words"): "words = '{a}', choices = '{}'",
    ("polls_pollvote", "text"): "text = 'a', choices = '{}'",
    ("polls_pollvote", "changed_at"): "changed_at = now()",
    ("attendance_presencecheck", "source"): "source = 'lecturer', slot = NULL, planned_ms = NULL, launched_by_id = 1",
    ("attendance_presencecheck", "poll_code"): (
        "poll_code = 'abcdefghij', source = 'poll', slot = NULL, planned_ms = NULL"
    ),
    ("webinars_roomevent", "audience"): "audience = 'hosts'",
    ("webinars_roomevent", "told_to_id"): "told_to_id = 1, audience = 'person'",
    ("attendance_presencespan", "last_beat_at"): "last_beat_at = last_beat_at - interval '1 microsecond'",
    ("attendance_presencespan", "started_at"): "started_at = started_at - interval '1 microsecond'",
    ("attendance_statespan", "started_at"): "started_at = started_at - interval '1 microsecond'",
    ("attendance_correction", "started_at"): "started_at = started_at - interval '1 microsecond'",
}
EVERY_COLUMN = [(table.name, column) for table in TABLES for column in table.columns]


def change_of(table, column):
    if (table, column) in NOT_ALONE:
        return NOT_ALONE[table, column]
    if (table, column) in UUIDS or column == "connection":
        return f"{column} = '{uuid4()}'"
    kind = BY_NAME[table].columns[column]
    return f"{column} = {PARTICULAR.get((table, column)) or OTHER[kind].format(column)}"


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN, ids=[".".join(each) for each in EVERY_COLUMN])
def test_a_changed_value_is_found_and_its_row_named(webinar, table, column):
    seal_webinar(webinar)
    row = SealedRow.objects.get(of_table=table)
    misfit = misfit_after(webinar, f"UPDATE {table} SET {change_of(table, column)} WHERE id::text = %s", row.row_key)
    assert misfit is not None
    # A row with another id, or of another webinar, is gone from this one. Rows that hang on it go too, later in the chain.
    moved = column in ("id", "webinar_id", "presence_id", "presence_check_id", "poll_id", "sitting_id") or (
        table,
        column,
    ) == (
        "attendance_attestationnote",
        "attestation_id",
    )
    kind = MisfitKind.VANISHED if moved else MisfitKind.CHANGED
    assert (misfit.table, misfit.key, misfit.kind, misfit.number) == (table, row.row_key, kind, row.number)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_a_row_that_vanished_is_named(webinar, table):
    seal_webinar(webinar)
    row = SealedRow.objects.get(of_table=table)
    misfit = misfit_after(webinar, f"DELETE FROM {table} WHERE id::text = %s", row.row_key)
    assert (misfit.table, misfit.key, misfit.kind) == (table, row.row_key, MisfitKind.VANISHED)


def test_a_row_that_came_without_the_chain_is_named(webinar):
    seal_webinar(webinar)
    stranger = make.person()
    key = uuid4()
    tamper(
        "INSERT INTO attendance_presencespan (id, webinar_id, person_id, connection, device_label, user_agent, mode, as_host,"
        " started_at, last_beat_at, beats, max_skew_ms, ended_at, ended_how)"
        " SELECT %s, webinar_id, %s, connection, '', '', mode, false, started_at, last_beat_at, 1, 0, ended_at, ended_how"
        " FROM attendance_presencespan",
        key,
        stranger.pk,
    )
    misfit = misfit_of(webinar)
    assert (misfit.table, misfit.key, misfit.kind) == ("attendance_presencespan", str(key), MisfitKind.UNCHAINED)


@pytest.mark.parametrize(
    ("change", "number", "kind"),
    [
        ("UPDATE attendance_sealedrow SET digest = repeat('0', 64) WHERE number = 5", 5, MisfitKind.CHAIN),
        ("UPDATE attendance_sealedrow SET link = repeat('0', 64) WHERE number = 5", 5, MisfitKind.CHAIN),
        ("UPDATE attendance_sealedrow SET row_key = '0' WHERE number = 5", 5, MisfitKind.VANISHED),
        ("UPDATE attendance_sealedrow SET number = 50 WHERE number = 5", 6, MisfitKind.CHAIN),
        ("DELETE FROM attendance_sealedrow WHERE number = 5", 6, MisfitKind.CHAIN),
    ],
)
def test_a_chain_that_was_touched_is_found(webinar, change, number, kind):
    seal_webinar(webinar)
    assert tamper(change) == 1
    misfit = misfit_of(webinar)
    assert (misfit.number, misfit.kind) == (number, kind)


def test_a_tail_cut_off_with_its_rows_and_a_changed_head_are_found(webinar):
    seal = seal_webinar(webinar)
    tamper("UPDATE attendance_evidenceseal SET head = repeat('0', 64)")
    misfit = misfit_of(webinar)
    assert (misfit.table, misfit.key, misfit.kind) == ("attendance_evidenceseal", str(seal.pk), MisfitKind.HEAD)
    tamper("UPDATE attendance_evidenceseal SET head = %s", seal.head)
    assert verify(webinar).is_intact
    last: Any = SealedRow.objects.filter(webinar=webinar).last()
    tamper(f"DELETE FROM {last.of_table}")
    tamper("DELETE FROM attendance_sealedrow WHERE number = %s", last.number)
    assert misfit_of(webinar).kind is MisfitKind.HEAD


def test_a_seal_that_vanished_whole_is_missed_in_the_journal(webinar):
    for ended in (webinar, make.webinar(state="ended", started_at=webinar.started_at, ended_at=webinar.ended_at)):
        seal_webinar(ended)
    assert verify_journal() is None
    tamper("DELETE FROM attendance_evidenceseal WHERE webinar_id = %s", webinar.pk)
    tamper("DELETE FROM attendance_sealedrow WHERE webinar_id = %s", webinar.pk)
    assert misfit_of_journal().kind is MisfitKind.JOURNAL


def test_a_late_correction_goes_on_with_the_chain_and_takes_nothing_else_in(webinar):
    first = seal_webinar(webinar)
    by = webinar.created_by
    late = Correction.objects.create(
        webinar=webinar,
        person=make.person(),
        kind="absent",
        started_at=webinar.started_at,
        ended_at=webinar.ended_at,
        reason="Asleep",
        by=by,
        at=timezone.now(),
    )
    assert misfit_of(webinar).kind is MisfitKind.UNCHAINED
    second: Any = append_to_seal(webinar, [("attendance_correction", late.pk)])
    assert (second.rows, second.number) == (first.rows + 1, first.number + 1)
    assert head_of(webinar) == second.head != first.head
    assert verify(webinar).is_intact
    assert verify_journal() is None


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.parametrize("model", [SealedRow, EvidenceSeal, Attestation, AttestationNote, Correction])
def test_what_is_sealed_is_changed_by_nobody_the_orm_included(webinar, model):
    seal_webinar(webinar)
    row = model.objects.first()
    refused(lambda: model.objects.update(id=row.pk + 1000))
    refused(lambda: model.objects.bulk_update([row], [model._meta.fields[1].name]))
    refused(row.save)
    if model in (SealedRow, EvidenceSeal):
        refused(row.delete)
        refused(model.objects.all().delete)


def test_rows_of_other_apps_stay_as_they_were_sealed(webinar):
    seal_webinar(webinar)
    refused(lambda: Interruption.objects.update(cause="server"))
    refused(lambda: Interruption.objects.all().delete())
    refused(lambda: RoomEvent.objects.filter(person__isnull=False, seq=1).update(payload={}))
    refused(lambda: RoomEvent.objects.all().delete())
    refused(lambda: PollVote.objects.update(choices=[1]))
    refused(lambda: Webinar.objects.filter(pk=webinar.pk).update(ended_at=timezone.now()))
    # What was not sealed of them goes on.
    assert PollVote.objects.update(is_hidden=True) == 1
    assert Webinar.objects.filter(pk=webinar.pk).update(title_en="Another") == 1
    webinar.refresh_from_db()
    webinar.save()
    assert verify(webinar).is_intact


def test_nothing_is_added_to_what_was_sealed(webinar):
    span: Any = PresenceSpan.objects.first()
    seal_webinar(webinar)
    refused(lambda: evidence.span(webinar, make.person(), 0, 60))
    refused(lambda: evidence.playing(span, 0, 5))
    refused(lambda: evidence.pause(webinar, 0, 5))
    refused(lambda: evidence.fault(webinar, 0, 5))
    refused(
        lambda: CheckNote.objects.create(
            presence_check=PresenceCheck.objects.get(), person=make.person(), kind="answered", at=timezone.now()
        )
    )
    refused(lambda: PollVote.objects.create(poll=Poll.objects.get(), person=make.person(), choices=[0]))
    append_event(webinar, WebinarPaused(paused_at=4))  # answers in writing come after the end
    assert verify(webinar).is_intact


def test_the_command_says_that_all_holds(webinar, capsys):
    seal = seal_webinar(webinar)
    call_command("verify_evidence")
    said = capsys.readouterr().out
    assert said == f"{webinar.code}: 17 rows hold, head {seal.head}\nAll seals hold.\n"
    call_command("verify_evidence", webinar.code, head=seal.head.upper())
    assert f"the head {seal.head} stands after row 17" in capsys.readouterr().out


def test_the_command_names_the_row_and_fails(webinar, capsys):
    seal_webinar(webinar)
    row = SealedRow.objects.get(of_table="attendance_checknote")
    tamper("UPDATE attendance_checknote SET at = at + interval '1 microsecond'")
    for arguments in ([], [webinar.code]):
        with pytest.raises(SystemExit) as left:
            call_command("verify_evidence", *arguments)
        assert left.value.code == 1
        assert (
            f"{webinar.code}: attendance_checknote {row.row_key}: This row was changed after it was sealed."
            f" (row {row.number} of the chain)" in capsys.readouterr().out
        )


def test_the_command_prints_a_row_for_hashing_by_hand(webinar, capsys):
    seal_webinar(webinar)
    row = SealedRow.objects.get(webinar=webinar, number=4)
    call_command("verify_evidence", webinar.code, row=4)
    assert sha256(capsys.readouterr().out.encode()).hexdigest() == row.digest
    call_command("verify_evidence", webinar.code, sql=True)
    assert "FROM attendance_presencespan one WHERE one.webinar_id" in capsys.readouterr().out


def test_a_page_left_open_writes_nothing_more(webinar):
    connected = Connection(
        webinar_id=webinar.pk, person_id=make.person().pk, connection=uuid4(), started_at=timezone.now()
    )
    seal_webinar(webinar)
    assert write_evidence(snapshot([connected])) == set()
    assert verify(webinar).is_intact


def test_ended_webinars_are_sealed_by_the_worker(webinar):
    just_over = make.webinar(state="ended")
    rehearsal = make.webinar(state="ended", is_rehearsal=True, started_at=webinar.started_at, ended_at=webinar.ended_at)
    entered_later = make.webinar(state="ended", started_at=webinar.started_at, ended_at=webinar.ended_at)
    Webinar.objects.exclude(pk=entered_later.pk).update(created_at=webinar.started_at)
    assert [seal_ended(0), seal_ended(0)] == [1, 0]
    assert head_of(webinar)
    assert not head_of(just_over)
    assert not head_of(rehearsal)
    assert not head_of(entered_later)
