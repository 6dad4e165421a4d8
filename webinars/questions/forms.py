from django import forms
from django.utils.translation import gettext_lazy as _

from webinars.questions.models import MAX_ANSWER, QuestionRules


class RulesForm(forms.ModelForm[QuestionRules]):
    class Meta:
        model = QuestionRules
        fields = ("are_taken", "are_moderated", "may_be_anonymous")
        help_texts = {
            "are_moderated": _("Who asked sees that it waits. Everyone else sees it once it is let through."),
            "may_be_anonymous": _("Then neither the audience nor the lecturer sees who asked. An auditor can."),
        }


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        max_length=MAX_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write the answer first."),
            "max_length": _("An answer can have 4,000 characters at most. Shorten it and save it again."),
        },
    )
