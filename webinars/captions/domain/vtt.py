"""WebVTT (https://www.w3.org/TR/webvtt1/) of a webinar's captions. What people typed stays text, whatever it looks like."""

from collections.abc import Iterable

from webinars.captions.models import CaptionLine


def as_vtt(lines: Iterable[CaptionLine]) -> str:
    """In order of their beginnings; a line ends at the latest where the next of its language begins."""
    ordered = sorted(lines, key=lambda line: line.start_ms)
    blocks = ["WEBVTT"]
    for place, line in enumerate(ordered):
        following = ordered[place + 1].start_ms if place + 1 < len(ordered) else line.end_ms
        end_ms = min(line.end_ms, max(following, line.start_ms + 1))
        blocks.append(f"{line.pk}\n{_time(line.start_ms)} --> {_time(end_ms)}\n{_escaped(line.text)}")
    return "\n\n".join(blocks) + "\n"


def _time(moment_ms: int) -> str:
    seconds, ms = divmod(moment_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"


def _escaped(text: str) -> str:
    """No tags, no "-->" and no blank line can come out of a text."""
    return " ".join(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split())
