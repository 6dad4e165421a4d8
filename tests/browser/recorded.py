"""What a recording really holds: its packets, and the times that pages/publish.html draws into the picture."""

import base64
import io
import itertools
import re

import av
from playwright.sync_api import Page

from media.opus import SILENCE
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

NOTE_RECORDING = """
localStorage.recorded ??= 0;
const start = MediaRecorder.prototype.start;
MediaRecorder.prototype.start = function (...options) {
    let began = 0;
    this.addEventListener("start", () => { began = performance.now(); });
    this.addEventListener("stop", () => { localStorage.recorded = Number(localStorage.recorded) + performance.now() - began; });
    return start.apply(this, options);
};
"""
"""An init script: notes how long the browser's recorders ran, by its own clock, for `recorded_s`."""

READ_SOURCES = """() => Promise.all(sources.map(async (parts) => {
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}))"""

CLOCK_MS = 2**24
"""After so long the drawn clock begins anew."""
DRAWN_NOW = f"() => Date.now() % {CLOCK_MS}"
SELDOM_MS = 3000
"""A busy machine draws a picture after so long at worst. The sound tells whether anything is missing."""
BARS_AT, PICTURE_HEIGHT = 24, 720


def recorded_s(page: Page) -> float:
    """How long all of its recorders ran: the truth that a recording is compared with."""
    return float(page.evaluate("() => Number(localStorage.recorded) / 1000"))


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
    """How many pictures, and how many pieces of sound from the first picture on, without silence that we put in."""
    times: dict[str, list[float]] = {"video": [], "audio": []}
    with av.open(io.BytesIO(data), "r") as container:
        for packet in container.demux():
            if packet.size and packet.pts is not None and bytes(packet) != SILENCE:
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
    """From each drawn time to the next, over the wrap of their clock."""
    return [(later - earlier) % CLOCK_MS for earlier, later in itertools.pairwise(times)]


def is_recorded_until(last: int, moment: int) -> bool:
    """Whether the last drawn time of a page says that it was recorded until the moment, which it may have outlived."""
    missing_ms = pauses_ms([last, moment])[0]
    return missing_ms < 1000 or missing_ms > CLOCK_MS - 60_000
