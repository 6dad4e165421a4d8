"""`manage.py verify_evidence [WEBINAR]`: whether what was sealed is still what it was. Exit code 1 when it is not."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from attendance.domain.canonical import TABLES
from attendance.domain.seal import Verification, canonical_of, verify, verify_journal
from attendance.models import EvidenceSeal, SealedRow
from webinars.models import Webinar


class Command(BaseCommand):
    help = "Verifies the seals over evidence, and names the first row that does not fit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("webinar", nargs="?", help="code of a webinar; all sealed ones without it")
        parser.add_argument("--head", help="64 hexadecimal digits, as printed on a report or certificate")
        parser.add_argument(
            "--row", type=int, help="print the canonical form of this row of the chain, and nothing else"
        )
        parser.add_argument("--sql", action="store_true", help="print the queries of the canonical forms, for psql")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["head"] or options["row"] or options["sql"]) and not options["webinar"]:
            raise CommandError("Name a webinar.")
        if options["webinar"]:
            self._one(_webinar(options["webinar"]), options)
        else:
            self._all()

    def _one(self, webinar: Webinar, options: dict[str, Any]) -> None:
        if options["sql"]:
            for table in TABLES:
                self.stdout.write(f"{table.digests % {'webinar': webinar.pk}};\n")
        elif options["row"]:
            self._print_row(webinar, options["row"])
        else:
            verification = verify(webinar)
            self._say(webinar, verification)
            if options["head"]:
                self._compare(webinar, options["head"].lower())
            misfit = verify_journal()
            if misfit:
                self.stdout.write(f"journal of seals: {misfit}")
            if not verification.is_intact or misfit:
                sys.exit(1)

    def _all(self) -> None:
        failed = False
        for key in EvidenceSeal.objects.order_by("webinar_id").values_list("webinar_id", flat=True).distinct():
            webinar = Webinar.objects.get(pk=key)
            verification = verify(webinar)
            failed = failed or not verification.is_intact
            self._say(webinar, verification)
        # The seal of one whose seals are all gone is missed in the journal; its rows are found here.
        lost = SealedRow.objects.exclude(webinar__in=EvidenceSeal.objects.values("webinar")).values("webinar")
        for webinar in Webinar.objects.filter(pk__in=lost):
            failed = True
            self._say(webinar, verify(webinar))
        misfit = verify_journal()
        if misfit:
            self.stdout.write(f"journal of seals: {misfit}")
        if failed or misfit:
            sys.exit(1)
        self.stdout.write("All seals hold.")

    def _say(self, webinar: Webinar, verification: Verification) -> None:
        if not verification.is_sealed:
            self.stdout.write(f"{webinar.code}: not sealed")
        elif verification.misfit:
            place = f" (row {verification.misfit.number} of the chain)" if verification.misfit.number else ""
            self.stdout.write(f"{webinar.code}: {verification.misfit}{place}")
        else:
            removed = f", {verification.removed} of them removed after their time" if verification.removed else ""
            self.stdout.write(f"{webinar.code}: {verification.rows} rows hold{removed}, head {verification.head}")

    def _compare(self, webinar: Webinar, head: str) -> None:
        row = SealedRow.objects.filter(webinar=webinar, link=head).first()
        if row is None:
            self.stdout.write(f"{webinar.code}: the head {head} is not in this chain")
            sys.exit(1)
        self.stdout.write(f"{webinar.code}: the head {head} stands after row {row.number} of the chain")

    def _print_row(self, webinar: Webinar, number: int) -> None:
        row = SealedRow.objects.filter(webinar=webinar, number=number).first()
        text = canonical_of(row) if row else None
        if text is None:
            raise CommandError("There is no such row.")
        self.stdout.write(text, ending="")


def _webinar(code: str) -> Webinar:
    try:
        return Webinar.objects.get(code=code)
    except Webinar.DoesNotExist as error:
        raise CommandError(f"There is no webinar {code}.") from error
