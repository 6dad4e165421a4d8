"""A file, for who may have it now. It is always saved, never shown as a page of ours."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.rights import Right
from media.errors import ObjectMissing, StorageError
from media.presign import storage_address
from media.store import default_store
from media.streams import disposition, stream_object
from webinars.materials.limits import DOWNLOADS_PER_MINUTE
from webinars.materials.models import Material, MaterialKind
from webinars.models import Webinar
from webinars.throttle import spend


@require_safe
@login_required
def download(request: HttpRequest, code: str, material_code: str) -> HttpResponseBase:
    """404 also for what this person may not have, or not yet: that it is there says something."""
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers"), code=code)
    if not request.user.has_perm(Right.MATERIALS_VIEW, webinar):
        raise Http404
    sees_all = request.user.has_perm(Right.WEBINAR_MODERATE, webinar)
    listed = Material.objects.there().filter(webinar=webinar) if sees_all else Material.objects.shown(webinar)
    found = get_object_or_404(listed, code=material_code, kind=MaterialKind.FILE)
    if not spend(f"materials.download:{request.user.pk}", 1, most=DOWNLOADS_PER_MINUTE, window_s=60):
        return _said(_("That was too often. Wait a minute and try again."), status=429)
    if default_store().is_public:
        return HttpResponseRedirect(storage_address(found.file_key, save_as=disposition(found.file_name)))
    try:
        answer = stream_object(
            request,
            found.file_key,
            size=found.bytes,
            content_type=found.content_type,
            etag=f'"{found.code}"',
            cache_control="private, no-cache",
            save_as=found.file_name,
        )
    except ObjectMissing:
        raise Http404 from None
    except StorageError:
        return _said(_("The storage of files does not answer. Try again in a minute."), status=503)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _said(sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
