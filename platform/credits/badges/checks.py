"""`manage.py check`: is there a key to sign badges with?"""

from typing import Any

from django.conf import settings
from django.core import checks

from credits.badges import keys


@checks.register()
def check_keys(**_: Any) -> list[checks.CheckMessage]:
    if not settings.BADGE_SIGNING_KEY:
        hint = 'Make one: python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
        return [
            checks.Warning("BADGE_SIGNING_KEY is not set: no Open Badges are offered.", hint=hint, id="credits.W001")
        ]
    try:
        keys.public_keys()
    except keys.BadKey as error:
        return [checks.Error(str(error), hint="docs/open-badges.md says how keys are made.", id="credits.E001")]
    return []
