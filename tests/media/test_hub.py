"""Everyone gets the same bytes; who is slow loses, and is told; who is late begins at once."""

import asyncio
from collections.abc import Iterator

from media.fragments import Fragment
from media.hub import FLAG_AFTER_LOSS, HEAD, KIND_MEDIA, KIND_START, START_HEAD, Hub, HubState, Item, Restart, Viewer

TYPE = 'video/mp4; codecs="avc1.42E01F,opus"'


def fragment(number: int, *, key: bool = False, size: int = 10) -> Fragment:
    data = f"<{number}>".encode().ljust(size, b".")
    return Fragment(data=data, start_ms=number * 100, end_ms=number * 100 + 100, opens_group=key, pos=0)


def waiting(viewer: Viewer) -> Iterator[Item]:
    while viewer._items:
        yield asyncio.run(viewer.get())


def bodies(viewer: Viewer) -> list[str]:
    """Kind and content of what waits: `start:<0>` or `media:<1>`; states as they are."""
    told = []
    for item in waiting(viewer):
        if isinstance(item, HubState):
            told.append(item.value)
            continue
        data = item
        if isinstance(item, Restart):
            told.append(f"lost:{item.to_ms - item.from_ms}")
            data = item.data
        assert isinstance(data, bytes)
        _, kind, _, _, _ = HEAD.unpack_from(data)
        content = data[HEAD.size :]
        if kind == KIND_START:
            type_bytes, init_bytes = START_HEAD.unpack_from(content)
            assert content[START_HEAD.size : START_HEAD.size + type_bytes].decode() == TYPE
            content = content[START_HEAD.size + type_bytes + init_bytes :]
        told.append(f"{ {KIND_START: 'start', KIND_MEDIA: 'media'}[kind] }:{content.decode().replace('.', '')}")
    return told


def live_hub() -> Hub:
    hub = Hub()
    hub.start_epoch(number=0, content_type=TYPE, init=b"INIT")
    return hub


def test_who_came_early_gets_the_beginning_when_it_begins() -> None:
    hub = Hub()
    viewer = hub.join()
    hub.start_epoch(number=0, content_type=TYPE, init=b"INIT")
    hub.push(fragment(0, key=True))
    hub.push(fragment(1))
    assert bodies(viewer) == ["waiting", "live", "start:<0>", "media:<1>"]


def test_a_latecomer_gets_everything_since_the_last_keyframe_in_one_message() -> None:
    hub = live_hub()
    for number in range(5):
        hub.push(fragment(number, key=number in (0, 3)))
    late = hub.join()
    hub.push(fragment(5))
    assert bodies(late) == ["live", "start:<3><4>", "media:<5>"]


def test_all_viewers_share_the_same_bytes() -> None:
    hub = live_hub()
    hub.push(fragment(0, key=True))
    one, two = hub.join(), hub.join()
    for viewer in (one, two):
        list(waiting(viewer))
    hub.push(fragment(1))
    assert next(waiting(one)) is next(waiting(two))


def test_those_who_come_together_share_the_beginning_too_until_it_grows() -> None:
    hub = live_hub()
    hub.push(fragment(0, key=True))
    begins = [list(waiting(hub.join()))[-1] for _ in range(2)]
    assert begins[0] is begins[1]
    hub.push(fragment(1))
    later = hub.join()
    assert bodies(later) == ["live", "start:<0><1>"]
    hub.break_off()
    assert bodies(hub.join()) == ["live"]
    hub.push(fragment(5, key=True))
    assert bodies(hub.join()) == ["live", "start:<5>"]


def test_a_slow_viewer_loses_up_to_the_next_keyframe_and_is_told_and_nobody_else_notices() -> None:
    hub = live_hub()
    hub.push(fragment(0, key=True))
    slow, quick = hub.join(max_bytes=400), hub.join()
    for viewer in (slow, quick):
        list(waiting(viewer))
    for number in range(1, 8):
        hub.push(fragment(number, key=number == 6, size=100))
    assert bodies(quick) == [f"media:<{number}>" for number in range(1, 8)]
    assert bodies(slow) == ["lost:500", "start:<6>", "media:<7>"]


def test_a_message_after_a_loss_says_so() -> None:
    hub = live_hub()
    hub.push(fragment(0, key=True))
    viewer = hub.join()
    viewer.skip()
    hub.push(fragment(1))
    hub.push(fragment(2, key=True))
    [restart] = [item for item in waiting(viewer) if isinstance(item, Restart)]
    assert HEAD.unpack_from(restart.data)[2] & FLAG_AFTER_LOSS


def test_a_loss_that_goes_on_is_counted_from_its_beginning() -> None:
    hub = live_hub()
    hub.push(fragment(0, key=True))
    viewer = hub.join()
    viewer.skip()
    hub.push(fragment(5, key=True))
    [again] = [item for item in waiting(viewer) if isinstance(item, Restart)]
    viewer.skip(again)  # the line was still full
    hub.push(fragment(9, key=True))
    assert bodies(viewer) == ["lost:900", "start:<9>"]


def test_a_new_epoch_brings_its_own_beginning() -> None:
    hub = live_hub()
    viewer = hub.join()
    hub.push(fragment(0, key=True))
    hub.start_epoch(number=1, content_type=TYPE, init=b"OTHER")
    hub.push(fragment(1, key=True))
    messages = [item for item in waiting(viewer) if isinstance(item, bytes)]
    assert [HEAD.unpack_from(message)[1::2] for message in messages] == [(KIND_START, 0), (KIND_START, 1)]
    assert b"OTHER" in messages[1]


def test_the_end_is_told_and_latecomers_get_no_picture() -> None:
    hub = live_hub()
    viewer = hub.join()
    hub.push(fragment(0, key=True))
    hub.end()
    assert bodies(viewer)[-1] == "ended"
    assert bodies(hub.join()) == ["ended"]
    assert hub.state == HubState.ENDED


def test_a_group_without_end_does_not_fill_the_memory() -> None:
    hub = live_hub()
    hub.push(fragment(0, key=True))
    for number in range(1, 30):
        hub.push(fragment(number, size=1024 * 1024))
    late = hub.join()
    assert sum(len(item) for item in waiting(late) if isinstance(item, bytes)) < 2000


def test_viewers_are_counted() -> None:
    hub = Hub()
    viewer = hub.join()
    hub.join()
    assert hub.viewer_count == 2
    hub.leave(viewer)
    hub.leave(viewer)
    assert hub.viewer_count == 1
