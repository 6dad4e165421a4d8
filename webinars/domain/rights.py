"""Rights that end while somebody may be in the room by them."""

from functools import partial

from django.db import transaction

from webinars import signals
from webinars.models import Webinar


def tell_right_taken(webinar: Webinar, person_id: int) -> None:
    """After commit: this person's open sockets are asked anew (webinars/live/sent_out.py)."""
    # Robust: a listener that fails must not undo what was decided; Django logs it.
    tell = partial(signals.right_taken.send_robust, sender=Webinar, webinar=webinar, person_id=person_id)
    transaction.on_commit(tell)
