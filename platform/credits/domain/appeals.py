"""Appeals: a participant contests a figure, an organiser decides once; both hear of it. Every step is a new row."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from accounts.roles import HOLDERS, Role
from credits.domain.hours import current_assessment
from credits.domain.ledger import balance_of, correct_hours, lock_hours
from credits.errors import (
    AlreadyDecided,
    AppealIsOpen,
    FigureMoved,
    NothingToContest,
    NotOnTheGrid,
    OwnAppeal,
    ReasonMissing,
)
from credits.models import Appeal, AppealDecision, Attachment, LedgerEntry, Outcome, PolicyVersion
from credits.models.appeal import AppealQuerySet
from ui.plain_text import clean_text
from webinars.models import Webinar


def make_appeal(
    webinar: Webinar,
    person: User,
    *,
    text: str,
    asked: Decimal | None = None,
    attachment: Attachment | None = None,
) -> Appeal:
    """Contests the person's figure of a webinar, and tells its organisers.

    One is open at a time: the same once more (a button pressed twice) gives the one that there is. Also after a revocation.
    Raises ReasonMissing, NothingToContest before anything was counted, AppealIsOpen.
    """
    text = clean_text(text)
    if not text:
        raise ReasonMissing
    with transaction.atomic():
        lock_hours(webinar, person)
        earlier = Appeal.objects.open().filter(webinar=webinar, person=person).first()
        if earlier is not None:
            if earlier.text == text and earlier.asked == asked:
                return earlier
            raise AppealIsOpen
        assessment = current_assessment(webinar, person)
        if assessment is None and not LedgerEntry.objects.filter(webinar=webinar, person=person).exists():
            raise NothingToContest
        appeal = Appeal.objects.create(
            webinar=webinar,
            person=person,
            assessment=assessment,
            credits=balance_of(webinar, person),
            asked=asked,
            text=text,
            attachment=attachment,
        )
        _tell("made", appeal)
        return appeal


def decide_appeal(
    appeal: Appeal,
    *,
    credits: Decimal,
    reason: str,
    by: User,
    seen: Decimal,
    attachment: Attachment | None = None,
) -> AppealDecision:
    """Sets the hours to `credits`, or lets them stand when that is what they are, and tells both sides.

    `seen` is the figure that the page showed to whoever decides: when it has moved since, they look again. The first of two
    decisions holds. Raises ReasonMissing, OwnAppeal, AlreadyDecided, FigureMoved, NotOnTheGrid.
    """
    reason = clean_text(reason)
    if not reason:
        raise ReasonMissing
    if appeal.person_id == by.pk:
        raise OwnAppeal
    with transaction.atomic():
        lock_hours(appeal.webinar, appeal.person)
        earlier = AppealDecision.objects.filter(appeal=appeal).select_related("by").first()
        if earlier is not None:
            raise AlreadyDecided(earlier.by.short_name)
        before = balance_of(appeal.webinar, appeal.person)
        if before != seen:
            raise FigureMoved
        entry = correct_hours(
            appeal.webinar, appeal.person, credits=credits, reason=reason, by=by, attachment=attachment
        )
        decision = AppealDecision.objects.create(
            appeal=appeal,
            outcome=Outcome.DECLINED if entry is None else Outcome.UPHELD,
            before=before,
            credits=credits,
            reason=reason,
            attachment=attachment,
            entry=entry,
            by=by,
        )
        _tell("decided", appeal)
        return decision


def on_grid(version: PolicyVersion, credits: Decimal) -> Decimal:
    """The figure when the policy can give it: whole steps. Raises NotOnTheGrid."""
    if credits % version.params.increment:
        raise NotOnTheGrid(str(version.params.increment))
    return credits


def appeals_for(user: User) -> AppealQuerySet:
    """Those that this person sees as one who decides or audits: of the webinars that they organise, or all of them."""
    appeals = Appeal.objects.select_related("person__organisation", "webinar", "decision__by", "assessment")
    if user.has_role(Role.ADMINISTRATOR, Role.AUDITOR):
        return appeals
    mine = Q(webinar__created_by=user) if user.may_hold else Q(pk__in=())
    if user.has_role(Role.ORGANISER) and user.organisation_id is not None:
        mine |= Q(webinar__organisation=user.organisation_id)
    return appeals.filter(mine)


def waiting_for(user: User) -> int:
    """How many this person could decide now: not their own, and none for who only audits. One query."""
    if user.has_role(Role.AUDITOR) and not user.has_role(Role.ADMINISTRATOR):
        return 0
    return appeals_for(user).open().exclude(person=user).count()


def deciders_of(webinar: Webinar) -> list[User]:
    """Who is told of an appeal: whoever made the webinar, while they may hold some, and the organisers of the institute that
    holds it."""
    organisers = Q(organisation=webinar.organisation_id, roles__contains=[Role.ORGANISER])
    creator = Q(pk=webinar.created_by_id) & (Q(roles__overlap=HOLDERS) | Q(is_superuser=True))
    return list(User.objects.filter(creator | organisers, is_active=True).distinct())


def _tell(what: str, appeal: Appeal) -> None:
    from credits.tasks import tell_of_appeal  # tasks import the domain

    tell_of_appeal.defer(appeal_id=appeal.pk, what=what)  # a row of the same transaction
