"""Python's garbage collector, as a server that stays up wants it."""

import gc


def spare_what_is_loaded() -> None:
    """Call it when everything is loaded.

    That stays until the process ends, so the collector looks at it no more: going through all of it took a tenth of a second,
    in which no room and no media moved. And it looks less often: a page makes thousands of objects that go by themselves.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
