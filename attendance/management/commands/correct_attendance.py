"""`manage.py correct_attendance CODE E-MAIL --from --to --absent|--present --by --reason`: a correction, sealed with the rest."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from attendance.domain.corrections import correct_presence
from attendance.domain.seal import head_of
from attendance.models import CorrectionKind
from webinars.errors import WebinarError
from webinars.models import Webinar


class Command(BaseCommand):
    help = "Notes that somebody was, or was not, at a webinar that is over. Nothing that was recorded changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("webinar", help="its code")
        parser.add_argument("person", help="their e-mail address")
        parser.add_argument("--from", dest="start", required=True, help="2026-11-22T10:05:00, on the clock of --by")
        parser.add_argument("--to", dest="end", required=True)
        parser.add_argument("--by", required=True, help="e-mail address of who decided it")
        parser.add_argument("--reason", required=True)
        kind = parser.add_mutually_exclusive_group(required=True)
        kind.add_argument("--present", dest="kind", action="store_const", const=CorrectionKind.PRESENT)
        kind.add_argument("--absent", dest="kind", action="store_const", const=CorrectionKind.ABSENT)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            webinar = Webinar.objects.get(code=options["webinar"])
            person = User.objects.filter(email=options["person"].lower())[:1].get()
            by = User.objects.filter(email=options["by"].lower())[:1].get()
        except (Webinar.DoesNotExist, User.DoesNotExist) as error:
            raise CommandError(str(error)) from error
        try:
            correct_presence(
                webinar,
                person,
                kind=options["kind"],
                started_at=_moment(options["start"], by=by),
                ended_at=_moment(options["end"], by=by),
                reason=options["reason"],
                by=by,
            )
        except WebinarError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Noted. Head: {head_of(webinar) or 'not sealed yet'}")


def _moment(text: str, *, by: User) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text} is not a moment, as 2026-11-22T10:05:00 is.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(by.time_zone))
