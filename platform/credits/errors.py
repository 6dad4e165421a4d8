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


class TooManyFields(CreditError):
    message = _("Name up to four fields of study.")


class FieldTwice(CreditError):
    message = _("Each field of study stands once. Put its shares together, or choose another field.")


class FieldNotOffered(CreditError):
    message = _("This field of study is not offered any more. Choose another one.")


class SharesNotWhole(CreditError):
    """The shares of the fields of study do not make 100."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self.message = _("The shares must make 100 %% together. Now they make %(total)s %%.") % {"total": total}


class NotSettledYet(CreditError):
    message = _("Hours are counted after the webinar has ended.")


class NothingToRevoke(CreditError):
    message = _("This person has no hours from this webinar.")


class VersionUnchanged(CreditError):
    message = _("Nothing is different from the latest version, so no new version was made.")


class VersionMoved(CreditError):
    message = _("A colleague made a new version meanwhile. Compare with it, and save again if yours should follow it.")


class ReasonMissing(CreditError):
    message = _("Say why: the reason is kept beside the decision and shown to the person.")


class ReasonTooLong(CreditError):
    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.message = _("The reason is longer than %(most)s characters. Make it shorter.") % {"most": most}


class NoLongerValid(CreditError):
    message = _("This certificate was replaced or revoked meanwhile. Look at how things stand now, and decide again.")


class FileTooLarge(CreditError):
    def __init__(self, megabytes: int) -> None:
        super().__init__(megabytes)
        self.message = _("The file is larger than %(megabytes)s MB. Make it smaller, or send a photo of the page.") % {
            "megabytes": megabytes
        }


class FileRefused(CreditError):
    message = _("This is neither a PDF nor a picture (PNG, JPEG). Save it as one of them and try again.")


class AppealIsOpen(CreditError):
    message = _("Your appeal about this lecture is being looked at. You can make another one when it is decided.")


class NothingToContest(CreditError):
    message = _("No hours were counted for you in this lecture yet, so there is no figure to contest.")


class AlreadyDecided(CreditError):
    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.message = _("%(name)s has decided this appeal already. Their decision stands.") % {"name": by}


class FigureMoved(CreditError):
    message = _("The hours changed while you were deciding. Look at the new figure and decide again.")


class OwnHours(CreditError):
    message = _("Nobody changes their own hours. Ask a colleague.")


class OwnAppeal(CreditError):
    message = _("Somebody else decides about your own hours. Ask a colleague.")


class TooManyHours(CreditError):
    def __init__(self, most: str) -> None:
        super().__init__(most)
        self.message = _("At most %(most)s can stand here.") % {"most": most}
