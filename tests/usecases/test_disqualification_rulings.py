"""Who decides on jäv, what can be decided, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import Answer, DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.ruling import Concerns, DisqualificationRuling, RulingMeasure
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_deciders import SetDelegation, decider_of, delegations
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.disqualification_raising import (
    ChangeMatter,
    NoteClientWish,
    PassMatterOn,
    RaiseDisqualification,
    ReopenMatter,
    successors,
)
from ifodesk.usecases.disqualification_rulings import (
    Decide,
    FileRuling,
    NoteGivenOnPaper,
    OpenRuling,
    RulingDesk,
    RulingForm,
    TakeBackFiling,
)
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.seen import Seen, Write
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, answers, desk, refused


def reported() -> tuple[Desk, EntityId, EntityId]:
    """Return Lisa's place, a case, and the matter that Karin reported in it."""
    karin = desk()
    case = karin.open_case()
    matter = ReportOwnDisqualification(karin.session)(case, ground=Ground.PARTY_OR_AFFECTED, view="Min syster.").id
    return karin.sit_down(LISA), case, matter


def the_matter(at: Desk, matter: EntityId) -> Seen[DisqualificationMatter]:
    return at.session.records.get(DisqualificationMatter, matter)


def opened(at: Desk, matter: EntityId) -> RulingDesk:
    return OpenRuling(at.session)(matter)


def know(at: Desk, matter: EntityId, relation: Relation, *facts: Fact, to: Toward = Toward.GUARDIAN) -> None:
    """Write down what was found out."""
    seen = the_matter(at, matter)
    known = {fact.value: True for fact in facts}
    ChangeMatter(at.session)(seen, replace(seen.value, relation=relation.value, toward=to.value, facts=known))


def decide(at: Desk, matter: EntityId, form: RulingForm) -> DisqualificationRuling:
    Decide(at.session)(the_matter(at, matter), form)
    return opened(at, matter).rulings[-1].value


JAV = RulingForm(Outcome.JAV, "Systern är vårdnadshavare.", Ground.PARTY_OR_AFFECTED, measure=RulingMeasure.NEW_HANDLER)


