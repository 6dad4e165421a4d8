"""Who the people of a file are: found by address, offered by name, or not known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import User
from attendance.imports.domain.interpret import Participant
from attendance.imports.domain.names import may_be_one, name_parts
from attendance.imports.models import ImportedSpan
from webinars.models import Registration, RegistrationState, Webinar

MOST_CANDIDATES = 5


class Found(StrEnum):
    BY_EMAIL = "email"
    BEFORE = "before"
    """Decided in an earlier import of this webinar."""
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Match:
    participant: Participant
    found: Found
    person: User | None = None
    candidates: list[User] = field(default_factory=list)


def match_people(webinar: Webinar, participants: Sequence[Participant]) -> list[Match]:
    """In the order given. Five queries, however many people."""
    by_email = _by_email({one.email for one in participants if one.email})
    before = _before(webinar)
    pool = _pool(webinar, {one.name for one in participants if one.name})
    by_part: dict[str, set[int]] = defaultdict(set)
    people: dict[int, tuple[User, list[frozenset[str]]]] = {}
    for person in pool:
        names = [parts for text in (person.name, person.name_latin) if (parts := name_parts(text))]
        people[person.pk] = (person, names)
        for part in {part for parts in names for part in parts}:
            by_part[part].add(person.pk)
    return [_match(one, by_email, before, people, by_part) for one in participants]


def _match(
    one: Participant,
    by_email: dict[str, User],
    before: dict[tuple[str, str], User],
    people: dict[int, tuple[User, list[frozenset[str]]]],
    by_part: dict[str, set[int]],
) -> Match:
    if one.email and (person := by_email.get(one.email)):
        return Match(one, Found.BY_EMAIL, person)
    if person := before.get((one.name.casefold(), one.email)):
        return Match(one, Found.BEFORE, person)
    parts = name_parts(one.name)
    near = {key for part in parts for key in by_part.get(part, ())}
    candidates = [people[key][0] for key in near if any(may_be_one(parts, name) for name in people[key][1])]
    candidates.sort(key=lambda person: (person.name, person.pk))
    if candidates:
        return Match(one, Found.DOUBTFUL, candidates=candidates[:MOST_CANDIDATES])
    return Match(one, Found.UNKNOWN)


def accounts_of(emails: Iterable[str]) -> dict[str, User]:
    """By address in lower case, whether they sign in with it or have it beside."""
    return _by_email({email.strip().casefold() for email in emails if email.strip()})


def _by_email(emails: set[str]) -> dict[str, User]:
    known = User.objects.select_related("organisation__region").annotate(low=Lower("email"))
    found = {person.email.casefold(): person for person in known.filter(low__in=emails, is_active=True)}
    others = (
        EmailAddress.objects.annotate(low=Lower("email"))
        .filter(low__in=emails - found.keys(), verified=True, user__is_active=True)
        .select_related("user__organisation__region")
    )
    return {address.email.casefold(): address.user for address in others} | found


def _before(webinar: Webinar) -> dict[tuple[str, str], User]:
    spans = ImportedSpan.objects.filter(webinar=webinar).select_related("person__organisation__region")
    return {(span.name.casefold(), span.email): span.person for span in spans.order_by("pk")}


def _pool(webinar: Webinar, names: set[str]) -> list[User]:
    """Among whom names are compared: who asked for a place, and who is called exactly so."""
    asked = Registration.objects.filter(webinar=webinar).exclude(state=RegistrationState.DECLINED).values("person")
    people = User.objects.filter(Q(pk__in=asked) | Q(name__in=names) | Q(name_latin__in=names), is_active=True)
    return list(people.select_related("organisation__region"))
