"""Background work of questions. A job is a row of the same database: it is queued exactly when its answer is committed."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from webinars.questions.models import Question

RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)


@app.task(name="questions.mail_answer", queue="mail", retry=RETRY)
def mail_answer(*, question_id: int) -> None:
    """To who asked it and who asked one that was merged into it; to each once. Idempotent."""
    from webinars.questions.domain.mail import answer_letter

    question = Question.objects.select_related("webinar__organisation", "answered_by").get(pk=question_id)
    if not question.answer:
        return
    asked = Question.objects.filter(Q(pk=question.pk) | Q(merged_into=question), answer_mailed_at=None)
    told: set[int] = set()
    for each in asked.select_related("person").order_by("pk"):
        with transaction.atomic():
            if not asked.filter(pk=each.pk).update(answer_mailed_at=timezone.now()):
                continue
            if each.person_id not in told and each.person.is_active and each.person_id != question.answered_by_id:
                answer_letter(question, asked=each).send()
            told.add(each.person_id)
