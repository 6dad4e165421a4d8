"""`python -m tests.screenshots [NAME ...]`: pictures of every page in docs/screenshots, over the demo data and a lecture on air.

Each page is taken wide, light and in English, and as a phone shows it, dark and in Kazakh. NAME keeps to pages whose name
contains it, or one of several; 2/4 is the second quarter of all. A page that cannot be taken is named at the end, the others
are there.
`--axe` takes no pictures: each page is held against axe-core's rules of accessibility, and what is broken is named.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests import plugin
from tests.bench.__main__ import prepare

RECORDING_WITHIN_S = 900


def main(asked: list[str], *, axe: bool) -> int:
    with plugin.running_stack(), demo() as url:
        # Django is ready only now.
        from tests.screenshots.camera import Camera, browsers
        from tests.screenshots.inspector import Inspector
        from tests.screenshots.on_air import take_on_air
        from tests.screenshots.shots import ON_AIR, SHOTS, VIEWS, Shot
        from tests.screenshots.world import make_world, recording_is_made

        failed: list[str] = []
        wanted = [SHOTS[index] for index in chosen([shot.name for shot in SHOTS], asked=asked)]
        # The replay last: the worker needs a while to make the demo's recording.
        still: list[Shot] = sorted(
            (shot for shot in wanted if shot not in ON_AIR), key=lambda shot: shot.name == "replay"
        )
        with browsers() as (everybodys, lecturers):
            camera = (Inspector if axe else Camera)(url, make_world(), everybodys, lecturers)
            for shot in still:
                if shot.name == "replay":
                    wait_for(recording_is_made, timeout_s=RECORDING_WITHIN_S)
                for view in VIEWS:
                    with noted(f"{shot.name}-{view.label}", failed):
                        camera.take(shot, view)
            if on_air := [shot for shot in wanted if shot in ON_AIR]:
                with noted("on air", failed):
                    take_on_air(on_air, camera)
            if isinstance(camera, Inspector):
                failed += camera.found
    for each in failed:
        print(each, file=sys.stderr)
    return 1 if failed else 0


def chosen(names: list[str], *, asked: list[str]) -> list[int]:
    """Which of `names` are meant by what the person said; all by nothing."""
    if len(asked) == 1 and (part := re.fullmatch(r"(\d+)/(\d+)", asked[0])):
        number, of = int(part[1]), int(part[2])
        return list(range(len(names)))[number - 1 :: of]
    return [index for index, name in enumerate(names) if not asked or any(each in name for each in asked)]


@contextmanager
def demo() -> Iterator[str]:
    """The product running over the demo data; the worker begins to make the recordings of it."""
    prepare()
    from django.core.management import call_command

    from tests.live import LiveStack

    call_command("load_demo", verbosity=0)
    live = LiveStack()
    try:
        live.start()
        yield live.url
    except Exception:
        print(live.said(), file=sys.stderr)
        raise
    finally:
        live.stop()


@contextmanager
def noted(name: str, failed: list[str]) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # one page less must not cost the others
        failed.append(f"{name}: {error}".splitlines()[0])
    else:
        print(name, flush=True)


def wait_for(condition: Callable[[], bool], *, timeout_s: float) -> None:
    until = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"not within {timeout_s} s: {condition.__name__}")
        time.sleep(0.5)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="tests.screenshots")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--axe", action="store_true")
    asked = parser.parse_args()
    sys.exit(main(asked.names, axe=asked.axe))
