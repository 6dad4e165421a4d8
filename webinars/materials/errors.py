"""What can go wrong with materials; each says what a person can do."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError
from webinars.materials import limits


class MaterialRefused(WebinarError):
    """`field`: what of a form is to blame."""

    field = "file"


class NoFile(MaterialRefused):
    message = _("Choose a file first.")


class EmptyFile(MaterialRefused):
    message = _("This file is empty. Choose another one.")


class FileTooLarge(MaterialRefused):
    message = format_lazy(
        _("The file is too large. A file can have so many megabytes at most: {most}."),
        most=limits.MOST_BYTES // 1024**2,
    )


class TotalTooLarge(MaterialRefused):
    message = format_lazy(
        _("All files of a webinar together can have so many megabytes at most: {most}. Delete one of them first."),
        most=limits.MOST_TOTAL_BYTES // 1024**2,
    )


class TooManyMaterials(MaterialRefused):
    message = format_lazy(
        _("A webinar can have so many materials at most: {most}. Delete one of them first."),
        most=limits.MOST_MATERIALS,
    )


class UnknownType(MaterialRefused):
    message = _(
        "Files of this kind cannot be given out. "
        "Documents, tables, presentations, pictures, sound, video, plain text and ZIP can."
    )


class NameDisagrees(MaterialRefused):
    """The content is of a kind that is allowed, and not of the kind that the name says."""

    def __init__(self, *, is_really: str) -> None:
        super().__init__(is_really)
        self.message = format_lazy(
            _("The name of this file says something else than what is in it. It is a file of this kind: {kind}."),
            kind=is_really.upper(),
        )


class HasPrograms(MaterialRefused):
    message = _("There are macros or programs in this file, so it cannot be given out. Save it without them.")


class StorageAway(MaterialRefused):
    message = _("The storage of files did not answer. Upload the file again in a few minutes.")


class NotALink(MaterialRefused):
    field = "url"
    message = _("Write a whole address that begins with https:// or http://.")


class NoSuchMaterial(WebinarError):
    message = _("This material is no longer here. Reload the page.")


class TooManyUploads(MaterialRefused):
    message: str | Promise = _("There were too many files within an hour. Try again in an hour.")