class TestWhoDecides:
    def test_without_a_setting_the_cases_chief_decides_and_it_is_to_be_verified(self) -> None:
        at, case, matter = reported()
        assert the_matter(at, matter).value.decider == LISA
        decider = decider_of(at.session, case, KARIN)
        assert (decider.member, decider.title, decider.item, decider.checked) == (LISA, "IFO-chef", None, False)

    def test_the_setting_names_decider_title_and_item_and_says_when_it_was_compared(self) -> None:
        at = desk(LISA)
        SetDelegation(at.session)(Concerns.STAFF, decider=PER, title="enhetschef", item="4.7", checked=True)
        case = at.open_case()
        decider = decider_of(at.session, case, KARIN)
        assert (decider.member, decider.title, decider.item, decider.checked) == (PER, "enhetschef", "4.7", True)
        assert PER not in at.session.readers.readers(case)

    def test_whom_the_setting_names_is_let_in_when_there_is_something_to_decide(self) -> None:
        at = desk(LISA)
        SetDelegation(at.session)(Concerns.STAFF, decider=PER)
        karin = at.sit_down(KARIN)
        case = karin.open_case()
        matter = ReportOwnDisqualification(karin.session)(case).id
        assert set(karin.session.readers.readers(matter)) == {KARIN, PER}
        assert PER in karin.session.readers.readers(case)

    def test_a_chiefs_own_jäv_goes_to_the_named_stand_in(self) -> None:  # noqa: PLC2401 - the word
        at = desk(LISA)
        SetDelegation(at.session)(Concerns.CHIEF, decider=LISA, stand_in=PER, stand_in_title="socialchef", item="4.8")
        case = at.open_case()
        matter = ReportOwnDisqualification(at.session)(case).id
        assert set(at.session.readers.readers(matter)) == {LISA, PER}
        desk_of_per = opened(at.sit_down(PER), matter)
        assert desk_of_per.i_decide
        assert (desk_of_per.decider.title, desk_of_per.decider.standing_in) == ("socialchef", True)

    def test_a_chief_without_a_stand_in_is_told_to_have_one_named(self) -> None:
        at = desk(LISA)
        with refused(Refusal.NO_STAND_IN):
            ReportOwnDisqualification(at.session)(at.open_case())

    def test_a_stand_in_of_another_municipality_must_have_a_right_to_read_first(self) -> None:
        at = desk(LISA)
        SetDelegation(at.session)(Concerns.CHIEF, stand_in=EVA)
        with refused(Refusal.STAND_IN_MUST_READ):
            ReportOwnDisqualification(at.session)(at.open_case())

    def test_a_decider_with_jäv_of_their_own_is_passed_by(self) -> None:  # noqa: PLC2401 - the word
        at = desk()
        case = at.open_case()
        SetDelegation(at.sit_down(LISA).session)(Concerns.STAFF, stand_in=PER)
        karin = at.sit_down(KARIN)
        NoteOralAnswer(karin.session)(case, LISA, Answer.HINDER, at=NOW)
        assert decider_of(karin.session, case, KARIN).member == PER

    def test_a_setting_is_kept_once_for_each_kind_and_by_leaders_only(self) -> None:
        at = desk(LISA)
        SetDelegation(at.session)(Concerns.STAFF, item="4.7", checked=True)
        at.world.clock.pass_time(days=2)
        SetDelegation(at.session)(Concerns.STAFF, item="4.9", checked=True)
        (seen,) = delegations(at.session)
        assert (seen.value.item, seen.value.checked_on) == ("4.9", at.session.clock.today())
        SetDelegation(at.session)(Concerns.STAFF, item="4.9")
        assert delegations(at.session)[0].value.checked_on is None
        with refused(Refusal.STAND_IN_IS_DECIDER):
            SetDelegation(at.session)(Concerns.CHIEF, decider=PER, stand_in=PER)
        with refused(Refusal.ONLY_LEADERS):
            SetDelegation(at.sit_down(KARIN).session)(Concerns.STAFF)

    def test_a_matter_is_passed_on_to_somebody_who_then_decides(self) -> None:
        at, case, matter = reported()
        assert [one.id for one in successors(at.session, the_matter(at, matter).value)] == [PER]
        assert successors(at.sit_down(PER).session, the_matter(at, matter).value) == ()
        PassMatterOn(at.session)(the_matter(at, matter), PER)
        assert PER in at.session.readers.readers(case)
        assert not opened(at, matter).i_decide
        assert opened(at.sit_down(PER), matter).i_decide
        with refused(Refusal.NOT_BY_CONCERNED):
            PassMatterOn(at.sit_down(LISA).session)(the_matter(at, matter), KARIN)


class TestRaising:
    def test_a_chief_raises_it_and_the_person_sees_what_is_said(self) -> None:
        at = desk(LISA)
        case = at.open_case()
        LetIn(at.session)(case, KARIN)
        matter = RaiseDisqualification(at.session)(case, KARIN, circumstances="Modern säger att de är vänner.").id
        assert set(at.session.readers.readers(matter)) == {KARIN, LISA}
        found = the_matter(at, matter).value
        assert (found.concerned, found.reported_by, found.circumstances) == (
            KARIN,
            LISA,
            "Modern säger att de är vänner.",
        )
        with refused(Refusal.ALREADY_REPORTED):
            RaiseDisqualification(at.session)(case, KARIN, circumstances="Igen.")

    def test_whoever_does_not_read_the_case_does_not_learn_of_it_by_the_matter(self) -> None:
        at = desk(LISA)
        matter = RaiseDisqualification(at.session)(at.open_case(), PER, circumstances="Bror till pappan.").id
        assert at.session.readers.readers(matter) == (LISA,)

    def test_raising_needs_words(self) -> None:
        at = desk(LISA)
        case = at.open_case()
        with refused(Refusal.REASON_NEEDED):
            RaiseDisqualification(at.session)(case, KARIN, circumstances=" ")
        with refused(Refusal.REASON_NEEDED):
            NoteClientWish(at.session)(case, words="")

    def test_only_the_person_writes_the_own_view_and_nothing_else(self) -> None:
        at = desk(LISA)
        case = at.open_case()
        LetIn(at.session)(case, KARIN)
        matter = RaiseDisqualification(at.session)(case, KARIN, circumstances="Vänner.").id
        seen = the_matter(at, matter)
        with refused(Refusal.ONLY_CONCERNED):
            ChangeMatter(at.session)(seen, replace(seen.value, view="Hon tycker inte det."))
        karin = at.sit_down(KARIN)
        with refused(Refusal.NOT_BY_CONCERNED):
            ChangeMatter(karin.session)(seen, replace(seen.value, circumstances="Bekanta."))
        ChangeMatter(karin.session)(seen, replace(seen.value, view="Vi hälsar.", outcome=Outcome.NO_JAV))
        assert the_matter(karin, matter).value.view == "Vi hälsar."
        assert the_matter(karin, matter).value.outcome is None


