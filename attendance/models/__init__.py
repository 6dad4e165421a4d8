from attendance.models.check import CheckNote, CheckPlan, CheckSource, NoteKind, PresenceCheck
from attendance.models.presence import DeliveryMode, EndedHow, PresenceQuerySet, PresenceSpan
from attendance.models.state import StateKind, StateSpan

__all__ = [
    "CheckNote",
    "CheckPlan",
    "CheckSource",
    "DeliveryMode",
    "EndedHow",
    "NoteKind",
    "PresenceCheck",
    "PresenceQuerySet",
    "PresenceSpan",
    "StateKind",
    "StateSpan",
]
