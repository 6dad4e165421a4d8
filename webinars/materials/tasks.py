"""Work in the background: files of a webinar that was copied."""

import logging

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from media.errors import ObjectMissing
from webinars.materials.domain.copying import copy_file
from webinars.materials.domain.giving import forget_file
from webinars.materials.models import Material

log = logging.getLogger("daris.materials")
RETRIES = 5


@app.task(
    name="materials.copy_file",
    queue="slides",
    retry=RetryStrategy(max_attempts=RETRIES, exponential_wait=4),
    pass_context=True,
)
def copy(context: JobContext | None = None, *, material_id: int, source_id: int) -> None:
    """Copied or deleted already: nothing happens. What cannot be copied goes: a file that is not there helps nobody."""
    material = Material.objects.filter(pk=material_id, is_stored=False).first()
    if material is None:
        return
    source = Material.objects.filter(pk=source_id).first()
    if source is None:
        material.delete()
        return
    try:
        copy_file(material, source)
    except ObjectMissing:
        log.warning("the file of material %s is missing, so its copy goes", source.code)
        material.delete()
    if not Material.objects.filter(pk=material_id).exists():
        forget_file(material)  # deleted meanwhile


def copy_soon(material: Material, *, source: Material) -> None:
    copy.defer(material_id=material.pk, source_id=source.pk)
