"""Where the rooms' sockets ask the database."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from channels.db import database_sync_to_async

_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="room")
"""Few, so that the event loop gets its turn when an audience comes at once; but not one, Channels' default, where whoever waits
for the disk holds up everybody."""

in_thread = partial(database_sync_to_async, thread_sensitive=False, executor=_threads)
"""`await in_thread(function)(...)`, or as a decorator: runs it in one of the rooms' threads."""
