"""The form at the end, for who was registered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rights import Right, require
from webinars.errors import WebinarError
from webinars.feedback.domain.giving import give_feedback, has_given
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.errors import AlreadyGiven, FeedbackIsClosed
from webinars.feedback.forms import GiveForm
from webinars.views.access import public_webinar, signed_in


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def give(request: HttpRequest, code: str) -> HttpResponse:
    """Keeps what was typed when it cannot be taken."""
    webinar = public_webinar(request, code)
    if webinar.is_draft:
        raise Http404
    require(request.user, Right.FEEDBACK_GIVE, webinar)
    person, form = signed_in(request), form_of(webinar)
    refusal = FeedbackIsClosed if not form.is_open else AlreadyGiven if has_given(form, person) else None
    if refusal is not None:
        messages.info(request, str(refusal()))
        return redirect("webinars:page", code=code)
    statements = list(form.statements.all())
    filled = GiveForm(request.POST if request.method == "POST" else None, statements=statements)
    if request.method == "POST" and filled.is_valid():
        try:
            give_feedback(form, filled.cleaned_data, by=person)
        except (AlreadyGiven, FeedbackIsClosed) as error:
            messages.info(request, str(error))
            return redirect("webinars:page", code=code)
        except WebinarError as error:
            filled.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you! Your feedback helps to make the next lecture better."))
            return redirect("webinars:page", code=code)
    status = 422 if request.method == "POST" else 200
    context = {"webinar": webinar, "feedback": form, "form": filled, "statements": statements}
    return render(request, "feedback/give.html", context, status=status)
