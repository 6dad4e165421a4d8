"""`manage.py recompute [--webinar CODE] [--dry-run | --write]`: computes past credit again and says what differs, and why."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from credits.domain.recompute import Cause, Difference, ended_webinars, recompute
from webinars.models import Webinar

WORDS = {
    Cause.MISSING: "not computed yet",
    Cause.FACTS: "evidence",
    Cause.POLICY: "policy version",
    Cause.CODE: "program",
    Cause.HASH: "stored facts changed",
    Cause.LEDGER: "ledger",
}


class Command(BaseCommand):
    help = "Computes past credit again from stored facts and from the evidence, and says what would differ and why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--webinar", metavar="CODE", help="only this one")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--dry-run", action="store_true", help="only say it; the default")
        how.add_argument(
            "--write", action="store_true", help="write corrections as new lines of the ledger, and new certificates"
        )

    def handle(self, *, webinar: str | None, write: bool, **options: Any) -> None:
        done = recompute(self._webinars(webinar), write=write)
        for difference in done.differences:
            self.stdout.write(describe(difference))
        hours = sum(1 for each in done.differences if each.changes_hours)
        self.stdout.write(
            f"{done.webinars} webinars, {done.people} people: {len(done.differences)} differ, "
            f"hours of {hours} change{f', {done.written} written' if write else ''}."
        )

    def _webinars(self, code: str | None) -> Iterable[Webinar]:
        if code is None:
            return ended_webinars()
        found = Webinar.objects.filter(code=code).first()
        if found is None:
            raise CommandError(f"No webinar has the code {code}.")
        if not found.has_ended:
            raise CommandError("Hours are counted after the webinar has ended.")
        return [found]


def describe(difference: Difference) -> str:
    """One line, without names: the webinar's code, the person's number, the figures, the causes."""
    was = "-" if difference.was is None else f"{difference.was.normalize():f}"
    causes = []
    for cause in difference.causes:
        more = ""
        if cause is Cause.FACTS:
            more = f" ({'; '.join(map(str, difference.changes))})"
        elif cause is Cause.POLICY and difference.versions:
            more = f" ({difference.versions[0]} -> {difference.versions[1]})"
        elif cause is Cause.LEDGER:
            more = f" (balance {difference.balance.normalize():f})"
        causes.append(WORDS[cause] + more)
    stands = "; a person's decision stands" if difference.is_decided else ""
    return (
        f"{difference.webinar.code} person {difference.person.pk}: {was} -> {difference.now.normalize():f}: "
        f"{', '.join(causes)}{stands}"
    )
