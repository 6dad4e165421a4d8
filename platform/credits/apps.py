from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CreditsConfig(AppConfig):
    name = "credits"
    verbose_name = _("Credits")

    def ready(self) -> None:
        from attendance.domain.columns import register_columns
        from attendance.domain.forgetting import register_named
        from attendance.domain.retention import register_retention
        from attendance.domain.webinar_rules import register_rules
        from credits import receivers
        from credits.badges import checks as badge_checks  # noqa: F401  (for `manage.py check`)
        from credits.checks import terms_check
        from credits.columns import CreditColumns
        from credits.domain.evidence import polls_are_checks, rules_for
        from credits.domain.retention import retention_years_for
        from credits.live.meter import meter_part
        from credits.models import Appeal, AppealDecision, LedgerEntry
        from webinars.domain.checklist import register_check
        from webinars.live.parts import register_part
        from webinars.polls.domain.presence import register_poll_checks

        receivers.connect()
        register_part(meter_part)
        register_columns(CreditColumns())
        register_rules(rules_for)
        register_poll_checks(polls_are_checks)
        register_retention(retention_years_for)
        register_named(LedgerEntry, "person", "by")
        register_named(Appeal, "person")
        register_named(AppealDecision, "by", webinar="appeal__webinar")
        register_check(terms_check)
        # Not a data migration: a new version of a preset arrives with the release that brings it.
        post_migrate.connect(on_migrated, sender=self, dispatch_uid="credits.presets")


def on_migrated(*, using: str, **_: Any) -> None:
    from credits.domain.policies import load_presets
    from credits.fields_of_study import load_fields_of_study
    from credits.models import FieldOfStudy, PolicyVersion

    if using != "default":
        return
    tables = _tables(using)
    if PolicyVersion._meta.db_table in tables:
        load_presets()
    if FieldOfStudy._meta.db_table in tables:
        load_fields_of_study()


def _tables(using: str) -> list[str]:
    """`migrate credits zero` ends without our tables."""
    from django.db import connections

    return connections[using].introspection.table_names()
