"""Where a container's header ends and its clusters begin."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.errors import BadSource
from media.source import CLUSTER_BYTES, SourceMap, SourcePoint, matroska_header_length, mp4_header_length
from tests.media.conftest import Make
from tests.media.material import cut

UNKNOWN = b"\x01\xff\xff\xff\xff\xff\xff\xff"
HEADER = b"\x1a\x45\xdf\xa3\x80" + b"\x18\x53\x80\x67" + UNKNOWN + b"\xec\x84" + CLUSTER_BYTES


def cluster(payload: bytes) -> bytes:
    return CLUSTER_BYTES + UNKNOWN + b"\xe7\x81\x05" + payload


@pytest.mark.parametrize("name", ["chromium-h264.mkv", "chromium-vp8.webm", "h264.mkv"])
def test_a_matroska_header_ends_before_the_first_cluster(name: str, make_material: Make) -> None:
    data = make_material(name)
    length = matroska_header_length(data)
    assert length is not None
    assert data[length : length + 4] == CLUSTER_BYTES
    assert all(matroska_header_length(data[:cut_at]) is None for cut_at in range(0, length, 7))


def test_an_mp4_header_ends_before_the_first_moof(make_material: Make) -> None:
    data = make_material("chromium-mp4.mp4")
    length = mp4_header_length(data)
    assert length is not None
    assert data[length + 4 : length + 8] == b"moof"


@given(data=st.binary(min_size=1, max_size=300))
def test_anything_else_is_refused_or_unfinished(data: bytes) -> None:
    for read in (matroska_header_length, mp4_header_length):
        with suppress(BadSource):
            assert read(data) is None


@given(sizes=st.lists(st.integers(0, 40), min_size=1, max_size=5), size=st.integers(1, 60))
def test_clusters_are_found_wherever_chunks_are_cut(sizes: list[int], size: int) -> None:
    stream, starts = HEADER, []
    for length in sizes:
        starts.append(len(stream))
        stream += cluster(b"\xa3" * length)
    stream += b"\xa3" * 40
    found = SourceMap(is_mp4=False)
    chunks = cut(stream, size=size)
    for seq, chunk in enumerate(chunks):
        found.feed(chunk, seq=seq)
    assert found.header == HEADER
    for start in starts:
        point = found.resume_point(start + 2)
        assert point == SourcePoint(seq=start // size, byte=start % size)


def test_a_mark_inside_a_picture_is_not_a_cluster() -> None:
    stream = HEADER + cluster(b"\xa3" * 10 + CLUSTER_BYTES + b"\x42" * 40)
    found = SourceMap(is_mp4=False)
    found.feed(stream, seq=0)
    assert found.resume_point(len(stream)) == SourcePoint(seq=0, byte=len(HEADER))


def test_what_is_read_after_a_restart_counts_from_its_own_beginning() -> None:
    stream = cluster(b"\xa3" * 50) + cluster(b"\xa3" * 50)
    found = SourceMap(is_mp4=False, header=HEADER)
    found.feed(stream, seq=8, byte=100)
    second = len(HEADER) + len(cluster(b"\xa3" * 50))
    assert found.resume_point(second) == SourcePoint(seq=8, byte=100 + len(cluster(b"\xa3" * 50)))


def test_nothing_is_known_before_the_first_cluster() -> None:
    assert SourceMap(is_mp4=False).resume_point(100) is None
