"""Everything that is kept about one person, as files for them. It asks all models, so that none can be forgotten."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, FileField, ForeignKey, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

OWN = frozenset({"person", "user", "lecturer", "told_to"})
"""Names of the foreign keys to the person whom a row is about. Others say who did something to it: `acts`."""
SECRET = {"accounts.user": {"password"}, "mfa.authenticator": {"data"}}
NOT_EXPORTED = frozenset({"sessions.session", "account.emailconfirmation"})

Redaction = Callable[[Any, dict[str, Any]], dict[str, Any]]
"""Takes a row and its values by column, returns the values that its person may have now."""
_redactions: dict[str, Redaction] = {}


def register_redaction(label: str, redaction: Redaction) -> None:
    """In AppConfig.ready(), for a model ("quizzes.attempt") whose rows hold what their person must not know yet."""
    _redactions[label] = redaction


def own_data_zip(person: User) -> bytes:
    """A ZIP of two files: what it is, in the person's language, and the data as JSON."""
    data = json.dumps(own_data(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", "\n\n".join(_words()) + "\n")
        archive.writestr("data.json", data)
    return file.getvalue()


def own_data(person: User) -> dict[str, Any]:
    """By table: every row about the person, and by table what they did to rows that are about others or nobody (ids only)."""
    account = _row(person, person)
    about = {"accounts.user": [account]} | {
        model._meta.label_lower: rows
        for model, found in _about(person)
        if (rows := [_row(row, person) for row in found])
    }
    acts = {f"{model._meta.label_lower}.{field.name}": keys for model, field, keys in _acts(person) if keys}
    return {"made_at": timezone.now(), "about_you": about, "done_by_you": acts}


def _models() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        is_kept = model._meta.managed and not model._meta.proxy and not model._meta.swapped
        if is_kept and model is not User and model._meta.label_lower not in NOT_EXPORTED:
            yield model


def _keys_to(model: type[Model], target: type[Model]) -> list[ForeignKey[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is target
    ]


def _own_key(model: type[Model]) -> str | None:
    return next((field.name for field in _keys_to(model, User) if field.name in OWN), None)


def _about(person: User) -> Iterator[tuple[type[Model], QuerySet[Any]]]:
    """Rows with a key to the person, and rows that belong to such a row and to nobody else."""
    for model in _models():
        own = _own_key(model)
        if own is not None:
            yield model, model._default_manager.filter(**{own: person}).order_by("pk")
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and isinstance(field.related_model, type) and field.name != "webinar":
                owners = _own_key(field.related_model)
                if owners is not None and field.related_model is not User:
                    yield model, model._default_manager.filter(**{f"{field.name}__{owners}": person}).order_by("pk")
                    break


def _acts(person: User) -> Iterator[tuple[type[Model], Field[Any, Any], list[Any]]]:
    for model in _models():
        for field in _keys_to(model, User):
            if field.name not in OWN:
                yield (
                    model,
                    field,
                    list(model._default_manager.filter(**{field.name: person}).values_list("pk", flat=True)),
                )


def _row(row: Model, person: User) -> dict[str, Any]:
    """Without secrets, and without the keys of other people."""
    hidden = SECRET.get(row._meta.label_lower, set())
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name in hidden:
            continue
        if isinstance(field, ForeignKey) and field.related_model is User and value != person.pk:
            continue
        values[field.attname] = (value.name if value else "") if isinstance(field, FileField) else _plain(value)
    redaction = _redactions.get(row._meta.label_lower)
    return redaction(row, values) if redaction else values


def _plain(value: Any) -> Any:
    """What JSON has no word for is written as text."""
    try:
        json.dumps(value, cls=DjangoJSONEncoder)
    except (TypeError, ValueError):
        return str(value)
    return value


def _words() -> list[str]:
    return [
        _("This is everything that Daris keeps about you."),
        _(
            "In data.json there is a list for each kind of record: your account, your registrations, when you were "
            "connected and from where, presence checks, answers, quizzes, hours, certificates."
        ),
        _("Moments are in UTC. Keys of other people and secrets such as your password are left out."),
    ]
