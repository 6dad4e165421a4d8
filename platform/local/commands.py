"""The two programs that Daris is. The same on one's own machine, in the tests and in docker-compose.yml."""

APPLICATION = "config.asgi:application"
# Five seconds, daphne's default, is too little for a socket to open when a whole audience comes at once.
WEB = ["-m", "media.daphne", "-v", "0", "--websocket_connect_timeout", "20"]
# Two at once: a long conversion must not hold up the letters.
WORKER = ["manage.py", "procrastinate", "worker", "--concurrency", "2"]


def web_command(*, host: str, port: int) -> list[str]:
    """The arguments of Python for the web server."""
    return [*WEB, "-b", host, "-p", str(port), APPLICATION]
