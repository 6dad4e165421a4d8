"""A file beside an appeal or a decision, to those who may read what it lies beside."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from credits.domain.attachments import open_file
from credits.models import Attachment


@require_safe
@never_cache
@login_required
def show(request: HttpRequest, code: str) -> HttpResponseBase:
    """Always a download, never shown as a page of ours: somebody else made it. 404 also for who may not see it."""
    attachment = get_object_or_404(Attachment, code=code)
    if not request.user.has_perm(Right.ATTACHMENT_VIEW, attachment):
        raise Http404
    try:
        stored = open_file(attachment)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stored, content_type=attachment.content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(attachment.name)}"
    response["Content-Length"] = str(attachment.size_bytes)
    response["X-Content-Type-Options"] = "nosniff"
    return response
