"""Files beside appeals and decisions: looked at before they are kept, in the object storage under a name of ours."""

import hashlib
import re
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q

from accounts.models import User
from credits.errors import FileRefused, FileTooLarge
from credits.models import AppealDecision, Attachment
from ui.codes import new_code
from ui.plain_text import clean_text
from webinars.models import Webinar

MOST_BYTES = 10 * 1000**2
KINDS = {
    "application/pdf": (b"%PDF-", "pdf"),
    "image/png": (b"\x89PNG\r\n\x1a\n", "png"),
    "image/jpeg": (b"\xff\xd8\xff", "jpg"),
}
"""By their first bytes: what a browser or a file name says of them proves nothing."""
NAME_LENGTH = 100


def keep_file(file: "UploadedFile[Any]", *, by: User) -> Attachment:
    """Stores the file and says where. Raises FileTooLarge, FileRefused (neither a PDF nor a picture, or empty).

    The object is written before the row: a transaction that fails leaves a file that nothing names, never a row without one.
    """
    if (file.size or 0) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES // 1000**2)
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES // 1000**2)
    kind = _kind(data)
    if kind is None:
        raise FileRefused
    extension = KINDS[kind][1]
    code = new_code()
    return Attachment.objects.create(
        code=code,
        name=_name(file.name or "", extension=extension),
        content_type=kind,
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        key=default_storage.save(f"appeals/{code}.{extension}", ContentFile(data)),
        uploaded_by=by,
    )


def open_file(attachment: Attachment) -> IO[bytes]:
    """Raises FileNotFoundError when the storage has lost it."""
    stored: IO[bytes] = default_storage.open(attachment.key)
    return stored


def forget_files(webinar: Webinar) -> int:
    """Deletes the files of a webinar's appeals and decisions from the storage. Their rows, with the hashes, stay."""
    beside = Q(appeals__webinar=webinar) | Q(ledger_entries__webinar=webinar)
    decided = AppealDecision.objects.filter(appeal__webinar=webinar).values("attachment")
    found = list(Attachment.objects.filter(beside | Q(pk__in=decided)).distinct())
    for attachment in found:
        default_storage.delete(attachment.key)
    return len(found)


def _kind(data: bytes) -> str | None:
    return next((kind for kind, (begin, _) in KINDS.items() if data.startswith(begin)), None)


def _name(typed: str, *, extension: str) -> str:
    """The person's own name for it, without a path and signs that headers and file systems trip over."""
    stem = clean_text(re.split(r"[\\/]", typed)[-1], one_line=True).rpartition(".")[0] or "file"
    stem = re.sub(r'["<>:|?*;%]', "_", stem)[:NAME_LENGTH]
    return f"{stem}.{extension}"
