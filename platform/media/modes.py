"""In what form a viewer gets a broadcast. Attendance counts the same in all of them."""

from enum import StrEnum


class Mode(StrEnum):
    VIDEO = "video"
    """As published."""
    LIGHT = "light"
    """Small picture and sound, about 150 kbit/s."""
    AUDIO = "audio"
    """Sound, about 30 kbit/s; the page shows the slides."""
    SLIDES = "slides"
    """No media, only what happens."""


RENDITIONS = (Mode.LIGHT, Mode.AUDIO)
"""What is made while somebody uses it."""
