"""Settings for what goes through Valkey besides live media: messages to rooms, and the cache."""


def channel_layer(url: str) -> dict[str, object]:
    """The pub/sub layer: the core Redis layer loses messages above about 100 consumers a process."""
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    # Nobody waits for a Valkey that is away, and the line is made anew when it is back: with the client's own patient retries
    # neither is so.
    line = {"socket_connect_timeout": 1.0, "socket_timeout": 2.0, "retry": Retry(NoBackoff(), 1)}
    return {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": url, **line}]},
    }


def cache(url: str) -> dict[str, object]:
    return {
        "BACKEND": "config.cache.ForgetfulCache",
        "LOCATION": url,
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1.0},
    }
