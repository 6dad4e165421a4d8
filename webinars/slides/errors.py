"""What can go wrong with slides. `reason` is a short stable name that is stored; the sentence says what to do."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError
from webinars.slides import limits


class SlidesError(WebinarError):
    reason = "slides_error"
    message: str | Promise = _("This could not be done with the slides. Reload the page and try again.")


class PdfRefused(SlidesError):
    """The file cannot become slides, now or later. `page`: where, when one page is to blame; 0 otherwise."""

    def __init__(self, reason: str, *, page: int = 0) -> None:
        super().__init__(reason, page)
        self.reason = reason
        self.page = page
        self.message = why_refused(reason, page=page)


class TooManyDecks(SlidesError):
    reason = "too_many_decks"
    message = format_lazy(
        _("A webinar can have so many presentations at most: {most}. Delete one of them first."), most=limits.MOST_DECKS
    )


class TooManyUploads(SlidesError):
    reason = "too_many_uploads"
    message = _("There were too many files within an hour. Try again in an hour.")


class NotReady(SlidesError):
    reason = "not_ready"
    message = _("The pages of this presentation are still being made.")


class NoSuchPage(SlidesError):
    reason = "no_such_page"
    message = _("There is no such page. Reload this page to see the slides as they are now.")


WHY_REFUSED: dict[str, str | Promise] = {
    "not_pdf": _("This file is not a PDF. Save or export your presentation as PDF and upload that."),
    "empty": _("This PDF has no pages. Export it again and upload the new file."),
    "damaged": _("This PDF is damaged. Export it again and upload the new file."),
    "encrypted": _("This PDF is protected by a password. Save it without the password and upload it again."),
    "too_large": format_lazy(
        _("The file is too large. A PDF can have so many megabytes at most: {most}."), most=limits.MOST_BYTES // 1000**2
    ),
    "too_many_pages": format_lazy(
        _("The PDF has too many pages. There can be so many at most: {most}. Split it into parts."),
        most=limits.MOST_PAGES,
    ),
    "page_too_large": _("A page is too large or too narrow for a screen. Export the slides in an ordinary size."),
    "too_heavy": _("A page needs too much memory. Make its pictures smaller, export the PDF again and upload it."),
    "too_slow": _("A page takes too long to draw. Make it simpler, export the PDF again and upload it."),
    "storage": _("The storage of files did not answer. Upload the PDF again in a few minutes."),
    "stopped": _("Making the pages was interrupted several times. Upload the PDF again."),
}


def why_refused(reason: str, *, page: int = 0) -> str | Promise:
    """The sentence for a stored reason; it names the page when one is to blame."""
    sentence = WHY_REFUSED.get(reason, WHY_REFUSED["damaged"])
    return format_lazy(_("Page {page}: {problem}"), page=page, problem=sentence) if page else sentence
