"""What the audience gets: pictures, the PDF where it is allowed, and what stands on the pages."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from media.errors import ObjectMissing, StorageError
from media.presign import storage_address
from media.store import default_store
from media.streams import disposition, stream_object
from webinars.models import Webinar
from webinars.slides.domain.chapters import turns_of
from webinars.slides.domain.decks import PDF_TYPE
from webinars.slides.domain.finding import find_pages
from webinars.slides.domain.making import PICTURE_TYPE
from webinars.slides.domain.pictures import picture_of
from webinars.slides.domain.seeing import Seat, known_seat, may_download, reach_of
from webinars.slides.limits import DOWNLOADS_PER_MINUTE, PICTURES_PER_MINUTE, SEARCHES_PER_MINUTE, WIDTHS
from webinars.slides.views.access import seen_deck, signed_out, too_many
from webinars.throttle import spend

FOR_EVER = "private, max-age=31536000, immutable"
"""A deck's pages never change; `private`: a proxy between must not keep them for others."""


@require_safe
def picture(request: HttpRequest, code: str, deck: str, number: int, width: int) -> HttpResponseBase:
    """One page as WebP. Asks for the right each time, so its address is the same for all and stays in the browser's cache."""
    if not request.user.is_authenticated:
        return signed_out()
    found, seat = seen_deck(request, code, deck)
    if width not in WIDTHS or not 1 <= number <= reach_of(seat, found):
        raise Http404
    if not spend(f"slides.pictures:{request.user.pk}", 1, most=PICTURES_PER_MINUTE, window_s=60):
        return too_many()
    etag = f'"{found.code}-{number}-{width}"'
    headers = {"Cache-Control": FOR_EVER, "ETag": etag}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    try:
        data = picture_of(found, number, width)
    except ObjectMissing:
        raise Http404 from None
    except StorageError:
        return HttpResponse(status=503, headers={"Retry-After": "5", "Cache-Control": "no-store"})
    return HttpResponse(data, content_type=PICTURE_TYPE, headers=headers)


@require_safe
@never_cache
@gzip_page
def pages(request: HttpRequest, code: str, deck: str) -> HttpResponseBase:
    """The pages that this person may look through: sizes and what stands on them."""
    if not request.user.is_authenticated:
        return signed_out()
    found, seat = seen_deck(request, code, deck)
    listed = [
        {"page": page.number, "width": page.width, "height": page.height, "text": page.text}
        for page in found.pages.filter(number__lte=reach_of(seat, found))
    ]
    return JsonResponse(
        {
            "deck": found.code,
            "title": found.title,
            "count": found.page_count,
            "is_downloadable": may_download(seat, found),
            "pages": listed,
        }
    )


@require_safe
@never_cache
@gzip_page
def turns(request: HttpRequest, code: str) -> HttpResponseBase:
    """Every turn of the lecture so far, for whoever looks back: [deck, page, ms of the broadcast], null without a slide."""
    if not request.user.is_authenticated:
        return signed_out()
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers"), code=code)
    if known_seat(request.user, webinar) is Seat.NONE:
        raise Http404
    listed: list[list[Any]] = [
        [turn.deck.code if turn.deck else None, turn.page, turn.media_ms] for turn in turns_of(webinar)
    ]
    return JsonResponse({"turns": listed})


@require_safe
@never_cache
def find(request: HttpRequest, code: str) -> HttpResponseBase:
    """`?q=`: pages on which these words stand, of those that this person may see."""
    if not request.user.is_authenticated:
        return signed_out()
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers"), code=code)
    seat = known_seat(request.user, webinar)
    if seat is Seat.NONE:
        raise Http404
    if not spend(f"slides.found:{request.user.pk}", 1, most=SEARCHES_PER_MINUTE, window_s=60):
        return too_many()
    found = find_pages(webinar, request.GET.get("q", "")[:200], seat=seat)
    return JsonResponse({"found": [asdict(each) for each in found]})


@require_safe
def download(request: HttpRequest, code: str, deck: str) -> HttpResponseBase:
    """The PDF as it was uploaded."""
    if not request.user.is_authenticated:
        return signed_out()
    found, seat = seen_deck(request, code, deck)
    if not may_download(seat, found):
        raise Http404
    if not spend(f"slides.downloads:{request.user.pk}", 1, most=DOWNLOADS_PER_MINUTE, window_s=60):
        return too_many()
    name = f"{_plain(found.title)}.pdf"
    if default_store().is_public:
        return HttpResponseRedirect(storage_address(found.pdf_key, save_as=disposition(name)))
    try:
        return stream_object(
            request,
            found.pdf_key,
            size=found.bytes,
            content_type=PDF_TYPE,
            etag=f'"{found.code}"',
            cache_control="private, no-cache",
            save_as=name,
        )
    except ObjectMissing:
        raise Http404 from None
    except StorageError:
        return HttpResponse(
            _("The storage of files does not answer. Try again in a minute."),
            status=503,
            content_type="text/plain; charset=utf-8",
        )


def _plain(title: str) -> str:
    """Without what a file system refuses."""
    return " ".join("".join(" " if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in title).split())
