from __future__ import annotations

import pytest

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.who_may_read import may_be_let_in
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import desk, refused


def test_a_colleague_is_let_in_by_name_once() -> None:
    at = desk()
    case = at.open_case()
    changed = LetIn(at.session)(case, PER)
    assert "readers" in changed.kinds
    assert PER in at.session.readers.readers(case)
    with refused(Refusal.ALREADY_READS):
        LetIn(at.session)(case, PER)


def test_somebody_with_hinder_is_never_let_in() -> None:
    at = desk()
    case = at.open_case()
    NoteOralAnswer(at.session)(case, PER, Answer.HINDER, at=NOW)
    with refused(Refusal.HAS_HINDER):
        LetIn(at.session)(case, PER)
    assert PER not in at.session.readers.readers(case)


def test_secrecy_holds_between_municipalities_and_unknown_people_are_refused() -> None:
    at = desk()
    case = at.open_case()
    with refused(Refusal.OTHER_MUNICIPALITY):
        LetIn(at.session)(case, EVA)
    with refused(Refusal.NOT_A_MEMBER):
        LetIn(at.session)(case, MemberId(b"?" * 16))


def test_the_choices_are_colleagues_who_do_not_read_it_and_have_no_hinder() -> None:
    at = desk()
    case = at.open_case()
    assert [member.id for member in may_be_let_in(at.session, case)] == [PER]
    NoteOralAnswer(at.session)(case, PER, Answer.HINDER, at=NOW)
    assert may_be_let_in(at.session, case) == ()
    assert {KARIN, LISA} == set(at.session.readers.readers(case))


def test_a_case_that_one_does_not_read_does_not_exist() -> None:
    at = desk()
    with pytest.raises(NotFoundError):
        LetIn(at.session)(EntityId(b"?" * 16), PER)
