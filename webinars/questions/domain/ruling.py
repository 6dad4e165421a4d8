"""How questions are asked in a webinar."""

from django.db import transaction

from accounts.models import User
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar
from webinars.questions.domain.telling import tell_rules
from webinars.questions.models import QuestionRules


def set_rules(
    webinar: Webinar, *, are_taken: bool, are_moderated: bool, may_be_anonymous: bool, by: User
) -> QuestionRules:
    """Questions that were asked before stay as they are."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        values = {"are_taken": are_taken, "are_moderated": are_moderated, "may_be_anonymous": may_be_anonymous}
        rules, _is_new = QuestionRules.objects.update_or_create(webinar=locked, defaults=values)
        if locked.is_door_open:
            tell_rules(rules, by=by)
    return rules
