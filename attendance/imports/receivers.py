"""What imports do when something happens to a webinar's evidence."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from attendance.imports.models import ImportDraft, MeetingImport
from attendance.signals import evidence_removed
from media.errors import StorageError
from media.store import default_store
from webinars.models import Webinar

logger = logging.getLogger("daris.attendance")


@receiver(evidence_removed)
def forget_files(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """The files hold names and addresses: they go with the rows, which the removal itself deletes."""
    keys = list(MeetingImport.objects.filter(webinar=webinar).values_list("storage_key", flat=True))
    keys += ImportDraft.objects.filter(webinar=webinar).values_list("storage_key", flat=True)
    ImportDraft.objects.filter(webinar=webinar).delete()
    transaction.on_commit(partial(_delete, keys), robust=True)


def _delete(keys: list[str]) -> None:
    for key in keys:
        try:
            default_store().delete_prefix(key)
        except StorageError as error:
            logger.warning("The file %s of a removed import stays in the storage: %s", key, error)
