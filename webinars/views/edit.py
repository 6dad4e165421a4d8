"""Preparing a webinar: the first page of its set-up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.rights import Right, right_required
from standards.models import StandardVersion, VersionStatus
from standards.tree import Tree, grow_trees
from webinars.domain.schedule import create_webinar, edit_webinar
from webinars.errors import WebinarError
from webinars.forms.webinar import WebinarForm
from webinars.models import Webinar
from webinars.views.access import editable_webinar, signed_in


@require_http_methods(["GET", "POST"])
@right_required(Right.WEBINAR_CREATE)
def create(request: HttpRequest) -> HttpResponse:
    form = WebinarForm(request.POST or None, by=signed_in(request))
    if request.method == "POST" and form.is_valid():
        webinar = create_webinar(form.plan(), by=signed_in(request))
        messages.success(request, _("The draft is saved. Only its team sees it until you publish it."))
        return _onwards(request, webinar)
    return _form_page(request, form, webinar=None)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    if not (webinar.is_draft or webinar.is_coming):
        messages.info(request, _("This webinar can no longer be changed. Copy it to hold it again."))
        return redirect("webinars:page", code=code)
    form = WebinarForm(request.POST or None, by=signed_in(request), webinar=webinar)
    if request.method == "POST" and form.is_valid():
        try:
            edit_webinar(webinar, form.plan())
        except WebinarError as error:
            form.add_error("capacity" if "capacity" in form.changed_data else None, str(error))
        else:
            messages.success(request, _("Your changes are saved."))
            return _onwards(request, webinar)
    return _form_page(request, form, webinar=webinar)


def _onwards(request: HttpRequest, webinar: Webinar) -> HttpResponse:
    """To the next page of the set-up, or back here when only saving was asked for."""
    if "next" in request.POST:
        return redirect("credits:terms", code=webinar.code)
    return redirect("webinars:edit", code=webinar.code)


def _opened(trees: list[Tree], chosen: set[int]) -> list[tuple[Tree, bool]]:
    """Each with whether it stands open: those in which something is chosen, else the newest."""
    has_chosen = [any(node.pk in chosen for branch in tree.branches for node in branch.walk()) for tree in trees]
    if not any(has_chosen):
        has_chosen[:1] = [True]
    return list(zip(trees, has_chosen, strict=False))


def _form_page(request: HttpRequest, form: WebinarForm, *, webinar: Webinar | None) -> HttpResponse:
    versions = StandardVersion.objects.exclude(status=VersionStatus.DRAFT).select_related("standard")
    context = {"form": form, "webinar": webinar, "trees": _opened(grow_trees(versions), form.chosen_nodes)}
    return render(request, "webinars/edit.html", context, status=422 if form.is_bound and not form.is_valid() else 200)
