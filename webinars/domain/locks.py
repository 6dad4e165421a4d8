"""One lock order for everyone: the webinar's row first, then whatever belongs to it."""

from webinars.models import Webinar


def lock_webinar(webinar: Webinar) -> Webinar:
    """A fresh copy whose row is locked until the transaction ends."""
    return Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=webinar.pk)
