from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credits.domain.terms import Signer, choose_terms, suggested_nominal
from credits.errors import NominalCreditsMissing, NotOnTheGrid, PolicyNotOffered
from credits.fields_form import REFUSALS, FieldsOfStudyForm
from credits.models import MAX_SIGNERS, CreditTerms, Policy, SignerPosition


class TermsForm(FieldsOfStudyForm):
    """Which policy a webinar follows, and what that policy wants to know. `save` binds it through the domain."""

    policy = forms.ModelChoiceField(
        label=_("How people earn hours"),
        queryset=Policy.objects.none(),
        to_field_name="slug",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    nominal_credits = forms.DecimalField(
        label=_("Hours of the programme"),
        required=False,
        min_value=Decimal("0.001"),
        max_value=Decimal(999),
        max_digits=7,
        decimal_places=3,
        help_text=_("Everyone who meets the conditions gets exactly this many."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )
    cap = forms.DecimalField(
        label=_("At most"),
        required=False,
        min_value=Decimal("0.001"),
        max_value=Decimal(999),
        max_digits=7,
        decimal_places=3,
        help_text=_("Leave it empty for no limit."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )

    words = forms.IntegerField(
        label=_("Words of the text to read"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("For self-study: the time to read it counts. Leave it empty without a text."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, terms: CreditTerms, **kwargs: Any) -> None:
        self.terms = terms
        kwargs["initial"] = self._initial() | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        offered = Policy.objects.offered_to(terms.webinar.organisation_id)
        chosen = Policy.objects.filter(pk=terms.policy_version.policy_id)
        self.fields["policy"].queryset = (offered | chosen).distinct()  # type: ignore[attr-defined]
        for number in range(1, MAX_SIGNERS + 1):
            self.fields[f"signer{number}_name"] = forms.CharField(
                label=_("Name of the signer"),
                required=False,
                max_length=80,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
            self.fields[f"signer{number}_position"] = forms.ChoiceField(
                label=_("Position"), required=False, choices=SignerPosition.choices
            )
        self.add_fields_of_study()

    def save(self) -> CreditTerms | None:
        """None when the domain refused; the reason is then an error of the field that it concerns."""
        data = self.cleaned_data
        try:
            return choose_terms(
                self.terms.webinar,
                policy=data["policy"],
                nominal_credits=data["nominal_credits"],
                cap=data["cap"],
                words=data["words"] or 0,
                signers=self._signers(),
                fields=self.shares,
            )
        except (NominalCreditsMissing, NotOnTheGrid) as error:
            self.add_error("nominal_credits", str(error))
        except PolicyNotOffered as error:
            self.add_error("policy", str(error))
        except REFUSALS as error:
            self.refuse_fields(error)
        return None

    @property
    def signer_rows(self) -> list[tuple[Any, Any]]:
        return [
            (self[f"signer{number}_name"], self[f"signer{number}_position"]) for number in range(1, MAX_SIGNERS + 1)
        ]

    def _signers(self) -> list[Signer]:
        return [
            Signer(
                position=self.cleaned_data[f"signer{number}_position"] or SignerPosition.DIRECTOR,
                name=self.cleaned_data[f"signer{number}_name"].strip(),
            )
            for number in range(1, MAX_SIGNERS + 1)
        ]

    def _initial(self) -> dict[str, Any]:
        terms = self.terms
        params = terms.policy_version.params
        nominal = terms.nominal_credits or suggested_nominal(params, length_min=terms.webinar.length_min)
        initial: dict[str, Any] = {
            "policy": terms.policy_version.policy.slug,
            "nominal_credits": nominal.normalize() if terms.nominal_credits else None,
            "cap": terms.cap.normalize() if terms.cap else None,
            "words": terms.words or None,
        }
        for number, signer in enumerate(terms.signers, start=1):
            initial |= {f"signer{number}_name": signer["name"], f"signer{number}_position": signer["position"]}
        return initial
