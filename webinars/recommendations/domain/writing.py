"""Recommendations of participants: write, change, withdraw."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ui.plain_text import clean_text
from webinars.domain.locks import lock_webinar
from webinars.models import Registration, Webinar
from webinars.questions.models import rules_of
from webinars.recommendations.domain.changing import lock_recommendation, require_open, trace
from webinars.recommendations.errors import (
    EmptyRecommendation,
    MutedWriter,
    NameIsNeeded,
    NoSuchNode,
    NoSuchRecommendation,
    RecommendationTooLong,
    TooManyRecommendations,
)
from webinars.recommendations.limits import MAX_TEXT, MOST_OF_ONE
from webinars.recommendations.models import ChangeKind, Recommendation, RecommendationKind, RecommendationState


def write_recommendation(
    webinar: Webinar, node_id: int, *, kind: RecommendationKind, text: str, by: User, is_anonymous: bool = False
) -> Recommendation:
    """On a node of the webinar. The same words once more (a form that was sent twice) return what is there.

    Raises EmptyRecommendation, RecommendationTooLong, RecommendationsAreClosed, MutedWriter, NameIsNeeded, NoSuchNode,
    TooManyRecommendations.
    """
    text = _clean(text)
    with transaction.atomic():
        # Writers of one webinar come one after the other, and after who closes it.
        lock_webinar(webinar)
        _require_may_write(webinar, by=by)
        if is_anonymous:
            _require_names_may_be_left_out(webinar)
        if not webinar.nodes.filter(pk=node_id).exists():
            raise NoSuchNode
        own = Recommendation.objects.shown().filter(webinar=webinar, person=by)
        before = own.filter(node=node_id, kind=kind, text=text).first()
        if before is not None:
            return before
        if own.count() >= MOST_OF_ONE:
            raise TooManyRecommendations
        written = Recommendation.objects.create(
            webinar=webinar,
            node_id=node_id,
            person=by,
            is_anonymous=is_anonymous,
            region=None if is_anonymous else by.region,
            kind=kind,
            text=text,
        )
        trace(written, ChangeKind.WRITTEN, by=by)
    return written


def change_recommendation(
    webinar: Webinar, code: str, *, kind: RecommendationKind, text: str, by: User, is_anonymous: bool = False
) -> Recommendation:
    """One's own. Who supported it supported other words, so a change of them begins its support anew.

    Raises NoSuchRecommendation for those of others, and the errors of writing.
    """
    text = _clean(text)
    with transaction.atomic():
        lock_webinar(webinar)
        _require_may_write(webinar, by=by)
        own = _own(webinar, code, by=by)
        if is_anonymous and not own.is_anonymous:
            _require_names_may_be_left_out(webinar)
        if (own.kind, own.text) != (kind, text):
            gone, _tables = own.supports.all().delete()
            trace(own, ChangeKind.CHANGED, by=by, note=own.text, was_kind=own.kind, supports=gone)
            own.kind, own.text, own.changed_at = kind, text, timezone.now()
        if own.is_anonymous != is_anonymous:
            own.is_anonymous, own.region = is_anonymous, None if is_anonymous else by.region
        own.save()
    return own


def withdraw_recommendation(webinar: Webinar, code: str, *, by: User) -> Recommendation:
    """One's own, also when muted. The trace keeps it. Raises NoSuchRecommendation, RecommendationsAreClosed."""
    with transaction.atomic():
        lock_webinar(webinar)
        require_open(webinar)
        own = _own(webinar, code, by=by)
        own.state = RecommendationState.WITHDRAWN
        own.save(update_fields=["state"])
        trace(own, ChangeKind.WITHDRAWN, by=by)
    return own


def _clean(text: str) -> str:
    text = clean_text(text)
    if not text:
        raise EmptyRecommendation
    if len(text) > MAX_TEXT:
        raise RecommendationTooLong
    return text


def _require_may_write(webinar: Webinar, *, by: User) -> None:
    require_open(webinar)
    if Registration.objects.filter(webinar=webinar, person=by).exclude(muted_at=None, banned_at=None).exists():
        raise MutedWriter


def _require_names_may_be_left_out(webinar: Webinar) -> None:
    """The same rule as for questions."""
    if not rules_of(webinar).may_be_anonymous:
        raise NameIsNeeded


def _own(webinar: Webinar, code: str, *, by: User) -> Recommendation:
    found = lock_recommendation(webinar, code, state=RecommendationState.SHOWN)
    if found.person_id != by.pk:
        raise NoSuchRecommendation
    return found
