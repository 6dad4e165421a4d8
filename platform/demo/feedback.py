"""What participants of the demo thought of the lectures that were held. One who can be tried out has not said it yet."""

import random

from demo.world import World, read
from webinars.feedback.domain.giving import give_feedback
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.models import Response
from webinars.models import Registration

SHARE = 0.6
"""So many of those who were registered answer."""
WRITE = 0.4
NUMBERS, WEIGHTS = (5, 4, 3, 2, 1), (48, 33, 12, 5, 2)


def load_feedback(world: World) -> None:
    texts = read("materials.json")["feedback"]
    undecided = world.people["asan"].pk
    for webinar in world.past:
        form = form_of(webinar)
        if Response.objects.filter(form=form).exists() or not form.is_open:
            continue
        dice = random.Random(webinar.code)
        people = Registration.objects.confirmed().filter(webinar=webinar).exclude(person_id=undecided)
        statements = list(form.statements.all())
        scales = [statement.code for statement in statements if statement.is_scale]
        # Few write something, and each something else.
        written = {
            statement.code: list(said)
            for statement, said in zip((each for each in statements if not each.is_scale), texts, strict=False)
        }
        for registration in people.select_related("person").order_by("pk"):
            if dice.random() > SHARE:
                continue
            said = {code: str(dice.choices(NUMBERS, WEIGHTS)[0]) for code in scales}
            said |= {code: left.pop() for code, left in written.items() if left and dice.random() < WRITE}
            give_feedback(form, said, by=registration.person)
