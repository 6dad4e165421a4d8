"""Materials of the demo: work sheets as PDF, and links, before, during and after."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from demo.handouts import sheet_pdf
from demo.world import World, read
from webinars.materials.domain.giving import add_file, add_link
from webinars.materials.models import Material


def load_materials(world: World) -> None:
    for key, rows in read("materials.json")["materials"].items():
        webinar = world.webinars[key]
        if Material.objects.filter(webinar=webinar).exists():
            continue
        by = webinar.lecturers.all()[0]
        for row in rows:
            if "url" in row:
                add_link(webinar, row["url"], title=row["title"], moment=row["moment"], by=by)
            else:
                add_file(webinar, _sheet(row), title=row["title"], moment=row["moment"], by=by)


def _sheet(row: dict[str, Any]) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{row['title']}.pdf", sheet_pdf({"title": row["title"], "lines": row["lines"]}))
