"""What this app tells higher ones. Sent after commit, with `send_robust`, `sender` is always `Sitting`.

| signal | arguments |
|---|---|
| `recording_watched` | `webinar`, `person`: something of its recording was watched, so attended time may have grown |
"""

from django.dispatch import Signal

recording_watched = Signal()
