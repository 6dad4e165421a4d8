"""Policies and their versions in the database: the presets, and new versions by operators."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from credits.domain.params import PolicyParams
from credits.models import Policy, PolicyVersion
from credits.models.policy import params_to_json
from credits.presets import Preset, presets


def load_presets() -> None:
    """Adds the presets, and versions of them, that the database does not know. What is there stays as operators left it."""
    with transaction.atomic():
        for order, preset in enumerate(presets().values()):
            policy, _created = Policy.objects.get_or_create(
                slug=preset.slug, defaults=_words(preset) | {"order": order}
            )
            PolicyVersion.objects.get_or_create(
                policy=policy, version=preset.version, defaults={"params_json": params_to_json(preset.params)}
            )


def add_version(policy: Policy, *, params: PolicyParams, by: User | None) -> PolicyVersion:
    """The next version: webinars whose terms are chosen from now on get it, others keep theirs."""
    with transaction.atomic():
        Policy.objects.select_for_update().get(pk=policy.pk)
        last = policy.versions.aggregate(last=Max("version"))["last"] or 0
        return PolicyVersion.objects.create(
            policy=policy, version=last + 1, params_json=params_to_json(params), created_by=by
        )


def _words(preset: Preset) -> dict[str, Any]:
    names = [
        f"{name}_{language}" for name in ("name", "description", "certificate_note") for language in ("kk", "ru", "en")
    ]
    return {name: getattr(preset, name) for name in names} | {
        "is_offered": preset.offered,
        "certificate_wording": preset.certificate_wording,
    }
