"""What the team does with materials: add a file or a link, change, put in order, delete."""

import logging
from pathlib import PurePath
from typing import Any, Literal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, Sum

from accounts.models import User
from media.errors import StorageError
from media.store import default_store
from webinars.domain.locks import lock_webinar
from webinars.materials import limits
from webinars.materials.domain.kinds import kind_of
from webinars.materials.domain.links import checked_link
from webinars.materials.domain.telling import tell_changed
from webinars.materials.errors import (
    EmptyFile,
    FileTooLarge,
    NoSuchMaterial,
    StorageAway,
    TooManyMaterials,
    TotalTooLarge,
)
from webinars.materials.models import Material, MaterialKind, Moment
from webinars.models import Webinar

logger = logging.getLogger("daris.materials")


def add_file(
    webinar: Webinar, file: "UploadedFile[Any]", *, by: User, title: str = "", moment: str = Moment.BEFORE
) -> Material:
    """Raises a MaterialRefused: too large, too many, of a kind that is not given out, or the storage is away."""
    size = file.size or 0
    if size == 0:
        raise EmptyFile
    if size > limits.MOST_BYTES:
        raise FileTooLarge
    _check_room(webinar, more_bytes=size)  # before the work; asked again under the lock
    name = plain_name(file.name or "")
    kind = kind_of(file, name=name, size=size)
    material = Material(
        webinar=webinar,
        kind=MaterialKind.FILE,
        title=_title(title) or _title(PurePath(name).stem.replace("_", " ")) or name,
        moment=moment,
        file_name=name,
        content_type=kind.content_type,
        bytes=size,
        added_by=by,
    )
    _store(material, file)
    try:
        _record(material, by=by)
    except BaseException:
        forget_file(material)
        raise
    return material


def add_link(webinar: Webinar, url: str, *, by: User, title: str = "", moment: str = Moment.BEFORE) -> Material:
    """Without a title it is called by its address. Raises NotALink, TooManyMaterials."""
    url = checked_link(url)
    bare = url.partition("://")[2].removeprefix("www.").rstrip("/")
    material = Material(
        webinar=webinar,
        kind=MaterialKind.LINK,
        title=_title(title) or _title(bare),
        moment=moment,
        url=url,
        added_by=by,
    )
    _record(material, by=by)
    return material


def change_material(material: Material, *, title: str, moment: str, by: User) -> None:
    """An empty title changes nothing of it. Deleted meanwhile: nothing happens."""
    with transaction.atomic():
        webinar = lock_webinar(material.webinar)
        found = Material.objects.filter(pk=material.pk).first()
        if found is None:
            return
        was_shown = Material.objects.shown(webinar).filter(pk=found.pk).exists()
        found.title, found.moment = _title(title) or found.title, Moment(moment)
        found.save(update_fields=["title", "moment"])
        tell_changed(webinar, by=by, touched=found, is_new=not was_shown)


def move_material(material: Material, *, to: Literal["earlier", "later"], by: User) -> None:
    """One place in the list. At its end: nothing happens."""
    with transaction.atomic():
        webinar = lock_webinar(material.webinar)
        listed = list(Material.objects.filter(webinar=webinar))
        here = next((index for index, each in enumerate(listed) if each.pk == material.pk), None)
        if here is None:
            return
        there = here + (1 if to == "later" else -1)
        if not 0 <= there < len(listed):
            return
        listed[here], listed[there] = listed[there], listed[here]
        for order, each in enumerate(listed):
            each.order = order
        Material.objects.bulk_update(listed, ["order"])
        tell_changed(webinar, by=by)


def delete_material(material: Material, *, by: User) -> None:
    """With its file. Deleted already: nothing happens."""
    with transaction.atomic():
        webinar = lock_webinar(material.webinar)
        if Material.objects.filter(pk=material.pk).delete()[0]:  # its file follows: receivers.py
            tell_changed(webinar, by=by)


def plain_name(name: str) -> str:
    """A file name without folders, control characters and what file systems refuse; its ending stays."""
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(" " if letter in '<>:"|?*' or ord(letter) < 32 or ord(letter) == 127 else letter for letter in name)
    # Marks that turn the direction of writing make "exe.pdf" out of "fdp.exe".
    name = "".join(letter for letter in name if letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    stem, dot, ending = " ".join(name.split()).rpartition(".")
    return (
        f"{stem[: limits.NAME_LENGTH - 12].strip(' .')}{dot}{ending[:10]}"
        if stem.strip(" .")
        else f"file{dot}{ending[:10]}"
    )


def forget_file(material: Material) -> None:
    """A storage that is away keeps it: that is logged."""
    try:
        default_store().delete_prefix(material.storage_prefix)
    except StorageError as error:
        logger.warning("the file of material %s stays in the storage: %s", material.code, error)


def _title(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[: limits.TITLE_LENGTH]


def _check_room(webinar: Webinar, *, more_bytes: int) -> None:
    there = Material.objects.filter(webinar=webinar)
    if there.count() >= limits.MOST_MATERIALS:
        raise TooManyMaterials
    if more_bytes and (there.aggregate(sum=Sum("bytes"))["sum"] or 0) + more_bytes > limits.MOST_TOTAL_BYTES:
        raise TotalTooLarge


def _store(material: Material, file: "UploadedFile[Any]") -> None:
    path = getattr(file, "temporary_file_path", None)
    try:
        if path is not None:
            default_store().put_file(material.file_key, path(), content_type=material.content_type)
        else:
            file.seek(0)
            default_store().put(material.file_key, file.read(), content_type=material.content_type)
    except StorageError as error:
        logger.warning("a material could not be stored: %s", error)
        raise StorageAway from error


def _record(material: Material, *, by: User) -> None:
    with transaction.atomic():
        webinar = lock_webinar(material.webinar)
        _check_room(webinar, more_bytes=material.bytes)
        last = Material.objects.filter(webinar=webinar).aggregate(last=Max("order"))["last"]
        material.order = 0 if last is None else last + 1
        material.save()
        tell_changed(webinar, by=by, touched=material, is_new=True)


def material_of(webinar: Webinar, code: str) -> Material:
    """Raises NoSuchMaterial."""
    found = Material.objects.there().filter(webinar=webinar, code=code).first()
    if found is None:
        raise NoSuchMaterial
    found.webinar = webinar
    return found
