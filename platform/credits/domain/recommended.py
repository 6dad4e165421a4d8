"""What a person is recommended: coming webinars to register for, and recordings of theirs that they have not earned from yet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from accounts.models import User
from credits.models import LedgerEntry
from recordings.models import RecordingState
from standards.models import Node
from webinars.domain.recommending import Candidate, lacking_of, rank
from webinars.models import Registration, RegistrationState, Webinar, WebinarState

MOST = 3
MOST_CANDIDATES = 300


@dataclass(frozen=True, slots=True)
class Recommendation:
    webinar: Webinar
    because: tuple[Node, ...]
    """The places of the standard that speak for it."""
    is_recording: bool


def recommended(person: User, *, after: Webinar | None = None, most: int = MOST) -> list[Recommendation]:
    """By the places of `after`, and by those of the same standards for which the person has few hours.

    A fixed number of queries. Only what is published and not the person's yet: neither registered for nor taught by them.
    """
    hours = _hours(person)
    about = set(after.nodes.values_list("pk", flat=True)) if after else set()
    versions = set(Node.objects.filter(pk__in=about | hours.keys()).values_list("version_id", flat=True))
    if not versions:
        return []
    tree = {node.pk: node for node in Node.objects.filter(version__in=versions)}
    rows = _candidates(person, after=after, versions=versions)
    places = {webinar.pk: frozenset(node.pk for node in webinar.nodes.all() if node.pk in tree) for webinar in rows}
    # What nobody teaches cannot be recommended, so it is not what is lacking either.
    taught = set().union(*places.values()) if places else set()
    ranked = rank(
        [
            Candidate(webinar.pk, places[webinar.pk], webinar.starts_at, is_recording=webinar.has_ended)
            for webinar in rows
        ],
        about=about,
        lacking=lacking_of(taught | (hours.keys() & tree.keys()), hours),
        parents={pk: node.parent_id for pk, node in tree.items()},
        most=most,
    )
    by_pk = {webinar.pk: webinar for webinar in rows}
    return [
        Recommendation(by_pk[each.pk], tuple(tree[node] for node in each.because), by_pk[each.pk].has_ended)
        for each in ranked
    ]


def _hours(person: User) -> dict[int, float]:
    """By node: what the webinars that are tied to it brought."""
    sums = LedgerEntry.objects.of(person).values_list("webinar").annotate(sum=Sum("credits")).order_by()
    earned = {webinar: float(credits) for webinar, credits in sums}
    hours: defaultdict[int, float] = defaultdict(float)
    tied = Webinar.nodes.through.objects.filter(webinar__in=earned).values_list("webinar_id", "node_id")
    for webinar, node in tied:
        hours[node] += earned[webinar]
    return dict(hours)


def _candidates(person: User, *, after: Webinar | None, versions: Iterable[int]) -> list[Webinar]:
    own = Registration.objects.filter(person=person, banned_at=None)
    coming = Q(state__in=(WebinarState.PUBLISHED, WebinarState.LIVE)) & ~Q(
        pk__in=Registration.objects.filter(person=person).exclude(state=RegistrationState.CANCELLED).values("webinar")
    )
    to_watch = Q(
        state=WebinarState.ENDED,
        recording__state=RecordingState.READY,
        pk__in=own.filter(state=RegistrationState.CONFIRMED).values("webinar"),
    )
    earned = LedgerEntry.objects.of(person).values("webinar").annotate(sum=Sum("credits")).filter(sum__gt=0)
    found: QuerySet[Webinar] = (
        Webinar.objects.visible()
        .filter(coming | to_watch, nodes__version__in=versions)
        .exclude(pk__in=earned.values("webinar"))
        .exclude(lecturers=person)
        .exclude(  # a recording by whose rules nothing is earned
            state=WebinarState.ENDED, credit_terms__policy_version__params_json__counts_replay=False
        )
        .exclude(pk=after.pk if after else 0)
        .order_by("-starts_at")
        .distinct()
    )
    return list(found.prefetch_related("nodes", "lecturers")[:MOST_CANDIDATES])
