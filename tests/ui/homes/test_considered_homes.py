"""Other homes that were thought of: proposed from what homes answered, typed a line each, kept and printed."""

from __future__ import annotations

import pytest

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer, NeutralReason
from ifodesk.ui.homes.case_reading import Unfolded, read_case
from ifodesk.ui.homes.considered_homes import considered_lines, considered_of
from ifodesk.ui.homes.form_spec import Answers, FormSpec
from ifodesk.ui.homes.placement_forms import placement_form, save_placement
from ifodesk.ui.homes.placement_making import REASONS, proposal_groups
from ifodesk.usecases.inquiries import AnswerInquiry
from ifodesk.usecases.need_matching import AskAbout
from ifodesk.usecases.needs import SendStep1, group_needs
from tests.usecases.desk import desk
from tests.usecases.home_desk import Homes
from tests.usecases.placement_desk import Placing, placing


def form(way: Placing) -> FormSpec:
    read = read_case(way.session, way.case, Unfolded())
    found = placement_form(read, f"proposal-{way.proposal.hex()}", REASONS)
    assert found is not None
    return found


@pytest.mark.slow
def test_homes_that_said_no_are_proposed_and_what_is_saved_stands_on_the_proposal() -> None:
    way = placing(desk())
    _, _, other = Homes(way.session).pooled("Granlund")
    SendStep1(way.session)(way.session.records.get(Need, way.need))
    asked = AskAbout(way.session)(group_needs(way.session)[0], other).id
    said = way.session.records.get(Inquiry, asked)
    AnswerInquiry(way.session)(said, InquiryAnswer.NO, reason=NeutralReason.BREAK)
    asked_for = form(way)
    (others,) = [one for one in asked_for.fields if one.key == "others"]
    assert others.value == "Granlund: svarade nej, paus"
    typed = f"{others.value}\nMormor Gun: orkar inte\n"
    opened = read_case(way.session, way.case, Unfolded())
    save_placement(way.session, opened, Answers(asked_for.code, asked_for.about, {"others": typed}))
    read = read_case(way.session, way.case, Unfolded())
    shown = [line.text for group in proposal_groups(read) for line in group.lines]
    assert "övervägt: Granlund: svarade nej, paus" in shown
    assert "övervägt: Mormor Gun: orkar inte" in shown
    (file,) = read.proposals
    assert set(considered_lines(read, file).splitlines()) == {"Granlund: svarade nej, paus", "Mormor Gun: orkar inte"}


def test_a_line_without_a_colon_is_a_home_without_a_reason_and_blank_lines_are_none() -> None:
    assert list(considered_of("Udden\n\n : \nLärkan: hund: två").values()) == ["Udden", "Lärkan\nhund: två"]


def test_what_came_while_one_typed_is_never_superseded_unseen_and_what_one_left_alone_stays() -> None:
    way = placing(desk())
    opened = read_case(way.session, way.case, Unfolded())
    asked_for = form(way)
    theirs = Answers(asked_for.code, asked_for.about, {"for": "Nära skolan.", "against": "Långt till mamma."})
    save_placement(way.session, read_case(way.session, way.case, Unfolded()), theirs)
    save_placement(way.session, opened, Answers(asked_for.code, asked_for.about, {"for": "Syskonen hålls ihop."}))
    now = way.session.records.get(Proposal, way.proposal)
    assert now.conflicts == {"reasons_for"}
    assert now.value.reasons_against == "Långt till mamma."


def test_nothing_that_was_typed_of_other_homes_is_lost() -> None:
    typed = "Udden: fullt\nudden: långt bort\nUdden: fullt\n: ingen egen säng\nLärkan\nLärkan: hund"
    assert list(considered_of(typed).values()) == ["Udden\nfullt; långt bort", "ingen egen säng", "Lärkan\nhund"]
