"""What accounts tell the apps above them. Sent after commit."""

from django.dispatch import Signal

# With `person`: the account was closed.
account_closed = Signal()

# With `person_id`: the roles, the organisation or the state of the account changed, so this person may do other things now.
rights_changed = Signal()
