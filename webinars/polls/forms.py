"""The form of a poll: answers to choose from are lines of one field, so that a list can be pasted from anywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from webinars.polls.domain.drafts import PollDraft
from webinars.polls.errors import PollInvalid
from webinars.polls.kinds import MAX_OPTION, MAX_OPTIONS, MAX_POLL, SCALES, PollKind
from webinars.polls.models import Poll


class PollForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=PollKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What do you ask?"),
        max_length=MAX_POLL,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what you want to ask.")},
    )
    options = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        max_length=(MAX_OPTION + 2) * MAX_OPTIONS * 2,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line, from 2 to 10."),
    )
    scale_max = forms.TypedChoiceField(
        label=_("The scale goes"),
        coerce=int,
        required=False,
        choices=[(n, f"1–{n}") for n in SCALES],
        widget=forms.RadioSelect,
    )
    low = forms.CharField(label=_("What 1 means"), required=False, max_length=MAX_OPTION)
    high = forms.CharField(label=_("What the highest number means"), required=False, max_length=MAX_OPTION)
    shows_results = forms.BooleanField(
        label=_("Everyone sees the results while they come in"),
        required=False,
        help_text=_("Otherwise only the team does, until you show them."),
    )
    is_anonymous = forms.BooleanField(
        label=_("Anonymous"),
        required=False,
        help_text=_("Nobody is shown who answered what. Each person still has one answer."),
    )
    can_change = forms.BooleanField(label=_("An answer may be changed until the poll is closed"), required=False)
    is_presence_check = forms.BooleanField(
        label=_("Counts as a presence check"),
        required=False,
        help_text=_("Answering shows that a person was there. Which answer it was does not matter."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "kind" in data and not self.errors:
            try:
                self.draft().written_to(Poll())
            except PollInvalid as error:
                self.add_error(error.field, str(error))
        return data

    def draft(self) -> PollDraft:
        data = self.cleaned_data
        kind = PollKind(data["kind"])
        ends = [data.get("low", ""), data.get("high", "")]
        return PollDraft(
            kind=kind,
            text=data["text"],
            options=ends if kind is PollKind.SCALE else data.get("options", "").splitlines(),
            scale_max=data.get("scale_max") or 5,
            is_anonymous=data["is_anonymous"],
            can_change=data["can_change"],
            shows_results=data["shows_results"],
            is_presence_check=data["is_presence_check"],
        )


def new_form() -> PollForm:
    return PollForm(initial={"kind": PollKind.SINGLE, "scale_max": 5, "can_change": True, "shows_results": True})


def form_of(poll: Poll) -> PollForm:
    is_scale = poll.kind == PollKind.SCALE
    low, high = poll.options if is_scale and poll.options else ("", "")
    return PollForm(
        initial={
            "kind": poll.kind,
            "text": poll.text,
            "options": "" if is_scale else "\n".join(poll.options),
            "scale_max": poll.scale_max,
            "low": low,
            "high": high,
            "is_anonymous": poll.is_anonymous,
            "can_change": poll.can_change,
            "shows_results": poll.shows_results,
            "is_presence_check": poll.is_presence_check,
        }
    )
