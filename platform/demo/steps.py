"""The steps of loading, in order. Each is idempotent and runs in a transaction of its own, so that a load that was cut short
can be taken up again, and a step may do slow work (media, storage) without holding back the ones before it."""

from collections.abc import Callable

from demo.attendance import load_attendance
from demo.audience import load_audience
from demo.feedback import load_feedback
from demo.materials import load_materials
from demo.people import load_people
from demo.quizzes import load_quizzes
from demo.recommendations import load_recommendations
from demo.recordings import load_recordings
from demo.results import load_results
from demo.slides import load_slides
from demo.standards import load_standards
from demo.terms import load_terms
from demo.webinars import load_webinars
from demo.world import World

Step = Callable[[World], None]

STEPS: tuple[Step, ...] = (
    load_people,
    load_standards,
    load_webinars,
    load_terms,
    load_quizzes,
    load_materials,
    load_audience,
    load_attendance,
    load_results,
    load_feedback,
    load_recommendations,
    load_slides,
    load_recordings,
)
