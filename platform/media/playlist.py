"""The HLS playlist of a broadcast (RFC 8216): the recording, and a way to watch without our player."""

from collections.abc import Callable
from datetime import UTC, datetime

from media.models import Broadcast, Epoch, Segment

LEAST_TARGET_S = 4


def render_playlist(broadcast: Broadcast, *, url_for: Callable[[Segment | Epoch], str]) -> str:
    """The playlist as text: EVENT while the broadcast runs, VOD when it is closed.

    `url_for(segment)` gives the address of a segment, `url_for(epoch)` that of the epoch's init segment. Two queries.
    """
    segments = list(broadcast.segments.select_related("epoch").order_by("index"))
    longest_s = max((-(-segment.duration_ms // 1000) for segment in segments), default=0)
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{max(LEAST_TARGET_S, longest_s)}",
        f"#EXT-X-PLAYLIST-TYPE:{'VOD' if broadcast.is_closed else 'EVENT'}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
    ]
    epoch: Epoch | None = None
    for segment in segments:
        if epoch is None or segment.epoch_id != epoch.pk:
            if epoch is not None:
                lines.append("#EXT-X-DISCONTINUITY")
            epoch = segment.epoch
            lines.append(f'#EXT-X-MAP:URI="{url_for(epoch)}"')
            lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{_iso(segment.first_frame_at)}")
        lines += [f"#EXTINF:{segment.duration_ms / 1000:.3f},", url_for(segment)]
    if broadcast.is_closed:
        lines.append("#EXT-X-ENDLIST")
    return "\n".join(lines) + "\n"


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
