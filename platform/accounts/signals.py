"""What accounts tell the apps above them. Sent after commit."""

from django.dispatch import Signal

# With `person`: the account was closed.
account_closed = Signal()
