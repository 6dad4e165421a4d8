"""Taking a file in, keeping it, and forgetting those that nobody confirmed."""

import hashlib
import logging
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from attendance.imports.domain.answers import Answers
from attendance.imports.errors import FileTooLarge, StorageAway
from attendance.imports.models import ImportDraft, MeetingImport
from attendance.imports.reading.limits import MOST_BYTES
from attendance.imports.reading.report import Report, read_report
from media.errors import StorageError
from media.store import default_store
from webinars.models import Webinar

logger = logging.getLogger("daris.attendance")
FORGOTTEN_AFTER = timedelta(days=7)
"""A draft that nobody confirmed goes with its file: it holds names and addresses."""


def take_file(webinar: Webinar, data: bytes, *, name: str, by: User) -> ImportDraft:
    """Reads the file, so that a useless one is refused at once, and keeps it. Raises FileRefused."""
    if len(data) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES // 1000**2)
    read_report(data)
    digest = hashlib.sha256(data).hexdigest()
    draft = ImportDraft(
        webinar=webinar, by=by, file_name=_plain(name), size=len(data), sha256=digest, answers={"zone": by.time_zone}
    )
    draft.storage_key = f"imports/{webinar.code}/{draft.code}-{digest[:16]}"
    try:
        default_store().put(draft.storage_key, data, content_type="application/octet-stream")
    except StorageError as error:
        logger.warning("A file of an import could not be stored: %s", error)
        raise StorageAway from error
    draft.save()
    return draft


def read_draft(draft: ImportDraft) -> tuple[Report, Answers]:
    """The file again, as it was taken in. Raises FileRefused."""
    return read_report(stored(draft.storage_key, sha256=draft.sha256)), Answers.of(draft)


def stored(key: str, *, sha256: str) -> bytes:
    """The very bytes that were uploaded. Raises StorageAway when they are not to be had."""
    try:
        data = default_store().get(key)
    except StorageError as error:
        logger.warning("A file of an import could not be read: %s", error)
        raise StorageAway from error
    if hashlib.sha256(data).hexdigest() != sha256:
        logger.error("The stored file %s is not the one that was uploaded", key)
        raise StorageAway
    return data


def forget_draft(draft: ImportDraft) -> None:
    """The file stays where an import was made of it."""
    if not MeetingImport.objects.filter(storage_key=draft.storage_key).exists():
        try:
            default_store().delete_prefix(draft.storage_key)
        except StorageError as error:
            logger.warning("The file of a forgotten import stays in the storage: %s", error)
    draft.delete()


def forget_old_drafts(*, now: datetime | None = None) -> int:
    old = list(ImportDraft.objects.filter(uploaded_at__lt=(now or timezone.now()) - FORGOTTEN_AFTER))
    for draft in old:
        forget_draft(draft)
    return len(old)


def _plain(name: str) -> str:
    """The name alone, printable."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[:200] or "report"
