from attendance.models.presence import DeliveryMode, EndedHow, PresenceQuerySet, PresenceSpan
from attendance.models.state import StateKind, StateSpan

__all__ = ["DeliveryMode", "EndedHow", "PresenceQuerySet", "PresenceSpan", "StateKind", "StateSpan"]
