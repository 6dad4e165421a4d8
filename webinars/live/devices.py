"""What one person does on one device, told on all of theirs."""

from webinars.live.parts import Session
from webinars.live.protocol import Message
from webinars.live.rooms import open_room


async def tell_devices(session: Session, message: Message) -> None:
    """Not stored, and in this process alone: a device elsewhere sees it with its next snapshot."""
    room = open_room(session.webinar.pk)
    for each in room.devices_of(session.person.pk) if room else [session]:
        await each.send_message(message)
