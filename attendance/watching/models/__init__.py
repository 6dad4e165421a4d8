from attendance.watching.models.sitting import Sitting
from attendance.watching.models.watched import Watched

__all__ = ["Sitting", "Watched"]
