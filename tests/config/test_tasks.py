"""Upkeep of the queue."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from procrastinate import JobContext
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from config.tasks import retry_stalled


class Manager:
    """Two jobs have lost their worker; what the first does is queued again already."""

    def __init__(self) -> None:
        self.again: list[int] = []
        self.finished: list[tuple[int, Status]] = []

    async def get_stalled_jobs(self, *, seconds_since_heartbeat: float) -> list[Any]:
        return [SimpleNamespace(id=1, task_name="first"), SimpleNamespace(id=2, task_name="second")]

    async def retry_job(self, job: Any) -> None:
        if job.id == 1:
            raise UniqueViolation(constraint_name="procrastinate_jobs_queueing_lock_idx_v1", queueing_lock="first")
        self.again.append(job.id)

    async def finish_job(self, job: Any, *, status: Status, delete_job: bool) -> None:
        self.finished.append((job.id, status))


@pytest.mark.asyncio
async def test_a_stalled_job_whose_work_waits_already_does_not_hold_up_the_others() -> None:
    manager = Manager()
    await retry_stalled(cast(JobContext, SimpleNamespace(app=SimpleNamespace(job_manager=manager))), timestamp=0)
    assert manager.again == [2]
    assert manager.finished == [(1, Status.FAILED)]
