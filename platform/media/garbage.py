"""What closed connections leave behind.

A connection's objects refer to each other, so only Python's garbage collector frees them, and it looks at what has lived as long
as a viewer stays so seldom that an evening's viewers would be held until the night. Once a minute is often enough to keep memory
flat. What was loaded at the start is not looked at (config/memory.py): it takes 20 ms with 200 viewers, a tenth of a second
with 1,000 (docs/benchmarks.md).
"""

import gc

EVERY_S = 60.0


def fetch_garbage() -> None:
    gc.collect()
