"""The steps of a computation in plain words: "Laptop 09:55:00 – 10:20:00, phone 10:15:00 – 10:45:00: together ..."."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from attendance.domain.intervals import Interval, total
from attendance.views.drawing import at
from attendance.views.timeline import DeviceSpans
from ui.formats import clock

MOST_TIMES = 6
"""Intervals that are named one by one beside a step of the sum."""


def together(devices: Sequence[DeviceSpans], present: Sequence[Interval]) -> list[str]:
    """Each device with its times, and what they make together."""
    if not present:
        return []
    lines = [_("%(device)s: %(times)s") % {"device": device.label, "times": listed(device.spans)} for device in devices]
    words = {"times": listed(present), "length": clock(total(present) // 1000, how="minutes")}
    return [*lines, _("Together: %(times)s, which is %(length)s.") % words]


def listed(intervals: Iterable[Interval]) -> str:
    return ", ".join(times(intervals))


def times(intervals: Iterable[Interval]) -> list[str]:
    """The first few, and how many more there are."""
    every = [f"{at(start)} – {at(end)}" for start, end in intervals]
    more = len(every) - MOST_TIMES
    return every if more <= 0 else [*every[:MOST_TIMES], _("and %(count)d more") % {"count": more}]
