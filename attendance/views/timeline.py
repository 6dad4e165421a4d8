"""One person's line of time as lanes: the lecture, each device, the gaps, the result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.domain.attended import AttendedTime, Working
from attendance.domain.evidence import Content
from attendance.domain.intervals import Interval, intersect, total, union
from attendance.views.checks import OwnCheckRow
from attendance.views.drawing import Bar, Scale, Tick, widened
from ui.formats import clock

MOST_LABELS = 8
"""Of gaps: the longest have their length written beneath."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar of a kind (a class of timeline.css), with a label beneath it or none."""

    bar: Bar
    css: str
    label: str = ""
    label_css: str = ""


@dataclass(frozen=True, slots=True)
class Diamond:
    """A presence check; its shape says what became of it, not only its colour."""

    x: str
    css: str
    is_crossed: bool


@dataclass(frozen=True, slots=True)
class Lane:
    title: str
    note: str
    marks: list[Mark]
    is_result: bool = False
    diamonds: Sequence[Diamond] = ()
    #: Moments of a lane of their own: what somebody said.
    dots: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    ticks: list[Tick]
    edges: list[str]
    lanes: list[Lane]


@dataclass(frozen=True, slots=True)
class DeviceSpans:
    """The connections of one device."""

    label: str
    spans: list[Interval]


def draw_timeline(
    working: Working,
    time: AttendedTime,
    *,
    content: Content,
    devices: Sequence[DeviceSpans],
    played: Sequence[Interval] = (),
    replayed: Sequence[Interval] = (),
    interactions: Sequence[int] = (),
    checks: Sequence[OwnCheckRow] = (),
) -> Timeline | None:
    """None when there is nothing to draw."""
    moments = [moment for interval in (*working.present, *content.windows) for moment in interval]
    if not moments or content.start is None or content.end is None:
        return None
    scale = widened(min(moments), max(moments), by_percent=2)
    lanes = [_lecture(scale, content)]
    lanes += [_device(scale, device) for device in devices]
    if played:
        lanes.append(
            Lane(
                _("Media played"),
                clock(total(union(played)) // 1000, how="minutes"),
                _marks(scale, union(played), "ev-present"),
            )
        )
    if checks:
        diamonds = [Diamond(check.x(scale), check.css, check.is_crossed) for check in checks]
        lanes.append(Lane(_("Presence checks"), "", [], diamonds=diamonds))
    if interactions:
        count = len(interactions)
        note = ngettext("%(count)d time", "%(count)d times", count) % {"count": count}
        lanes.append(Lane(_("Spoke in the room"), note, [], dots=[scale.x(moment) for moment in interactions]))
    if replayed:
        length = clock(total(replayed) // 1000, how="minutes")
        lanes.append(Lane(_("Seen in the recording"), length, _marks(scale, replayed, "ev-replayed")))
    if gaps := _gaps(scale, working, content):
        lanes.append(Lane(_("Gaps"), _("bridged, excused, lost"), gaps))
    lanes.append(_result(scale, working, time, content))
    return Timeline(ticks=scale.ticks(), edges=[scale.x(content.start), scale.x(content.end)], lanes=lanes)


def _lecture(scale: Scale, content: Content) -> Lane:
    marks = _marks(scale, content.windows, "ev-union")
    marks += [_labelled(scale, pause, "ev-break", _("break %(length)s")) for pause in content.breaks]
    marks += [_labelled(scale, fault, "ev-excused", _("fault %(length)s")) for fault in content.faults]
    note = _("content %(length)s") % {"length": clock(total(content.windows) // 1000, how="minutes")}
    return Lane(_("Lecture"), note, marks)


def _device(scale: Scale, device: DeviceSpans) -> Lane:
    count = len(device.spans)
    note = ngettext("%(count)d connection", "%(count)d connections", count) % {"count": count}
    return Lane(device.label, note, _marks(scale, union(device.spans), "ev-present"))


def _gaps(scale: Scale, working: Working, content: Content) -> list[Mark]:
    kinds = (
        (intersect(working.bridged_gaps, content.windows), "ev-bridged", ""),
        (working.excused, "ev-excused", ""),
        (working.lost, "ev-gap", "ev-text--gap"),
    )
    found = [(interval, css, label_css) for intervals, css, label_css in kinds for interval in intervals]
    longest = sorted(found, key=lambda gap: gap[0].start - gap[0].end)[:MOST_LABELS]
    return [
        Mark(scale.bar(*gap[0]), gap[1], clock((gap[0].end - gap[0].start) // 1000) if gap in longest else "", gap[2])
        for gap in sorted(found)
    ]


def _result(scale: Scale, working: Working, time: AttendedTime, content: Content) -> Lane:
    marks = _marks(scale, working.counted, "ev-union") + _marks(scale, content.breaks, "ev-break")
    note = _("%(attended)s of %(content)s") % {
        "attended": clock(time.attended_s, how="minutes"),
        "content": clock(time.content_s, how="minutes"),
    }
    return Lane(_("Counted"), note, marks, is_result=True)


def _marks(scale: Scale, intervals: Iterable[Interval], css: str) -> list[Mark]:
    return [Mark(bar, css) for bar in scale.bars(intervals)]


def _labelled(scale: Scale, interval: Interval, css: str, text: str) -> Mark:
    length = clock((interval.end - interval.start) // 1000)
    return Mark(scale.bar(*interval), css, text % {"length": length}, "ev-text--wide")
