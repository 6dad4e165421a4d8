"""What attendance tells the apps above it."""

from django.dispatch import Signal

# With `webinar`: its evidence goes now, for its time is over. Sent within the transaction; what higher apps keep about
# people's presence in it goes with it.
evidence_removed = Signal()
# With `webinar` and `person`: evidence of a webinar that is over changed (a denial, a correction). Sent after commit.
evidence_corrected = Signal()
