"""The organiser's page: what is asked at the end."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webinars.errors import WebinarError
from webinars.feedback.domain import preparing
from webinars.feedback.forms import StatementForm, filled
from webinars.feedback.models import FeedbackForm, Statement
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    form = _form(request, code)
    people = form.responses.count()
    context = {
        "webinar": form.webinar,
        "feedback": form,
        "statements": list(form.statements.all()),
        "is_answered": people > 0,
        "people": people,
    }
    return render(request, "feedback/edit.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def add(request: HttpRequest, code: str) -> HttpResponse:
    form = _form(request, code)
    written = StatementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and written.is_valid():
        data = written.cleaned_data
        if _done(written, lambda: preparing.add_statement(form, kind=data["kind"], texts=data)):
            messages.success(request, _("The question is added."))
            return redirect("feedback:edit", code=code)
    return _page(request, form, written)


@require_http_methods(["GET", "POST"])
@login_required
def change(request: HttpRequest, code: str, statement_code: str) -> HttpResponse:
    form = _form(request, code)
    found = get_object_or_404(Statement, form=form, code=statement_code)
    written = StatementForm(request.POST) if request.method == "POST" else StatementForm(initial=filled(found))
    if request.method == "POST" and written.is_valid():
        data = written.cleaned_data
        if _done(written, lambda: preparing.edit_statement(form, found.code, kind=data["kind"], texts=data)):
            messages.success(request, _("The question is saved."))
            return redirect("feedback:edit", code=code)
    return _page(request, form, written, statement=found)


@require_POST
@login_required
def up(request: HttpRequest, code: str, statement_code: str) -> HttpResponse:
    return _verb(request, code, statement_code, lambda form, one: preparing.move_statement(form, one, up=True))


@require_POST
@login_required
def down(request: HttpRequest, code: str, statement_code: str) -> HttpResponse:
    return _verb(request, code, statement_code, lambda form, one: preparing.move_statement(form, one, up=False))


@require_POST
@login_required
def delete(request: HttpRequest, code: str, statement_code: str) -> HttpResponse:
    return _verb(request, code, statement_code, preparing.delete_statement)


@require_POST
@login_required
def anonymous(request: HttpRequest, code: str) -> HttpResponse:
    """Whether names are stored with what people say."""
    form = _form(request, code)
    try:
        preparing.set_anonymous(form, is_anonymous=request.POST.get("anonymous") == "1")
    except WebinarError as error:
        messages.error(request, str(error))
    return redirect("feedback:edit", code=code)


def _form(request: HttpRequest, code: str) -> FeedbackForm:
    return preparing.form_of(editable_webinar(request, code))


def _verb(
    request: HttpRequest, code: str, statement_code: str, act: Callable[[FeedbackForm, str], None]
) -> HttpResponse:
    form = _form(request, code)
    get_object_or_404(Statement, form=form, code=statement_code)
    try:
        act(form, statement_code)
    except WebinarError as error:
        messages.error(request, str(error))
    return redirect("feedback:edit", code=code)


def _done(written: StatementForm, act: Callable[[], object]) -> bool:
    try:
        act()
    except WebinarError as error:
        written.add_error(None, str(error))
        return False
    return True


def _page(
    request: HttpRequest, form: FeedbackForm, written: StatementForm, *, statement: Statement | None = None
) -> HttpResponse:
    context = {"webinar": form.webinar, "form": written, "statement": statement}
    return render(request, "feedback/statement.html", context, status=422 if written.errors else 200)
