"""The form before anybody answers it, and what stays once somebody has."""

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import translation

from tests import factories as make
from tests.feedback.given import ended, give
from webinars.domain.schedule import copy_webinar
from webinars.feedback import limits
from webinars.feedback.domain import preparing
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.errors import FormWasAnswered, NoSuchStatement, NoText, TooManyStatements
from webinars.feedback.models import Answer, FeedbackForm, Response, Statement

pytestmark = pytest.mark.django_db

TEXTS = {"text_kk": "Уақыт жеткілікті болды.", "text_ru": "", "text_en": ""}


def asked(form: FeedbackForm) -> list[str]:
    return [statement.text_kk for statement in form.statements.all()]


def test_the_usual_form_speaks_three_languages() -> None:
    form = form_of(make.webinar())
    assert [statement.kind for statement in form.statements.all()] == ["scale"] * 5 + ["text"] * 2
    for language, first in (
        ("kk", "Дәрістің мақсаты маған түсінікті болды."),
        ("ru", "Цель лекции была мне понятна."),
        ("en", "The aim of the lecture was clear to me."),
    ):
        with translation.override(language):
            assert form.statements.all()[0].text == first
    assert all(each.text_kk and each.text_ru and each.text_en for each in form.statements.all())
    assert form.is_anonymous
    assert form_of(form.webinar).pk == form.pk


def test_changing_it() -> None:
    form = form_of(make.webinar())
    Statement.objects.filter(form=form, order__gte=2).delete()
    first, second = form.statements.all()
    added = preparing.add_statement(form, kind="text", texts=TEXTS)
    preparing.move_statement(form, added.code, up=True)
    preparing.move_statement(form, first.code, up=True)
    assert asked(form) == [first.text_kk, TEXTS["text_kk"], second.text_kk]
    preparing.edit_statement(form, first.code, kind="text", texts={"text_ru": " Что \n нового? "})
    first.refresh_from_db()
    assert (first.kind, first.text_kk, first.text_ru, first.text) == ("text", "", "Что нового?", "Что нового?")
    preparing.delete_statement(form, second.code)
    assert form.statements.count() == 2
    with pytest.raises(NoSuchStatement):
        preparing.delete_statement(form_of(make.webinar()), first.code)
    with pytest.raises(NoText):
        preparing.add_statement(form, kind="text", texts={"text_kk": " "})


def test_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(make.webinar())
    monkeypatch.setattr(preparing, "MOST_STATEMENTS", 8)
    preparing.add_statement(form, kind="text", texts=TEXTS)
    with pytest.raises(TooManyStatements):
        preparing.add_statement(form, kind="text", texts=TEXTS)
    assert limits.MOST_STATEMENTS == 20


def test_once_answered_it_only_grows() -> None:
    webinar = ended()
    give(webinar)
    form = form_of(webinar)
    first, second = form.statements.all()[:2]
    before = asked(form)
    for act in (
        lambda: preparing.edit_statement(form, first.code, kind="text", texts=TEXTS),
        lambda: preparing.move_statement(form, second.code, up=True),
        lambda: preparing.delete_statement(form, first.code),
        lambda: preparing.set_anonymous(form, is_anonymous=False),
    ):
        with pytest.raises(FormWasAnswered):
            act()
    preparing.add_statement(form, kind="scale", texts=TEXTS)
    assert asked(form) == [*before, TEXTS["text_kk"]]
    assert FeedbackForm.objects.get().is_anonymous


def test_the_database_holds_it_too() -> None:
    webinar = ended()
    FeedbackForm.objects.filter(pk=form_of(webinar).pk).update(is_anonymous=False)
    person = give(webinar)
    statement = Answer.objects.filter(number=5)[0].statement
    for act in (
        lambda: Answer.objects.update(number=1),
        lambda: Answer.objects.all()._raw_delete("default"),
        lambda: Response.objects.update(ticket="x"),
        lambda: Response.objects.update(person=make.person()),
        lambda: Response.objects.all()._raw_delete("default"),
        lambda: Statement.objects.filter(pk=statement.pk).update(text_kk="Басқа"),
        lambda: Statement.objects.filter(pk=statement.pk)._raw_delete("default"),
        lambda: FeedbackForm.objects.update(is_anonymous=True),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    Response.objects.filter(person=person).update(person=None)  # an account that is closed
    assert Response.objects.get().person is None


def test_a_copy_asks_the_same() -> None:
    webinar = ended()
    form = form_of(webinar)
    preparing.add_statement(form, kind="text", texts=TEXTS)
    preparing.set_anonymous(form, is_anonymous=False)
    give(webinar)
    with TestCase.captureOnCommitCallbacks(execute=True):
        copy = copy_webinar(webinar, by=webinar.created_by)
    made = FeedbackForm.objects.get(webinar=copy)
    assert (asked(made), made.is_anonymous, made.responses.count()) == (asked(form), False, 0)
    assert made.salt != form.salt
