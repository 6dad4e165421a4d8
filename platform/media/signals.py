"""What media tells the apps above. Sent after commit, from a worker thread, with `send_robust`.

| signal | arguments |
|---|---|
| `broadcast_interrupted` | `broadcast`, `at`: when the last media came (the publisher is silent for more than 3 s) |
| `broadcast_resumed` | `broadcast`, `interrupted_at`, `at`: media flow again, or the epoch was finished by someone |
| `broadcast_closed` | `broadcast`: everything is stored, `duration_ms` is final |
| `segment_stored` | `broadcast`, `segment` |
| `timeline_grew` | `broadcast`, `from_ms`, `by_ms`: what was at `from_ms` or later is later by so much (see below) |

When a broadcast closes, what came late is put into it: `timeline_grew` comes once for each such part, in their order, before
`broadcast_closed`. Who keeps moments of the broadcast's timeline moves them.

`sender` is always `Broadcast`, and `broadcast_id` comes with each; times are aware UTC on the server's clock.
"""

from django.dispatch import Signal

broadcast_interrupted = Signal()
broadcast_resumed = Signal()
broadcast_closed = Signal()
segment_stored = Signal()
timeline_grew = Signal()
