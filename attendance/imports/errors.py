"""What can be wrong with a file, named; pages show the sentence, which says what to do."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError


class FileRefused(WebinarError):
    message: str | Promise = _("This file cannot be read.")


class FileMissing(FileRefused):
    message = _("Choose the file that you downloaded from Zoom or Teams.")


class FileEmpty(FileRefused):
    message = _("The file is empty. Download the report again.")


class FileTooLarge(FileRefused):
    """`most_mb`: megabytes."""

    def __init__(self, most_mb: int) -> None:
        super().__init__(most_mb)
        self.message = format_lazy(
            _("The file is too large. An attendance report has no more than {megabytes} MB."), megabytes=most_mb
        )


class TooManyRows(FileRefused):
    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.message = format_lazy(
            _("The table is too long. A report may have so many rows: {rows}. Divide the file, and import its parts."),
            rows=most,
        )


class NotATable(FileRefused):
    message = _(
        "This is not a table. Upload the report as it came from Zoom or Teams: a CSV file, or an XLSX workbook."
    )


class OldWorkbook(FileRefused):
    message = _("This is a workbook of an old kind (XLS). Open it in a spreadsheet and save it as XLSX or CSV.")


class NoPeopleFound(FileRefused):
    message = _(
        "There is no table of participants with the times at which they joined and left. "
        "Download the report again, with English as the language of Zoom or Teams."
    )


class NoTimes(FileRefused):
    message = _(
        "This report says how long people were there, but not when. "
        "In Zoom, leave “Show unique users” off and export again; in Teams, download the whole report."
    )


class NobodyInside(FileRefused):
    message = _("The report has a heading, but nobody in it.")


class ContradictingDates(FileRefused):
    message = _(
        "Some dates of the file can only be day first, others only month first. "
        "Download the report again and do not edit it in a spreadsheet."
    )


class StorageAway(FileRefused):
    message = _("The file could not be kept just now. Nothing was imported. Try again in a minute.")


class QuestionsOpen(FileRefused):
    message = _("Answer the questions that are marked first. Nothing was saved.")


class WindowRefused(FileRefused):
    message = _("The lecture must end after it began, and may last 24 hours at most.")


class WebinarNotOver(FileRefused):
    message = _("The lecture goes on in Daris. Import the report when it has ended.")


class WebinarCancelled(FileRefused):
    message = _("The webinar is a draft or was cancelled. Publish it first, then import its attendance.")
