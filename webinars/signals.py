"""What this app tells higher ones. Sent after the transaction that made it true is committed."""

from django.dispatch import Signal

# Each with `webinar`.
webinar_created = Signal()
webinar_published = Signal()
webinar_rescheduled = Signal()
webinar_cancelled = Signal()
webinar_started = Signal()
webinar_paused = Signal()
webinar_resumed = Signal()
webinar_ended = Signal()
# With `webinar` and `person_id`: a place, or a lecture that was theirs to hold, is not theirs any more.
right_taken = Signal()
# With `registration`.
registration_confirmed = Signal()
# With `webinar`, a rehearsal: it is about to be deleted, and what belongs to it must go first. Sent within the transaction.
rehearsal_removed = Signal()
