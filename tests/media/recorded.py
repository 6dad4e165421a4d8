"""What the object storage has of a broadcast."""

from media.models import Broadcast
from media.store import default_store


def recordings(broadcast_id: str) -> list[bytes]:
    """Each epoch in its order, whole."""
    store = default_store()
    return [
        b"".join(
            store.get(key)
            for key in (epoch.init_key, *epoch.segments.order_by("start_ms").values_list("key", flat=True))
        )
        for epoch in Broadcast.objects.get(pk=broadcast_id).epochs.order_by("number")
    ]
