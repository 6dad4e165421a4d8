"""Memory, as a server that stays up wants it: Python's garbage collector, and the C library below."""

import ctypes
import gc
import platform

# glibc, malloc.h
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE_BYTES = 128 * 1024


def spare_what_is_loaded() -> None:
    """Call it when everything is loaded.

    That stays until the process ends, so the collector looks at it no more: going through all of it took a tenth of a second,
    in which no room and no media moved. And it looks less often: a page makes thousands of objects that go by themselves.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def give_back_what_is_free() -> bool:
    """Large pieces of memory go back to the system when they are free; says whether this C library can do it (glibc).

    glibc holds to that until the first large piece is freed, and then takes it that large ones will come all the time: from
    then on up to 32 MiB come out of the common heap, which small pieces that stay keep from ever getting smaller. Two hundred
    people who come at once need tens of megabytes for a moment, and the process kept them (docs/benchmarks.md).
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    mallopt = ctypes.CDLL(None).mallopt
    return bool(mallopt(M_MMAP_THRESHOLD, LARGE_BYTES) and mallopt(M_TRIM_THRESHOLD, LARGE_BYTES))
