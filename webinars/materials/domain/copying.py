"""Materials of a webinar for its copy: links at once, files in the background, within the storage."""

from django.db import transaction

from accounts.models import User
from media.store import default_store
from webinars.domain.locks import lock_webinar
from webinars.materials.models import Material
from webinars.models import Webinar

COPIED = ("kind", "title", "moment", "order", "url", "file_name", "content_type", "bytes")


def copy_materials(source: Webinar, *, to: Webinar, by: User) -> None:
    """Nothing happens when `to` has some already."""
    from webinars.materials.tasks import copy_soon  # tasks import this module

    with transaction.atomic():
        locked = lock_webinar(to)
        if Material.objects.filter(webinar=locked).exists():
            return
        for material in Material.objects.there().filter(webinar=source):
            made = Material.objects.create(
                webinar=locked,
                added_by=by,
                is_stored=not material.is_file,
                **{name: getattr(material, name) for name in COPIED},
            )
            if material.is_file:
                copy_soon(made, source=material)  # a row of the same transaction


def copy_file(material: Material, source: Material) -> None:
    """Raises media's StorageError, ObjectMissing."""
    default_store().copy(source.file_key, to=material.file_key)
    Material.objects.filter(pk=material.pk).update(is_stored=True)
