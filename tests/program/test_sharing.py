"""A case shared between two municipalities, and one act that cannot wait, over real vaults and a shared folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ifodesk.changes.record_parts import Role
from ifodesk.compose import founding
from ifodesk.domain.entities.access import DelayAct, SharedCaseBasis
from ifodesk.domain.entities.case import Case, CaseType, Note, Party
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.sharing import EndSharing, KeepFromShared, OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD
from ifodesk.usecases.views import TodayKind
from ifodesk.usecases.walls import BuildWall, EndDelayAct, OpenDelayAct, ReportDelayAct
from tests.program.team import PASSPHRASE, Desk, Team, dorotea

KARIN, PER, BERIT, EVA = "Karin Norberg", "Per Lind", "Berit Ask", "Eva Åström"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        found_asele(made)
        made.everybody_syncs(2)
        yield made


def found_asele(team: Team) -> None:
    """Let Eva found Åsele in the group, approved by Dorotea's admin."""
    around, folder = team.around(EVA), team.place / EVA
    fresh = founding.make_vault(folder, PASSPHRASE, around, hint=EVA)
    berit = team.desks[BERIT]
    with fresh.opened() as bare:
        invitation = berit.opened.welcoming.invitation(to_found=True)
        request = founding.ask(bare, invitation, EVA, "IFO-chef", found="2463", municipality="Åsele")
        founding.accept(bare, berit.opened.welcoming.approve(request, (Role.CHIEF,)))
        founding.set_hub(bare, team.hub, prepare=False)
    team.open(EVA, folder, around)


def note(desk: Desk, case: EntityId, text: str) -> EntityId:
    started = StartNote(desk.session)(case, text=text, title="")
    FinishNote(desk.session)(desk.session.records.get(Note, started.id))
    return started.id


def texts(desk: Desk, case: EntityId) -> set[str | None]:
    return {seen.value.text for seen in desk.session.records.children(Note, case)}


def terms(desk: Desk) -> Terms:
    last = desk.session.clock.today() + timedelta(days=30)
    return Terms(basis="osl_26_9", detail="Alma är 9 år", scope="Skolgången", ends_on=last, asked=ALOUD)


