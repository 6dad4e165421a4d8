"""SeaweedFS that comes as a Python package: S3 on the loopback address, in one process."""

import json
import os
import secrets
import shutil
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from local.errors import CannotStart, LocalError
from local.ports import free_ports, is_free
from local.processes import Child, start_child

ADDRESS = "127.0.0.1"
GRPC_OFFSET = 10000
SERVERS = ["master", "volume", "filer", "s3", "admin"]


class ObjectStore:
    """One SeaweedFS over the data in `folder`; ports and keys are chosen once and kept in it."""

    def __init__(self, folder: Path, *, log: Path) -> None:
        self.folder = folder
        self.log = log
        self.child: Child | None = None
        self.access_key = ""
        self.secret_key = ""
        self.ports: dict[str, int] = {}

    @property
    def endpoint_url(self) -> str:
        return f"http://{ADDRESS}:{self.ports['s3']}"

    def environment(self, bucket: str = "daris") -> dict[str, str]:
        return {
            "S3_ENDPOINT_URL": self.endpoint_url,
            "S3_ACCESS_KEY_ID": self.access_key,
            "S3_SECRET_ACCESS_KEY": self.secret_key,
            "S3_BUCKET": bucket,
            "S3_REGION": "us-east-1",
        }

    def prepare(self) -> None:
        """Choose keys and ports, so that the address is known before the start."""
        (self.folder / "data").mkdir(parents=True, exist_ok=True)
        self._read_or_choose_keys()
        self._read_or_choose_ports()

    def launch(self) -> None:
        """Begin to start; `wait` tells when it takes requests."""
        program = Path(sys.executable).with_name("weed")
        weed = str(program) if program.exists() else shutil.which("weed")
        if not weed:
            raise LocalError(
                "SeaweedFS was not found. Run `make run` again to install it, "
                "or set S3_ENDPOINT_URL, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to an object storage that runs."
            )
        data = self.folder / "data"
        if not self.ports:
            self.prepare()
        # It would read what an earlier start wrote here, and mix it with the options below.
        (data / "mini.options").unlink(missing_ok=True)
        options = {
            "dir": data,
            "ip": ADDRESS,
            "ip.bind": ADDRESS,
            "master.telemetry": "false",
            "master.volumeSizeLimitMB": 256,
            "webdav": "false",
            "admin.ui": "false",
            "s3.config": self.folder / "s3.json",
            "s3.port.iceberg": 0,
            "s3.port.lance": 0,
            "s3.allowDeleteBucketNotEmpty": "false",
            "s3.autoCreateBucket": "false",
            **{f"{server}.port": port for server, port in self.ports.items()},
        }
        command = [weed, "-logtostderr=true", "mini", *(f"-{name}={value}" for name, value in options.items())]
        # Without a limit its memory grows to that of the machine before it is collected.
        env = os.environ | {"GOMEMLIMIT": "256MiB"}
        self.child = start_child(command, name="seaweedfs", env=env, log=self.log, cwd=self.folder)

    def wait(self, *, timeout_s: float = 60.0) -> None:
        until = time.monotonic() + timeout_s
        while self.child and self.child.is_running and time.monotonic() < until:
            if answers(self.endpoint_url):
                return
            time.sleep(0.05)
        self.stop()
        raise CannotStart("SeaweedFS", log=self.log, advice=f"Mend {self.folder}, or move it away to begin anew.")

    def ask_to_stop(self) -> None:
        if self.child:
            self.child.ask_to_stop()

    def stop(self, *, timeout_s: float = 10.0) -> None:
        if self.child:
            self.child.stop(timeout_s=timeout_s)
            self.child = None
        for port in self.ports.values():  # it leaves its sockets behind
            for name in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                name.unlink(missing_ok=True)
            for name in Path("/tmp").glob(f"seaweedfs-*-{port + GRPC_OFFSET}.sock"):
                name.unlink(missing_ok=True)

    def _read_or_choose_keys(self) -> None:
        config = self.folder / "s3.json"
        with suppress(OSError, ValueError, KeyError, IndexError, TypeError):
            credentials = json.loads(config.read_text())["identities"][0]["credentials"][0]
            self.access_key, self.secret_key = credentials["accessKey"], credentials["secretKey"]
            return
        self.access_key, self.secret_key = secrets.token_hex(10), secrets.token_hex(20)
        credentials = {"accessKey": self.access_key, "secretKey": self.secret_key}
        actions = ["Admin", "Read", "Write", "List", "Tagging"]
        identity = {"name": "daris", "credentials": [credentials], "actions": actions}
        config.touch(mode=0o600)
        config.write_text(json.dumps({"identities": [identity]}))

    def _read_or_choose_ports(self) -> None:
        """The same ports at every start if they are free: SeaweedFS keeps the master's state under its port."""
        kept = self.folder / "ports.json"
        with suppress(OSError, ValueError, TypeError):
            ports = json.loads(kept.read_text())
            usable = all(is_free(port) and is_free(port + GRPC_OFFSET) for port in ports.values())
            if set(ports) == set(SERVERS) and usable:
                self.ports = ports
                return
        chosen = free_ports(len(SERVERS), also_above=GRPC_OFFSET)
        self.ports = dict(zip(SERVERS, chosen, strict=True))
        kept.write_text(json.dumps(self.ports))


def answers(url: str) -> bool:
    """Whether an S3 server answers there; without a signature a refusal is the right answer."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
