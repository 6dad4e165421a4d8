"""Calendar files (RFC 5545, 5546): one event a person and webinar, which later files replace or cancel.

The UID never changes. SEQUENCE is the webinar's number of changes plus the person's own number of cancellations, so it
only ever grows, whichever of the two changed.
"""

from email.utils import parseaddr
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from webinars.models import Registration, Webinar
from webinars.models.webinar import REMIND_SOON

UTC = ZoneInfo("UTC")


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def uid_of(webinar: Webinar) -> str:
    return f"{webinar.code}@{urlsplit(settings.SITE_URL).hostname}"


def page_url(webinar: Webinar) -> str:
    return settings.SITE_URL + reverse("webinars:page", args=[webinar.code])


def invitation(registration: Registration, *, method: Method) -> bytes:
    """The calendar file for the registered person, in their language; times in UTC, which each calendar shows in its own zone."""
    person = registration.person
    with translation.override(person.language):
        calendar = Calendar()
        calendar.add("prodid", f"-//Daris//Daris//{person.language.upper()}")
        calendar.add("version", "2.0")
        calendar.add("method", str(method))
        calendar.add_component(_event(registration, method=method))
        return bytes(calendar.to_ical())


def _event(registration: Registration, *, method: Method) -> Event:
    webinar = registration.webinar
    event = Event()
    event.add("uid", uid_of(webinar))
    event.add("sequence", webinar.ics_sequence + registration.ics_revision)
    event.add("dtstamp", timezone.now().astimezone(UTC))
    event.add("dtstart", webinar.starts_at.astimezone(UTC))
    event.add("dtend", webinar.planned_end.astimezone(UTC))
    event.add("summary", webinar.title)
    event.add("description", "\n\n".join(filter(None, [webinar.description, page_url(webinar)])))
    event.add("location", page_url(webinar))
    event.add("url", page_url(webinar))
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], name=webinar.organisation.name))
    attendee = _address(registration.person.email, name=registration.person.display_name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("DECLINED" if method is Method.CANCEL else "ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    if method is Method.REQUEST:
        event.add_component(_alarm(webinar))
    return event


def _address(email: str, *, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = vText(name)
    return address


def _alarm(webinar: Webinar) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", webinar.title)
    alarm.add("trigger", -REMIND_SOON)
    return alarm
