"""`manage.py rebuild_ledger --check`: makes the ledger anew in memory and says where the stored one is not equal to it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from credits.domain.rebuild import check_ledger
from credits.domain.recompute import ended_webinars, recompute
from webinars.models import Webinar


class Command(BaseCommand):
    help = "Rebuilds the hours ledger from evidence, assessments and decisions, and compares. The ledger is never overwritten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", required=True, help="compare, and fail when they differ")

    def handle(self, **options: Any) -> None:
        found = 0
        for misfit in check_ledger(Webinar.objects.filter(assessments__isnull=False).distinct().order_by("pk")):
            found += 1
            self.stdout.write(f"webinar {misfit.webinar_id} person {misfit.person_id} {misfit}")
        done = recompute(ended_webinars())
        moved = [each for each in done.differences if each.was is not None]
        for difference in moved:
            causes = ", ".join(difference.causes)
            self.stdout.write(f"webinar {difference.webinar.pk} person {difference.person.pk} differs: {causes}")
        if found or moved:
            raise CommandError(
                f"{found} lines of the ledger do not follow, {len(moved)} assessments differ from the evidence. "
                "See `manage.py recompute`."
            )
        self.stdout.write(f"The ledger equals itself: {done.webinars} webinars, {done.people} people.")
