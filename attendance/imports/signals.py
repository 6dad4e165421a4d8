"""What imports tell higher apps. Sent after the transaction that made it true is committed."""

from django.dispatch import Signal

# With `webinar`: its attendance is another than before.
attendance_imported = Signal()
