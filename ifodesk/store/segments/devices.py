"""Devices by local integers."""

from __future__ import annotations

from typing import final

from ifodesk.changes.ids import DeviceId
from ifodesk.store.database import Database


@final
class Devices:
    """All devices that were heard of."""

    def __init__(self, database: Database) -> None:
        """Read them when they are asked for."""
        self._database = database
        self._rows: dict[DeviceId, int] = {}
        self._ids: dict[int, DeviceId] = {}
        database.on_rollback(self._forget)

    def row(self, device: DeviceId) -> int:
        """Return a device's local number, a new one for a new device."""
        found = self.known(device)
        if found is None:
            self._database.write("INSERT INTO device (device) VALUES (?)", (device,))
            found = self.known(device)
        return found or 0

    def known(self, device: DeviceId) -> int | None:
        """Return a device's local number; None for one that was never heard of."""
        if device not in self._rows:
            row = self._database.one("SELECT id FROM device WHERE device = ?", (device,))
            if row is None:
                return None
            self._rows[device] = row[0]
            self._ids[row[0]] = device
        return self._rows[device]

    def device_id(self, row: int) -> DeviceId:
        """Return what others call a device; raises ``KeyError`` for a number that none has."""
        if row not in self._ids:
            found = self._database.one("SELECT device FROM device WHERE id = ?", (row,))
            if found is None:
                raise KeyError(row)
            self._ids[row] = DeviceId(found[0])
        return self._ids[row]

    def _forget(self) -> None:
        self._rows.clear()
        self._ids.clear()
