"""Lines of Idag about the life of the group: who is out is told, and whoever signed is reminded of who has not."""

from __future__ import annotations

from dataclasses import replace

from ifodesk.ui.today.colleagues import read_open
from ifodesk.usecases.group_ports import ActKind, Place
from ifodesk.usecases.session import Session
from tests.ui.fakes import KARIN, PER, world
from tests.ui.people.group import LivelyGroup


def session(group: LivelyGroup) -> Session:
    return replace(world(KARIN).session, group=group)


def test_a_proposal_that_one_has_signed_is_shown_with_whose_signature_it_lacks() -> None:
    group = LivelyGroup()
    group.propose(ActKind.REMOVE, KARIN, member=PER, mine=True)
    (found,) = [one for one in read_open(session(group)) if "väntar på någon annan" in one.line.text]
    assert found.line.detail == "Väntar på: dig eller Per Lundmark."
    assert (found.page, found.case) == ("people", None)


def test_of_several_only_the_number_is_told() -> None:
    group = LivelyGroup()
    for _ in range(2):
        group.propose(ActKind.REMOVE, KARIN, member=PER, mine=True)
    (found,) = [one for one in read_open(session(group)) if "väntar på någon annan" in one.line.text]
    assert (found.line.text, found.line.detail) == ("2 förslag som du har undertecknat väntar på någon annan", "")


def test_who_is_out_is_told_that_and_nothing_else() -> None:
    for place, told in ((Place.RETIRED, "Den här datorn är spärrad"), (Place.REMOVED, "Du är inte längre med")):
        group = LivelyGroup()
        group.here = place
        group.propose(ActKind.REMOVE, KARIN, member=PER, mine=True)
        (found,) = read_open(session(group))
        assert found.line.text.startswith(told)
