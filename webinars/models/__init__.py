from webinars.models.air import AirOffer, AirTurn
from webinars.models.break_ import Break
from webinars.models.chat import ChatMessage
from webinars.models.event import Audience, RoomEvent
from webinars.models.interruption import Interruption, InterruptionCause
from webinars.models.registration import Registration, RegistrationState
from webinars.models.webinar import Lecturership, RegistrationPolicy, Webinar, WebinarState

__all__ = [
    "AirOffer",
    "AirTurn",
    "Audience",
    "Break",
    "ChatMessage",
    "Interruption",
    "InterruptionCause",
    "Lecturership",
    "Registration",
    "RegistrationPolicy",
    "RegistrationState",
    "RoomEvent",
    "Webinar",
    "WebinarState",
]
