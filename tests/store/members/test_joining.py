"""A newcomer joins by three files, and nobody joins by a wrong one."""

from __future__ import annotations

import pytest

from ifodesk.changes.record_parts import Role
from ifodesk.domain.ids import MemberId
from ifodesk.store.identity import load_identity
from ifodesk.store.members.directory import BookDirectory
from ifodesk.store.members.founding import Founder
from ifodesk.usecases import ports
from ifodesk.usecases.errors import WorldError
from tests.store.members.conftest import Seat, Seats


def join(chief: Seat, newcomer: Seat, name: str, *roles: Role) -> None:
    request = newcomer.asking.request(chief.welcoming.invitation(), name, "socialsekreterare")
    newcomer.identity = newcomer.asking.accept(chief.welcoming.approve(request, roles))


def test_who_is_approved_knows_the_group_and_holds_its_keys(seats: Seats) -> None:
    chief, karin = seats.founder(), seats.empty()
    join(chief, karin, "Karin Norberg", Role.CASEWORKER)
    directory = BookDirectory(karin.book, karin.me)
    assert [one.name for one in directory.members("2425")] == ["Berit Ask", "Karin Norberg"]
    assert directory.me().roles == {ports.Role.CASEWORKER}
    assert directory.municipality_name("2425") == "Dorotea"
    for cid in (chief.me.group_compartment, chief.me.municipality_compartment):
        ours, theirs = karin.compartments.find(cid), chief.compartments.find(cid)
        assert ours is not None
        assert theirs is not None
        assert ours.tag_secret == theirs.tag_secret
        assert karin.compartments.epochs(ours.row) == chief.compartments.epochs(theirs.row)
    assert load_identity(karin.database, karin.wrapping) == karin.me


def test_the_chief_sees_who_asks_before_anything_is_signed(seats: Seats) -> None:
    chief, karin = seats.founder(), seats.empty()
    request = karin.asking.request(chief.welcoming.invitation(), "Karin Norberg", "socialsekreterare")
    asked = chief.welcoming.newcomer(request)
    assert (asked.name, asked.municipality, asked.founds) == ("Karin Norberg", "Dorotea", False)
    assert len(chief.book.all()) == 2


def test_a_second_municipality_is_founded_by_its_own_chief_and_an_admin_of_the_first(seats: Seats) -> None:
    chief, lisa = seats.founder(), seats.empty()
    who = Founder("2463", "Åsele", "Lisa Berg", "IFO-chef")
    request = lisa.asking.request_municipality(chief.welcoming.invitation(to_found=True), who)
    assert chief.welcoming.newcomer(request).founds
    lisa.identity = lisa.asking.accept(chief.welcoming.approve(request, ()))
    assert {one.scb_code for one in lisa.book.membership.municipalities()} == {"2425", "2463"}
    assert lisa.compartments.find(lisa.me.municipality_compartment) is not None
    assert lisa.compartments.find(chief.me.municipality_compartment) is None
    assert lisa.book.membership.readers(chief.me.group_compartment) >= {lisa.me.member, chief.me.member}


def test_a_caseworker_cannot_admit_and_nothing_is_kept_of_the_try(seats: Seats) -> None:
    chief, karin, eva = seats.founder(), seats.empty(), seats.empty()
    join(chief, karin, "Karin Norberg", Role.CASEWORKER)
    request = eva.asking.request(karin.welcoming.invitation(), "Eva S", "")
    before = karin.book.all()
    with pytest.raises(WorldError) as caught:
        karin.welcoming.approve(request, [Role.CASEWORKER])
    assert caught.value.code == "not_allowed"
    assert karin.book.all() == before


def test_a_welcome_for_somebody_else_is_refused_and_leaves_the_vault_as_it_was(seats: Seats) -> None:
    chief, karin, eva = seats.founder(), seats.empty(), seats.empty()
    join(chief, karin, "Karin Norberg")
    request = eva.asking.request(chief.welcoming.invitation(), "Eva S", "")
    chief.welcoming.approve(request, ())
    other = seats.empty()
    welcome = chief.welcoming.approve(other.asking.request(chief.welcoming.invitation(), "Per L", ""), ())
    with pytest.raises(WorldError) as caught:
        eva.asking.accept(welcome)
    assert caught.value.code == "welcome_for_another"
    assert eva.database.rows("SELECT * FROM record") == []


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_files_that_are_broken_or_of_another_kind_are_refused_by_name(seats: Seats, cut: int) -> None:
    chief, karin = seats.founder(), seats.empty()
    invitation = chief.welcoming.invitation()
    with pytest.raises(WorldError) as caught:
        karin.asking.request(invitation[:cut], "Karin", "")
    assert caught.value.code == "not_an_invitation"
    request = karin.asking.request(invitation, "Karin", "")
    with pytest.raises(WorldError) as caught:
        chief.welcoming.approve(request[:cut], ())
    assert caught.value.code == "not_a_request"
    with pytest.raises(WorldError) as caught:
        karin.asking.accept(invitation)
    assert caught.value.code == "not_a_welcome"


def test_a_request_for_another_group_is_refused(seats: Seats) -> None:
    first, second, karin = seats.founder(), seats.founder(), seats.empty()
    request = karin.asking.request(second.welcoming.invitation(), "Karin", "")
    with pytest.raises(WorldError) as caught:
        first.welcoming.approve(request, ())
    assert caught.value.code == "request_for_another_group"


def test_a_vault_belongs_to_one_group(seats: Seats) -> None:
    first, second = seats.founder(), seats.founder()
    with pytest.raises(WorldError) as caught:
        first.asking.request(second.welcoming.invitation(), "Berit", "")
    assert caught.value.code == "group_exists"


def test_an_unknown_person_has_no_name(seats: Seats) -> None:
    chief = seats.founder()
    stranger = BookDirectory(chief.book, chief.me).member(MemberId(bytes(16)))
    assert (stranger.name, stranger.active) == ("", False)
