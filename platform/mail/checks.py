"""A server without a way to send mail can't sign anybody in: say so at the start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from mail.transport import BadAddress, smtp_options


@register()
def mail_can_leave(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.SMTP_URL:
        if settings.DARIS_LOCAL:
            return []
        return [
            Error(
                "Mail has nowhere to go.",
                hint="Set SMTP_URL, for example smtp://user:password@host:587.",
                id="mail.E001",
            )
        ]
    try:
        smtp_options(settings.SMTP_URL)
    except BadAddress as error:
        return [Error(str(error), id="mail.E002")]
    return []
