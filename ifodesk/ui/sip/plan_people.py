"""Who of a case can agree to its plan, consent, or be invited. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.ui.sip.state import PersonChoice
from ifodesk.words import label_words


def people_of(parties: Sequence[Party]) -> tuple[PersonChoice, ...]:
    """Return who of a case can agree or consent, the client first."""
    wanted = (PartyRole.CLIENT, PartyRole.GUARDIAN, PartyRole.LEGAL_REPRESENTATIVE, PartyRole.RELATIVE)
    return tuple(
        PersonChoice(party.name, role=label_words.PARTY_ROLE[role])
        for role in wanted
        for party in parties
        if party.role is role and party.name
    )
