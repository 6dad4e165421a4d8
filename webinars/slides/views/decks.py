"""The team's page of presentations. Each change answers with the list, for htmx, or leads back to the page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from webinars.models import Webinar
from webinars.slides.domain.decks import add_deck, allow_download, delete_deck, move_deck, rename_deck
from webinars.slides.errors import PdfRefused, SlidesError, TooManyUploads
from webinars.slides.limits import MOST_BYTES, MOST_PAGES, UPLOADS_PER_HOUR
from webinars.slides.models import Deck, Page
from webinars.slides.views.access import hosted, hosted_deck
from webinars.throttle import spend
from webinars.views.access import signed_in

FORM_BYTES = 64 * 1024
"""What a form has beside its file."""


@require_safe
@never_cache
@login_required
def decks(request: HttpRequest, code: str) -> HttpResponse:
    webinar = hosted(request, code)
    limits = {"most_bytes": MOST_BYTES, "most_megabytes": MOST_BYTES // 1000**2, "most_pages": MOST_PAGES}
    return render(request, "slides/decks.html", list_context(webinar) | limits)


@require_safe
@never_cache
@login_required
def deck_list(request: HttpRequest, code: str) -> HttpResponse:
    """The list alone."""
    return render(request, "slides/partials/_decks.html", list_context(hosted(request, code)))


@require_safe
@never_cache
@login_required
def item(request: HttpRequest, code: str, deck: str) -> HttpResponse:
    """One line of the list; it asks for itself again while pages are made. What has come to its end may change other lines."""
    context = list_context(hosted(request, code))
    found = next((each for each in context["decks"] if each.code == deck), None)
    gone = HttpResponse(status=404)  # the list is made anew then
    answer = render(request, "slides/partials/_deck.html", context | {"deck": found}) if found else gone
    if found is None or not found.is_busy:
        answer["HX-Trigger"] = "decks-changed"
    return answer


@require_safe
@login_required
def thumbnails(request: HttpRequest, code: str, deck: str) -> HttpResponse:
    """The pages of one deck, small."""
    found = hosted_deck(request, code, deck)
    return render(request, "slides/partials/_thumbnails.html", {"deck": found, "pages": _sized(found.pages.all())})


@require_POST
@login_required
def upload(request: HttpRequest, code: str) -> HttpResponse:
    """A new deck; with `replaces`, the next version of one. A script gets JSON, a form a page."""
    webinar = hosted(request, code)
    try:
        if not spend(f"slides.uploads:{request.user.pk}", 1, most=UPLOADS_PER_HOUR, window_s=3600):
            raise TooManyUploads
        if _length(request) > MOST_BYTES + FORM_BYTES:
            raise PdfRefused("too_large")
        wanted = request.POST.get("replaces", "")
        replaced = hosted_deck(request, code, wanted) if wanted else None
        file = request.FILES.get("pdf")
        if not isinstance(file, UploadedFile):
            raise PdfRefused("not_pdf")
        deck = add_deck(webinar, file, by=signed_in(request), replaces=replaced)
    except SlidesError as error:
        return _refused(request, webinar, error)
    if _is_script(request):
        return JsonResponse({"deck": deck.code}, status=201)
    messages.success(request, _("The PDF is here. Its pages are being made now."))
    return redirect("slides:decks", code=code)


def _on_deck(act: Callable[[HttpRequest, Deck], None]) -> Callable[..., HttpResponse]:
    """A view that changes one deck."""

    @require_POST
    @login_required
    @wraps(act)
    def view(request: HttpRequest, code: str, deck: str, **kwargs: Any) -> HttpResponse:
        found = hosted_deck(request, code, deck)
        act(request, found)
        if getattr(request, "htmx", False):
            return render(request, "slides/partials/_decks.html", list_context(found.webinar))
        return redirect("slides:decks", code=code)

    return view


@_on_deck
def rename(request: HttpRequest, deck: Deck) -> None:
    rename_deck(deck, request.POST.get("title", ""), by=signed_in(request))


@_on_deck
def move(request: HttpRequest, deck: Deck) -> None:
    move_deck(deck, to="earlier" if request.POST.get("to") == "earlier" else "later")


@_on_deck
def offer(request: HttpRequest, deck: Deck) -> None:
    """Whether participants may download the PDF."""
    allow_download(deck, allowed=request.POST.get("allowed") == "1", by=signed_in(request))


@_on_deck
def delete(request: HttpRequest, deck: Deck) -> None:
    delete_deck(deck, by=signed_in(request))


def list_context(webinar: Webinar) -> dict[str, Any]:
    """Two queries, whatever the number of decks."""
    first = Prefetch("pages", queryset=Page.objects.filter(number=1).defer("text"), to_attr="first_pages")
    listed = list(webinar.decks.listed().annotate(done=Count("pages")).prefetch_related(first))
    for deck in listed:
        deck.cover = next(iter(_sized(deck.first_pages)), None)  # type: ignore[attr-defined]
        deck.is_first, deck.is_last = deck is listed[0], deck is listed[-1]  # type: ignore[attr-defined]
    return {"webinar": webinar, "decks": listed}


def _sized(pages: Any, *, width: int = 480) -> list[dict[str, Any]]:
    """Pages with the pixels of their small pictures."""
    found = []
    for page in pages:
        wide, high = page.size(width)
        found.append({"number": page.number, "width": wide, "height": high, "name": f"{page.number}-{width}"})
    return found


def _refused(request: HttpRequest, webinar: Webinar, error: SlidesError) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"reason": error.reason, "message": str(error)}, status=422)
    messages.error(request, str(error))
    return redirect("slides:decks", code=webinar.code)


def _is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length) if str(length).isdigit() else 0
