"""The one verb that saves: what the preview showed becomes evidence."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from attendance.domain.seal import append_to_seal
from attendance.imports import signals
from attendance.imports.domain.preview import Line, Preview, presences_of, preview_import
from attendance.imports.domain.uploads import forget_draft, read_draft
from attendance.imports.errors import QuestionsOpen, WebinarCancelled, WebinarNotOver, WindowRefused
from attendance.imports.models import ImportDraft, ImportedSpan, MeetingImport
from webinars.domain.elsewhere import give_places, hold_elsewhere
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar, WebinarState

LONGEST = timedelta(hours=24)
AHEAD = timedelta(minutes=5)
"""So far a clock elsewhere may be ahead of ours."""


def confirm_import(draft: ImportDraft, *, by: User) -> MeetingImport | None:
    """Saves what the preview of this draft shows. None when all of it was there already: then nothing is saved.

    Raises FileRefused while anything is open, and when the webinar cannot take it.
    """
    report, answers = read_draft(draft)
    with transaction.atomic():
        webinar = lock_webinar(draft.webinar)
        check_state(webinar)
        draft.webinar = webinar
        preview = preview_import(draft, report, answers, by=by)
        if not preview.is_ready:
            raise QuestionsOpen
        _check_window(preview)
        made = _save(draft, preview, webinar=webinar, by=by) if _is_news(preview, webinar) else None
        if made is not None:
            tell = partial(signals.attendance_imported.send_robust, sender=MeetingImport, webinar=webinar)
            transaction.on_commit(tell, robust=True)
    forget_draft(draft)
    return made


def check_state(webinar: Webinar) -> None:
    """Raises FileRefused where a webinar can take no attendance from outside."""
    if webinar.is_live:
        raise WebinarNotOver
    if webinar.state in (WebinarState.DRAFT, WebinarState.CANCELLED):
        raise WebinarCancelled


def _check_window(preview: Preview) -> None:
    start, end = preview.start, preview.end
    if start is None or end is None or not timedelta(0) < end - start <= LONGEST or end > timezone.now() + AHEAD:
        raise WindowRefused


def _is_news(preview: Preview, webinar: Webinar) -> bool:
    return bool(preview.added) or _moves(preview, webinar)


def _moves(preview: Preview, webinar: Webinar) -> bool:
    return not preview.is_fixed and (preview.start, preview.end) != (webinar.started_at, webinar.ended_at)


def _save(draft: ImportDraft, preview: Preview, *, webinar: Webinar, by: User) -> MeetingImport:
    assert preview.start is not None
    assert preview.end is not None
    now = timezone.now()
    moves = _moves(preview, webinar)
    if moves:
        hold_elsewhere(webinar, started_at=preview.start, ended_at=preview.end)
    _make_accounts(preview.lines, language=webinar.language)
    came = {line.person.pk: line.person for line in preview.lines if line.person is not None}
    give_places(webinar, came.values(), by=by)
    made = MeetingImport.objects.create(
        webinar=webinar,
        by=by,
        at=now,
        file_name=draft.file_name,
        size=draft.size,
        sha256=draft.sha256,
        storage_key=draft.storage_key,
        product=preview.report.product,
        meeting=preview.report.meeting[:200],
        topic=preview.report.topic[:500],
        date_order=preview.order or "",
        zone=preview.zone.key,
        content_from=preview.start if moves else None,
        content_to=preview.end if moves else None,
        added=preview.added,
        known=preview.known,
        missing=preview.missing,
        left_out=_left_out(preview),
    )
    spans = ImportedSpan.objects.bulk_create(_spans(made, preview), batch_size=2000)
    rows: list[tuple[str, int | str]] = [(MeetingImport._meta.db_table, made.pk)]
    rows += [(ImportedSpan._meta.db_table, str(span.pk)) for span in spans]
    append_to_seal(webinar, rows)
    return made


def _make_accounts(lines: list[Line], *, language: str) -> None:
    """People sign in with a code that is sent to their address: nobody else can take the account over."""
    for line in lines:
        if line.is_new and line.person is None:
            one = line.participant
            line.person = User.objects.filter(email__iexact=one.email).first() or User.objects.create_user(
                one.email, name=one.name[:150], language=language
            )


def _spans(made: MeetingImport, preview: Preview) -> list[ImportedSpan]:
    there = ImportedSpan.objects.filter(webinar=made.webinar).values_list("person_id", "started_at", "ended_at")
    seen: set[tuple[int, datetime, datetime]] = set(there)
    spans = []
    for line, one in presences_of(preview):
        assert line.person is not None
        key = (line.person.pk, one.started_at, one.ended_at)
        if key not in seen:
            seen.add(key)
            spans.append(
                ImportedSpan(
                    meeting_import=made,
                    webinar=made.webinar,
                    person=line.person,
                    line=one.stay.line,
                    name=one.stay.name,
                    email=one.stay.email,
                    matched_by=line.matched_by,
                    started_at=one.started_at,
                    ended_at=one.ended_at,
                )
            )
    return spans


def _left_out(preview: Preview) -> list[dict[str, Any]]:
    return [
        {"name": line.participant.name, "email": line.participant.email, "why": _why(line)}
        for line in preview.lines
        if line.is_left_out
    ]


def _why(line: Line) -> str:
    if line.is_own:
        return "oneself"
    return "team" if line.is_team else "unknown"
