"""What a person should look at, in the attendance report. Flags take nothing from anybody."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from attendance.domain.columns import Column, ColumnSource, Value
from attendance.domain.flags import flags_of
from attendance.domain.report import PersonAttendance
from webinars.models import Webinar

FLAGS = "flags"


class FlagColumns(ColumnSource):
    """Short names on the page, whole sentences in files. Seven or eight queries a report."""

    columns: ClassVar[Sequence[Column]] = (
        Column(FLAGS, _("Flags"), screen="wider", is_figure=False),
        Column("flags_why", _("What is flagged"), screen="export", is_figure=False),
    )

    def values(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Mapping[int, Mapping[str, Value]]:
        return {
            person: {
                FLAGS: ", ".join(flag.label for flag in flags),
                "flags_why": " ".join(flag.sentence for flag in flags),
            }
            for person, flags in flags_of(webinar).items()
        }
