"""Forms in our markup: names, help and errors belong to their inputs."""

import re

from django import forms
from django.template import Context, Template
from django.utils import translation

from ui.forms import DateTimeInput, TrilingualMixin


class WebinarForm(TrilingualMixin, forms.Form):
    trilingual_labels = {"title": "Title"}
    trilingual_required = ("title",)

    title_kk = forms.CharField(required=False)
    title_ru = forms.CharField(required=False, max_length=5)
    title_en = forms.CharField(required=False)
    name = forms.CharField(
        label="Full name", help_text="As on the certificate.", widget=forms.TextInput(attrs={"class": "wide"})
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    remind = forms.BooleanField(label="Remind me", required=False)
    mode = forms.ChoiceField(label="Mode", choices=[("v", "Video"), ("a", "Sound")], widget=forms.RadioSelect)
    code = forms.CharField(
        label="Code", widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "placeholder": "Code"})
    )
    starts_at = forms.DateTimeField(label="Starts", widget=DateTimeInput())
    secret = forms.CharField(widget=forms.HiddenInput)


def draw(form: forms.Form, source: str) -> str:
    return Template("{% load ui %}" + source).render(Context({"form": form}))


def test_label_help_and_errors_belong_to_the_input() -> None:
    html = draw(WebinarForm({"name": ""}), "{% field form.name %}")
    assert '<label for="id_name">Full name</label>' in html
    control = re.search(r"<input[^>]*>", html)
    assert control is not None
    assert 'class="input wide"' in control[0]
    assert 'aria-describedby="id_name_helptext id_name_error"' in control[0]
    assert 'aria-invalid="true"' in control[0]
    assert '<div class="field__help" id="id_name_helptext">As on the certificate.</div>' in html
    assert 'id="id_name_error"' in html


def test_what_was_typed_stays_and_is_escaped() -> None:
    assert 'value="&lt;b&gt;Ә"' in draw(WebinarForm({"name": "<b>Ә"}), "{% field form.name %}")


def test_only_what_is_optional_says_so() -> None:
    form = WebinarForm()
    assert "field__optional" in draw(form, "{% field form.note %}")
    assert "field__optional" not in draw(form, "{% field form.name %}")
    assert "field__optional" not in draw(form, "{% field form.remind %}")


def test_a_box_stands_inside_its_label() -> None:
    html = draw(WebinarForm(), "{% field form.remind %}")
    assert re.search(r'<label class="choice"><input type="checkbox"[^>]*><span>Remind me</span></label>', html)


def test_radios_are_a_fieldset_with_a_legend() -> None:
    html = draw(WebinarForm({}), "{% field form.mode %}")
    assert '<fieldset class="field" id="id_mode" aria-describedby="id_mode_error" aria-invalid="true">' in html
    assert "<legend>Mode</legend>" in html
    assert html.count('type="radio"') == 2


def test_a_code_has_the_keyboard_of_digits_and_no_placeholder() -> None:
    html = draw(WebinarForm(), "{% field form.code %}")
    assert 'class="input input--code"' in html
    assert 'inputmode="numeric"' in html
    assert "placeholder" not in html


def test_a_moment_has_the_pickers_of_the_browser() -> None:
    html = draw(WebinarForm({"starts_at": "2026-11-19T11:30"}), "{% field form.starts_at %}")
    assert 'type="datetime-local"' in html
    assert 'value="2026-11-19T11:30"' in html


def test_a_hidden_field_has_no_label() -> None:
    html = draw(WebinarForm(), "{% field form.secret %}")
    assert "<label" not in html
    assert 'type="hidden"' in html


def test_a_whole_form_draws_the_three_languages_as_one_field() -> None:
    with translation.override("ru"):
        html = draw(WebinarForm({"title_kk": "Дәріс"}), "{% fields form %}")
    assert html.count("<ui-tabs") == 1
    assert html.count('role="tabpanel"') == 3
    selected = re.search(r'id="title-(\w+)-tab"[^>]*aria-selected="true"', html)
    assert selected is not None
    assert selected[1] == "ru"
    for name in ("name", "note", "remind", "mode", "code", "starts_at", "secret"):
        assert f'name="{name}"' in html


def test_the_tab_with_an_error_is_open() -> None:
    with translation.override("kk"):
        html = draw(WebinarForm({"title_ru": "Лекция"}), '{% trilingual form "title" %}')
    selected = re.search(r'id="title-(\w+)-tab"[^>]*aria-selected="true"', html)
    assert selected is not None
    assert selected[1] == "ru"


def test_one_language_is_enough_and_none_is_too_few() -> None:
    assert "title_kk" in WebinarForm({"title_kk": " "}).errors
    assert "title_kk" not in WebinarForm({"title_en": "Lecture"}).errors


def test_a_form_says_how_many_answers_need_attention() -> None:
    form = WebinarForm({"title_en": "x", "name": "n", "mode": "v", "code": "1", "secret": "s", "starts_at": "soon"})
    with translation.override("en"):
        assert "One answer needs your attention." in draw(form, "{% form_errors form %}")


def test_an_error_of_a_hidden_field_is_seen() -> None:
    with translation.override("en"):
        assert "This field is required." in draw(WebinarForm({}), "{% form_errors form %}")
