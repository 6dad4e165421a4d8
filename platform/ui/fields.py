"""What `{% field %}` needs to know of a bound field: which markup, which classes, what describes it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

CODE = "one-time-code"


@dataclass(frozen=True)
class FieldView:
    """One field ready to draw. `kind`: hidden, check (one box), choices (a fieldset of boxes or radios), input."""

    bound: BoundField
    kind: str
    control: SafeString | str
    label: str
    help: str
    optional: bool
    options: list[Any]
    described_by: str


def field_kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "input"


def _classes(bound: BoundField, kind: str) -> str:
    widget = bound.field.widget
    own = str(widget.attrs.get("class", "")).split()
    if kind == "input":
        own = ["input", *own]
        if isinstance(widget, forms.FileInput):
            own.append("input--file")
        if widget.attrs.get("autocomplete") == CODE:
            own.append("input--code")
    return " ".join(dict.fromkeys(own))


def _hints(bound: BoundField, kind: str, *, label: str) -> dict[str, Any]:
    """What makes typing easier: the keyboard of digits for codes, a height, no placeholder that repeats the label."""
    widget = bound.field.widget
    hints: dict[str, Any] = {}
    if kind != "input":
        return hints
    if isinstance(widget, forms.Textarea):
        hints["rows"] = widget.attrs.get("rows", 4)
    if widget.attrs.get("autocomplete") == CODE:
        hints |= {"inputmode": "numeric", "autofocus": True, "placeholder": False}
    elif (
        str(widget.attrs.get("placeholder", "")) in {label, str(bound.label)}
        or widget.attrs.get("autocomplete") == "email"
    ):
        hints["placeholder"] = False
    return hints


def view_field(bound: BoundField, *, label: str | None = None, help_text: str | None = None) -> FieldView:
    """Label and help may be given for one place, else they are the field's own."""
    kind = field_kind(bound)
    help_text = str(bound.help_text) if help_text is None else help_text
    described = [f"{bound.auto_id}_helptext"] if help_text else []
    if bound.errors:
        described.append(f"{bound.auto_id}_error")
    described_by = " ".join(described)
    attrs: dict[str, Any] = {"class": _classes(bound, kind)}
    if described and kind != "choices":
        attrs["aria-describedby"] = described_by
    attrs |= _hints(bound, kind, label=str(bound.label or "") if label is None else label)
    options = list(bound.subwidgets) if kind == "choices" else []
    return FieldView(
        bound=bound,
        kind=kind,
        control="" if kind == "choices" else bound.as_widget(attrs=attrs),
        label=str(bound.label or "") if label is None else label,
        help=help_text,
        optional=not (bound.field.required or bound.field.disabled) and kind in {"input", "choices"},
        options=options,
        described_by=described_by,
    )