class TestDeciding:
    def test_the_rule_proposes_with_grounds_and_says_nothing_before_the_relation_is_known(self) -> None:
        at, _, matter = reported()
        assert opened(at, matter).proposal is None
        know(at, matter, Relation.SIBLING)
        proposal = opened(at, matter).proposal
        assert proposal is not None
        assert (proposal.answer, proposal.grounds[0].code) == (Outcome.JAV, Ground.PARTY_OR_AFFECTED)

    def test_jäv_is_decided_with_reasons_and_stays_open_until_the_person_is_shut_out(self) -> None:  # noqa: PLC2401 - the word
        at, case, matter = reported()
        ruling = decide(at, matter, JAV)
        assert (ruling.outcome, ruling.decided_by, ruling.decided_at, ruling.measure) == (
            Outcome.JAV,
            LISA,
            NOW,
            RulingMeasure.NEW_HANDLER,
        )
        assert ruling.provisions is not None
        assert ruling.provisions.startswith("KL 6 kap. 28 § 1")
        assert ruling.delegation_checked is False
        assert the_matter(at, matter).value.closed_at is None
        HandOver(at.session)(case, PER, concerned=KARIN)
        ended = the_matter(at, matter).value
        assert (ended.outcome, ended.replaced_by, ended.closed_at, ended.access_ended_at) == (
            Outcome.JAV,
            PER,
            NOW,
            NOW,
        )
        assert KARIN not in at.session.readers.readers(case)

    def test_the_person_concerned_reads_the_ruling_and_nobody_else_but_the_decider(self) -> None:
        at, _, matter = reported()
        decide(at, matter, JAV)
        assert set(at.session.readers.readers(opened(at, matter).rulings[0].value.id)) == {KARIN, LISA}
        assert opened(at.sit_down(KARIN), matter).rulings[0].value.reasons == "Systern är vårdnadshavare."

    def test_no_jäv_closes_the_matter_and_the_person_reads_on(self) -> None:  # noqa: PLC2401 - the word
        at, case, matter = reported()
        ruling = decide(at, matter, RulingForm(Outcome.NO_JAV, "Bara samma efternamn.", ground=Ground.SUPERVISION))
        assert ruling.ground is None
        assert the_matter(at, matter).value.closed_at == NOW
        assert KARIN in at.session.readers.readers(case)

    @pytest.mark.parametrize(
        "form,code",
        [
            (RulingForm(Outcome.JAV, "Skäl."), Refusal.GROUND_NEEDED),
            (RulingForm(Outcome.JAV, " ", Ground.REPRESENTATIVE), Refusal.REASON_NEEDED),
            (RulingForm(Outcome.NO_JAV), Refusal.REASON_NEEDED),
            (RulingForm(Outcome.UNCLEAR, "Skäl."), Refusal.MISSING_NEEDED),
            (RulingForm(Outcome.RESOLVED_BY_REPLACEMENT, "Skäl."), Refusal.ENDS_BY_HAND_OVER),
            (RulingForm(Outcome.CLIENT_WISH, "Skäl."), Refusal.WISH_IS_NO_JAV),
            (
                RulingForm(Outcome.OBVIOUSLY_IRRELEVANT, "Skäl.", Ground.SPECIAL_CIRCUMSTANCE),
                Refusal.RELATION_NEEDED,
            ),
        ],
    )
    def test_what_a_ruling_lacks_is_said(self, form: RulingForm, code: Refusal) -> None:
        at, _, matter = reported()
        with refused(code):
            decide(at, matter, form)
        assert opened(at, matter).rulings == ()

    def test_only_the_decider_decides_and_never_on_oneself(self) -> None:
        at, _, matter = reported()
        karin = at.sit_down(KARIN)
        assert set(opened(karin, matter).outcomes.values()) == {Refusal.ONLY_DECIDER}
        with refused(Refusal.ONLY_DECIDER):
            decide(karin, matter, JAV)

    def test_jäv_of_a_close_person_is_never_irrelevant_whatever_the_reasons(self) -> None:  # noqa: PLC2401 - the word
        at, _, matter = reported()
        know(at, matter, Relation.SIBLING, Fact.REGISTRATION_ONLY)
        assert opened(at, matter).outcomes[Outcome.OBVIOUSLY_IRRELEVANT] is Refusal.NEVER_IRRELEVANT
        with refused(Refusal.NEVER_IRRELEVANT):
            decide(at, matter, RulingForm(Outcome.OBVIOUSLY_IRRELEVANT, "Skäl.", Ground.SPECIAL_CIRCUMSTANCE))

    def test_a_cousin_whom_the_decider_counts_as_close_is_never_irrelevant_either(self) -> None:
        at, _, matter = reported()
        know(at, matter, Relation.COUSIN)
        assert opened(at, matter).outcomes[Outcome.OBVIOUSLY_IRRELEVANT] is None
        with refused(Refusal.NEVER_IRRELEVANT):
            decide(at, matter, RulingForm(Outcome.OBVIOUSLY_IRRELEVANT, "Skäl.", Ground.PARTY_OR_AFFECTED))

    def test_jäv_without_importance_cites_both_provisions(self) -> None:  # noqa: PLC2401 - the word
        at, _, matter = reported()
        know(at, matter, Relation.LANDLORD, Fact.REGISTRATION_ONLY)
        form = RulingForm(Outcome.OBVIOUSLY_IRRELEVANT, "Bara registrering.", Ground.SPECIAL_CIRCUMSTANCE)
        cited = (decide(at, matter, form).provisions or "").splitlines()
        assert [line[:14] for line in cited] == ["KL 6 kap. 28 §", "KL 6 kap. 29 §"]

    def test_unclear_says_what_is_missing_and_stays_open_without_a_ruling(self) -> None:
        at, _, matter = reported()
        Decide(at.session)(the_matter(at, matter), RulingForm(Outcome.UNCLEAR, missing="Hur nära de står varandra."))
        found = the_matter(at, matter).value
        assert (found.outcome, found.missing, found.closed_at) == (
            Outcome.UNCLEAR,
            "Hur nära de står varandra.",
            None,
        )
        assert opened(at, matter).rulings == ()
        decide(at, matter, JAV)
        assert the_matter(at, matter).value.missing is None

    def test_a_changed_mind_is_a_new_ruling_that_names_the_former(self) -> None:
        at, _, matter = reported()
        decide(at, matter, RulingForm(Outcome.NO_JAV, "Inget känt."))
        with refused(Refusal.MATTER_CLOSED):
            decide(at, matter, JAV)
        with refused(Refusal.REASON_NEEDED):
            ReopenMatter(at.session)(the_matter(at, matter), reason="")
        ReopenMatter(at.session)(the_matter(at, matter), reason="Hon berättade att de är systrar.")
        decide(at, matter, JAV)
        first, second = (seen.value for seen in opened(at, matter).rulings)
        assert (first.outcome, second.outcome, second.replaces) == (Outcome.NO_JAV, Outcome.JAV, first.id)
        with refused(Refusal.MATTER_OPEN):
            ReopenMatter(at.session)(the_matter(at, matter), reason="Igen.")

    def test_after_the_end_only_what_was_done_and_the_main_decision_are_added(self) -> None:
        at, _, matter = reported()
        decide(at, matter, RulingForm(Outcome.NO_JAV, "Inget känt."))
        seen = the_matter(at, matter)
        with refused(Refusal.MATTER_CLOSED):
            ChangeMatter(at.session)(seen, replace(seen.value, circumstances="Mer."))
        ChangeMatter(at.session)(seen, replace(seen.value, main_decision="2026-117", done_anyway="Skyddsbedömning."))
        assert the_matter(at, matter).value.main_decision == "2026-117"

    def test_a_wish_of_the_client_is_decided_alike_and_is_no_jäv(self) -> None:  # noqa: PLC2401 - the word
        at = desk()
        case = at.open_case()
        matter = NoteClientWish(at.session)(case, words="Rädd att bli igenkänd i väntrummet.").id
        chief = at.sit_down(LISA)
        assert opened(chief, matter).proposal is None
        with refused(Refusal.WISH_IS_NO_JAV):
            decide(chief, matter, JAV)
        form = RulingForm(Outcome.CLIENT_WISH, "Alla känner alla.", measure=RulingMeasure.OTHER_MUNICIPALITY)
        ruling = decide(chief, matter, form)
        assert (ruling.outcome, ruling.ground, ruling.provisions) == (Outcome.CLIENT_WISH, None, None)
        assert the_matter(chief, matter).value.concerned is None
        assert answers(chief, case) == []


