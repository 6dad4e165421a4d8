"""Policies and their versions in the database: the presets, and new versions by operators."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from accounts.models import User
from credits.domain.params import PolicyParams
from credits.errors import VersionMoved, VersionUnchanged
from credits.models import Policy, PolicyVersion
from credits.models.policy import params_to_json
from credits.presets import Preset, presets
from ui.plain_text import clean_text

WORDS = tuple(
    f"{name}_{language}" for name in ("name", "description", "certificate_note") for language in ("kk", "ru", "en")
)


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


def add_version(
    policy: Policy, *, params: PolicyParams, by: User | None, note: str = "", after: int | None = None
) -> PolicyVersion:
    """The next version: webinars whose terms are chosen from now on get it, others keep theirs.

    `after` is the version that the writer saw last. Raises VersionMoved when there is a newer one, VersionUnchanged when
    the parameters are those of the latest.
    """
    with transaction.atomic():
        Policy.objects.select_for_update().get(pk=policy.pk)
        last = policy.versions.order_by("-version").first()
        if last is not None:
            if after is not None and last.version != after:
                raise VersionMoved
            if last.params == params:
                raise VersionUnchanged
        return PolicyVersion.objects.create(
            policy=policy,
            version=last.version + 1 if last else 1,
            params_json=params_to_json(params),
            note=clean_text(note, one_line=True),
            created_by=by,
        )


def copy_policy(policy: Policy, *, by: User) -> Policy:
    """An institute's own policy that begins as this one; it is offered when its people say so."""
    assert by.organisation_id is not None
    with transaction.atomic():
        _lock_slugs()
        made = Policy.objects.create(
            slug=_free_slug(policy.slug),
            organisation_id=by.organisation_id,
            order=policy.order,
            **{name: getattr(policy, name) for name in (*WORDS, "certificate_wording")},
        )
        latest = policy.latest
        PolicyVersion.objects.create(
            policy=made, version=1, params_json=latest.params_json, note=str(latest), created_by=by
        )
        return made


def word_policy(policy: Policy, *, words: Mapping[str, str]) -> Policy:
    """Its names and texts. Papers that were given out keep theirs."""
    if unknown := set(words) - {*WORDS, "certificate_wording"}:
        raise ValueError(f"Not words of a policy: {', '.join(sorted(unknown))}")
    for name, value in words.items():
        setattr(policy, name, value)
    policy.save(update_fields=list(words))
    return policy


def offer_policy(policy: Policy, *, offered: bool) -> Policy:
    """Whether organisers can choose it for new webinars; those that have it keep it."""
    policy.is_offered = offered
    policy.save(update_fields=["is_offered"])
    return policy


def _lock_slugs() -> None:
    """Until the transaction ends, nobody else chooses one: of two who copy at once both would find the same one free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('credits:policy-slugs', 0))")


def _free_slug(slug: str) -> str:
    """ "cpd-60-2" for the second policy that began as cpd-60: it stands on certificates."""
    stem = re.sub(r"-\d+$", "", slug) if Policy.objects.filter(slug=re.sub(r"-\d+$", "", slug)).exists() else slug
    stem = stem[:40]
    taken = set(Policy.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _words(preset: Preset) -> dict[str, Any]:
    return {name: getattr(preset, name) for name in (*WORDS, "certificate_wording")} | {"is_offered": preset.offered}
