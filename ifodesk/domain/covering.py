"""Whom of a circle an answer about jäv covers: a party who came or was changed afterwards has not been asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from ifodesk.domain.entities.case import Party
from ifodesk.domain.ids import EntityId

_ID_SIGNS = 32
_MARK_BYTES = 4


def covering(circle: Iterable[Party]) -> str | None:
    """Return, as one text, everybody of *circle* who has a name, each as they stand now; None for nobody."""
    lines = sorted(party.id.hex() + _mark(party, _role(party)) for party in circle if party.name)
    return " ".join(lines) or None


def not_covered(circle: Iterable[Party], covers: str | None) -> tuple[Party, ...]:
    """Return who of *circle* has a name and was not asked about as they stand now, in the order of the circle."""
    asked = _read(covers)
    return tuple(party for party in circle if party.name and asked.get(party.id) not in _marks(party))


def _read(covers: str | None) -> Mapping[EntityId, str]:
    """Return the marks by party; what cannot be read covers nobody."""
    found: dict[EntityId, str] = {}
    for line in (covers or "").split():
        try:
            found[EntityId(bytes.fromhex(line[:_ID_SIGNS]))] = line[_ID_SIGNS:]
        except ValueError:
            continue
    return found


def _marks(party: Party) -> tuple[str, str]:
    """Return the marks that cover *party*; older programs made theirs without the role."""
    return _mark(party, _role(party)), _mark(party)


def _mark(party: Party, *more: str) -> str:
    """Return a mark of what a question about *party* goes by: names and number, and *more*."""
    told = "\0".join((party.name or "", party.former_surname or "", party.personal_number or "", *more))
    return blake2b(told.encode(), digest_size=_MARK_BYTES).hexdigest()


def _role(party: Party) -> str:
    """Return what *party* is in the case: whoever was asked about a reporter was not asked about a guardian."""
    return "" if party.role is None else party.role.value
