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
    # accounts
    ORGANISATION_EDIT = "accounts.edit_organisation"  # what certificates say of it: address, number in a registry
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
    MATERIALS_VIEW = "materials.view"  # files and links of a webinar, when their time has come
    FEEDBACK_GIVE = "feedback.give"  # the form at the end: people with a place, not its lecturers
    FEEDBACK_VIEW = "feedback.view"  # what came of it
    QUESTIONS_VIEW = "questions.view"  # those that are shown, with their answers
    QUESTIONS_TRACE = "questions.view_trace"  # who asked without a name, and what was done to it
    RECOMMENDATIONS_VIEW = "recommendations.view"  # to the nodes of a webinar's standard, those that are shown
    RECOMMENDATIONS_WRITE = "recommendations.write"  # and support those of others: people with a place
    RECOMMENDATIONS_SUMMARY = "recommendations.view_summary"  # by node and region
    RECOMMENDATIONS_TRACE = "recommendations.view_trace"  # who wrote without a name, and what was done to it
    # attendance
    ATTENDANCE_VIEW_REPORT = "attendance.view_report"
    ATTENDANCE_VIEW_OWN = "attendance.view_own"
    ATTENDANCE_ATTEST = "attendance.attest"  # say who sits beside oneself at one computer
    ATTENDANCE_CORRECT = (
        "attendance.correct"  # somebody was there, or was not, against what was recorded; with a reason
    )
    ATTENDANCE_IMPORT = "attendance.import"  # reports of Zoom and Teams
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
    HOURS_VIEW = "credits.view_hours"  # everyone's hours of a webinar, each with its computation
    HOURS_CORRECT = "credits.correct_hours"  # another figure for one person, with a reason
    APPEAL_VIEW = "credits.view_appeal"
    APPEAL_DECIDE = "credits.decide_appeal"
    APPEALS_LIST = "credits.list_appeals"  # of the webinars that one decides about, or audits
    ATTACHMENT_VIEW = "credits.view_attachment"
    POLICIES_LIST = "credits.list_policies"
    POLICY_VIEW = "credits.view_policy"
    POLICY_EDIT = "credits.edit_policy"  # new versions, names, whether it is offered
    POLICY_CREATE = "credits.create_policy"  # one of the institute's own, from another
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
