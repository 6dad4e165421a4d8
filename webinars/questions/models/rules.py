from django.db import models
from django.utils.translation import gettext_lazy as _

from webinars.models import Webinar


class QuestionRules(models.Model):
    """How questions are asked in a webinar. Without a row the defaults hold: asked by anyone, seen at once, anonymous on wish."""

    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="question_rules")
    are_taken = models.BooleanField(_("People may ask questions"), default=True)
    are_moderated = models.BooleanField(_("A moderator reads each question before the others see it"), default=False)
    may_be_anonymous = models.BooleanField(_("Questions may be asked without a name"), default=True)

    def __str__(self) -> str:
        return f"{self.webinar_id}"


def rules_of(webinar: Webinar) -> QuestionRules:
    """The webinar's own, or unsaved ones with the defaults."""
    return QuestionRules.objects.filter(webinar=webinar).first() or QuestionRules(webinar=webinar)
