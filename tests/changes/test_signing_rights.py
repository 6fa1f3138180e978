"""Who may not sign although nearly everything is in place: one check each. The verifier says the same of all."""

from __future__ import annotations

from ifodesk.changes.payloads import Certify, LeaveGroup
from ifodesk.changes.record_parts import Role, device_card
from tests.changes.cast import found
from tests.changes.test_quorum import give, may, several, take


def test_a_municipality_leaves_once() -> None:
    cast, berit = found(601)
    ulla = cast.found_municipality("Ulla", "2463", berit)
    assert may(cast, ulla, ulla.mid, LeaveGroup())
    cast.sign(ulla, ulla.mid, LeaveGroup())
    assert not may(cast, ulla, ulla.mid, LeaveGroup())


def test_a_municipality_leaves_with_its_administrator_however_many_others_sign() -> None:
    cast, berit, eva, rut, _karin = several(602)
    assert not may(cast, (eva, rut), berit.mid, LeaveGroup())
    assert may(cast, (berit, eva), berit.mid, LeaveGroup())


def test_nobody_is_recovered_who_is_no_member() -> None:
    cast, berit, eva, rut, karin = several(603)
    stranger = cast.newcomer("Sten", berit.mid)
    for actor, allowed in ((stranger, False), (karin, True)):
        newer = cast.second_device(actor)
        card = device_card(cast.gid, newer.mid, newer.member, newer.signing, newer.sealing, user=None)
        assert may(cast, (eva, rut), berit.mid, Certify(card)) is allowed


def test_whose_role_is_taken_need_not_be_there_for_the_quorum() -> None:
    cast, berit, eva, rut, _karin = several(604)
    cast.sign((berit, eva), berit.mid, take(rut, Role.RECOVERY_HOLDER))
    assert not may(cast, berit, berit.mid, give(rut, Role.RECOVERY_HOLDER))
    assert may(cast, berit, berit.mid, take(eva, Role.CHIEF))
