"""What credit adds to the attendance report: hours, why not more, who decided otherwise, the certificate."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.domain.columns import Column, ColumnSource, Figure, Summary, Value
from attendance.domain.report import PersonAttendance
from credits.domain.arithmetic import plain
from credits.formats import write_credits
from credits.models import Assessment, Certificate, LedgerEntry
from credits.reasons import in_one_line, ledger_reason
from webinars.models import Webinar


class CreditColumns(ColumnSource):
    """Three queries a report. Before the hours are settled the columns are empty."""

    columns: ClassVar[Sequence[Column]] = (
        Column(
            "credits",
            gettext_lazy("Hours"),
            screen="always",
            is_earned=True,
            summaries=(
                Summary(gettext_lazy("Earned hours"), "count"),
                Summary(gettext_lazy("Hours"), "sum", is_earned=True),
            ),
        ),
        Column("credits_why", gettext_lazy("Why not more"), screen="wider", is_figure=False),
        Column("credits_codes", gettext_lazy("Reason codes"), screen="export", is_figure=False),
        Column("credits_waiting", gettext_lazy("Hours that wait for the quiz"), screen="export"),
        Column("credits_decided", gettext_lazy("Changed by hand"), screen="export", is_figure=False),
        Column("certificate", gettext_lazy("Certificate No."), screen="wider", is_figure=False),
        Column("credits_hash", gettext_lazy("Evidence hash"), screen="export", is_figure=False),
    )

    def values(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Mapping[int, Mapping[str, Value]]:
        balances, decisions = _ledger(webinar)
        certificates = Certificate.objects.current().filter(webinar=webinar).only("person_id", "year", "sequence")
        values: dict[int, dict[str, Value]] = {}
        for assessment in _newest(webinar):
            person = assessment.person_id
            short = [reason for reason in assessment.reasons if reason.is_short]
            values[person] = {
                "credits": plain(balances.get(person, Decimal(0))),
                "credits_why": in_one_line(short),
                "credits_codes": ", ".join(reason.code.value for reason in short),
                "credits_waiting": plain(assessment.waiting) if assessment.waiting else None,
                "credits_hash": assessment.inputs_hash,
            }
        for person, balance in balances.items():
            values.setdefault(person, {})["credits"] = plain(balance)
        for person, decision in decisions.items():
            values[person]["credits_decided"] = decision
        for certificate in certificates:
            values.setdefault(certificate.person_id, {})["certificate"] = certificate.number
        return values

    def figures(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Sequence[Figure]:
        balances, _decisions = _ledger(webinar)
        earned = [balance for balance in balances.values() if balance > 0]
        if not earned:
            return ()
        return (
            Figure(_("earned hours"), str(len(earned))),
            Figure(_("hours in all"), write_credits(sum(earned, Decimal(0))), is_earned=True),
        )


def _ledger(webinar: Webinar) -> tuple[dict[int, Decimal], dict[int, str]]:
    """Balances, and who changed what by hand, by person."""
    balances: dict[int, Decimal] = {}
    decisions: dict[int, str] = {}
    for entry in LedgerEntry.objects.filter(webinar=webinar).select_related("by"):
        balances[entry.person_id] = balances.get(entry.person_id, Decimal(0)) + entry.credits
        if entry.by is not None:
            decisions[entry.person_id] = f"{entry.by.short_name}: {ledger_reason(entry.reason)}"
    return balances, decisions


def _newest(webinar: Webinar) -> list[Assessment]:
    newest = Assessment.objects.filter(webinar=webinar).order_by("person_id", "-pk").distinct("person_id")
    return list(newest)
