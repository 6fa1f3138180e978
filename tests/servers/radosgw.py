"""A real Ceph RADOS Gateway from Debian's packages: one monitor, one disk in memory, one gateway, no user but ours."""

import json
import os
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest

from tests.servers.loopback import (
    START_SECONDS,
    Child,
    Command,
    free_port,
    program,
    running,
    server_folder,
    wait_for_answer,
)
from tests.servers.s3 import S3Server

CONFIG = """
[global]
fsid={cluster}
mon host=v1:127.0.0.1:{monitor_port}
auth cluster required=none
auth service required=none
auth client required=none
ms bind ipv4=true
public addr=127.0.0.1
cluster addr=127.0.0.1
osd pool default size=1
osd pool default min size=1
osd pool default pg num=1
osd pool default pgp num=1
osd pool default pg autoscale mode=off
mon allow pool size one=true
paxos propose interval=0.02
paxos min wait=0.01
mon max pg per osd=2000
osd crush chooseleaf type=0
osd crush update on start=false
osd class update on start=false
osd objectstore=memstore
memstore device bytes=1073741824
run dir={folder}
log file={folder}/$name.log
admin socket={folder}/$name.asok
keyring=/dev/null
mon data={folder}/mon
osd data={folder}/osd
rgw frontends=beast endpoint=127.0.0.1:{port} tcp_nodelay=1
rgw enable usage log=false
rgw dns name=localhost
rgw thread pool size=64
"""
PROGRAMS = {
    "ceph-mon": "ceph-mon",
    "monmaptool": "ceph-common",
    "ceph": "ceph-common",
    "ceph-osd": "ceph-osd",
    "radosgw": "radosgw",
    "radosgw-admin": "radosgw",
}


class Cluster:
    """The daemons of one cluster in *folder*; each step returns when it has been done."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._found = {name: program(name, package) for name, package in PROGRAMS.items()}
        self._folder, self._stack = folder, stack
        self._id, self._monitor_port, self.port = str(uuid.uuid4()), free_port(), free_port()
        self._config = folder / "ceph.conf"
        words = {"cluster": self._id, "monitor_port": self._monitor_port, "port": self.port, "folder": folder}
        self._config.write_text(CONFIG.format(**words), encoding="utf-8")
        # A client that fetches its settings from the monitor does not know the cluster's id for a moment.
        self._variables = {**os.environ, "CEPH_CONF": str(self._config), "CEPH_ARGS": "--no-mon-config"}
        for name in ("mon", "osd"):
            (folder / name).mkdir()

    def start_monitor(self) -> None:
        place, names = self._folder / "monmap", ("--create", "--fsid", self._id)
        self._call("monmaptool", *names, "--addv", "a", f"v1:127.0.0.1:{self._monitor_port}", place)
        self._call("ceph-mon", "--mkfs", "-i", "a", "--monmap", place)
        self._serve("ceph-mon", "-f", "-i", "a")

    def start_disk(self) -> None:
        disk = str(uuid.uuid4())
        self._ask("osd", "new", disk)
        self._ask("osd", "crush", "add", "osd.0", "1", "host=loopback", "root=default")
        self._call("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", disk)
        daemon = self._serve("ceph-osd", "-f", "-i", "0")
        end = time.monotonic() + START_SECONDS
        while json.loads(self._ask("osd", "stat", "-f", "json"))["num_up_osds"] == 0:
            if time.monotonic() > end:
                pytest.fail(f"ceph-osd did not come up:\n{daemon.said()}", pytrace=False)
            Event().wait(0.1)

    def start_gateway(self, server: S3Server) -> None:
        keys = ("--access-key", server.access_key, "--secret-key", server.secret_key)
        wait_for_answer(self._serve("radosgw", "-f", "-n", "client.rgw"), server.endpoint)
        self._call("radosgw-admin", "user", "create", "--uid=test", "--display-name=test", *keys)

    def _ask(self, *words: str) -> str:
        """Ask the monitor and return what it said.

        Now and then it refuses, because ``ceph`` sent the question before it had learnt the cluster's id. Nothing that
        is asked here does harm when it is asked again.
        """
        end = time.monotonic() + START_SECONDS
        while (done := self._run("ceph", "--connect-timeout", str(START_SECONDS), *words)).returncode:
            if time.monotonic() > end:
                pytest.fail(f"ceph {words[0]} failed:\n{done.stderr[-2000:]}", pytrace=False)
        return done.stdout

    def _call(self, name: str, *arguments: str | Path) -> None:
        """Run one of Ceph's commands to its end; the test fails when the command does."""
        done = self._run(name, *arguments)
        if done.returncode:
            pytest.fail(f"{name} failed:\n{done.stderr[-2000:]}", pytrace=False)

    def _run(self, name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command: Command = [self._found[name], *self._config_words(name), *arguments]
        return subprocess.run(command, env=self._variables, capture_output=True, encoding="utf-8", check=False)

    def _serve(self, name: str, *arguments: str) -> Child:
        command: Command = [self._found[name], *self._config_words(name), *arguments]
        return self._stack.enter_context(running(command, self._folder / f"{name}.out", self._variables, gently=False))

    def _config_words(self, name: str) -> tuple[str | Path, ...]:
        return () if name == "monmaptool" else ("-c", self._config)


@pytest.fixture(scope="session")
def radosgw() -> Iterator[S3Server]:
    """Give Ceph's S3 gateway; it takes about ten seconds to start, so keep its tests in few files."""
    with server_folder("rgw") as folder, ExitStack() as stack:
        cluster = Cluster(folder, stack)
        server = S3Server(f"http://127.0.0.1:{cluster.port}")
        cluster.start_monitor()
        cluster.start_disk()
        cluster.start_gateway(server)
        yield server
