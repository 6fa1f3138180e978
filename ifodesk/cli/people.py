"""Finding a colleague, a device or a proposal by what somebody types."""

from __future__ import annotations

from datetime import date

from ifodesk.domain.ids import DeviceId, MemberId
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.group_ports import Colleague, Proposal
from ifodesk.usecases.session import Session

LEAST_ID: int = 6
"""Characters of an id that are enough, as long as only one begins with them."""


def person(session: Session, typed: str) -> Colleague:
    """Return the colleague with a name or id. Raises ``WorldError``: nobody_called, several_called."""
    wanted = typed.strip().casefold()
    everyone = session.group.colleagues()
    found = [one for one in everyone if one.member.name.casefold() == wanted]
    found = found or [one for one in everyone if _is_id(one.member.id, wanted)]
    if len(found) > 1:
        raise WorldError("several_called")
    if not found:
        raise WorldError("nobody_called")
    return found[0]


def device(session: Session, typed: str) -> DeviceId:
    """Return the device with a short name or id in the municipality. Raises ``WorldError``: no_device_called."""
    wanted = typed.strip().casefold()
    everything = [one for colleague in session.group.colleagues() for one in colleague.devices]
    found = [one.id for one in everything if one.name.casefold() == wanted or _is_id(one.id, wanted)]
    if len(found) != 1:
        raise WorldError("no_device_called")
    return found[0]


def proposal(session: Session, typed: str) -> Proposal:
    """Return the proposal whose id begins so. Raises ``WorldError``: no_proposal_called."""
    found = [one for one in session.group.proposals() if _is_id(one.id, typed.strip().casefold())]
    if len(found) != 1:
        raise WorldError("no_proposal_called")
    return found[0]


def name(session: Session, member: MemberId | None) -> str:
    """Return a person's name; "" for nobody."""
    return "" if member is None else session.directory.member(member).name


def day(typed: str | None) -> date | None:
    """Return a day typed as YYYY-MM-DD; None for none. Raises ``WorldError``: not_a_day."""
    try:
        return None if typed is None else date.fromisoformat(typed)
    except ValueError as error:
        raise WorldError("not_a_day") from error


def _is_id(found: bytes, typed: str) -> bool:
    return len(typed) >= LEAST_ID and found.hex().startswith(typed)
