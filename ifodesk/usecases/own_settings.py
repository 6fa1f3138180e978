"""The settings of the signed-in person's municipality, read and changed on top of what stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


def own_settings(session: Session) -> Seen[MunicipalitySettings] | None:
    """Return the settings of the signed-in person's municipality; None when nothing was ever set."""
    wanted = session.group.settings_id()
    return next((seen for seen in session.records.all(MunicipalitySettings) if seen.value.id == wanted), None)


def change_settings(
    session: Session,
    put: Callable[[MunicipalitySettings], MunicipalitySettings],
    base: Seen[MunicipalitySettings] | None = None,
) -> Saved:
    """Save what *put* makes of the settings as they were seen; the first save makes them. No *base*: as they stand."""
    seen = base or own_settings(session)
    value = MunicipalitySettings(id=session.group.settings_id()) if seen is None else seen.value
    writes: list[Write[object]] = [Write(put(value), seen)]
    return session.records.save(writes, home=None if seen else MUNICIPALITY)


def set_own(session: Session, key: str, text: str, base: Seen[MunicipalitySettings] | None = None) -> Saved:
    """Save one setting that has a key."""
    return change_settings(session, lambda value: replace(value, values={**value.values, key: text}), base)
