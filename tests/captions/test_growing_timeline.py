"""Something comes into a recording at its close: captions and pages stay with what was said."""

import pytest
from django.utils import timezone

from media.broadcasts import create_broadcast
from media.models import Broadcast
from media.signals import timeline_grew
from tests import factories as make
from webinars.captions.models import CaptionLine
from webinars.models import Webinar
from webinars.slides.models import Turn

MOMENTS = [1000, 2000, 3000, 4000]


def lecture() -> Webinar:
    webinar = make.webinar()
    webinar.broadcast = create_broadcast()
    webinar.save()
    for start_ms in MOMENTS:
        CaptionLine.objects.create(
            webinar=webinar, language="kk", start_ms=start_ms, end_ms=start_ms + 900, text="x", said_at=timezone.now()
        )
        Turn.objects.create(webinar=webinar, media_ms=start_ms)
    return webinar


@pytest.mark.django_db
def test_what_is_later_moves_and_nothing_of_another_lecture() -> None:
    webinar, other = lecture(), lecture()
    assert webinar.broadcast is not None
    timeline_grew.send(
        sender=Broadcast, broadcast=webinar.broadcast, broadcast_id=webinar.broadcast.pk, from_ms=2000, by_ms=1000
    )
    moved = [1000, 3000, 4000, 5000]
    for lines, moments in ((webinar.caption_lines, moved), (other.caption_lines, MOMENTS)):
        assert list(lines.values_list("start_ms", "end_ms")) == [(at, at + 900) for at in moments]
    for turns, moments in ((webinar.turns, moved), (other.turns, MOMENTS)):
        assert list(turns.values_list("media_ms", flat=True)) == moments
