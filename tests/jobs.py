"""Background jobs in tests: the rows are real, the worker is the test."""

import time
from collections.abc import Callable
from typing import Any

from asgiref.sync import async_to_sync
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

RunJobs = Callable[..., list[str]]


def run_queued_jobs(*, name: str = "", at: Any = None) -> list[str]:
    """Run what is queued and due `at` this time (now), oldest first, also what these jobs queue in turn.

    `name` keeps to tasks whose name contains it. A task's exception reaches the test, and its job stays queued.
    """
    done: list[str] = []
    due = Q(scheduled_at=None) | Q(scheduled_at__lte=at or timezone.now())
    while job := ProcrastinateJob.objects.filter(due, status="todo", task_name__contains=name).order_by("id").first():
        task = app.tasks[job.task_name]
        context = [context_of(job)] if task.pass_context else []
        result = task.func(*context, **job.args)
        if hasattr(result, "__await__"):
            async_to_sync(_wait_for)(result)
        mark_done(job.pk)
        done.append(job.task_name)
    return done


def context_of(job: ProcrastinateJob) -> JobContext:
    return JobContext(app=app, job=job.procrastinate_job, start_timestamp=time.time(), abort_reason=lambda: None)


async def _wait_for(result: Any) -> None:
    await result


def mark_done(job_id: int) -> None:
    """The model refuses to be saved; procrastinate writes by SQL, and so do we."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job_id])
