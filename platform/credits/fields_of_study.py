"""The fields of study that come with Daris, as data in fields_of_study.json.

Those of teachers' professional development follow the directions of the courses for teachers in Kazakhstan; those whose code
begins with "nasba" are fields of study of the NASBA registry that fit people who work in education, under their names
there, and are offered when an operator says so.
"""

from functools import cache
from pathlib import Path

import msgspec

from credits.models import FieldOfStudy


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    code: str
    name_kk: str
    name_ru: str
    name_en: str
    offered: bool = True


@cache
def fields_of_study() -> list[Field]:
    """In the order in which they are offered."""
    return msgspec.json.decode(Path(__file__).with_name("fields_of_study.json").read_bytes(), type=list[Field])


def load_fields_of_study() -> None:
    """Adds those that the database does not know. What is there stays as operators left it. Two queries."""
    known = set(FieldOfStudy.objects.values_list("code", flat=True))
    FieldOfStudy.objects.bulk_create(
        FieldOfStudy(
            code=field.code,
            name_kk=field.name_kk,
            name_ru=field.name_ru,
            name_en=field.name_en,
            order=order,
            is_offered=field.offered,
        )
        for order, field in enumerate(fields_of_study())
        if field.code not in known
    )
