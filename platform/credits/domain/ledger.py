"""Lines of the hours ledger. Each verb appends; nothing is ever changed. Callers hold `lock_hours`."""

from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from accounts.models import User
from credits.domain.certificates import issue_certificate, revoke_certificates
from credits.domain.terms import terms_of
from credits.errors import FigureMoved, NoLongerValid, NothingToRevoke, OwnHours, ReasonMissing, ReasonTooLong
from credits.models import Assessment, Attachment, Certificate, EntryKind, LedgerEntry, PolicyVersion
from credits.models.appeal import MOST_WORDS
from ui.plain_text import clean_text
from webinars.models import Webinar

RECOMPUTED = "recomputed"
"""The reason of a correction that the rules made by themselves; `credits.reasons` says it in words."""


def lock_hours(webinar: Webinar, person: User) -> None:
    """Until the transaction ends, nobody else writes this person's hours of this webinar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"credits:{webinar.pk}:{person.pk}"])


def balance_of(webinar: Webinar, person: User) -> Decimal:
    return LedgerEntry.objects.filter(webinar=webinar, person=person).balance()


def post_assessment(assessment: Assessment) -> LedgerEntry | None:
    """Brings the ledger to what the assessment says: a grant the first time, then a correction. None: nothing to change.

    A person's decision stands: once somebody corrected or revoked by hand, the rules change nothing by themselves.
    """
    entries = list(LedgerEntry.objects.filter(webinar=assessment.webinar, person=assessment.person))
    if any(entry.by_id for entry in entries):
        return None
    change = assessment.credits - sum((entry.credits for entry in entries), Decimal(0))
    if change == 0:
        return None
    if not entries:
        entry = _append(
            assessment.webinar,
            assessment.person,
            version=assessment.policy_version,
            credits=change,
            assessment=assessment,
        )
        issue_certificate(entry)
        return entry
    entry = _append(
        assessment.webinar,
        assessment.person,
        version=assessment.policy_version,
        credits=change,
        assessment=assessment,
        kind=EntryKind.CORRECT,
        reason=RECOMPUTED,
    )
    _renew_certificate(entry, reason=RECOMPUTED)
    return entry


def correct_hours(
    webinar: Webinar,
    person: User,
    *,
    credits: Decimal,
    reason: str,
    by: User,
    seen: Decimal | None = None,
    attachment: Attachment | None = None,
) -> LedgerEntry | None:
    """Sets the person's hours of a webinar to `credits` by hand. None when they already are.

    `seen` is the figure that the page showed to whoever corrects: when a colleague or the rules have moved it since, they look
    again. Raises ReasonMissing, ReasonTooLong, OwnHours, FigureMoved.
    """
    reason = _reason(person, reason, by=by)
    with transaction.atomic():
        lock_hours(webinar, person)
        before = balance_of(webinar, person)
        if seen is not None and before != seen:
            raise FigureMoved
        change = credits - before
        if change == 0:
            return None
        version = _version(webinar)
        entry = _append(
            webinar,
            person,
            version=version,
            credits=change,
            kind=EntryKind.CORRECT,
            reason=reason,
            by=by,
            attachment=attachment,
        )
        _renew_certificate(entry, reason=reason)
        return entry


def revoke_hours(
    webinar: Webinar, person: User, *, reason: str, by: User, seen: Certificate | None = None
) -> LedgerEntry:
    """Takes all hours of a webinar back, and the certificate with them.

    `seen` is the certificate from whose page that is done: when a colleague or the rules have replaced it since, the hours are
    others, and nobody has decided about them. Raises ReasonMissing, ReasonTooLong, OwnHours, NoLongerValid, NothingToRevoke.
    """
    reason = _reason(person, reason, by=by)
    with transaction.atomic():
        lock_hours(webinar, person)
        if seen is not None and not Certificate.objects.current().filter(pk=seen.pk).exists():
            raise NoLongerValid
        balance = balance_of(webinar, person)
        if balance <= 0:
            raise NothingToRevoke
        entry = _append(
            webinar,
            person,
            version=_version(webinar),
            credits=-balance,
            kind=EntryKind.REVOKE,
            reason=reason,
            by=by,
        )
        revoke_certificates(webinar, person, reason=reason)
        return entry


def nodes_snapshot(webinar: Webinar) -> list[dict[str, Any]]:
    """The nodes of the standard that a webinar is tied to, as they read now."""
    return [
        {
            "id": node.pk,
            "code": node.code,
            "version": node.version.label,
            **{
                f"standard_{language}": getattr(node.version.standard, f"title_{language}")
                for language in ("kk", "ru", "en")
            },
            **{f"title_{language}": getattr(node, f"title_{language}") for language in ("kk", "ru", "en")},
        }
        for node in webinar.nodes.select_related("version__standard").order_by("version", "order")
    ]


def _reason(person: User, reason: str, *, by: User) -> str:
    """What is asked of every decision by hand: a reason that can be read, and never about one's own hours."""
    if person.pk == by.pk:
        raise OwnHours
    reason = clean_text(reason)
    if not reason:
        raise ReasonMissing
    if len(reason) > MOST_WORDS:
        raise ReasonTooLong(MOST_WORDS)
    return reason


def _append(
    webinar: Webinar,
    person: User,
    *,
    version: PolicyVersion,
    credits: Decimal,
    assessment: Assessment | None = None,
    kind: EntryKind = EntryKind.GRANT,
    reason: str = "",
    by: User | None = None,
    attachment: Attachment | None = None,
) -> LedgerEntry:
    return LedgerEntry.objects.create(
        kind=kind,
        person=person,
        webinar=webinar,
        policy_version=version,
        assessment=assessment or Assessment.objects.filter(webinar=webinar, person=person).order_by("-pk").first(),
        credits=credits,
        unit_kk=version.unit_kk,
        unit_ru=version.unit_ru,
        unit_en=version.unit_en,
        nodes=nodes_snapshot(webinar),
        reason=reason,
        by=by,
        attachment=attachment,
    )


def _renew_certificate(entry: LedgerEntry, *, reason: str) -> None:
    if balance_of(entry.webinar, entry.person) > 0:
        issue_certificate(entry)
    else:
        revoke_certificates(entry.webinar, entry.person, reason=reason)


def _version(webinar: Webinar) -> PolicyVersion:
    return terms_of(webinar).policy_version
