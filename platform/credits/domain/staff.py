"""Who attended what over a period, and the hours: for a head of their own people, for an organiser of their own webinars.

By what was settled: attended time stands in the assessment, as the policy of its webinar saw it; hours are sums of the ledger.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from django.db.models import QuerySet, Sum

from accounts.below import organisations_below
from accounts.models import User
from accounts.roles import Role
from attendance.domain.alphabet import in_order
from credits.domain.arithmetic import plain
from credits.models import Assessment, Certificate, LedgerEntry
from webinars.models import Registration, Webinar, WebinarState


class Scope(StrEnum):
    """`STAFF`: people of one's organisation and of those below it, whoever held the webinar. `WEBINARS`: everybody who had a
    place in a webinar of one's organisation."""

    STAFF = "staff"
    WEBINARS = "webinars"


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's place in one webinar. `attended_s` is None while the hours are not settled."""

    person: User
    webinar: Webinar
    attended_s: int | None
    content_s: int | None
    hours: Decimal
    certificate: str

    @property
    def came(self) -> bool:
        return bool(self.attended_s)

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down."""
        return self.attended_s * 100 // self.content_s if self.attended_s is not None and self.content_s else None


@dataclass(slots=True)
class PersonLine:
    person: User
    visits: list[Visit] = field(default_factory=list)

    @property
    def came(self) -> int:
        return sum(visit.came for visit in self.visits)

    @property
    def attended_s(self) -> int:
        return sum(visit.attended_s or 0 for visit in self.visits)

    @property
    def hours(self) -> Decimal:
        return plain(sum((visit.hours for visit in self.visits), Decimal(0)))


def scopes_of(user: User) -> list[Scope]:
    """Which of the two somebody may see; none for most people, and for anybody without an organisation."""
    if user.organisation_id is None:
        return []
    scopes = [Scope.STAFF] if user.has_role(Role.HEAD) else []
    return scopes + ([Scope.WEBINARS] if user.has_role(Role.ORGANISER, Role.ADMINISTRATOR) else [])


def staff_report(user: User, *, scope: Scope, since: datetime, until: datetime) -> list[PersonLine]:
    """By name; nobody but those of the scope. Seven queries at most, however many people and webinars.

    A head also sees staff who had no place in anything: whoever learned nothing is what they look for.
    """
    assert user.organisation is not None
    webinars = Webinar.objects.real().filter(state=WebinarState.ENDED, started_at__gte=since, started_at__lt=until)
    places = Registration.objects.confirmed().select_related("person__organisation__region", "webinar__organisation")
    lines: dict[int, PersonLine] = {}
    if scope is Scope.STAFF:
        staff = User.objects.filter(organisation__in=organisations_below(user.organisation), is_active=True)
        lines = {person.pk: PersonLine(person) for person in staff.select_related("organisation__region")}
        places = places.filter(person__in=lines.keys())
    else:
        webinars = webinars.filter(organisation=user.organisation)
    found = list(places.filter(webinar__in=webinars).order_by("webinar__started_at", "pk"))
    for visit in _visits(found, webinars):
        lines.setdefault(visit.person.pk, PersonLine(visit.person)).visits.append(visit)
    return sorted(lines.values(), key=lambda line: (in_order(line.person.display_name), line.person.pk))


def _visits(places: Sequence[Registration], webinars: QuerySet[Webinar]) -> list[Visit]:
    people = {place.person_id for place in places}
    mine = {"webinar__in": webinars, "person__in": people}
    newest = Assessment.objects.filter(**mine).order_by("webinar_id", "person_id", "-pk")
    facts = {
        (webinar, person): inputs
        for webinar, person, inputs in newest.distinct("webinar_id", "person_id").values_list(
            "webinar_id", "person_id", "inputs_json"
        )
    }
    sums = LedgerEntry.objects.filter(**mine).order_by().values_list("webinar_id", "person_id").annotate(Sum("credits"))
    hours: defaultdict[tuple[int | None, int], Decimal] = defaultdict(Decimal)
    for webinar, person, credits in sums:
        hours[webinar, person] = plain(credits)
    certificates = {(one.webinar_id, one.person_id): one.number for one in Certificate.objects.current().filter(**mine)}
    visits = []
    for place in places:
        key = (place.webinar_id, place.person_id)
        inputs = facts.get(key)
        visits.append(
            Visit(
                person=place.person,
                webinar=place.webinar,
                attended_s=inputs["attended_s"] if inputs else None,
                content_s=inputs["content_s"] if inputs else None,
                hours=hours[key],
                certificate=certificates.get(key, ""),
            )
        )
    return visits
