"""What quizzes tell the apps above them. Each is sent after the commit, once, and a failing receiver stops no one else."""

from django.dispatch import Signal

quiz_opened = Signal()
"""Sent with `quiz` when people can begin to take it."""

attempt_finished = Signal()
"""Sent with `attempt` when it has been handed in and graded."""
