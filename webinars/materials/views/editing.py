"""The team's page of materials. Its forms work as a page; the studio sends the same ones by script and gets JSON."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right
from webinars.materials import limits
from webinars.materials.domain.giving import add_file, add_link, change_material, delete_material, move_material
from webinars.materials.errors import FileTooLarge, MaterialRefused, TooManyUploads
from webinars.materials.forms import AboutForm, FileForm, LinkForm, new_forms
from webinars.materials.models import Material, Moment
from webinars.models import Webinar
from webinars.throttle import spend
from webinars.views.access import editable_webinar, signed_in

FORM_BYTES = 64 * 1024
"""What a form has beside its file."""


@require_safe
@never_cache
@login_required
def materials(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, _hosted(request, code))


@require_POST
@login_required
def upload(request: HttpRequest, code: str) -> HttpResponse:
    webinar = _hosted(request, code)
    person = signed_in(request)
    form: FileForm | None = None
    try:
        if not spend(f"materials.upload:{person.pk}", 1, most=limits.UPLOADS_PER_HOUR, window_s=3600):
            raise TooManyUploads
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdigit() and int(length) > limits.MOST_BYTES + FORM_BYTES:
            raise FileTooLarge  # before it is read
        form = FileForm(request.POST, request.FILES, auto_id="file-%s")
        if form.is_valid():
            data = form.cleaned_data
            add_file(webinar, data["file"], by=person, title=data["title"], moment=data["moment"])
            return _added(request, code, _("The file is here."))
    except MaterialRefused as error:
        form = form or FileForm({"moment": Moment.BEFORE}, auto_id="file-%s")
        form.is_valid()
        form.errors.pop("file", None)
        form.add_error("file", str(error))
    return _refused(request, webinar, form, name="file_form")


@require_POST
@login_required
def link(request: HttpRequest, code: str) -> HttpResponse:
    webinar = _hosted(request, code)
    form = LinkForm(request.POST, auto_id="link-%s")
    if form.is_valid():
        data = form.cleaned_data
        try:
            add_link(webinar, data["url"], by=signed_in(request), title=data["title"], moment=data["moment"])
        except MaterialRefused as error:
            form.add_error("url", str(error))
        else:
            return _added(request, code, _("The link is here."))
    return _refused(request, webinar, form, name="link_form")


@require_POST
@login_required
def change(request: HttpRequest, code: str, material_code: str) -> HttpResponse:
    found = _found(request, code, material_code)
    form = AboutForm(request.POST)
    if form.is_valid():
        change_material(
            found, title=form.cleaned_data["title"], moment=form.cleaned_data["moment"], by=signed_in(request)
        )
    else:
        messages.error(request, _("This was not changed: the name is too long."))
    return redirect("materials:edit", code=code)


@require_POST
@login_required
def move(request: HttpRequest, code: str, material_code: str) -> HttpResponse:
    found = _found(request, code, material_code)
    move_material(found, to="earlier" if request.POST.get("to") == "earlier" else "later", by=signed_in(request))
    return redirect("materials:edit", code=code)


@require_POST
@login_required
def delete(request: HttpRequest, code: str, material_code: str) -> HttpResponse:
    delete_material(_found(request, code, material_code), by=signed_in(request))
    messages.success(request, _("It is deleted."))
    return redirect("materials:edit", code=code)


def _hosted(request: HttpRequest, code: str) -> Webinar:
    """For the team: 404 for a draft of others, PermissionDenied for who does not steer this webinar."""
    return editable_webinar(request, code, right=Right.WEBINAR_HOST)


def _found(request: HttpRequest, code: str, material_code: str) -> Material:
    webinar = _hosted(request, code)
    found = get_object_or_404(Material, webinar=webinar, code=material_code)
    found.webinar = webinar
    return found


def _page(request: HttpRequest, webinar: Webinar, *, status: int = 200, **forms: Any) -> HttpResponse:
    listed = list(Material.objects.filter(webinar=webinar))
    bytes_ = sum(material.bytes for material in listed)
    context = {
        "webinar": webinar,
        "materials": listed,
        "moments": Moment.choices,
        "bytes": bytes_,
        "most_total": limits.MOST_TOTAL_BYTES,
        "most_megabytes": limits.MOST_BYTES // 1024**2,
        "most_materials": limits.MOST_MATERIALS,
    }
    return render(request, "materials/edit.html", context | new_forms() | forms, status=status)


def _is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _added(request: HttpRequest, code: str, sentence: str) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"message": sentence}, status=201)
    messages.success(request, sentence)
    return redirect("materials:edit", code=code)


def _refused(request: HttpRequest, webinar: Webinar, form: AboutForm, *, name: str) -> HttpResponse:
    if _is_script(request):
        said = [str(error) for errors in form.errors.values() for error in errors]
        return JsonResponse({"message": " ".join(said)}, status=422)
    return _page(request, webinar, status=422, **{name: form})
