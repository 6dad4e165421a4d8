"""Content that stands in three columns, one a language, read through one attribute.

A model has ``title_kk``, ``title_ru`` and ``title_en`` and says ``title = Translated("title")``:
``webinar.title`` is then the text in the reader's language, or in the first language that is filled.
"""

from __future__ import annotations

from typing import overload

from django.utils.translation import get_language

LANGUAGES = ("kk", "ru", "en")
"""The languages of the product, in the order in which a missing text is looked for."""


def field_names(name: str) -> list[str]:
    """The columns behind a translated attribute: ``field_names("title")`` -> title_kk, title_ru, title_en."""
    return [f"{name}_{language}" for language in LANGUAGES]


def in_language(instance: object, name: str, *, language: str | None) -> str:
    """The text ``name`` of ``instance`` in ``language``, else in the first filled one of kk, ru, en, else "".

    For what is written in another language than the reader's: a certificate, a mail to somebody else.
    """
    wished = (language or "").split("-")[0].lower()
    for candidate in (wished, *LANGUAGES):
        text = getattr(instance, f"{name}_{candidate}", "") if candidate in LANGUAGES else ""
        if text:
            return str(text)
    return ""


class Translated:
    """Descriptor over ``<name>_kk``, ``<name>_ru`` and ``<name>_en``; reads the active language, cannot be set."""

    def __init__(self, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Translated: ...

    @overload
    def __get__(self, instance: object, owner: type) -> str: ...

    def __get__(self, instance: object | None, owner: type) -> Translated | str:
        if instance is None:
            return self
        return in_language(instance, self.name, language=get_language())

    def __set__(self, instance: object, value: object) -> None:
        raise AttributeError(f"Set {', '.join(field_names(self.name))}: {self.name} only reads them.")
