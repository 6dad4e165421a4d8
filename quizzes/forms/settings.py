from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import Quiz
from ui.forms import TrilingualMixin
from ui.translated import field_names


class QuizSettingsForm(TrilingualMixin, forms.ModelForm[Quiz]):
    """The rules of a quiz. What the credit policy demands is shown and cannot be changed, whatever is posted."""

    trilingual_labels: ClassVar = {"title": _("Title"), "instructions": _("What to know before beginning")}
    trilingual_help: ClassVar = {"title": _("Empty: the title of the webinar.")}

    class Meta:
        model = Quiz
        fields = (
            *field_names("title"),
            *field_names("instructions"),
            "pass_pct",
            "min_attendance_pct",
            "max_attempts",
            "cooloff_hours",
            "questions_per_attempt",
            "expiry_days",
            "shuffle",
            "feedback_on_fail",
        )
        labels = {
            "pass_pct": _("Pass mark, %"),
            "min_attendance_pct": _("Attendance needed, %"),
            "max_attempts": _("Attempts"),
            "cooloff_hours": _("Hours between attempts"),
            "questions_per_attempt": _("Questions in an attempt"),
            "expiry_days": _("Days for which it stays open"),
            "shuffle": _("Shuffle questions and answers"),
            "feedback_on_fail": _("Show the right answers after a failed attempt"),
        }
        help_texts = {
            "pass_pct": _("Who reaches it has passed."),
            "min_attendance_pct": _(
                "The share of the lecture that a person must have attended. 0 lets everyone registered begin."
            ),
            "max_attempts": _("Empty: no limit."),
            "cooloff_hours": _("0: the next attempt can begin at once."),
            "questions_per_attempt": _("Each attempt draws that many at random. Empty: all of them."),
            "expiry_days": _("Counted from the end of the webinar. Empty: no limit."),
            "feedback_on_fail": _("Otherwise they are shown after passing, or after the last attempt."),
        }
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in field_names("instructions")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.instance.demanded:
            if name in self.fields:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Set by the credit policy.")
                self.fields[name].widget.attrs["placeholder"] = _("no limit")
        for name in ("title", "instructions"):
            for column in field_names(name):
                self.fields[column].widget.attrs["lang"] = column[-2:]
