"""The last page of the set-up: what is missing, and the button that makes it public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from webinars.domain.checklist import checklist
from webinars.domain.schedule import publish_webinar
from webinars.errors import WebinarError
from webinars.views.access import editable_webinar


@require_http_methods(["GET", "POST"])
@login_required
def publish(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    if request.method == "POST":
        try:
            publish_webinar(webinar)
        except WebinarError as error:
            messages.error(request, str(error))
            return redirect("webinars:publish", code=code)
        messages.success(request, _("The webinar is published. People can register now."))
        return redirect("webinars:page", code=code)
    items = checklist(webinar)
    context = {"webinar": webinar, "items": items, "is_ready": not any(item.is_problem for item in items)}
    return render(request, "webinars/publish.html", context)
