"""From a phone call at 16:30 to a printed proposal: real vaults and window, by keyboard, no net until consulted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import Claim
from ifodesk.main.program import Program
from ifodesk.main.start import application
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.usecases.own_ties import ReviewOwnTies
from tests.program.phone_call import CALL, Grab, Keyboard, PhoneCall, homes_for, unlock
from tests.program.region import Region, cells_of, region_of_two

pytestmark = pytest.mark.slow
MOST_KEYS = 145
"""From the ring of the telephone until three homes are asked; a letter is one, and so is a key with Ctrl."""


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with region_of_two(tmp_path) as made:
        yield made


def test_from_a_call_to_a_printed_proposal(region: Region, tmp_path: Path, qtbot: QtBot) -> None:
    homes_for(region)
    ReviewOwnTies(region.karin.session)()
    region.team.clock.move(CALL)
    region.karin.lock()
    application()
    program = Program(region.karin.around, NoMemory(), practice=False, papers=tmp_path)
    program.open_vault(region.karin.folder)
    program.window.show()
    hand = Keyboard(program.window)
    try:
        qtbot.waitExposed(program.window)
        call = PhoneCall(region, hand, _grabbing(hand))
        unlock(hand)
        call.network_gone()
        call.whole()
    finally:
        program.window.close()
        program.end()
        region.karin.unlock()
    assert call.asked_after <= MOST_KEYS
    _is_printed(tmp_path)
    _is_known_as_far_as_it_should(region)


def _is_printed(folder: Path) -> None:
    (made,) = folder.glob("forslag-*.pdf")
    with pypdfium2.PdfDocument(str(made)) as pdf:
        told = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    for text in ("Alma Testsson", "Granlund", "Nära skolan", "Ulla Ek, IFO-chef i Åsele", "302 312 kr"):
        assert text in told.replace("\xa0", " ")


def _is_known_as_far_as_it_should(region: Region) -> None:
    region.team.everybody_syncs(3)
    nils = region.nils.session
    (told,) = nils.records.all(Need)
    assert dict(told.value.ages) == {"1": 9}
    assert [seen.value.municipality for seen in nils.records.all(Claim)] == ["2425"]
    for desk in (region.nils, region.ulla):
        assert b"Mormor orkar inte" not in cells_of(desk)
        assert b"302312" not in cells_of(desk)
    assert b"Alma Testsson" not in cells_of(region.ulla)


def _grabbing(hand: Keyboard) -> Grab:
    """Return what keeps pictures where the environment asks for them; a person looks at them."""
    folder = os.environ.get("PICTURES")
    number = iter(range(100))
    return lambda name: hand.picture(Path(folder) / f"{next(number):02}-{name}.png") if folder else None
