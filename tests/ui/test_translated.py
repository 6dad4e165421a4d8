import pytest
from django.utils import translation

from ui.translated import Translated, field_names, in_language


class Lecture:
    title = Translated("title")

    def __init__(self, *, kk: str = "", ru: str = "", en: str = "") -> None:
        self.title_kk, self.title_ru, self.title_en = kk, ru, en


def test_it_reads_the_active_language() -> None:
    lecture = Lecture(kk="Дәріс", ru="Лекция", en="Lecture")
    for language, expected in {"kk": "Дәріс", "ru": "Лекция", "en": "Lecture", "en-gb": "Lecture"}.items():
        with translation.override(language):
            assert lecture.title == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"kk": "Дәріс", "ru": "Лекция"}, "Дәріс"),
        ({"ru": "Лекция"}, "Лекция"),
        ({"en": "Lecture"}, "Lecture"),
        ({}, ""),
    ],
)
def test_a_missing_text_falls_back_to_the_first_filled_language(texts: dict[str, str], expected: str) -> None:
    with translation.override("en"):
        assert Lecture(**texts).title == expected


def test_it_reads_kazakh_first_when_no_language_is_active() -> None:
    with translation.override(None):
        assert Lecture(kk="Дәріс", ru="Лекция").title == "Дәріс"


def test_a_language_that_we_do_not_have_falls_back() -> None:
    assert in_language(Lecture(kk="Дәріс"), "title", language="de") == "Дәріс"


def test_it_cannot_be_set() -> None:
    with pytest.raises(AttributeError, match="title_kk, title_ru, title_en"):
        Lecture().title = "x"


def test_the_class_gives_the_descriptor() -> None:
    assert Lecture.title.name == "title"
    assert field_names("title") == ["title_kk", "title_ru", "title_en"]
