"""What polls tell the apps above them, after commit; a failing receiver stops no one else."""

from django.dispatch import Signal

poll_opened = Signal()
"""Sent with `poll` after it was opened, for the first time or again (`opened_at` stays that of the first time)."""
poll_closed = Signal()
"""Sent with `poll` after it was closed."""
poll_answered = Signal()
"""Sent with `poll` and `answers`, pairs of a person and a moment, after the first answers of these people are committed: those
that were written together, at once. An answer is an interaction; where `poll.is_presence_check` is set it counts as an answered
presence check, whatever the answer was."""
