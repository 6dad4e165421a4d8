"""The rows of evidence of one person as they lie in the database, each with its place in the seal: what an auditor ends at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rights import Right
from attendance.domain.canonical import BY_NAME
from attendance.imports.models import ImportedSpan
from attendance.models import (
    Attestation,
    AttestationNote,
    CheckNote,
    Correction,
    PresenceSpan,
    SealedRow,
    StateSpan,
)
from attendance.views.person import known_person
from attendance.watching.models import Sitting, Watched
from webinars.models import Webinar
from webinars.views.access import editable_webinar

MOST_ROWS = 500
"""Of one table; a person who watched for hours has more, and the count says so."""


class Sealed(NamedTuple):
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Row:
    cells: list[str]
    sealed: Sealed | None


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    title: str | Promise
    columns: Sequence[str]
    rows: list[Row]
    count: int


@require_safe
@never_cache
@login_required
def rows(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """A fixed number of queries. Moments in UTC, as they were hashed."""
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    whose = known_person(webinar, person_id)
    tables = [_table(webinar, title, found) for title, found in _sources(webinar, whose)]
    context = {"webinar": webinar, "person": whose, "tables": [table for table in tables if table.count]}
    return render(request, "attendance/rows.html", context)


def _sources(webinar: Webinar, whose: User) -> list[tuple[str | Promise, QuerySet[Any, Any]]]:
    """All that presence is computed from. What was said in the room is sealed too, and is not shown here: some of it was
    asked or voted without a name."""
    return [
        (
            _("Connections"),
            PresenceSpan.objects.filter(webinar=webinar, person=whose).order_by("started_at", "id"),
        ),
        (
            _("States of connections"),
            StateSpan.objects.filter(presence__webinar=webinar, presence__person=whose).order_by("started_at", "id"),
        ),
        (
            _("Attested at a colleague's computer"),
            Attestation.objects.filter(webinar=webinar, person=whose).order_by("at", "id"),
        ),
        (
            _("What became of an attestation"),
            AttestationNote.objects.filter(attestation__webinar=webinar, attestation__person=whose).order_by(
                "at", "id"
            ),
        ),
        (
            _("Presence checks"),
            CheckNote.objects.filter(presence_check__webinar=webinar, person=whose).order_by("at", "id"),
        ),
        (
            _("Imported stays"),
            ImportedSpan.objects.filter(webinar=webinar, person=whose).order_by("started_at", "id"),
        ),
        (_("Corrections"), Correction.objects.filter(webinar=webinar, person=whose).order_by("at", "id")),
        (
            _("Openings of the recording"),
            Sitting.objects.filter(webinar=webinar, person=whose).order_by("opened_at", "id"),
        ),
        (
            _("Watched in the recording"),
            Watched.objects.filter(sitting__webinar=webinar, sitting__person=whose).order_by("heard_at", "id"),
        ),
    ]


def _table(webinar: Webinar, title: str | Promise, found: QuerySet[Any, Any]) -> Table:
    name = found.model._meta.db_table
    columns = list(BY_NAME[name].columns)  # as they are hashed, the key first
    values = list(found.values_list(*columns)[: MOST_ROWS + 1])
    sealed = _sealed(webinar, name, [str(one[0]) for one in values])
    lines = [Row([written(cell) for cell in one], sealed.get(str(one[0]))) for one in values[:MOST_ROWS]]
    return Table(name, title, columns, lines, len(values) if len(values) <= MOST_ROWS else found.count())


def _sealed(webinar: Webinar, table: str, keys: Sequence[str]) -> Mapping[str, Sealed]:
    rows = SealedRow.objects.filter(webinar=webinar, of_table=table, row_key__in=keys)
    return {key: Sealed(number, digest) for key, number, digest in rows.values_list("row_key", "number", "digest")}


def written(value: object) -> str:
    """As in the canonical form, without its quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(value)
