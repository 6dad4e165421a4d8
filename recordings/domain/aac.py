"""Parts of a recording with their sound as AAC, for players that know no Opus: made while somebody asks for them."""

from media.aac import aac_init, with_aac
from media.models import Epoch, Segment
from media.page_store import page_store
from media.shelf import Shelf

NEAR_MS = 100
"""A segment that ends so near to the beginning of another one is the one before it."""
shelf = Shelf(most_bytes=64 * 1024**2)
"""In each web process: some minutes of a lecture that many follow so."""


def aac_segment(segment: Segment) -> bytes:
    """Raises media's StorageError, ObjectMissing and BadSource."""
    before = _before(segment)

    def make() -> bytes:
        store = page_store()
        return with_aac(
            store.get(segment.key),
            init=store.get(segment.epoch.init_key),
            before=store.get(before.key) if before else b"",
        )

    return shelf.get(f"{segment.key} {before.key if before else ''}", make)


def aac_header(epoch: Epoch) -> bytes:
    """Raises media's StorageError and ObjectMissing."""
    return shelf.get(f"header {epoch.init_key}", lambda: aac_init(page_store().get(epoch.init_key)))


def _before(segment: Segment) -> Segment | None:
    earlier = Segment.objects.filter(epoch=segment.epoch_id, start_ms__lt=segment.start_ms)
    before = earlier.order_by("-start_ms").first()
    return before if before and abs(before.end_ms - segment.start_ms) <= NEAR_MS else None