def test_a_shared_case_lives_and_ends_and_each_side_keeps_what_it_chose(team: Team) -> None:
    karin, eva = team.desks[KARIN], team.desks[EVA]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    told, kept_back = note(karin, case, "Om skolan"), note(karin, case, "Om pappan")
    client = karin.session.records.children(Party, case)[0].value.id
    shared = OpenShared(karin.session)(case, [eva.id], terms(karin), [client, told]).id
    team.everybody_syncs(3)

    assert [seen.value.id for seen in eva.session.records.all(Case)] == [shared]
    assert texts(eva, shared) == {"Om skolan"}
    assert kept_back not in {seen.value.id for seen in eva.session.records.all(Note)}
    assert {line.kind for line in eva.session.queries.today(eva.session.clock.today()).lines} == {TodayKind.SHARE_ENDS}
    with pytest.raises(NotFoundError):
        eva.session.queries.overview(case)
    LogOpening(eva.session)(shared)
    theirs = note(eva, shared, "Skolans svar")
    own = OpenCase(eva.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    KeepFromShared(eva.session)(own, [seen.value.id for seen in eva.session.records.children(Note, shared)])
    team.everybody_syncs(3)
    assert {(one.member, one.device) for one in karin.session.log.openings(shared)} == {(eva.id, "EÅ-1")}

    KeepFromShared(karin.session)(case, [theirs])
    EndSharing(karin.session)(shared, reason="Samtycket togs tillbaka")
    note(eva, shared, "Skrivet efter slutet")
    team.everybody_syncs(3)
    assert [seen.value.id for seen in eva.session.records.all(Case)] == [own]
    assert texts(eva, own) == {"Om skolan", "Skolans svar"}
    assert texts(karin, case) == {"Om skolan", "Om pappan", "Skolans svar"}
    (held,) = karin.session.held.work()
    assert (held.author, held.root) == (eva.id, shared)
    (lost,) = eva.session.queries.lost_shares()
    assert (lost.case, lost.municipality, lost.gone_at) == (shared, "2425", eva.session.clock.now())
    assert karin.session.queries.lost_shares() == ()
    basis = karin.session.records.children(SharedCaseBasis, shared)[0].value
    assert (basis.end_reason, basis.ended_on) == ("Samtycket togs tillbaka", karin.session.clock.today())


def test_nobody_else_in_either_municipality_sees_the_shared_case(team: Team) -> None:
    karin, per = team.desks[KARIN], team.desks[PER]
    before = len(per.session.queries.cases())
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    shared = OpenShared(karin.session)(case, [team.desks[EVA].id], terms(karin)).id
    team.everybody_syncs(3)
    assert len(per.session.queries.cases()) == before
    with pytest.raises(NotFoundError):
        per.session.queries.overview(shared)


def test_a_chief_of_the_other_municipality_reviews_a_wall_in_a_shared_case(team: Team) -> None:
    karin, eva, berit = team.desks[KARIN], team.desks[EVA], team.desks[BERIT]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    shared = OpenShared(karin.session)(case, [eva.id], terms(karin)).id
    team.everybody_syncs(3)
    assert len(berit.session.queries.cases()) == 2
    BuildWall(karin.session)(shared, [berit.id], reviewer=eva.id)
    team.everybody_syncs(3)
    assert [row.id for row in berit.session.queries.cases()] == [case]
    assert set(eva.session.readers.readers(shared)) == {karin.id, eva.id}
    assert berit.session.queries.lost_shares() == (), "of what one's own municipality shared nothing is told"


def test_whoever_is_walled_out_is_told_no_more_than_that_the_case_is_not_shared_with_them(team: Team) -> None:
    karin, eva = team.desks[KARIN], team.desks[EVA]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    shared = OpenShared(karin.session)(case, [eva.id], terms(karin)).id
    team.everybody_syncs(3)
    BuildWall(karin.session)(shared, [eva.id], reviewer=team.desks[BERIT].id, reason="Kusin")
    team.everybody_syncs(3)
    (lost,) = eva.session.queries.lost_shares()
    assert (lost.case, lost.municipality) == (shared, "2425")
    for _ in range(30):  # a day at a time: a jump of the clock counts as one
        assert eva.session.queries.lost_shares() == (lost,)
        team.pass_time(days=1)
        eva.sync()
    assert eva.session.queries.lost_shares() == (), "no longer than thirty days"


def test_an_act_that_cannot_wait_is_done_and_ended_without_the_file_being_opened(team: Team) -> None:
    karin, per, berit = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    LetIn(karin.session)(case, per.id)
    team.everybody_syncs(2)
    BuildWall(karin.session)(case, [per.id], reviewer=berit.id, reason="Kusin")
    team.everybody_syncs(3)
    act = OpenDelayAct(karin.session)(case, per.id, act="Hämta kl. 14", reason="Ingen annan i tjänst").id
    team.everybody_syncs(3)
    (line,) = per.session.queries.today(per.session.clock.today()).lines
    assert (line.kind, line.target, line.case, line.text) == (TodayKind.DELAY_ACT, act, None, "Hämta kl. 14")
    assert per.session.queries.cases() == ()
    ReportDelayAct(per.session)(per.session.records.get(DelayAct, act), "Hos mormor 14.20")
    team.everybody_syncs(3)
    EndDelayAct(karin.session)(karin.session.records.get(DelayAct, act))
    team.everybody_syncs(3)
    assert per.session.records.all(DelayAct) == ()
    assert berit.session.records.get(DelayAct, act).value.report == "Hos mormor 14.20"
    assert TodayKind.DELAY_ACT not in {
        one.kind for one in berit.session.queries.today(berit.session.clock.today()).lines
    }


def test_the_end_by_the_other_municipality_leaves_what_was_disclosed_where_it_came_from(team: Team) -> None:
    karin, eva = team.desks[KARIN], team.desks[EVA]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    shared = OpenShared(karin.session)(case, [eva.id], terms(karin)).id
    team.everybody_syncs(3)
    note(eva, shared, "Sagt innan slutet")
    EndSharing(eva.session)(shared, reason="Behövs inte mer")
    assert eva.session.records.all(Case) == ()
    team.everybody_syncs(3)
    assert texts(karin, shared) == {"Sagt innan slutet"}
    basis = karin.session.records.children(SharedCaseBasis, shared)[0].value
    assert (basis.end_reason, basis.basis) == ("Behövs inte mer", "osl_26_9")
    assert eva.id not in karin.session.readers.readers(shared)
    assert karin.session.held.work() == ()
