"""What can go wrong with credit, named. A door shows `message` to the person; it says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class CreditError(Exception):
    message: str | Promise = _("This cannot be done now. Reload the page to see how things stand.")

    def __str__(self) -> str:
        return str(self.message)


class TermsLocked(CreditError):
    message = _("The webinar has started, so its terms stay as they are: people came for what was promised.")


class PolicyNotOffered(CreditError):
    message = _("This policy is not offered any more. Choose another one.")


class NominalCreditsMissing(CreditError):
    message = _("Say how many hours the programme gives: this policy grants them whole.")


class NotOnTheGrid(CreditError):
    """The number is not a multiple of the policy's step."""

    def __init__(self, increment: str) -> None:
        super().__init__(increment)
        self.message = _("Use a multiple of %(step)s: this policy counts in such steps.") % {"step": increment}


class NotSettledYet(CreditError):
    message = _("Hours are counted after the webinar has ended.")


class NothingToRevoke(CreditError):
    message = _("This person has no hours from this webinar.")


class ReasonMissing(CreditError):
    message = _("Say why: the reason is kept beside the decision and shown to the person.")
