"""Where a report of Zoom or Teams is given, and what was imported before."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from attendance.imports.domain.confirm import check_state
from attendance.imports.domain.uploads import take_file
from attendance.imports.errors import FileMissing, FileRefused, FileTooLarge
from attendance.imports.forms import UploadForm
from attendance.imports.models import ImportDraft, MeetingImport
from attendance.imports.reading.limits import MOST_BYTES
from webinars.models import Webinar
from webinars.views.access import editable_webinar, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def upload(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_IMPORT)
    if request.method == "POST":
        try:
            return _take(request, webinar)
        except FileRefused as error:
            form = UploadForm(request.POST, request.FILES)
            form.is_valid()
            form.errors.pop("file", None)
            form.add_error("file", str(error))
            return _page(request, webinar, form, status=422)
    return _page(request, webinar, UploadForm())


def _take(request: HttpRequest, webinar: Webinar) -> HttpResponse:
    check_state(webinar)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise FileMissing
    if (file.size or 0) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES // 1000**2)
    draft = take_file(webinar, file.read(), name=file.name or "", by=signed_in(request))
    messages.success(request, _("The file was read. Nothing is saved until you confirm."))
    return redirect("imports:preview", code=webinar.code, draft=draft.code)


def _page(request: HttpRequest, webinar: Webinar, form: UploadForm, *, status: int = 200) -> HttpResponse:
    refusal = ""
    try:
        check_state(webinar)
    except FileRefused as error:
        refusal = str(error)
    context = {
        "webinar": webinar,
        "form": form,
        "refusal": refusal,
        "drafts": ImportDraft.objects.filter(webinar=webinar).select_related("by"),
        "imports": MeetingImport.objects.filter(webinar=webinar).select_related("by"),
        "most_mb": MOST_BYTES // 1000**2,
    }
    return render(request, "imports/upload.html", context, status=status)
