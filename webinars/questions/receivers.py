"""What questions do when something happens to a webinar."""

from typing import Any

from django.dispatch import receiver

from webinars.models import Webinar
from webinars.questions.domain.answering import return_all
from webinars.questions.models import QuestionRules
from webinars.signals import webinar_created, webinar_ended


@receiver(webinar_ended)
def put_back_what_was_being_answered(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    return_all(webinar)


@receiver(webinar_created)
def take_over_rules(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """A copy takes questions as the webinar that it was copied from."""
    rules = QuestionRules.objects.filter(webinar=webinar.copied_from).first() if webinar.copied_from else None
    if rules is not None:
        QuestionRules.objects.get_or_create(
            webinar=webinar,
            defaults={
                "are_taken": rules.are_taken,
                "are_moderated": rules.are_moderated,
                "may_be_anonymous": rules.may_be_anonymous,
            },
        )