class TestPaper:
    def test_the_register_says_when_and_by_whom_it_was_given(self) -> None:
        at, _, matter = reported()
        decide(at, matter, JAV)
        (seen,) = opened(at, matter).rulings
        with refused(Refusal.IN_THE_FUTURE):
            NoteGivenOnPaper(at.session)(seen, on=NOW.date() + timedelta(days=1))
        with refused(Refusal.BEFORE_RULING):
            NoteGivenOnPaper(at.session)(seen, on=NOW.date() - timedelta(days=1))
        with refused(Refusal.NOT_BY_CONCERNED):
            NoteGivenOnPaper(at.sit_down(KARIN).session)(seen)
        NoteGivenOnPaper(at.sit_down(LISA).session)(seen)
        (given,) = opened(at, matter).rulings
        assert (given.value.given_on, given.value.given_by) == (NOW.date(), LISA)
        with refused(Refusal.ALREADY_GIVEN):
            NoteGivenOnPaper(at.session)(given)

    def test_a_ruling_is_filed_in_the_diary_and_that_can_be_taken_back(self) -> None:
        at, _, matter = reported()
        decide(at, matter, JAV)
        (seen,) = opened(at, matter).rulings
        assert seen.value.filed_on is None
        with refused(Refusal.IN_THE_FUTURE):
            FileRuling(at.session)(seen, on=NOW.date() + timedelta(days=1))
        with refused(Refusal.BEFORE_RULING):
            FileRuling(at.session)(seen, on=NOW.date() - timedelta(days=1))
        FileRuling(at.session)(seen)
        (filed,) = opened(at, matter).rulings
        assert (filed.value.filed_on, filed.value.filed_by) == (NOW.date(), LISA)
        TakeBackFiling(at.session)(filed)
        (again,) = opened(at, matter).rulings
        assert (again.value.filed_on, again.value.filed_by) == (None, None)


def test_a_matter_of_an_older_program_is_decided_by_a_chief_who_is_not_concerned() -> None:
    at, _, matter = reported()
    seen = the_matter(at, matter)
    at.session.records.save([Write(replace(seen.value, decider=None), seen)])
    assert opened(at, matter).i_decide
    assert not opened(at.sit_down(KARIN), matter).i_decide


def test_the_matter_names_the_case_by_number_only() -> None:
    at, case, matter = reported()
    assert the_matter(at, matter).value.case_number == at.session.records.get(Case, case).value.number
    assert "Alma" not in repr(the_matter(at, matter).value)
