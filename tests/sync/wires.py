"""A wire between a client and a server on loopback: slow, far, broken or with a certificate, as the test wants it."""

from __future__ import annotations

import asyncio
import random
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.sync.line_time import LineTime


@dataclass
class Wire:
    """What the wire is like, and what went over it."""

    server: tuple[str, int]
    bits_per_second: float | None = None
    """Shared by all connections, each way by itself; None: as fast as it goes."""
    delay_seconds: float = 0.0
    """From asking to answering, both ways together."""
    cut: float = 0.0
    """Share of the answers that break off somewhere in the middle, and the connection with them."""
    seed: int = 1
    tls: ssl.SSLContext | None = None
    line: LineTime | None = None
    """Reckons how long it all takes."""
    port: int = 0
    down_bytes: int = 0
    up_bytes: int = 0
    connections: int = 0
    cuts: int = 0
    ends: list[asyncio.StreamWriter] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _free_at: dict[str, float] = field(default_factory=dict)
    _lots: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._lots = random.Random(self.seed)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Begin to serve one connection."""
        self.ends.append(writer)
        self.tasks.append(asyncio.create_task(self.meet(reader, writer)))

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection, until either end closes it or the wire is taken away."""
        self.connections += 1
        number = self.connections
        if self.line is not None:
            self.line.opened(number)
        with suppress(OSError, asyncio.CancelledError):
            far_reader, far_writer = await asyncio.open_connection(*self.server)
            self.ends.append(far_writer)
            ends = (writer, far_writer)
            ways = {
                asyncio.create_task(self._carry("up", number, reader, far_writer, ends)),
                asyncio.create_task(self._carry("down", number, far_reader, writer, ends)),
            }
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                far_writer.close()
        writer.close()

    async def _carry(
        self,
        way: str,
        number: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        ends: tuple[asyncio.StreamWriter, asyncio.StreamWriter],
    ) -> None:
        queue: asyncio.Queue[tuple[float, bytes] | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        deliver = asyncio.create_task(self._deliver(queue, writer))
        try:
            while chunk := await reader.read(4096):
                self._reckon(way, number, len(chunk))
                if way == "down":
                    self.down_bytes += len(chunk)
                    if self.cut and self._lots.random() < self._chance(chunk):
                        self.cuts += 1
                        if self.line is not None:
                            self.line.broke_off(number)
                        chunk = chunk[: len(chunk) // 2]
                        await queue.put((self._due(way, chunk, loop.time()), chunk))
                        await queue.put(None)
                        await deliver
                        ends[0].transport.abort()
                        return
                else:
                    self.up_bytes += len(chunk)
                await queue.put((self._due(way, chunk, loop.time()), chunk))
            await queue.put(None)
            await deliver
        except (OSError, asyncio.CancelledError):
            deliver.cancel()

    def _reckon(self, way: str, number: int, count: int) -> None:
        if self.line is not None:
            (self.line.asked if way == "up" else self.line.answered)(number, count)

    def _chance(self, chunk: bytes) -> float:
        """Return how likely this chunk breaks the connection: per answer of some 4 KiB about `cut`."""
        return self.cut * max(len(chunk), 1024) / 4096

    def _due(self, way: str, chunk: bytes, now: float) -> float:
        """Return when the last byte of *chunk* arrives: after those before it on the same line, and half the delay."""
        free = max(now, self._free_at.get(way, 0.0))
        if self.bits_per_second is not None:
            free += len(chunk) * 8 / self.bits_per_second
        self._free_at[way] = free
        return free + self.delay_seconds / 2

    async def _deliver(self, queue: asyncio.Queue[tuple[float, bytes] | None], writer: asyncio.StreamWriter) -> None:
        loop = asyncio.get_running_loop()
        while (item := await queue.get()) is not None:
            due, chunk = item
            if due > loop.time():
                await asyncio.sleep(due - loop.time())
            writer.write(chunk)
            await writer.drain()


@contextmanager
def wire_to(wire: Wire) -> Iterator[Wire]:
    """Lay the wire; its port is free to connect to until the end."""
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    ends: list[asyncio.Event] = []

    async def serve() -> None:
        ends.append(asyncio.Event())
        server = await asyncio.start_server(wire.accept, "127.0.0.1", 0, ssl=wire.tls)
        wire.port = server.sockets[0].getsockname()[1]
        ready.set()
        await ends[0].wait()
        server.close()
        while tasks := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for end in wire.ends:
            end.transport.abort()
        for _ in range(10):  # closed transports are let go of in the turns that follow
            await asyncio.sleep(0)

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), name="wire")
    thread.start()
    assert ready.wait(20)
    try:
        yield wire
    finally:
        loop.call_soon_threadsafe(ends[0].set)
        thread.join(20)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
