"""`manage.py remove_expired_evidence`: what is about people in webinars whose records need be kept no longer."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts.closing import forget_account
from attendance.domain.forgetting import forgettable
from attendance.domain.retention import expired, remove_evidence


class Command(BaseCommand):
    help = "Says whose evidence need be kept no longer by the policies used. With --remove it is removed, with a tombstone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove it; without this nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        webinars = expired()
        for webinar, years in webinars:
            ended = f"{webinar.ended_at:%Y-%m-%d}" if webinar.ended_at else ""
            if options["remove"]:
                removal = remove_evidence(webinar, years=years)
                found = f"; the chain did not hold: {removal.finding}" if removal.finding else ""
                self.stdout.write(f"{webinar.code}: ended {ended}, kept {years} years, removed{found}")
            else:
                self.stdout.write(f"{webinar.code}: ended {ended}, kept {years} years, can be removed")
        # The name of a closed account stays on reports for as long as there is something to report.
        for account in forgettable():
            if options["remove"]:
                forget_account(account)
            self.stdout.write(
                f"account {account.pk}: closed, {'forgotten' if options['remove'] else 'can be forgotten'}"
            )
        if not options["remove"]:
            self.stdout.write("Nothing was changed. Say --remove to remove it.")
