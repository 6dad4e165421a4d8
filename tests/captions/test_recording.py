"""Captions beside a recording."""

import pytest
from django.template.loader import render_to_string

from tests import factories as make
from tests.captions.test_saying import on_air
from webinars.captions.domain.saying import say_line
from webinars.captions.languages import language_name

pytestmark = pytest.mark.django_db


def test_each_language_is_a_track_and_a_file():
    webinar = on_air()
    for language in ("ru", "kk", "kk"):
        say_line(webinar, f"line in {language}", language=language)
    tracks = render_to_string("captions/partials/_tracks.html", {"webinar": webinar})
    assert tracks.count("<track ") == 2
    assert f'srclang="kk" label="{language_name("kk")}" src="/webinars/{webinar.code}/captions/kk.vtt"' in tracks
    files = render_to_string("captions/partials/_files.html", {"webinar": webinar})
    assert files.count("?download") == 2


def test_without_captions_there_is_nothing():
    webinar = make.webinar(state="ended")
    assert render_to_string("captions/partials/_tracks.html", {"webinar": webinar}).strip() == ""
    assert render_to_string("captions/partials/_files.html", {"webinar": webinar}).strip() == ""


@pytest.mark.parametrize(("code", "name"), [("ru", "Русский"), ("qqq", "qqq")])
def test_a_language_has_a_name(code, name):
    assert language_name(code).casefold() == name.casefold()
