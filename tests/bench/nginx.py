"""Side by side: the usual self-hosted way, nginx with its RTMP module and HLS, fed with the same picture at the same time.

One Chromium publishes into our media path. A tap takes what our viewers get and hands it to nginx through ffmpeg, copied, as
an encoder would. On the same machine one page watches ours, another nginx's playlist with hls.js as it comes. The tap makes
nginx's picture older by what our path takes on the server, some tens of milliseconds.

Needs nginx and the module, and leaves the rows out without them: `apt install nginx libnginx-mod-rtmp`.
"""

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from websockets.sync.client import connect

from local.ports import free_ports
from media.ffmpeg import find_ffmpeg
from media.hub import HEAD, KIND_START, START_HEAD
from tests.bench.latency import SETTLE_S, Row, get, media_site, percentile
from tests.chromium import ADVICE, FLAGS, find_chromium

MODULE = Path("/usr/lib/nginx/modules/ngx_rtmp_module.so")
MEASURE_S = 20.0
SEGMENT_S = 2
HLS_SETTLE_S = 25.0
CONFIG = """
load_module {module};
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log stderr error;
events {{ worker_connections 256; }}
rtmp {{ server {{ listen 127.0.0.1:{rtmp};
  application live {{ live on; hls on; hls_path {folder}/hls; hls_fragment {segment}s; hls_playlist_length 20s; }} }} }}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; types {{ application/vnd.apple.mpegurl m3u8; video/mp2t ts; }}
  server {{ listen 127.0.0.1:{http}; root {folder};
    add_header Cache-Control no-cache; add_header Access-Control-Allow-Origin *; }} }}
"""


def rows() -> list[Row]:
    executable = find_chromium()
    if executable is None:
        raise RuntimeError(ADVICE)
    if shutil.which("nginx") is None or not MODULE.exists():
        print(
            "nginx with RTMP is not here, so it is not compared: apt install nginx libnginx-mod-rtmp", file=sys.stderr
        )
        return []
    with (
        media_site() as address,
        nginx() as (rtmp, playlist),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=FLAGS) as studio,
        playwright.chromium.launch(executable_path=executable, args=FLAGS) as audience,
    ):
        broadcast = get(f"{address}/create")
        page = studio.new_context(permissions=["camera", "microphone"]).new_page()
        page.goto(f"{address}/publish")
        page.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
        time.sleep(SETTLE_S / 2)
        with tapped(f"{address.replace('http', 'ws')}/watch/{broadcast}/", rtmp):
            wait_for(playlist)
            ours, theirs = audience.new_context().new_page(), audience.new_context().new_page()
            ours.goto(f"{address}/watch?broadcast={broadcast}")
            theirs.goto(f"{address}/watch-hls?src={playlist}")
            time.sleep(HLS_SETTLE_S)
            middle_of_ours, middle_of_theirs = ages(ours, theirs)
    return [
        Row(name="beside nginx-rtmp: our glass to glass, p50", value=middle_of_ours, unit="ms", goal=None),
        Row(name="beside nginx-rtmp: its HLS glass to glass, p50", value=middle_of_theirs, unit="ms", goal=None),
        Row(
            name="our delay as a share of nginx-rtmp's",
            value=round(100 * middle_of_ours / middle_of_theirs, 1),
            unit="%",
            goal=None,
        ),
    ]


def ages(*pages: Page) -> list[float]:
    for page in pages:
        page.evaluate("() => { ages.length = 0; }")
    time.sleep(MEASURE_S)
    return [percentile(sorted(page.evaluate("() => ages")), 0.50) for page in pages]


@contextmanager
def nginx() -> Iterator[tuple[str, str]]:
    """Where to push, and the address of the playlist that comes of it."""
    rtmp, http = free_ports(2)
    with tempfile.TemporaryDirectory(prefix="daris-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o777)  # its worker is another user
        settings = folder / "nginx.conf"
        settings.write_text(CONFIG.format(module=MODULE, folder=folder, rtmp=rtmp, http=http, segment=SEGMENT_S))
        server = subprocess.Popen(["nginx", "-p", name, "-c", str(settings)])
        try:
            yield f"rtmp://127.0.0.1:{rtmp}/live/lecture", f"http://127.0.0.1:{http}/hls/lecture.m3u8"
        finally:
            server.terminate()
            server.wait(10)


@contextmanager
def tapped(socket: str, rtmp: str) -> Iterator[None]:
    """What a viewer of ours gets goes to `rtmp`: the picture copied, the sound as AAC, which RTMP wants."""
    command = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-fflags", "nobuffer", "-probesize", "32768"]
    command += ["-analyzeduration", "0", "-f", "mp4", "-i", "pipe:0", "-c:v", "copy", "-c:a", "aac", "-f", "flv", rtmp]
    encoder = subprocess.Popen(command, stdin=subprocess.PIPE)
    stopped = threading.Event()
    thread = threading.Thread(target=pour, args=(socket, encoder, stopped), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(10)
        encoder.terminate()
        encoder.wait(10)


def pour(socket: str, encoder: "subprocess.Popen[bytes]", stopped: threading.Event) -> None:
    assert encoder.stdin is not None
    with connect(socket, max_size=None, compression=None) as line:
        while not stopped.is_set() and encoder.poll() is None:
            message = line.recv(timeout=15)
            if isinstance(message, bytes):
                encoder.stdin.write(media_of(message))
                encoder.stdin.flush()


def media_of(message: bytes) -> bytes:
    """The MP4 in it: a start message has the init segment before its fragments."""
    if HEAD.unpack_from(message)[1] != KIND_START:
        return message[HEAD.size :]
    type_length, _ = START_HEAD.unpack_from(message, HEAD.size)
    return message[HEAD.size + START_HEAD.size + type_length :]


def wait_for(playlist: str) -> None:
    """Until there are enough segments to play."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if get(playlist).count("#EXTINF") >= 3:
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise RuntimeError("nginx made no playlist")
