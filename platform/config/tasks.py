"""Upkeep of the queue itself."""

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

log = logging.getLogger("daris.jobs")


@app.periodic(cron="*/2 * * * *")
@app.task(name="jobs.retry_stalled", queueing_lock="jobs.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Give back the jobs of workers that died, for any worker to take."""
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=60):
        try:
            await context.app.job_manager.retry_job(job)
        except UniqueViolation:
            # The same work waits already (queueing_lock): this job must not stand in the way of the next ones.
            log.warning("Job %s (%s) lost its worker; another one does its work.", job.id, job.task_name)
            await context.app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            log.warning("Job %s (%s) lost its worker; it is queued again.", job.id, job.task_name)


@app.periodic(cron="20 3 * * *")
@app.task(name="jobs.forget_finished", queueing_lock="jobs.forget_finished", pass_context=True)
async def forget_finished(context: JobContext, timestamp: int) -> None:
    """Keep a month of finished jobs, for those who look into what went wrong."""
    await context.app.job_manager.delete_old_jobs(nb_hours=30 * 24, include_failed=True, include_cancelled=True)
