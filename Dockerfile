# One image for the web server, the worker and the one-shot that prepares the database.
FROM python:3.13-slim-trixie AS packages
COPY requirements-server.lock /tmp/
RUN python -m venv /packages \
    && /packages/bin/pip install --no-cache-dir --no-deps --only-binary=:all: --require-hashes --requirement /tmp/requirements-server.lock

FROM python:3.13-slim-trixie
# util-linux has setpriv, which ties ffmpeg to the worker that started it.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ffmpeg util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --home-dir /app --no-create-home --shell /usr/sbin/nologin daris \
    && install --directory --owner daris --group daris /data /data/journal /data/static
COPY --from=packages /packages /packages
WORKDIR /app
COPY . .
# platform/ is a folder on the path, never a package: it would shadow Python's own module.
ENV PATH=/packages/bin:$PATH \
    PYTHONPATH=/app:/app/platform \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    DARIS_VAR=/data \
    STATIC_ROOT=/data/static \
    MEDIA_JOURNAL_DIR=/data/journal
RUN python -m local.translations && python -m compileall -q /app
USER daris
EXPOSE 8000
CMD ["python", "-m", "media.daphne", "-v", "0", "--websocket_connect_timeout", "20", "--proxy-headers", "-b", "0.0.0.0", "-p", "8000", "config.asgi:application"]
