"""How a person took part: the delivery method that stands on a certificate, true for each of them. Pure.

Names on paper follow the delivery methods of the NASBA/AICPA Statement on Standards for CPE programs where one fits; the
words stand in certificates/wording.json.
"""

from enum import StrEnum

from attendance.domain.attended import AttendedTime
from credits.domain.params import Formula


class Delivery(StrEnum):
    """In the order in which they are printed."""

    LIVE = "live"
    RECORDING = "recording"
    ELSEWHERE = "elsewhere"
    SELF_STUDY = "self_study"


def delivery_of(time: AttendedTime, *, formula: Formula) -> list[Delivery]:
    """The ways by which at least a whole second of the counted time came; empty when no time was counted.

    Live: connected here during the lecture, or somebody attested it. Elsewhere: only a report of another product (Zoom,
    Teams) says it. A policy of self-study counts the reading, the recording and the questions as one course of study, so
    there the recording is not named beside it.
    """
    is_self_study = formula is Formula.SELF_STUDY
    ways = {
        Delivery.LIVE: time.raw_s > time.imported_s,
        Delivery.RECORDING: time.replay_s > 0 and not is_self_study,
        Delivery.ELSEWHERE: time.imported_s > 0,
        Delivery.SELF_STUDY: is_self_study,
    }
    return [way for way, is_true in ways.items() if is_true]
