"""What a recording really holds: its packets, and the times that pages/publish.html draws into the picture."""

import base64
import io
import itertools
import re

import av
from playwright.sync_api import Page

from tests.bench.latency import MediaSite, get, get_bytes

KEEP_SOURCES = """
window.sources = [];
const start = MediaRecorder.prototype.start;
MediaRecorder.prototype.start = function (...options) {
  const parts = [];
  sources.push(parts);
  this.addEventListener("dataavailable", ({ data }) => parts.push(data));
  return start.apply(this, options);
};
"""
"""An init script: keeps all that the page's recorders give, for `sources`."""

READ_SOURCES = """() => Promise.all(sources.map(async (parts) => {
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}))"""

DAY_BITS = 24
BARS_AT, PICTURE_HEIGHT = 24, 720


def sources(page: Page) -> list[bytes]:
    """What each recorder of the page made, whole."""
    return [base64.b64decode(text) for text in page.evaluate(READ_SOURCES)]


def epochs(site: MediaSite, broadcast: str) -> list[bytes]:
    """What is stored of each epoch, init segment first."""
    playlist = get(f"{site.address}/playlist.m3u8?broadcast={broadcast}")
    parts = []
    for part in playlist.split("#EXT-X-DISCONTINUITY"):
        names = re.findall(r'URI="([^"]+)"', part) + re.findall(r"^/object/.*$", part, re.MULTILINE)
        parts.append(b"".join(get_bytes(site.address + name) for name in names))
    return parts


def packets(data: bytes) -> tuple[int, int]:
    """How many pictures, and how many pieces of sound from the first picture on."""
    times: dict[str, list[float]] = {"video": [], "audio": []}
    with av.open(io.BytesIO(data), "r") as container:
        for packet in container.demux():
            if packet.size and packet.pts is not None:
                times[packet.stream.type].append(float(packet.pts * packet.time_base))
    begin = times["video"][0]
    return len(times["video"]), sum(time >= begin for time in times["audio"])


def longest_silence_s(data: bytes) -> float:
    """The longest pause between packets of sound."""
    with av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.audio[0]
        times = [float(packet.pts * packet.time_base) for packet in container.demux(stream) if packet.pts is not None]
    return max(later - earlier for earlier, later in itertools.pairwise(times))


def drawn_times(data: bytes) -> list[int]:
    """The time in ms (24 bits of it) in each picture; pictures whose check is wrong are left out."""
    times = []
    with av.open(io.BytesIO(data), "r") as container:
        for frame in container.decode(container.streams.video[0]):
            plane = frame.planes[0]
            light = memoryview(plane)
            row = plane.line_size * (BARS_AT * plane.height // PICTURE_HEIGHT)
            bits = [light[row + (2 * bit + 1) * plane.width // 64] > 127 for bit in range(32)]
            time, check = (sum(bit << place for place, bit in enumerate(part)) for part in (bits[:24], bits[24:]))
            if check == (time & 255) ^ ((time >> 8) & 255) ^ ((time >> 16) & 255) ^ 0x5A:
                times.append(time)
    return times


def pauses_ms(times: list[int]) -> list[int]:
    """From each drawn time to the next, over the wrap of their 24 bits."""
    return [(later - earlier) % (1 << DAY_BITS) for earlier, later in itertools.pairwise(times)]
