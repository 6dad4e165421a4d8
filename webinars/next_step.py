"""What a person should do next on a webinar's page: one step, whatever the states of webinar and registration are."""

from enum import StrEnum

from webinars.models import Registration, RegistrationPolicy, RegistrationState, Webinar, WebinarState


class Step(StrEnum):
    """Each has its words in templates/webinars/partials/_next_step.html."""

    PUBLISH = "publish"
    REGISTER = "register"
    ASK = "ask"
    QUEUE = "queue"
    PENDING = "pending"
    WAITING = "waiting"
    DECLINED = "declined"
    WAIT_FOR_DOOR = "wait_for_door"
    COME_IN = "come_in"
    ENTER = "enter"
    AFTER = "after"
    CANCELLED = "cancelled"


def next_step(webinar: Webinar, registration: Registration | None, *, is_team: bool, has_free_place: bool) -> Step:
    """Pure but for the clock of `webinar.is_door_open`."""
    if webinar.is_draft:
        return Step.PUBLISH
    if webinar.is_cancelled:
        return Step.CANCELLED
    if webinar.has_ended:
        return Step.AFTER
    if is_team or (registration and registration.is_confirmed):
        return _step_inside(webinar)
    if registration and registration.is_active:
        return Step.PENDING if registration.state == RegistrationState.PENDING else Step.WAITING
    if registration and registration.state == RegistrationState.DECLINED:
        return Step.DECLINED
    if webinar.registration == RegistrationPolicy.APPROVAL:
        return Step.ASK
    return Step.REGISTER if has_free_place else Step.QUEUE


def _step_inside(webinar: Webinar) -> Step:
    if webinar.state == WebinarState.LIVE:
        return Step.ENTER
    return Step.COME_IN if webinar.is_door_open else Step.WAIT_FOR_DOOR
