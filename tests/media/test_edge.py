"""The application under uvicorn: the same sockets, with the same bounds."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator

import pytest

from local.ports import free_ports
from tests import plugin
from webinars.rehearsal.line import Line, open_line

APPLICATION = """
import asyncio
async def application(scope, receive, send):
    await receive()
    transport = scope["extensions"]["daris.transport"]
    await send({"type": "websocket.accept"})
    given = 0
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        if message.get("text") == '"fill"':
            while transport["unsent"]() <= 512 * 1024 and given < 64 * 2**20:
                await send({"type": "websocket.send", "bytes": bytes(65536)})
                given += 65536
            await send({"type": "websocket.send", "text": '{"type": "full", "given": %d}' % given})
        elif message.get("text") == '"abort"':
            transport["abort"]()
        else:
            await send({"type": "websocket.send", "text": '{"type": "got", "bytes": %d}' % len(message["bytes"])})
"""


@pytest.fixture
async def address(tmp_path: object) -> AsyncIterator[str]:
    port = free_ports(1)[0]
    folder = str(tmp_path)
    with open(f"{folder}/filling.py", "w") as file:  # noqa: ASYNC230, PTH123 (a few lines, before anything runs)
        file.write(APPLICATION)
    paths = os.pathsep.join([folder, str(plugin.ROOT), str(plugin.ROOT / "platform")])
    command = [sys.executable, "-c", "import django; django.setup(); from media.edge import main; main()"]
    process = subprocess.Popen(  # noqa: ASYNC220 (it is not waited for)
        [*command, "-p", str(port), "filling:application"], env={**os.environ, "PYTHONPATH": paths}
    )
    for _ in range(300):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            break
        except OSError:
            await asyncio.sleep(0.1)
    yield f"http://127.0.0.1:{port}/"
    process.terminate()
    process.wait(30)


@pytest.mark.django_db(transaction=True)
async def test_the_application_sees_what_is_unsent_and_what_is_held_is_bounded(address: str) -> None:
    heard: list[dict[str, object]] = []
    line = await open_line(Line(on_text=heard.append), address)
    line.give(bytes(2 * 1024 * 1024 + 12))  # the largest chunk, with its header
    await until_heard(heard, "got")
    assert heard[-1]["bytes"] == 2 * 1024 * 1024 + 12
    line.stop_reading()
    line.say("fill")  # type: ignore[arg-type]  # a word is JSON too
    await asyncio.sleep(1.5)
    reader = await open_line(Line(), address)
    reader.say("abort")  # type: ignore[arg-type]
    assert await asyncio.wait_for(reader.closed, 10) == 1006
    line._transport.underlying_transport.resume_reading()  # type: ignore[union-attr]
    await until_heard(heard, "full")
    # What the kernel's buffers took, and half a megabyte: not all of the 64.
    assert int(str(heard[-1]["given"])) < 32 * 2**20
    line.leave()


async def until_heard(heard: list[dict[str, object]], kind: str) -> None:
    for _ in range(500):
        if heard and heard[-1]["type"] == kind:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"nothing of {kind}: {heard}")
