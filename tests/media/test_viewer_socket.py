"""The socket of one who watches: what it may say, and what it gets on a line that is too slow."""

import pytest

from media.audience import Audience, summary
from media.broadcasts import hub_of
from media.hub import HEAD, KIND_START
from media.live import Close
from media.models import Broadcast
from media.modes import Mode
from tests.media.publishing import until
from tests.media.sockets import (
    Socket,
    Watch,
    end,
    open_epoch,
    publishing,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        '{"type": "vote"}',
        '{"type": "mode", "mode": "huge"}',
        '{"type": "report", "behind_ms": -1, "stalls": 0}',
        '{"type": "report", "behind_ms": 1.5, "stalls": 0}',
        '{"type": "report", "behind_ms": 1, "stalls": 0, "x": "' + "x" * 1024 + '"}',
    ],
)
async def test_what_a_viewer_may_not_say_closes_its_socket(text: str, broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    await viewer.send_to(text_data=text)
    assert await viewer.closed() == Close.BAD_MESSAGE
    assert summary(broadcast).viewers == 0


async def test_a_viewer_sends_no_media(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    await viewer.send_to(bytes_data=b"media")
    assert await viewer.closed() == Close.BAD_MESSAGE


async def test_a_viewer_that_talks_too_much_is_cut(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    for _ in range(22):
        await viewer.say("report", behind_ms=100, stalls=0)
    assert await viewer.closed() == Close.TOO_MUCH


async def test_reports_make_the_audience_and_go_out_of_date(
    broadcast: Broadcast, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewers = [await Socket(Watch, broadcast, mode=mode).open() for mode in ("video", "video", "video", "slides")]
    assert (await viewers[3].heard("mode")) == {"type": "mode", "mode": "slides", "reason": ""}
    for viewer, behind_ms in zip(viewers, (900, 300, 400, None), strict=True):
        await viewer.say("report", behind_ms=behind_ms, stalls=0)
    await until(lambda: summary(broadcast).behind_max_ms == 900 and summary(broadcast).behind_p50_ms == 400)
    assert summary(broadcast) == Audience(
        viewers=4,
        behind_p50_ms=400,
        behind_max_ms=900,
        modes={Mode.VIDEO: 3, Mode.LIGHT: 0, Mode.AUDIO: 0, Mode.SLIDES: 1},
    )
    monkeypatch.setattr("media.headcount.REPORT_S", 0.0)
    assert (summary(broadcast).viewers, summary(broadcast).behind_p50_ms) == (4, None)
    for viewer in viewers:
        await viewer.leave()
    assert summary(broadcast).viewers == 0


async def test_slides_are_no_media_but_what_happens(broadcast: Broadcast, chunks: list[bytes]) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    viewer = await Socket(Watch, broadcast, mode="slides").open()
    for seq in range(6):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: viewer.texts[-1] == {"type": "state", "state": "live"})
    assert viewer.binaries == []
    await viewer.say("mode", mode="video")
    await until(lambda: viewer.texts[-1] == {"type": "mode", "mode": "video", "reason": ""})
    await until(lambda: bool(viewer.binaries))
    assert HEAD.unpack_from(viewer.binaries[0])[1] == KIND_START
    await viewer.say("mode", mode="slides")
    await until(lambda: viewer.texts[-1]["mode"] == "slides")
    before = len(viewer.binaries)
    for seq in range(6, 12):
        await lecturer.chunk(0, seq, chunks[seq])
    await end(broadcast)
    assert await viewer.closed() == Close.ENDED
    assert len(viewer.binaries) == before


async def test_who_changes_the_mode_afresh_is_cut_with_all_that_waits(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    await viewer.heard("state")
    await viewer.say("mode", mode="slides", afresh=False)
    await until(lambda: viewer.texts[-1] == {"type": "mode", "mode": "slides", "reason": ""})
    assert not viewer.aborted
    await viewer.say("mode", mode="light", afresh=True)
    await until(lambda: viewer.aborted)


async def test_an_unknown_mode_in_the_address_is_refused(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast, mode="huge").open()
    assert await viewer.closed() == Close.BAD_MESSAGE
    assert (await viewer.heard("refused"))["reason"] == "unknown_mode"


async def test_a_viewer_whose_line_is_full_is_skipped_then_served_again(
    broadcast: Broadcast, chunks: list[bytes]
) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    viewer = await Socket(Watch, broadcast, unsent=10_000_000).open()
    quick = await Socket(Watch, broadcast).open()
    for seq in range(8):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: len(quick.binaries) > 3)
    assert viewer.binaries == []
    viewer.unsent = 0
    for seq in range(8, len(chunks)):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: len(viewer.binaries) > 3)
    assert HEAD.unpack_from(viewer.binaries[0])[1:3] == (KIND_START, 3)
    assert (await viewer.heard("viewer.lagging"))["lost_ms"] > 500
    await end(broadcast)


async def test_a_viewer_that_takes_nothing_for_long_is_cut(
    broadcast: Broadcast, chunks: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.live.viewer.STALLED_S", 0.0)
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    viewer = await Socket(Watch, broadcast, unsent=10_000_000).open()
    for seq, payload in enumerate(chunks):
        await lecturer.chunk(0, seq, payload)
    await until(lambda: viewer.aborted)
    assert viewer.binaries == []
    await end(broadcast)


async def test_nobody_is_counted_who_left(broadcast: Broadcast) -> None:
    viewers = [await Socket(Watch, broadcast).open() for _ in range(3)]
    await until(lambda: hub_of(broadcast).viewer_count == 3)
    for viewer in viewers:
        await viewer.leave()
    assert hub_of(broadcast).viewer_count == 0
