"""The names of all rights, in one place. Who has them is said by predicates in each app's rules.py.

Views, sockets, templates and the admin ask the same question: `user.has_perm(Right.WEBINAR_EDIT, webinar)`.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from accounts.models import User


class Right(StrEnum):
    # webinars
    WEBINAR_CREATE = "webinars.create"
    WEBINAR_VIEW = "webinars.view"  # its page: published ones for everyone, drafts for its team
    WEBINAR_EDIT = "webinars.edit"  # text, time, terms, quiz, cancelling
    WEBINAR_HOST = "webinars.host"  # studio: go live, pause, end, steer the lecture
    WEBINAR_MODERATE = "webinars.moderate"  # keep order in the room: chat, questions; hosts may too
    WEBINAR_JOIN = "webinars.join"  # the live room
    CHAT_TRACE = "webinars.view_chat_trace"  # the chat with what was removed, and who did it
    REGISTRATIONS_MANAGE = "webinars.manage_registrations"
    # what the audience says
    CAPTIONS_WRITE = "captions.write"  # type captions of a webinar: its team, and captioners that it named
    POLLS_VIEW = "polls.view"  # results, and who answered what unless a poll is anonymous
    QUESTIONS_VIEW = "questions.view"  # those that are shown, with their answers
    QUESTIONS_TRACE = "questions.view_trace"  # who asked without a name, and what was done to it
    # attendance
    ATTENDANCE_VIEW_REPORT = "attendance.view_report"
    ATTENDANCE_VIEW_OWN = "attendance.view_own"
    # recordings
    RECORDING_WATCH = "recordings.watch"
    RECORDING_MANAGE = "recordings.manage"
    # quizzes
    QUIZ_EDIT = "quizzes.edit"
    QUIZ_TAKE = "quizzes.take"
    ATTEMPT_VIEW = "quizzes.view_attempt"
    # credits
    TERMS_EDIT = "credits.edit_terms"
    LEDGER_VIEW = "credits.view_ledger"
    CERTIFICATE_VIEW = "credits.view_certificate"
    CERTIFICATE_REVOKE = "credits.revoke_certificate"


def require(user: User | AnonymousUser, right: Right, obj: Model | None = None) -> None:
    """Raises PermissionDenied when `user` lacks `right` on `obj`."""
    if not user.has_perm(right, obj):
        raise PermissionDenied(right)


def right_required(right: Right) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """For views whose right has no object: an anonymous visitor signs in first, others are refused."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @login_required
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(request.user, right)
            return view(request, *args, **kwargs)

        return inner

    return decorate
