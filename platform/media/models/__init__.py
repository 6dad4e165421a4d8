from media.models.broadcast import Broadcast, BroadcastState
from media.models.epoch import Epoch
from media.models.late_part import LatePart, LateSegment
from media.models.segment import Segment

__all__ = ["Broadcast", "BroadcastState", "Epoch", "LatePart", "LateSegment", "Segment"]
