"""The HLS playlist of a broadcast (RFC 8216): the recording, a way back while it runs, and a way to watch without our player."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from media.models import Broadcast, Epoch, Segment

LEAST_TARGET_S = 4

UrlFor = Callable[[Segment | Epoch], str]
"""`url_for(segment)` gives the address of a segment, `url_for(epoch)` that of the epoch's init segment."""


class Playlist:
    """Grows with each stored segment: a broadcast of hours is not written anew for whoever follows it."""

    def __init__(self, *, url_for: UrlFor) -> None:
        self.next_index = 0
        self._url_for = url_for
        self._lines: list[str] = []
        self._epoch_id: int | None = None
        self._longest_s = LEAST_TARGET_S

    def extend(self, segments: Iterable[Segment]) -> None:
        """Segments in their order, each with its epoch, from `next_index` on."""
        for segment in segments:
            if segment.epoch_id != self._epoch_id:
                if self._epoch_id is not None:
                    self._lines.append("#EXT-X-DISCONTINUITY")
                self._epoch_id = segment.epoch_id
                self._lines.append(f'#EXT-X-MAP:URI="{self._url_for(segment.epoch)}"')
                self._lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{_iso(segment.first_frame_at)}")
            self._lines += [f"#EXTINF:{segment.duration_ms / 1000:.3f},", self._url_for(segment)]
            self._longest_s = max(self._longest_s, -(-segment.duration_ms // 1000))
            self.next_index = segment.index + 1

    def text(self, *, is_closed: bool) -> str:
        """EVENT while the broadcast runs, VOD when it is closed."""
        head = [
            "#EXTM3U",
            "#EXT-X-VERSION:7",
            f"#EXT-X-TARGETDURATION:{self._longest_s}",
            f"#EXT-X-PLAYLIST-TYPE:{'VOD' if is_closed else 'EVENT'}",
            "#EXT-X-MEDIA-SEQUENCE:0",
            "#EXT-X-INDEPENDENT-SEGMENTS",
        ]
        return "\n".join([*head, *self._lines, *(["#EXT-X-ENDLIST"] if is_closed else [])]) + "\n"


def render_playlist(broadcast: Broadcast, *, url_for: UrlFor) -> str:
    """The whole playlist as text. One query."""
    playlist = Playlist(url_for=url_for)
    playlist.extend(broadcast.segments.select_related("epoch").order_by("start_ms", "index"))
    return playlist.text(is_closed=broadcast.is_closed)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
