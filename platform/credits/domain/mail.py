"""Letters about appeals: to the participant and to those who decide, each in their own language."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from credits.domain.appeals import deciders_of
from credits.formats import write_credits
from credits.models import Appeal


def tell_of_made(appeal: Appeal) -> int:
    """Says to the participant that the appeal has come, and to those who decide that it waits. Returns how many letters."""
    _letter("received", appeal, to=appeal.person).send()
    deciders = [one for one in deciders_of(appeal.webinar) if one.pk != appeal.person_id]
    for one in deciders:
        _letter("waiting", appeal, to=one).send()
    return 1 + len(deciders)


def tell_of_decided(appeal: Appeal) -> int:
    """Says to the participant what was decided, and to the others who decide that it is done."""
    decision = appeal.verdict
    assert decision is not None
    _letter("decided", appeal, to=appeal.person).send()
    deciders = [one for one in deciders_of(appeal.webinar) if one.pk != appeal.person_id]
    for one in deciders:
        _letter("closed", appeal, to=one).send()
    return 1 + len(deciders)


def _letter(kind: str, appeal: Appeal, *, to: User) -> EmailMultiAlternatives:
    with translation.override(to.language):
        subjects = {
            "received": _("Your appeal has come: %(title)s"),
            "waiting": _("An appeal waits for a decision: %(title)s"),
            "decided": _("Your appeal is decided: %(title)s"),
            "closed": _("An appeal is decided: %(title)s"),
        }
        context = _context(appeal, to=to) | {"kind": kind}
        context["lead"] = "".join([render_to_string(f"credits/mail/{kind}.txt", context).strip()])
        # A title is the organiser's text: a line break in it must not become a header.
        subject = " ".join((subjects[kind] % {"title": appeal.webinar.title}).split())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("credits/mail/letter.txt", context).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[to.email],
            headers={"Content-Language": to.language, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("credits/mail/letter.html", context), "text/html")
    return message


def _context(appeal: Appeal, *, to: User) -> dict[str, Any]:
    decision = appeal.verdict
    return {
        "appeal": appeal,
        "webinar": appeal.webinar,
        "decision": decision,
        "person": appeal.person,
        "before": write_credits(decision.before if decision else appeal.credits),
        "after": write_credits(decision.credits) if decision else "",
        "asked": write_credits(appeal.asked) if appeal.asked is not None else "",
        "greeting": _("Hello, %(name)s!") % {"name": to.name} if to.name else _("Hello!"),
        "button": _("Open the appeal"),
        "button_url": settings.SITE_URL + reverse("credits:appeal", args=[appeal.code]),
    }
