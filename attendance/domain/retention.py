"""How long evidence is kept, and its removal afterwards, with a tombstone that keeps the chain verifiable.

The years are part of credit policies, which a higher app knows and tells by registering a source. The only way past the
triggers is an `EvidenceRemoval`, which the database itself takes only when the time is over (migration 0007).
"""

from collections.abc import Callable
from datetime import datetime

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from attendance.domain.seal import verify
from attendance.models import EvidenceRemoval, EvidenceSeal
from attendance.signals import evidence_removed
from webinars.models import ChatMessage, Webinar, WebinarState

DEFAULT_YEARS = 5
"""Where no policy says more: as long as the ministry's and NASBA's auditors may ask."""
RetentionSource = Callable[[Webinar], int | None]

# People's rows, children first. What says nothing of anybody (when the lecture was, breaks, faults, checks launched) stays.
REMOVE = (
    """DELETE FROM attendance_attestationnote note USING attendance_attestation attested
       WHERE attested.id = note.attestation_id AND attested.webinar_id = %(webinar)s""",
    """DELETE FROM attendance_statespan state USING attendance_presencespan span
       WHERE span.id = state.presence_id AND span.webinar_id = %(webinar)s""",
    """DELETE FROM attendance_checknote note USING attendance_presencecheck launched
       WHERE launched.id = note.presence_check_id AND launched.webinar_id = %(webinar)s""",
    "DELETE FROM attendance_correction WHERE webinar_id = %(webinar)s",
    "DELETE FROM attendance_presencespan WHERE webinar_id = %(webinar)s",
    "DELETE FROM attendance_attestation WHERE webinar_id = %(webinar)s",
    """DELETE FROM polls_pollvote vote USING polls_poll poll
       WHERE poll.id = vote.poll_id AND poll.webinar_id = %(webinar)s""",
    # The end of a lecture puts questions back, closes polls and takes hands down, by nobody: with words and names all the same.
    """DELETE FROM webinars_roomevent
       WHERE webinar_id = %(webinar)s AND (person_id IS NOT NULL OR told_to_id IS NOT NULL
           OR split_part(type, '.', 1) IN ('question', 'poll', 'hand', 'microphone'))""",
)
OF_APPS = {
    "webinars.questions": (
        """DELETE FROM questions_questionvote vote USING questions_question question
           WHERE question.id = vote.question_id AND question.webinar_id = %(webinar)s""",
        """DELETE FROM questions_questionchange change USING questions_question question
           WHERE question.id = change.question_id AND question.webinar_id = %(webinar)s""",
        "DELETE FROM questions_question WHERE webinar_id = %(webinar)s",
    ),
    "webinars.stage": (
        "DELETE FROM stage_hand WHERE webinar_id = %(webinar)s",
        "DELETE FROM stage_turn WHERE webinar_id = %(webinar)s",
    ),
    "webinars.feedback": (
        """UPDATE feedback_response response SET person_id = NULL FROM feedback_feedbackform form
           WHERE form.id = response.form_id AND form.webinar_id = %(webinar)s AND response.person_id IS NOT NULL""",
    ),
    "webinars.recommendations": (  # what was recommended to a standard stays, without who did
        """DELETE FROM recommendations_recommendationchange change USING recommendations_recommendation recommended
           WHERE recommended.id = change.recommendation_id AND recommended.webinar_id = %(webinar)s""",
        """DELETE FROM recommendations_support support USING recommendations_recommendation recommended
           WHERE recommended.id = support.recommendation_id AND recommended.webinar_id = %(webinar)s
             AND recommended.state <> 'shown'""",
        "DELETE FROM recommendations_recommendation WHERE webinar_id = %(webinar)s AND state <> 'shown'",
        """UPDATE recommendations_support support SET person_id = NULL FROM recommendations_recommendation recommended
           WHERE recommended.id = support.recommendation_id AND recommended.webinar_id = %(webinar)s""",
        "UPDATE recommendations_recommendation SET person_id = NULL WHERE webinar_id = %(webinar)s",
    ),
    "attendance.watching": (
        """DELETE FROM watching_watched watched USING watching_sitting sitting
           WHERE sitting.id = watched.sitting_id AND sitting.webinar_id = %(webinar)s""",
        "DELETE FROM watching_sitting WHERE webinar_id = %(webinar)s",
    ),
    "attendance.imports": (
        "DELETE FROM imports_importedspan WHERE webinar_id = %(webinar)s",
        "DELETE FROM imports_meetingimport WHERE webinar_id = %(webinar)s",
    ),
}

_sources: list[RetentionSource] = []


def register_retention(source: RetentionSource) -> None:
    """In AppConfig.ready(). The source returns None for a webinar that it knows no policy of."""
    _sources.append(source)


def retention_years_of(webinar: Webinar) -> int:
    """The longest that any of its policies asks for."""
    said = [years for source in _sources if (years := source(webinar)) is not None]
    return max(said, default=DEFAULT_YEARS)


def expired(*, now: datetime | None = None) -> list[tuple[Webinar, int]]:
    """Webinars whose evidence has been kept long enough, with the years."""
    now = now or timezone.now()
    over = Webinar.objects.real().filter(
        state=WebinarState.ENDED, evidence_removal=None, seals__isnull=False, ended_at__lt=_years_before(now, 1)
    )
    found = [(webinar, retention_years_of(webinar)) for webinar in over.distinct().order_by("ended_at")]
    return [
        (webinar, years)
        for webinar, years in found
        if webinar.ended_at is not None and webinar.ended_at < _years_before(now, years)
    ]


def remove_evidence(webinar: Webinar, *, years: int, now: datetime | None = None) -> EvidenceRemoval:
    """Removes what is about people. The tombstone says whether the chain held until then. Removed before: gives that one.

    The database refuses it before the time (IntegrityError).
    """
    with transaction.atomic():
        locked = Webinar.objects.select_for_update(of=("self",)).get(pk=webinar.pk)
        found = EvidenceRemoval.objects.filter(webinar=locked).first()
        if found is not None:
            return found
        verification = verify(locked)
        removal = EvidenceRemoval.objects.create(
            webinar=locked,
            removed_at=now or timezone.now(),
            retention_years=years,
            rows=verification.rows,
            head=EvidenceSeal.objects.filter(webinar=locked).order_by("-number").values_list("head", flat=True)[0],
            finding=_finding(verification.misfit),
        )
        evidence_removed.send(sender=Webinar, webinar=locked)
        with connection.cursor() as cursor:
            for statement in [
                *REMOVE,
                *(one for app, more in OF_APPS.items() if apps.is_installed(app) for one in more),
            ]:
                cursor.execute(statement, {"webinar": locked.pk})
        ChatMessage.objects.filter(webinar=locked).delete()
    return removal


def _finding(misfit: object) -> str:
    return str(misfit)[:200] if misfit else ""


def _years_before(moment: datetime, years: int) -> datetime:
    """On 29 February: the 28th."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)
