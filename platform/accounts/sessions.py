"""Sessions in the database, as Django keeps them: who signs out is out at once. Every page and every socket asks for one."""

from datetime import UTC, datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from ui.prepared import Prepared

_of_key = Prepared(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    "key",
    datetime(2000, 1, 1, tzinfo=UTC),
)


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        found = _of_key.first(key, timezone.now()) if key and "\0" not in key else None
        if found is None:
            self._session_key = None
        return found
