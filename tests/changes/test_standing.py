"""Which grants stand, asked of the view that the store works with: checks whose lack no other test would notice."""

from __future__ import annotations

from ifodesk.changes.payloads import Exclude, LetIn, RemoveMember, SetRole
from ifodesk.changes.record_index import Identity
from ifodesk.changes.record_parts import Mode, Role
from ifodesk.changes.verdict import State
from tests.changes.cast import Actor, Cast, found


def whom(actor: Actor) -> Identity:
    return Identity(actor.mid, actor.member)


def given(actor: Actor, role: Role, *, granted: bool = True) -> SetRole:
    return SetRole(actor.member, role, granted=granted, ends=None)


def accepted(cast: Cast, by: Actor, log: bytes, members: tuple[Actor, ...]) -> bool:
    record = cast.sign(by, log, LetIn(tuple(one.member for one in members)), keep=False)
    return cast.membership([*cast.records, record]).states[record.hash].state is State.APPLIED


def test_who_holds_a_municipalitys_recovery_from_elsewhere_has_no_role_in_its_cases() -> None:
    cast, berit = found(301)
    eva = cast.found_municipality("Eva", "2401", berit)
    case = cast.open(berit, berit)
    cast.sign(berit, berit.mid, given(eva, Role.RECOVERY_HOLDER))
    assert cast.membership().roles(eva.member, case) == frozenset()
    assert cast.membership().view().roles(Identity(berit.mid, eva.member)) == frozenset()


def test_the_grants_of_one_role_are_told_apart_from_those_of_another_and_end_with_it() -> None:
    cast, berit = found(302)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER, Role.CONSULTANT)
    view = cast.membership().view()
    (worker,), (consultant,) = (view.role_grants(whom(karin), role) for role in (Role.CASEWORKER, Role.CONSULTANT))
    payloads = [view.dag.records[at].payload for at in (worker, consultant)]
    assert payloads == [given(karin, Role.CASEWORKER), given(karin, Role.CONSULTANT)]
    cast.sign(berit, berit.mid, given(karin, Role.CONSULTANT, granted=False))
    view = cast.membership().view()
    assert view.role_grants(whom(karin), Role.CONSULTANT) == ()
    assert len(view.role_grants(whom(karin), Role.CASEWORKER)) == 1


def test_a_wall_holds_also_where_all_but_some_read() -> None:
    cast, berit = found(303)
    karin, per, lisa = (cast.admit(berit, name, Role.CASEWORKER) for name in ("Karin", "Per", "Lisa"))
    whole = cast.open(karin, lisa, mode=Mode.ALL_BUT)
    assert cast.membership().readers(whole) == {berit.member, karin.member, per.member}
    cast.sign(berit, whole, Exclude((per.member,)))
    assert cast.membership().readers(whole) == {berit.member, karin.member}


def test_who_was_shut_out_is_let_in_by_a_chief_alone() -> None:
    cast, berit = found(304)
    karin, per, lisa, nils = (cast.admit(berit, name, Role.CASEWORKER) for name in ("Karin", "Per", "Lisa", "Nils"))
    case = cast.open(karin, karin, berit, per)
    assert accepted(cast, karin, case, (lisa,))
    cast.sign(karin, case, Exclude((per.member,)))
    assert not accepted(cast, karin, case, (per,))
    assert accepted(cast, karin, case, (lisa,))
    assert accepted(cast, berit, case, (per,))
    whole = cast.open(karin, lisa, mode=Mode.ALL_BUT)
    assert not accepted(cast, karin, whole, (lisa,))
    assert accepted(cast, karin, whole, (nils,))
    assert accepted(cast, berit, whole, (lisa,))


def test_a_case_that_only_some_read_shuts_out_nobody_who_was_never_in_it() -> None:
    cast, berit = found(305)
    karin, per = (cast.admit(berit, name, Role.CASEWORKER) for name in ("Karin", "Per"))
    case = cast.open(karin, karin, berit)
    view = cast.membership().facts(case).view
    assert not view.shut_out(case, karin.member)
    assert not view.shut_out(case, per.member)


def test_a_removed_persons_user_key_stands_no_more() -> None:
    cast, berit = found(306)
    karin = cast.admit(berit, "Karin")
    assert cast.membership().view().user_key_stands(whom(karin), karin.user.public)
    assert not cast.membership().view().user_key_stands(whom(karin), berit.user.public)
    cast.sign(berit, berit.mid, RemoveMember(karin.member))
    assert not cast.membership().view().user_key_stands(whom(karin), karin.user.public)
