"""Rows for tests, with sensible values: `person(name="...")`, `webinar(state="live")`. Each call makes new rows."""

import itertools
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, OrganisationKind, Region, User
from accounts.roles import Role
from attendance.imports.models import ImportedSpan, MeetingImport
from media.models import Broadcast
from webinars.models import Lecturership, Registration, RegistrationState, Webinar, WebinarState

_number = itertools.count(1)


def region(**fields: Any) -> Region:
    number = next(_number)
    return Region.objects.create(
        **{
            "code": f"T{number}",
            "name_kk": f"Өңір {number}",
            "name_ru": f"Регион {number}",
            "name_en": f"Region {number}",
        }
        | fields
    )


def organisation(**fields: Any) -> Organisation:
    number = next(_number)
    defaults = {
        "name_kk": f"№{number} мектеп",
        "name_ru": f"Школа №{number}",
        "name_en": f"School No. {number}",
        "district": "Ақкөл ауданы",
    }
    fields.setdefault("region", None)
    fields["region"] = fields["region"] or region()
    return Organisation.objects.create(**defaults | fields)


def institute(**fields: Any) -> Organisation:
    return organisation(
        **{
            "kind": OrganisationKind.INSTITUTE,
            "name_kk": "Кәсіби даму институты",
            "name_en": "Institute of professional development",
        }
        | fields
    )


def person(*roles: Role, **fields: Any) -> User:
    """A participant, or whoever the roles make them."""
    number = next(_number)
    defaults = {
        "email": f"person{number}@example.kz",
        "name": f"Сейітқали Айгүл {number}",
        "name_latin": f"Seitkali Aigul {number}",
        "language": "en",
    }
    return User.objects.create_user(**defaults | {"roles": list(roles)} | fields)


def lecturer(**fields: Any) -> User:
    return person(Role.LECTURER, **fields)


def organiser(**fields: Any) -> User:
    fields.setdefault("organisation", None)
    fields["organisation"] = fields["organisation"] or institute()
    return person(Role.ORGANISER, **fields)


def auditor(**fields: Any) -> User:
    return person(Role.AUDITOR, **fields)


def administrator(**fields: Any) -> User:
    return person(Role.ADMINISTRATOR, **fields)


def webinar(
    *, state: WebinarState | str = WebinarState.PUBLISHED, lecturers: list[User] | None = None, **fields: Any
) -> Webinar:
    """A webinar that starts now for 90 minutes. A live one began a minute ago; an ended one lasted its 90 minutes until now."""
    now = timezone.now()
    by = fields.pop("created_by", None) or organiser()
    defaults: dict[str, Any] = {
        "title_kk": "Бағалау дескрипторлары",
        "title_ru": "Дескрипторы оценивания",
        "title_en": "Assessment descriptors",
        "starts_at": now,
        "length_min": 90,
        "created_by": by,
        "organisation": by.organisation or institute(),
        "state": state,
    }
    if state in (WebinarState.LIVE, WebinarState.ENDED):
        length = timedelta(minutes=90 if state == WebinarState.ENDED else 1)
        defaults |= {"starts_at": now - length, "started_at": now - length, "broadcast": Broadcast.objects.create()}
    if state == WebinarState.ENDED:
        defaults["ended_at"] = now
    made = Webinar.objects.create(**defaults | fields)
    for order, one in enumerate(lecturers if lecturers is not None else [lecturer()]):
        Lecturership.objects.create(webinar=made, lecturer=one, order=order)
    return made


def registration(
    of: Webinar, who: User | None = None, *, state: RegistrationState | str = RegistrationState.CONFIRMED, **fields: Any
) -> Registration:
    return Registration.objects.create(webinar=of, person=who or person(), state=state, **fields)


def meeting_import(of: Webinar, **fields: Any) -> MeetingImport:
    """A report of a meeting elsewhere that was taken over; without rows."""
    defaults: dict[str, Any] = {
        "webinar": of,
        "by": fields.pop("by", None) or person(),
        "at": timezone.now(),
        "file_name": "report.csv",
        "size": 1,
        "sha256": "0" * 64,
        "storage_key": "imports/x",
        "product": "zoom_webinar",
        "date_order": "dmy",
        "zone": "Asia/Almaty",
        "added": 1,
        "known": 0,
        "missing": 0,
    }
    return MeetingImport.objects.create(**defaults | fields)


def imported_span(of: MeetingImport, who: User, **fields: Any) -> ImportedSpan:
    """A row of it: the whole lecture unless told otherwise."""
    defaults: dict[str, Any] = {
        "meeting_import": of,
        "webinar": of.webinar,
        "person": who,
        "line": 3,
        "matched_by": "email",
        "started_at": of.webinar.started_at,
        "ended_at": of.webinar.ended_at,
    }
    return ImportedSpan.objects.create(**defaults | fields)


def minutes_ago(minutes: int, *, now: datetime | None = None) -> datetime:
    return (now or timezone.now()) - timedelta(minutes=minutes)
