from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CreditsConfig(AppConfig):
    name = "credits"
    verbose_name = _("Credits")

    def ready(self) -> None:
        from attendance.domain.columns import register_columns
        from attendance.domain.webinar_rules import register_rules
        from credits import receivers
        from credits.checks import terms_check
        from credits.columns import CreditColumns
        from credits.domain.evidence import rules_for
        from credits.live.meter import meter_part
        from webinars.domain.checklist import register_check
        from webinars.live.parts import register_part

        receivers.connect()
        register_part(meter_part)
        register_columns(CreditColumns())
        register_rules(rules_for)
        register_check(terms_check)
        # Not a data migration: a new version of a preset arrives with the release that brings it.
        post_migrate.connect(on_migrated, sender=self, dispatch_uid="credits.presets")


def on_migrated(*, using: str, **_: Any) -> None:
    from credits.domain.policies import load_presets
    from credits.models import PolicyVersion

    if using == "default" and PolicyVersion._meta.db_table in _tables(using):
        load_presets()


def _tables(using: str) -> list[str]:
    """`migrate credits zero` ends without our tables."""
    from django.db import connections

    return connections[using].introspection.table_names()
