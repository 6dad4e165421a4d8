"""Taking the quiz: one question a screen, every answer saved as it is given.

The page is a form that works by itself: each button saves what is marked and leads on. The script (static/quizzes/paper.js)
saves at once, changes screens without a request and tries again when the line is lost; it posts the same fields to `save`.
"""

import re
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from quizzes.domain.attempts import save_answer, submit_attempt
from quizzes.errors import AnswerChangedElsewhere, AttemptSubmitted, NoSuchQuestion, QuizError
from quizzes.models import Answer, Attempt
from quizzes.screens import position_to_continue, screens_of, unanswered
from quizzes.views.access import own_attempt
from ui.codes import new_code

WRITER = re.compile(r"^[0-9a-z]{1,40}$")


@login_required
@require_GET
@never_cache
def attempt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Leads to the question where the person left off."""
    mine = own_attempt(request, code, number)
    if mine.is_submitted:
        return redirect("quizzes:result", code=code, number=number)
    return redirect("quizzes:question", code=code, number=number, position=position_to_continue(mine))


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def question(request: HttpRequest, code: str, number: int, position: int) -> HttpResponse:
    """One question. A post saves the answer and goes where the pressed button says."""
    mine = own_attempt(request, code, number)
    if mine.is_submitted:
        return redirect("quizzes:result", code=code, number=number)
    if not 1 <= position <= len(mine.paper.questions):
        messages.error(request, str(NoSuchQuestion.message))
        return redirect("quizzes:attempt", code=code, number=number)
    if request.method != "POST":
        return _screen(request, mine, position=position)
    try:
        _save(request, mine, position=position)
    except AttemptSubmitted as error:
        messages.info(request, str(error))
        return redirect("quizzes:result", code=code, number=number)
    except QuizError as error:
        return _screen(request, mine, position=position, error=error)
    return redirect(_next_address(request.POST.get("go", ""), mine, position=position))


@require_POST
@never_cache
def save(request: HttpRequest, code: str, number: int, position: int) -> JsonResponse:
    """Saves one answer for the script. 401 signed out, 409 changed in another window, 410 handed in, 422 not an answer."""
    if not request.user.is_authenticated:
        return JsonResponse(
            {
                "message": _(
                    "You are signed out. Sign in in another window, then reload this page; your answers are kept here."
                )
            },
            status=401,
        )
    mine = own_attempt(request, code, number)
    try:
        answer = _save(request, mine, position=position)
    except AnswerChangedElsewhere as error:
        return JsonResponse({"message": str(error), **_as_json(error.answer)}, status=409)
    except AttemptSubmitted as error:
        return JsonResponse(
            {"message": str(error), "location": reverse("quizzes:result", args=[code, number])}, status=410
        )
    except QuizError as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse(_as_json(answer))


@login_required
@require_GET
@never_cache
def review(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """All questions with what is answered and what is left, before handing in."""
    mine = own_attempt(request, code, number)
    if mine.is_submitted:
        return redirect("quizzes:result", code=code, number=number)
    screens = screens_of(mine)
    context = {
        "webinar": mine.quiz.webinar,
        "quiz": mine.quiz,
        "attempt": mine,
        "screens": screens,
        "unanswered": unanswered(screens),
        "flagged": sum(screen.flagged for screen in screens),
    }
    return render(request, "quizzes/review.html", context)


@login_required
@require_POST
def submit(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Hands the attempt in. Pressed twice, the second time only shows the result."""
    submit_attempt(own_attempt(request, code, number))
    return redirect("quizzes:result", code=code, number=number)


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form or the script says about one answer; whatever cannot be read is no answer of the question."""

    chosen: frozenset[int]
    flagged: bool
    writer: str
    revision: int | None


def _posted(request: HttpRequest) -> Posted:
    writer, revision = request.POST.get("writer", ""), request.POST.get("revision", "")
    return Posted(
        # -1 is the id of no answer, so the verb refuses it as one that this question does not have.
        chosen=frozenset(int(value) if _is_number(value) else -1 for value in request.POST.getlist("choice")),
        flagged="flagged" in request.POST,
        writer=writer if WRITER.match(writer) else "",
        revision=int(revision) if _is_number(revision) else None,
    )


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 18


def _save(request: HttpRequest, mine: Attempt, *, position: int) -> Answer:
    posted = _posted(request)
    return save_answer(
        mine,
        position=position,
        chosen=posted.chosen,
        flagged=posted.flagged,
        writer=posted.writer,
        revision=posted.revision,
    )


def _screen(request: HttpRequest, mine: Attempt, *, position: int, error: QuizError | None = None) -> HttpResponse:
    context = {
        "webinar": mine.quiz.webinar,
        "quiz": mine.quiz,
        "attempt": mine,
        "screens": screens_of(mine),
        "position": position,
        "writer": new_code(12),
        "error": error,
    }
    status = 200 if error is None else 409 if isinstance(error, AnswerChangedElsewhere) else 422
    return render(request, "quizzes/attempt.html", context, status=status)


def _next_address(go: str, mine: Attempt, *, position: int) -> str:
    """`go`: next, previous, review, or the number of a question; anything else stays."""
    webinar_code, count = mine.quiz.webinar.code, len(mine.paper.questions)
    if go == "review" or (go == "next" and position == count):
        return reverse("quizzes:review", args=[webinar_code, mine.number])
    wished = {"next": position + 1, "previous": position - 1}.get(go, int(go) if _is_number(go) else position)
    return reverse("quizzes:question", args=[webinar_code, mine.number, min(max(wished, 1), count)])


def _as_json(answer: Answer) -> dict[str, object]:
    return {
        "chosen": answer.chosen,
        "flagged": answer.flagged,
        "revision": answer.revision,
        "saved_at": answer.saved_at.isoformat(),
    }
