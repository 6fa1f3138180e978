"""Whom an answer covers."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.covering import covering, not_covered
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.ids import EntityId

NAMES = st.none() | st.text(max_size=12)


@st.composite
def circles(draw: st.DrawFn) -> list[Party]:
    ids = draw(st.lists(st.binary(min_size=16, max_size=16), max_size=6, unique=True))
    return [
        Party(id=EntityId(one), name=draw(NAMES), former_surname=draw(NAMES), personal_number=draw(NAMES))
        for one in ids
    ]


@pytest.mark.slow
@given(circles())
def test_an_answer_covers_everybody_who_was_there(circle: list[Party]) -> None:
    assert not_covered(circle, covering(circle)) == ()
    assert not_covered(circle, covering(reversed(circle))) == ()


@pytest.mark.slow
@given(circles(), circles())
def test_whoever_comes_afterwards_is_not_covered(before: list[Party], after: list[Party]) -> None:
    known = {party.id for party in before}
    new = [party for party in after if party.id not in known]
    assert not_covered([*before, *new], covering(before)) == tuple(party for party in new if party.name)


def test_a_changed_name_number_or_former_surname_asks_again() -> None:
    party = Party(id=EntityId(bytes(16)), name="Anna Lind")
    covers = covering([party])
    changed = (replace(party, name="Anna Lund"), replace(party, former_surname="Ask"), replace(party, phone="1"))
    assert [bool(not_covered([one], covers)) for one in changed] == [True, True, False]


def test_a_reporter_who_becomes_a_guardian_is_asked_about_again() -> None:
    party = Party(id=EntityId(bytes(16)), name="Anna Lind", role=PartyRole.REPORTER)
    guardian = replace(party, role=PartyRole.GUARDIAN)
    assert not_covered([guardian], covering([party])) == (guardian,)
    assert not_covered([party], covering([party])) == ()


def test_an_answer_of_an_older_program_covers_whom_it_was_about_whatever_the_role() -> None:
    party = Party(id=EntityId(bytes(16)), name="Anna Lind", role=PartyRole.GUARDIAN)
    older = party.id.hex() + blake2b(b"Anna Lind\0\0", digest_size=4).hexdigest()
    assert not_covered([party], older) == ()


def test_what_cannot_be_read_or_is_missing_covers_nobody() -> None:
    party = Party(id=EntityId(bytes(16)), name="Anna Lind")
    for covers in (None, "", "zz", covering([replace(party, name=None)])):
        assert not_covered([party], covers) == (party,)
    assert not_covered([replace(party, name="")], None) == ()
