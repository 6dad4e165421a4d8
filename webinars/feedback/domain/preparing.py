"""A form before anybody answers it: make, change, order, delete, copy to another webinar."""

from collections.abc import Mapping

from django.db import transaction

from ui.translated import LANGUAGES
from webinars.domain.locks import lock_webinar
from webinars.feedback.errors import FormWasAnswered, NoSuchStatement, NoText, TooManyStatements
from webinars.feedback.limits import MOST_STATEMENTS, STATEMENT_LENGTH
from webinars.feedback.models import FeedbackForm, Statement, StatementKind
from webinars.feedback.presets import DEFAULT_STATEMENTS
from webinars.models import Webinar

TEXTS = tuple(f"text_{language}" for language in LANGUAGES)


def form_of(webinar: Webinar) -> FeedbackForm:
    """A webinar that has none yet gets the usual one. Idempotent."""
    found = FeedbackForm.objects.filter(webinar=webinar).first()
    if found is None:
        with transaction.atomic():
            locked = lock_webinar(webinar)
            found, is_new = FeedbackForm.objects.get_or_create(webinar=locked)
            if is_new:
                Statement.objects.bulk_create(
                    Statement(
                        form=found,
                        kind=kind,
                        order=order,
                        **{f"text_{language}": text for language, text in said.items()},
                    )
                    for order, (kind, said) in enumerate(DEFAULT_STATEMENTS)
                )
    found.webinar = webinar
    return found


def add_statement(form: FeedbackForm, *, kind: str, texts: Mapping[str, str]) -> Statement:
    """The last one; also when people have answered. Raises NoText, TooManyStatements."""
    said = _checked(texts)
    with transaction.atomic():
        lock_webinar(form.webinar)
        there = list(form.statements.all())
        if len(there) >= MOST_STATEMENTS:
            raise TooManyStatements
        order = there[-1].order + 1 if there else 0
        return Statement.objects.create(form=form, kind=StatementKind(kind), order=order, **said)


def edit_statement(form: FeedbackForm, code: str, *, kind: str, texts: Mapping[str, str]) -> Statement:
    """Raises FormWasAnswered, NoSuchStatement, NoText."""
    said = _checked(texts)
    with transaction.atomic():
        found = _statement(_changeable(form), code)
        found.kind = StatementKind(kind)
        for name, text in said.items():
            setattr(found, name, text)
        found.save()
    return found


def move_statement(form: FeedbackForm, code: str, *, up: bool) -> None:
    """One place; at the end nothing happens. Raises FormWasAnswered, NoSuchStatement."""
    with transaction.atomic():
        ordered = list(_changeable(form).statements.all())
        here = next((index for index, each in enumerate(ordered) if each.code == code), None)
        if here is None:
            raise NoSuchStatement
        there = here - 1 if up else here + 1
        if not 0 <= there < len(ordered):
            return
        ordered[here], ordered[there] = ordered[there], ordered[here]
        for order, each in enumerate(ordered):
            each.order = order
        Statement.objects.bulk_update(ordered, ["order"])


def delete_statement(form: FeedbackForm, code: str) -> None:
    """Raises FormWasAnswered, NoSuchStatement."""
    with transaction.atomic():
        _statement(_changeable(form), code).delete()


def set_anonymous(form: FeedbackForm, *, is_anonymous: bool) -> None:
    """Raises FormWasAnswered: what was promised to those who answered holds."""
    with transaction.atomic():
        FeedbackForm.objects.filter(pk=_changeable(form).pk).update(is_anonymous=is_anonymous)
    form.is_anonymous = is_anonymous


def copy_form(source: Webinar, *, to: Webinar) -> None:
    """As it is asked, without answers. Nothing happens when `source` has none, or `to` has one already."""
    form = FeedbackForm.objects.filter(webinar=source).first()
    if form is None:
        return
    with transaction.atomic():
        locked = lock_webinar(to)
        if FeedbackForm.objects.filter(webinar=locked).exists():
            return
        made = FeedbackForm.objects.create(webinar=locked, is_anonymous=form.is_anonymous)
        Statement.objects.bulk_create(
            Statement(form=made, kind=each.kind, order=order, **{name: getattr(each, name) for name in TEXTS})
            for order, each in enumerate(form.statements.all())
        )


def _changeable(form: FeedbackForm) -> FeedbackForm:
    """Locked by its webinar, as an answer locks it."""
    lock_webinar(form.webinar)
    if form.responses.exists():
        raise FormWasAnswered
    return form


def _statement(form: FeedbackForm, code: str) -> Statement:
    found = form.statements.filter(code=code).first()
    if found is None:
        raise NoSuchStatement
    return found


def _checked(texts: Mapping[str, str]) -> dict[str, str]:
    said = {name: " ".join(texts.get(name, "").replace("\x00", "").split())[:STATEMENT_LENGTH] for name in TEXTS}
    if not any(said.values()):
        raise NoText
    return said
