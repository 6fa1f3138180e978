"""Chief to chief: help is asked for without naming anybody, and answered with a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.lending import ChiefRequest, HelpSought, Reply
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.chief_requests import (
    AskChief,
    CloseRequest,
    ReplyToChief,
    RequestTerms,
    chiefs_of,
    requests,
    requests_for,
    traces_of,
)
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.views import TodayKind
from tests.program.region import Region, cells_of, region_of_two
from tests.program.team import MORNING, Desk
from tests.usecases.desk import refused

pytestmark = pytest.mark.slow

STARTS = MORNING.date() + timedelta(days=3)
TERMS = RequestTerms(
    case_type=CaseType.CHILD_YOUTH, hours_per_week=8, starts_on=STARTS, weeks=12, travel="En gång i veckan till Dorotea"
)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region_of_two(tmp_path_factory.mktemp("region")) as made:
        yield made


def waits(desk: Desk) -> set[bytes]:
    lines = desk.session.queries.today(desk.session.clock.today()).lines
    return {line.target for line in lines if line.kind is TodayKind.CHIEF_REQUEST}


def test_a_chief_asks_another_about_nobody_and_gets_a_name_back(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    case = OpenCase(berit.session)(CaseType.CHILD_YOUTH, "Alma Hemlighetsson").case
    request = AskChief(berit.session)(ulla.id, TERMS, case=case).id
    region.team.everybody_syncs()
    assert waits(ulla) >= {request}
    view = next(one for one in requests(ulla.session) if one.request.value.id == request)
    assert (view.mine, view.case, view.waits_for_me) == (False, None, True)
    asked = view.request.value
    assert (asked.case_type, asked.hours_per_week, asked.starts_on) == (CaseType.CHILD_YOUTH, 8, STARTS)
    assert bytes(case) not in cells_of(ulla)
    assert b"Hemlighetsson" not in cells_of(ulla)
    for other in (region.karin, region.nils):
        assert other.session.records.all(ChiefRequest) == ()

    ReplyToChief(ulla.session)(
        view.request, Reply.YES, offered=region.nils.id, hours=6, starts_on=STARTS, text="2 utredningar, ledig fre"
    )
    region.team.everybody_syncs()
    assert request not in waits(ulla)
    assert request in waits(berit)
    (answered,) = requests_for(berit.session, case)
    assert (answered.value.offered, answered.value.offered_hours, answered.value.reply) == (
        region.nils.id,
        6,
        Reply.YES,
    )
    with refused(Refusal.ALREADY_REPLIED):
        ReplyToChief(ulla.session)(ulla.session.records.get(ChiefRequest, request), Reply.NO)
    CloseRequest(berit.session)(answered)
    assert request not in waits(berit)
    assert requests_for(berit.session, case) == ()
    region.team.everybody_syncs()
    with refused(Refusal.QUESTION_CLOSED):
        ReplyToChief(ulla.session)(ulla.session.records.get(ChiefRequest, request), Reply.NO)


def test_a_no_or_a_wish_to_talk_names_nobody_and_may_turn_into_a_yes(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    request = AskChief(berit.session)(ulla.id, TERMS).id
    region.team.everybody_syncs()
    seen = ulla.session.records.get(ChiefRequest, request)
    ReplyToChief(ulla.session)(seen, Reply.TALK, offered=region.nils.id, hours=4, starts_on=STARTS, text="Ring mig")
    region.team.everybody_syncs()
    told = berit.session.records.get(ChiefRequest, request).value
    assert (told.reply, told.offered, told.offered_hours, told.reply_text) == (Reply.TALK, None, None, "Ring mig")
    seen = ulla.session.records.get(ChiefRequest, request)
    ReplyToChief(ulla.session)(seen, Reply.YES, offered=region.nils.id, hours=4, starts_on=STARTS)
    with refused(Refusal.NOT_YOUR_QUESTION):
        CloseRequest(ulla.session)(ulla.session.records.get(ChiefRequest, request))


def test_a_yes_says_who_how_much_and_from_when(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    request = AskChief(berit.session)(ulla.id, TERMS).id
    region.team.everybody_syncs()
    seen = ulla.session.records.get(ChiefRequest, request)
    reply = ReplyToChief(ulla.session)
    with refused(Refusal.OFFER_NEEDED):
        reply(seen, Reply.YES, offered=region.nils.id, hours=6)
    with refused(Refusal.HOURS_OUT_OF_RANGE):
        reply(seen, Reply.YES, offered=region.nils.id, hours=61, starts_on=STARTS)
    with refused(Refusal.OTHER_MUNICIPALITY):
        reply(seen, Reply.YES, offered=region.karin.id, hours=6, starts_on=STARTS)
    with refused(Refusal.NOT_YOUR_QUESTION):
        ReplyToChief(berit.session)(berit.session.records.get(ChiefRequest, request), Reply.NO)


def test_no_name_or_number_leaves_and_what_may_point_out_somebody_is_asked_about(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    case = OpenCase(berit.session)(CaseType.CHILD_YOUTH, "Rakel Sträng").case
    ask = AskChief(berit.session)
    for named in ("Gäller Rakel Sträng", "Ring 070-123 45 67"):
        for terms in (replace(TERMS, message=named), replace(TERMS, travel=named), replace(TERMS, language=named)):
            with refused(Refusal.QUESTION_IDENTIFIES):
                ask(ulla.id, terms, case=case, anyway=True)
    hinted = replace(TERMS, message="En 14-åring i Borgafjäll")
    assert {one.text for one in traces_of(berit.session, hinted, case)} == {"14-åring", "Borgafjäll"}
    with refused(Refusal.QUESTION_MAY_POINT_OUT):
        ask(ulla.id, hinted, case=case)
    before = len(berit.session.records.all(HelpSought))
    ask(ulla.id, hinted, case=case, anyway=True)
    assert len(berit.session.records.all(HelpSought)) == before + 1


def test_some_requests_are_not_sent(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    assert [one.id for one in chiefs_of(berit.session, "2463")] == [ulla.id]
    with refused(Refusal.ONLY_LEADERS):
        AskChief(region.karin.session)(ulla.id, TERMS)
    for to in (region.nils.id, region.karin.id, berit.id):
        with refused(Refusal.NOT_A_CHIEF_THERE):
            AskChief(berit.session)(to, TERMS)
    with refused(Refusal.NOT_A_MEMBER):
        AskChief(berit.session)(MemberId(b"?" * 16), TERMS)
    for wrong in (replace(TERMS, hours_per_week=0), replace(TERMS, weeks=0)):
        with refused(Refusal.HOURS_OUT_OF_RANGE):
            AskChief(berit.session)(ulla.id, wrong)
    with refused(Refusal.END_IN_THE_PAST):
        AskChief(berit.session)(ulla.id, replace(TERMS, starts_on=MORNING.date() - timedelta(days=1)))
