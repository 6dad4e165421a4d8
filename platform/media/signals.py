"""What media tells the apps above. Sent after commit, from a worker thread, with `send_robust`.

| signal | arguments |
|---|---|
| `broadcast_interrupted` | `broadcast`, `at`: when the last media came (the publisher is silent for more than 3 s) |
| `broadcast_resumed` | `broadcast`, `interrupted_at`, `at`: media flow again, or the epoch was finished by someone |
| `broadcast_closed` | `broadcast`: everything is stored, `duration_ms` is final |
| `segment_stored` | `broadcast`, `segment` |

`sender` is always `Broadcast`, and `broadcast_id` comes with each; times are aware UTC on the server's clock.
"""

from django.dispatch import Signal

broadcast_interrupted = Signal()
broadcast_resumed = Signal()
broadcast_closed = Signal()
segment_stored = Signal()
