"""How long a line would take for what went over it, reckoned from bytes, round trips and pauses: no clock is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock


@dataclass
class LineTime:
    """A line with a time of its own, which stands still while the computers at its ends are busy.

    Connections share the line, each way by itself. On one connection a question waits for the answer before it. What
    is asked anew after an answer broke off goes on from there, after its pause.
    """

    bits_per_second: float
    delay_seconds: float
    """From asking to answering, both ways together."""
    elapsed: float = 0.0
    """When the last answer arrived, in seconds from the beginning."""
    _began: float = 0.0
    """When the present step began: not before all answers of the one before had come."""
    _free_at: dict[str, float] = field(default_factory=dict)
    _asks_at: dict[int, float] = field(default_factory=dict)
    """When the near end of each connection has its answer."""
    _answers_at: dict[int, float] = field(default_factory=dict)
    """When the far end of each connection has its question."""
    _broken: list[float] = field(default_factory=list)
    """When what broke off may be asked for anew."""
    _guard: Lock = field(default_factory=Lock)

    def step(self) -> None:
        """Take note that what is asked from now on has waited for all answers so far."""
        with self._guard:
            self._began = self.elapsed
            self._broken.clear()

    def opened(self, connection: int) -> None:
        """Take note of a new connection: in place of one that broke off, if there is any."""
        with self._guard:
            self._asks_at[connection] = self._broken.pop(0) if self._broken else self._began

    def asked(self, connection: int, count: int) -> None:
        """Take note of bytes of a question."""
        with self._guard:
            begun = max(self._asks_at[connection], self._began)
            self._answers_at[connection] = self._through("up", begun, count)

    def answered(self, connection: int, count: int) -> None:
        """Take note of bytes of an answer."""
        with self._guard:
            self._asks_at[connection] = self._through("down", self._answers_at.get(connection, self._began), count)
            self.elapsed = max(self.elapsed, self._asks_at[connection])

    def broke_off(self, connection: int) -> None:
        """Take note that an answer broke off."""
        with self._guard:
            self._broken.append(self._asks_at[connection])

    def paused(self, seconds: float) -> None:
        """Take note of a pause before what broke off last is asked for anew."""
        with self._guard:
            if self._broken:
                self._broken[-1] += seconds
                self.elapsed = max(self.elapsed, self._broken[-1])

    def _through(self, way: str, begun: float, count: int) -> float:
        """Return when bytes that are ready at *begun* have arrived: after those before them, and half the delay."""
        self._free_at[way] = max(self._free_at.get(way, 0.0), begun) + count * 8 / self.bits_per_second
        return self._free_at[way] + self.delay_seconds / 2
