"""The seal over a webinar's evidence, and whether it holds. For reports, certificates, the auditor's page and operators.

    head_of(webinar)     what is printed: 64 hexadecimal digits, "" while there is no seal
    verify(webinar)      goes through every row; names the first that does not fit
    seal_webinar(...)    at the end; safe to repeat

Rules: "Attendance and credit", section 1. How rows are hashed: `attendance.domain.canonical`, docs/evidence.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import connection, transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from attendance.domain.canonical import BY_NAME, FORM, GENESIS, TABLES, EvidenceTable, journal_of, link_of
from attendance.domain.check_notes import note_expired_of
from attendance.domain.report import is_settled
from attendance.errors import EvidenceNotFinal
from attendance.models import EndedHow, EvidenceRemoval, EvidenceSeal, PresenceSpan, SealedRow, StateSpan
from webinars.models import Webinar, WebinarState

REMOVED_IN_TIME = frozenset(
    {
        "attendance_presencespan",
        "attendance_statespan",
        "attendance_checknote",
        "polls_pollvote",
        "webinars_roomevent",
        "attendance_attestation",
        "attendance_attestationnote",
        "attendance_correction",
        "imports_meetingimport",
        "imports_importedspan",
        "watching_sitting",
        "watching_watched",
    }
)
"""What is about people, and goes when its time is over (`attendance.domain.retention`)."""
ENTERING = timedelta(minutes=10)
JOURNAL_LOCK = 0x6461726973  # "daris": one seal at a time gets the next number


class MisfitKind(StrEnum):
    CHANGED = "changed"
    VANISHED = "vanished"
    UNCHAINED = "unchained"
    CHAIN = "chain"
    HEAD = "head"
    JOURNAL = "journal"


_SENTENCES = {
    MisfitKind.CHANGED: _("This row was changed after it was sealed."),
    MisfitKind.VANISHED: _("This row was sealed and is gone."),
    MisfitKind.UNCHAINED: _("This row came after the seal and is not in it."),
    MisfitKind.CHAIN: _("The chain is broken at this row: a link before or at it was changed, removed or added."),
    MisfitKind.HEAD: _("The stored head is not the end of the chain."),
    MisfitKind.JOURNAL: _("The journal of seals is broken here: a seal before or at it was changed, removed or added."),
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first row that does not fit. `key` is its id in `table`; `number` its place in the chain, None outside of it."""

    table: str
    key: str
    kind: MisfitKind
    number: int | None = None

    @property
    def sentence(self) -> str:
        return str(_SENTENCES[self.kind])

    def __str__(self) -> str:
        return str(format_lazy("{table} {key}: {what}", table=self.table, key=self.key, what=_SENTENCES[self.kind]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """`rows` in the chain, of which `removed` are gone because their time was over."""

    head: str = ""
    sealed_at: datetime | None = None
    rows: int = 0
    removed: int = 0
    misfit: Misfit | None = None

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None

    @property
    def is_intact(self) -> bool:
        """Sealed, and every row fits."""
        return self.is_sealed and self.misfit is None


NOT_SEALED = Verification()


def head_of(webinar: Webinar) -> str:
    """The head of the chain as it was stored last, "" while there is no seal. One query; nothing is verified."""
    return EvidenceSeal.objects.filter(webinar=webinar).order_by("-number").values_list("head", flat=True).first() or ""


def heads_of(webinars: Iterable[Webinar]) -> Mapping[int, str]:
    """The same for many, by the webinar's key. One query."""
    seals = EvidenceSeal.objects.filter(webinar__in=[webinar.pk for webinar in webinars]).order_by("number")
    return dict(seals.values_list("webinar_id", "head"))


def seal_webinar(webinar: Webinar, *, now: datetime | None = None) -> EvidenceSeal:
    """Seals the evidence of a webinar that is over. Sealed already: gives the seal that it has.

    Raises EvidenceNotFinal while something may still come (5 to 30 s after the end, see `is_settled`), and for a rehearsal.
    """
    now = now or timezone.now()
    with transaction.atomic():
        # Whoever writes evidence of it waits, or is done: migration 0007.
        locked = Webinar.objects.select_for_update(of=("self",)).get(pk=webinar.pk)
        found = _last_seal(locked)
        if found is not None:
            return found
        if locked.is_rehearsal or not is_settled(locked, now=now):
            raise EvidenceNotFinal
        _end_what_is_open(locked)
        rows = [(table.name, key, digest) for table in TABLES for key, digest in _digests(table, locked)]
        return _append(locked, rows, now=now)


def unsealed(*, now: datetime | None = None) -> QuerySet[Webinar]:
    """Webinars that are over and have no seal; not rehearsals. One that was entered after it was held gets what belongs to it
    first."""
    entered_before = (now or timezone.now()) - ENTERING
    return (
        Webinar.objects.real()
        .filter(Q(created_at__lte=F("ended_at")) | Q(created_at__lt=entered_before), state=WebinarState.ENDED)
        .filter(~Exists(EvidenceSeal.objects.filter(webinar=OuterRef("pk"))))
        .filter(~Exists(SealedRow.objects.filter(webinar=OuterRef("pk"))))
        .order_by("ended_at")
    )


def append_to_seal(
    webinar: Webinar, rows: Iterable[tuple[str, int | str]], *, now: datetime | None = None
) -> EvidenceSeal | None:
    """Puts late rows, (table, id), into the chain: in the transaction that made them. Nothing when there is no seal yet,
    for they are sealed with the rest then; nothing else that came meanwhile is taken in."""
    with transaction.atomic():
        locked = Webinar.objects.select_for_update(of=("self",)).get(pk=webinar.pk)
        if _last_seal(locked) is None:
            return None
        digests = [(name, str(key), _digest(BY_NAME[name], key)) for name, key in rows]
        return _append(locked, digests, now=now or timezone.now())


def canonical_of(row: SealedRow) -> str | None:
    """The text that was hashed, as the row is now; None when it is gone."""
    with connection.cursor() as cursor:
        cursor.execute(BY_NAME[row.of_table].one, {"key": row.row_key})
        found = cursor.fetchone()
    return None if found is None else str(found[0])


def verify(webinar: Webinar) -> Verification:
    """Goes through the chain and every row of evidence. About 20 queries; a second for 40,000 rows."""
    chain = list(
        SealedRow.objects.filter(webinar=webinar)
        .order_by("number")
        .values_list("number", "of_table", "row_key", "digest", "link")
    )
    seals = list(EvidenceSeal.objects.filter(webinar=webinar).order_by("number"))
    if not chain and not seals:
        return NOT_SEALED
    is_removed = EvidenceRemoval.objects.filter(webinar=webinar).exists()
    there = {table.name: dict(_digests(table, webinar)) for table in TABLES}
    misfit, removed, before = None, 0, GENESIS
    links = [before]
    for expected, (number, table, key, digest, link) in enumerate(chain, start=1):
        kind = None
        found = there.get(table, {}).pop(key, None)
        if number != expected or link != link_of(before, digest):
            kind = MisfitKind.CHAIN
        elif found is None and is_removed and table in REMOVED_IN_TIME:
            removed += 1
        elif found is None:
            kind = MisfitKind.VANISHED
        elif found != digest:
            kind = MisfitKind.CHANGED
        if kind is not None:
            misfit = Misfit(table, key, kind, number)
            break
        before = link
        links.append(link)
    if misfit is None:
        misfit = _unchained(there) or _wrong_head(seals, links)
    return Verification(
        head=seals[-1].head if seals else "",
        sealed_at=seals[-1].sealed_at if seals else webinar.ended_at,
        rows=len(chain),
        removed=removed,
        misfit=misfit,
    )


def verify_journal() -> Misfit | None:
    """Whether all seals that were ever set are there. One query."""
    before = GENESIS
    seals = EvidenceSeal.objects.order_by("number").values_list(
        "pk", "number", "webinar__code", "rows", "head", "journal"
    )
    for expected, (key, number, code, rows, head, journal) in enumerate(seals.iterator(), start=1):
        if number != expected or journal != journal_of(before, code=code, rows=rows, head=head):
            return Misfit("attendance_evidenceseal", str(key), MisfitKind.JOURNAL, number)
        before = journal
    return None


def _unchained(there: Mapping[str, Mapping[str, str]]) -> Misfit | None:
    for table in TABLES:
        for key in there[table.name]:
            return Misfit(table.name, key, MisfitKind.UNCHAINED)
    return None


def _wrong_head(seals: Sequence[EvidenceSeal], links: Sequence[str]) -> Misfit | None:
    """`links[n]` is the link after n rows."""
    for seal in seals:
        if seal.rows >= len(links) or seal.head != links[seal.rows]:
            return Misfit("attendance_evidenceseal", str(seal.pk), MisfitKind.HEAD)
    if not seals or seals[-1].rows != len(links) - 1:
        return Misfit("attendance_evidenceseal", str(seals[-1].pk) if seals else "-", MisfitKind.HEAD)
    return None


def _last_seal(webinar: Webinar) -> EvidenceSeal | None:
    return EvidenceSeal.objects.filter(webinar=webinar).order_by("-number").first()


def _end_what_is_open(webinar: Webinar) -> None:
    """Pages that are still open after the end keep beating: it is no evidence of the lecture. Silent ones were cut."""
    assert webinar.ended_at is not None
    note_expired_of(webinar)
    is_open = PresenceSpan.objects.filter(webinar=webinar, ended_at=None)
    is_open.filter(last_beat_at__gte=webinar.ended_at).update(ended_at=F("last_beat_at"), ended_how=EndedHow.SEALED)
    is_open.update(ended_at=F("last_beat_at"), ended_how=EndedHow.DROPPED)
    StateSpan.objects.filter(presence__webinar=webinar, is_closed=False).update(is_closed=True)


def _digests(table: EvidenceTable, webinar: Webinar) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(table.digests, {"webinar": webinar.pk})
        return list(cursor.fetchall())


def _digest(table: EvidenceTable, key: int | str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT encode(sha256(convert_to({table.canonical}, 'UTF8')), 'hex') FROM {table.name} one"
            " WHERE one.id::text = %(key)s",
            {"key": str(key)},
        )
        return str(cursor.fetchone()[0])


def _append(webinar: Webinar, rows: Sequence[tuple[str, str, str]], *, now: datetime) -> EvidenceSeal:
    """The chain goes on with these rows, (table, key, digest), and the journal with its new head."""
    last = SealedRow.objects.filter(webinar=webinar).order_by("-number").first()
    number, link = (last.number, last.link) if last else (0, GENESIS)
    links = []
    for _table, _key, digest in rows:
        link = link_of(link, digest)
        links.append(link)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO attendance_sealedrow (webinar_id, number, of_table, row_key, form, digest, link)"
            " SELECT %s, %s + row.place, row.of_table, row.row_key, %s, row.digest, row.link"
            " FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) WITH ORDINALITY"
            " AS row(of_table, row_key, digest, link, place)",
            [webinar.pk, number, FORM, *(list(column) for column in zip(*rows, strict=True)), links],
        )
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [JOURNAL_LOCK])
    total = number + len(rows)
    seals = EvidenceSeal.objects.aggregate(last=Max("number"))["last"] or 0
    before = EvidenceSeal.objects.filter(number=seals).values_list("journal", flat=True).first() or GENESIS
    return EvidenceSeal.objects.create(
        number=seals + 1,
        webinar=webinar,
        sealed_at=now,
        rows=total,
        head=link,
        journal=journal_of(before, code=webinar.code, rows=total, head=link),
    )
