"""Several teachers at one computer: one of them, signed in, says who sits beside them (a facilitator).

From then on these people are present as long as the facilitator's browser is, and the presence checks that it shows and
answers are theirs; every such row names the attestation. They hear of it by a letter, and may say that it is not true: then
nothing of it counts. Whom one may name: people with a place, of the facilitator's own organisation.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from attendance import tasks
from attendance.domain.record import WRITE_BESIDE
from attendance.domain.seal import append_to_seal
from attendance.errors import NoSuchAttestation, NotBesideYou, NotInTheRoom, TooManyBeside
from attendance.models import Attestation, AttestationNote, AttestationNoteKind, EndedHow, PresenceSpan, StateSpan
from attendance.models.presence import SILENT_AFTER_S
from attendance.signals import evidence_corrected
from webinars.errors import NotLive
from webinars.models import Registration, Webinar

MOST_BESIDE = 30


def colleagues_of(webinar: Webinar, facilitator: User) -> QuerySet[User]:
    """Whom this person may name: those with a place, of the same organisation, by name."""
    if facilitator.organisation_id is None:
        return User.objects.none()
    places = Registration.objects.confirmed().filter(webinar=webinar, banned_at=None)
    return (
        User.objects.filter(pk__in=places.values("person"), organisation_id=facilitator.organisation_id)
        .exclude(pk=facilitator.pk)
        .order_by("name", "pk")
    )


def beside(webinar: Webinar, facilitator: User) -> QuerySet[Attestation]:
    """Who sits beside this person now."""
    return Attestation.objects.filter(webinar=webinar, facilitator=facilitator, notes=None).select_related("person")


def attested_of(webinar: Webinar, person: User) -> QuerySet[Attestation]:
    """What others say of this person, and was not denied; the latest first."""
    said = Attestation.objects.filter(webinar=webinar, person=person).select_related("facilitator")
    return said.exclude(notes__kind=AttestationNoteKind.DENIED).prefetch_related("notes").order_by("-at")


def attest_beside(
    webinar: Webinar, people: Collection[int], *, by: User, user_agent: str, now: datetime | None = None
) -> list[Attestation]:
    """`by` says that these people (keys) sit beside them, at the browser that calls itself `user_agent`. Named before:
    nothing happens. Raises NotLive, NotInTheRoom, NotBesideYou, TooManyBeside."""
    now = now or timezone.now()
    with transaction.atomic():
        locked = Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=webinar.pk)
        if not locked.is_live:
            raise NotLive
        led = _span_of(locked, by, user_agent=user_agent, now=now)
        wanted = set(people)
        if set(colleagues_of(locked, by).filter(pk__in=wanted).values_list("pk", flat=True)) != wanted:
            raise NotBesideYou
        known = set(beside(locked, by).values_list("person_id", flat=True))
        if len(known | wanted) > MOST_BESIDE:
            raise TooManyBeside
        made = [
            Attestation.objects.create(
                webinar=locked,
                person_id=key,
                facilitator=by,
                connection=led.connection,
                user_agent=led.user_agent,
                at=now,
            )
            for key in sorted(wanted - known)
        ]
        if made:
            with connection.cursor() as cursor:
                cursor.execute(_BESIDE_ONE, [led.pk])
        for attested in made:
            transaction.on_commit(partial(tasks.mail_attested.defer, attestation_id=attested.pk))
    return made


def end_attestation(attestation: Attestation, *, by: User, now: datetime | None = None) -> None:
    """They went away, says the facilitator or the person: what was before counts. Ended already: nothing happens."""
    if by.pk not in (attestation.facilitator_id, attestation.person_id):
        raise NoSuchAttestation
    _note(attestation, AttestationNoteKind.LEFT, by=by, now=now or timezone.now())


def deny_attestation(attestation: Attestation, *, by: User, now: datetime | None = None) -> None:
    """The person says that they were not there, also after the end: nothing of it counts. Said before: nothing happens."""
    if by.pk != attestation.person_id:
        raise NoSuchAttestation
    _note(attestation, AttestationNoteKind.DENIED, by=by, now=now or timezone.now())


_BESIDE_ONE = WRITE_BESIDE.format(led="(SELECT * FROM attendance_presencespan WHERE id = %s)")


def _span_of(webinar: Webinar, person: User, *, user_agent: str, now: datetime) -> PresenceSpan:
    """The person's connection from this browser, if there is one now."""
    span = (
        PresenceSpan.objects.filter(
            Q(ended_at=None, last_beat_at__gte=now - timedelta(seconds=SILENT_AFTER_S)),
            webinar=webinar,
            person=person,
            user_agent=user_agent[:400].replace("\0", ""),
            attestation=None,
            as_host=False,
        )
        .order_by("-last_beat_at")
        .first()
    )
    if span is None:
        raise NotInTheRoom
    return span


def _note(attestation: Attestation, kind: AttestationNoteKind, *, by: User, now: datetime) -> None:
    with transaction.atomic():
        Webinar.objects.select_for_update(of=("self",)).get(pk=attestation.webinar_id)
        note, is_new = AttestationNote.objects.get_or_create(
            attestation=attestation, kind=kind, defaults={"by": by, "at": now}
        )
        if not is_new:
            return
        spans = PresenceSpan.objects.filter(attestation=attestation, ended_at=None)
        StateSpan.objects.filter(presence__in=spans, is_closed=False).update(is_closed=True)
        for span in spans:
            ended_at = max(now, span.last_beat_at)
            PresenceSpan.objects.filter(pk=span.pk).update(ended_at=ended_at, ended_how=EndedHow.LEFT)
        append_to_seal(attestation.webinar, [("attendance_attestationnote", note.pk)], now=now)
        tell = partial(
            evidence_corrected.send_robust, sender=Webinar, webinar=attestation.webinar, person=attestation.person
        )
        if attestation.webinar.has_ended:
            transaction.on_commit(tell)
