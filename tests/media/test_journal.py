"""What is journalled survives; what was torn by a crash does not confuse."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.errors import JournalError, JournalFull
from media.journal import Chunk, Journal

ROOT = Path(__file__).resolve().parents[2]


def chunks(count: int, *, epoch: int = 0, start: int = 0, size: int = 100) -> list[Chunk]:
    return [Chunk(epoch, seq, bytes([seq % 256]) * size) for seq in range(start, start + count)]


def test_what_was_written_is_read_again_by_another_process(tmp_path: Path) -> None:
    Journal(tmp_path / "j").write(chunks(3) + chunks(2, epoch=1))
    again = Journal(tmp_path / "j")
    assert list(again.replay(0)) == chunks(3)
    assert list(again.replay(1)) == chunks(2, epoch=1)
    assert list(again.replay(0, from_seq=2)) == chunks(1, start=2)
    assert list(again.replay(2)) == []


def test_a_repeated_chunk_is_read_once_and_a_gap_ends_the_reading(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.write([*chunks(2), *chunks(2), *chunks(1, start=3)])
    assert list(journal.replay(0)) == chunks(2)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lost=st.integers(1, 400))
def test_a_torn_end_is_cut_off_and_writing_goes_on(lost: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("torn")
    Journal(folder).write(chunks(4, size=100))
    part = folder / "00000000.part"
    os.truncate(part, part.stat().st_size - lost)
    again = Journal(folder)
    kept = list(again.replay(0))
    assert kept == chunks(4)[: len(kept)]
    assert len(kept) == 4 - -(-lost // 120)  # a record of 100 bytes takes 120
    again.write(chunks(2, start=len(kept)))
    assert len(list(Journal(folder).replay(0))) == len(kept) + 2


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 479), bit=st.integers(0, 7))
def test_a_flipped_bit_is_noticed(at: int, bit: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    Journal(folder).write(chunks(4, size=100))
    part = folder / "00000000.part"
    data = bytearray(part.read_bytes())
    data[at] ^= 1 << bit
    part.write_bytes(data)
    assert list(Journal(folder).replay(0)) == chunks(4)[: at // 120]


def test_parts_that_nobody_needs_are_deleted(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", part_bytes=1000)
    for start in range(0, 100, 5):
        journal.write(chunks(5, start=start))
    before = journal.bytes
    journal.forget(0, before_seq=60)
    assert journal.bytes < before / 2
    assert list(journal.replay(0, from_seq=60)) == chunks(40, start=60)
    assert list(Journal(tmp_path / "j", part_bytes=1000).replay(0, from_seq=60)) == chunks(40, start=60)


def test_earlier_epochs_are_forgotten_with_a_later_one(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", part_bytes=100)
    journal.write(chunks(3))
    journal.write(chunks(3, epoch=1))
    journal.forget(1, before_seq=0)
    assert list(journal.replay(0)) == []
    assert list(journal.replay(1)) == chunks(3, epoch=1)


def test_a_full_journal_refuses_whole_batches(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", max_bytes=1000)
    journal.write(chunks(5))
    with pytest.raises(JournalFull):
        journal.write(chunks(5, start=5))
    assert list(journal.replay(0)) == chunks(5)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError, match="file"):
        Journal(tmp_path / "file" / "j")


def test_a_disk_that_is_full_in_the_middle_of_a_record_damages_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write([Chunk(0, 0, b"a" * 500)])
    allowed, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (800, most))
    try:
        with pytest.raises(JournalError, match="cannot be written"):
            journal.write([Chunk(0, 1, b"b" * 500)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, most))
    assert journal.bytes < 800 == (tmp_path / "00000000.part").stat().st_size
    journal.write([Chunk(0, 1, b"b" * 500), Chunk(0, 2, b"c")])  # there is room again
    assert [chunk.payload[:1] for chunk in Journal(tmp_path).replay(0)] == [b"a", b"b", b"c"]


def test_deleting_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.write(chunks(3))
    journal.delete()
    assert not (tmp_path / "j").exists()


def test_kill_nine_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """A process writes and says after each fsync how far it is; it is killed in the middle."""
    writer = (
        "import sys; from pathlib import Path; from media.journal import Chunk, Journal\n"
        "journal = Journal(Path(sys.argv[1]), part_bytes=50_000)\n"
        "seq = 0\n"
        "while True:\n"
        "    journal.write([Chunk(0, seq + n, bytes([n]) * 3000) for n in range(4)])\n"
        "    seq += 4\n"
        "    print(seq, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", writer, str(tmp_path / "j")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "platform")},
    )
    assert process.stdout is not None
    acknowledged = 0
    for _ in range(25):
        acknowledged = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    process.wait()
    seqs = [chunk.seq for chunk in Journal(tmp_path / "j").replay(0)]
    assert len(seqs) >= acknowledged == 100
    assert seqs == list(range(len(seqs)))
