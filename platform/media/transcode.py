"""Video that MP4 cannot hold (VP8), made into H.264 as it comes."""

from __future__ import annotations  # Packet is generic for the type checker only

from collections.abc import Iterator

from av.container import OutputContainer
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType
from av.video.stream import VideoStream

from media.errors import UnsupportedSource

OPTIONS = {
    "preset": "superfast",
    "tune": "zerolatency",
    "profile": "main",
    "crf": "25",
    "maxrate": "2500k",
    "bufsize": "2500k",
    "forced-idr": "1",
    "g": "100000",  # keyframes only where the source has them, so that both cut at the same places
    "sc_threshold": "0",
}


class H264Transcoder:
    """One frame in, one frame out, with the source's keyframes. The size of the first frame is kept to the end."""

    def __init__(self, source: VideoStream, output: OutputContainer) -> None:
        if not source.width or not source.height:
            raise UnsupportedSource("the picture has no size")
        self._stream = output.add_stream("libx264", rate=30, options=OPTIONS)
        context: VideoCodecContext = self._stream.codec_context
        # H.264 in 4:2:0 wants even sides.
        context.width, context.height = source.width // 2 * 2, source.height // 2 * 2
        context.pix_fmt = "yuv420p"
        if source.time_base is not None:
            context.time_base = source.time_base
        context.thread_count = 2
        self._size = context.width, context.height
        self._began = False

    def convert(self, packet: Packet[VideoStream]) -> Iterator[Packet[VideoStream]]:
        self._began = self._began or packet.is_keyframe
        if not self._began:
            return  # nothing can be decoded before the first keyframe
        for frame in packet.decode():
            width, height = self._size
            picture = frame.reformat(width=width, height=height, format="yuv420p")
            picture.pts, picture.time_base = frame.pts, frame.time_base
            picture.pict_type = PictureType.I if packet.is_keyframe else PictureType.NONE
            yield from self._stream.encode(picture)
