"""How questions are asked: a page of a webinar's set-up, also while it is on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from webinars.questions.domain.ruling import set_rules
from webinars.questions.forms import RulesForm
from webinars.questions.models import rules_of
from webinars.views.access import editable_webinar, signed_in


@require_http_methods(["GET", "POST"])
@login_required
def rules(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    form = RulesForm(request.POST or None, instance=rules_of(webinar))
    if request.method == "POST":
        form = RulesForm(request.POST, instance=rules_of(webinar))
        if form.is_valid():
            set_rules(webinar, **form.cleaned_data, by=signed_in(request))
            messages.success(request, _("Saved."))
            return redirect("questions:rules", code=code)
    return render(request, "questions/rules.html", {"webinar": webinar, "form": form})
