"""Sentences that are put together: history, gaps, jäv, sync, texts for the record system."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ifodesk.domain.disqualification import assess
from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.domain.entities.case import CaseType, Party, PartyRole
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_changes import ChangeKind, PlanChange
from ifodesk.domain.sip_version import canonical, fingerprint
from ifodesk.domain.ties import find_hits
from ifodesk.domain.transfer import RecordText
from ifodesk.usecases.disqualification_check import Check, CheckState, ShownHit
from ifodesk.usecases.hub_views import HubOutcome
from ifodesk.usecases.log_ports import HistoryLine
from ifodesk.usecases.ports import Member, Progress
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import RoundResult
from ifodesk.usecases.sync_views import HeldItem, SyncCode, SyncState, WaitingChange
from ifodesk.words import disqualification_words as jav
from ifodesk.words import gap_words, history_words, label_words, record_words, sync_words, value_words
from ifodesk.words.field_words import field_label, kind_label
from tests.domain.test_sip_version import FROZEN
from tests.law import the_law

NOW = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)
KARIN, PER = MemberId(b"K" * 16), MemberId(b"P" * 16)
GOAL = EntityId(b"g" * 16)


def member(who: MemberId) -> Member:
    names = {KARIN: "Karin Norberg", PER: "Per Lundmark"}
    return Member(who, names.get(who, ""), "", "", frozenset())


def line(kind: str, field: str = "", before: object = None, after: object = None, what: str = "changed") -> HistoryLine:
    return HistoryLine(NOW - timedelta(days=1), KARIN, "laptop KN-1", kind, GOAL, field, before, after, what)


class TestHistory:
    def test_what_was_taken_over_names_both(self) -> None:
        taken = replace(line("note", what="made"), origin=PER)
        told = history_words.sentence(taken, member, zone=UTC)
        assert told == "Karin Norberg började en anteckning, övertaget från Per Lundmark, på laptop KN-1"

    def test_a_mark_that_was_taken_away_names_its_document(self) -> None:
        gone = line("transfer", what="removed")
        told = history_words.sentence(gone, member, called={GOAL: "anteckningen ”Möte”"}, zone=UTC)
        assert "tog bort märkningen för personakten, anteckningen ”Möte”" in told

    def test_a_change_says_who_what_from_what_to_what_where_and_when(self) -> None:
        told = history_words.sentence(
            line("goal", "baseline", "3 dagar", "2 dagar"), member, now=NOW, called={GOAL: "mål 1"}, zone=UTC
        )
        assert told == (
            "Karin Norberg ändrade nuläget i mål 1 från ”3 dagar” till ”2 dagar”, på laptop KN-1, i går 08:42"
        )

    @pytest.mark.parametrize(
        "told,expected",
        [
            (line("party", what="made"), "lade till Bo Provberg"),
            (line("party", what="removed"), "tog bort Bo Provberg"),
            (line("party", "phone", None, "070"), "skrev telefonnumret för Bo Provberg: ”070”"),
        ],
        ids=["made", "removed", "changed"],
    )
    def test_a_person_is_called_by_name(self, told: HistoryLine, expected: str) -> None:
        sentence = history_words.sentence(told, member, called={GOAL: "Bo Provberg"}, zone=UTC)
        assert sentence == f"Karin Norberg {expected}, på laptop KN-1"

    @pytest.mark.parametrize(
        "told,expected",
        [
            (line("case", what="made"), "öppnade ärendet"),
            (line("weather", what="made"), "lade till en uppgift"),
            (line("party", what="made"), "lade till en person"),
            (line("measure", what="removed"), "tog bort åtgärden"),
            (line("case", after=PER, what="let_in"), "släppte in Per Lundmark i ärendet"),
            (line("case", after=PER, what="excluded"), "stängde ärendet för Per Lundmark"),
            (line("case", "handler", KARIN, PER), "ändrade handläggaren från Karin Norberg till Per Lundmark"),
            (line("case", "case_type", None, CaseType.LSS), "skrev ärendetypen: LSS"),
            (line("party", "relation", "", "sibling"), "skrev relationen till klienten för en person: ”syskon”"),
            (line("party", "phone", "070", None), "tog bort telefonnumret för en person, som var ”070”"),
            (line("party", "protected", after=True), "skrev uppgiften om skyddade personuppgifter för en person: ja"),
            (line("measure", "due_on", date(2026, 12, 1), date(2027, 1, 2)),
             "ändrade när den ska vara klar i en åtgärd från 1 december 2026 till 2 januari 2027"),
            (line("note", "draft", "a", "ab"), "skrev utkastet i en anteckning"),
            (line("note", "corrects", None, GOAL), "skrev vilken anteckning som rättas i en anteckning"),
            (line("note", "ready", after=True), "sa klar om anteckningen"),
            (line("goal", "text", None, "Gå i skolan"), "skrev målet: ”Gå i skolan”"),
            (line("goal", "baseline", "3", "2", "conflict"), "skrev något annat än en kollega, nuläget i ett mål: ”2”"),
            (line("goal", "baseline", "3", "2", "chosen"), "valde ”2” för nuläget i ett mål"),
            (line("goal", "mood", None, 3), "skrev en uppgift i ett mål: 3"),
            (line("disqualification_answer", "answered_at", None, NOW),
             "skrev tiden för svaret i ett jävssvar: 2026-11-26 08:42"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )  # fmt: skip
    def test_every_kind_of_line_is_a_sentence(self, told: HistoryLine, expected: str) -> None:
        assert history_words.sentence(told, member, zone=UTC) == f"Karin Norberg {expected}, på laptop KN-1"

    def test_an_author_whom_this_device_does_not_know_is_somebody(self) -> None:
        unknown = replace(line("case", what="made"), author=MemberId(b"?" * 16), device="")
        assert history_words.sentence(unknown, member) == "Någon öppnade ärendet"

    def test_long_texts_are_cut_and_ids_never_shown(self) -> None:
        assert value_words.shown("a" * 500).endswith(" …”")
        assert value_words.shown(GOAL, member) == "en annan uppgift"
        assert not value_words.is_reference("weather", "wind")
        assert value_words.shown(None) == value_words.shown("") == "inget"

    def test_what_only_a_newer_program_knows_has_a_name_too(self) -> None:
        assert (kind_label("weather"), field_label("goal", "mood")) == ("uppgiften", "en uppgift")


class TestGaps:
    def test_gaps_are_counted_and_listed(self) -> None:
        assert gap_words.gap_label("from_a_newer_program") == "from_a_newer_program"

    @pytest.mark.parametrize(
        "change,told",
        [
            (PlanChange(ChangeKind.ADDED, "goal", 2, after="Sova"), "Tillagt: mål 2, ”Sova”."),
            (PlanChange(ChangeKind.ADDED, "goal", 2), "Tillagt: mål 2."),
            (PlanChange(ChangeKind.REMOVED, "measure", 1, 3, before="Skjuts"), "Borttaget: mål 1, åtgärd 3, ”Skjuts”."),
            (PlanChange(ChangeKind.REMOVED, "consent"), "Borttaget: samtycket."),
            (PlanChange(ChangeKind.CHANGED, "internal_sip", field="situation", after="Bra"),
             "Planen: hur det är nu, nytt: ”Bra”."),
            (PlanChange(ChangeKind.CHANGED, "measure", 1, 2, "due_on", date(2026, 12, 1), None),
             "Mål 1, åtgärd 2: när den ska vara klar, borttaget: 1 december 2026."),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )  # fmt: skip
    def test_what_changed_since_a_version_is_told(self, change: PlanChange, told: str) -> None:
        assert gap_words.plan_change(change) == told


class TestDisqualification:
    def test_every_relation_and_fact_gives_a_sentence_for_everybody(self) -> None:
        for to in Toward:
            told = [jav.because(reason, to) for reason in (*Relation, *Fact)]
            assert all(text.endswith((".", ").")) and text[0].isupper() for text in told)
            assert len({jav.because(relation, to) for relation in Relation}) == len(Relation)

    def test_an_assessment_is_told_with_grounds_and_what_speaks_against(self) -> None:
        found = assess(the_law(), Relation.SIBLING, Toward.GUARDIAN, [Fact.COMPLAINED_ABOUT_HANDLER])
        lines = jav.assessment_lines(found)
        assert lines[0] == "Jäv."
        assert lines[1].startswith("Syskon till en vårdnadshavare. KL 6 kap. 28 § 1 (genom 7 kap. 4 §)")
        assert lines[2] == "Mot jäv: Personen har klagat på handläggaren: det är inte ensamt jäv."

    def test_what_is_missing_is_asked_for_and_nothing_against_is_said(self) -> None:
        lines = jav.assessment_lines(assess(the_law(), Relation.COLLEAGUE, Toward.CLIENT))
        assert lines[0] == "Oklart."
        assert jav.NOTHING_AGAINST in lines
        assert lines[-1].startswith("Behöver klarläggas: vad lag och praxis säger")
        neighbour = jav.assessment_lines(assess(the_law(), Relation.NEIGHBOUR, Toward.CLIENT))
        assert any("grannar" in text for text in neighbour)
        assert jav.against(Relation.COUSIN) == "kusin"

    def test_a_hit_names_the_person_the_tie_and_the_rule(self) -> None:
        tie = OwnTie(id=EntityId(b"t" * 16), relation="sibling", name="Anna Lind")
        party = Party(id=GOAL, role=PartyRole.GUARDIAN, name="Anna Lind")
        (hit,) = find_hits(the_law(), "Karin Norberg", [tie], [party])
        shown = ShownHit(hit, tie, party)
        alike = "samma namn, troligen samma person."
        assert jav.hit(shown) == f"Anna Lind (vårdnadshavare) kan vara syskon i din lista: {alike}"
        nameless = replace(shown, tie=None, party=replace(party, name=None, role=None))
        assert jav.hit(nameless) == f"Någon (part i ärendet) kan vara du själv: {alike}"
        check = Check(CheckState.HITS, (shown,), (party,), reviewed=True, last_review=NOW)
        assert jav.check_line(check) == "1 träff i din lista. Du avgör vad den betyder."
        assert jav.check_line(replace(check, hits=(shown, shown))).startswith("2 träffar")
        assert jav.check_line(replace(check, state=CheckState.NOTHING_IN_LIST)).startswith("Inget i din lista.")

    def test_labels_of_people_and_relations(self) -> None:
        assert label_words.relation("kontaktperson") == "kontaktperson"
        assert label_words.relation(None) == ""
        assert label_words.short_name("") == ""


class TestSync:
    state = SyncState(SyncCode.IN_STEP, NOW, (), 0, (), 0, None, (), (), ())
    waiting = WaitingChange("note", GOAL, GOAL, NOW)

    @pytest.mark.parametrize(
        "code,waiting,told",
        [
            (SyncCode.IN_STEP, 0, "Synkat 08:42"),
            (SyncCode.WAITING, 1, "Synkat 08:42 · 1 ändring att skicka"),
            (SyncCode.OFFLINE, 3, "Synkat 08:42 · 3 ändringar väntar på nät"),
            (SyncCode.OFFLINE, 0, "Synkat 08:42 · ingen kontakt just nu"),
            (SyncCode.ALARM, 0, "Något stämmer inte: se Synk"),
        ],
    )
    def test_the_bottom_line(self, code: SyncCode, waiting: int, told: str) -> None:
        state = replace(self.state, code=code, waiting=(self.waiting,) * waiting)
        assert sync_words.line(state.brief, NOW, UTC) == told

    def test_a_place_that_is_there_and_cannot_be_written_to_is_not_called_out_of_reach(self) -> None:
        state = replace(self.state, code=SyncCode.OFFLINE, waiting=(self.waiting,) * 2)
        full, gone = replace(state, problem="hub_full").brief, replace(state, problem="hub_gone").brief
        hindered = "Synkat 08:42 · 2 ändringar att skicka · något hindrar synken: se Synk"
        assert sync_words.line(full, NOW, UTC) == hindered
        assert sync_words.page_line(full, NOW, UTC) == "Synkat 08:42 · 2 ändringar att skicka"
        assert sync_words.line(gone, NOW, UTC) == "Synkat 08:42 · 2 ändringar väntar på nät"

    def test_before_the_first_round(self) -> None:
        state = replace(self.state, code=SyncCode.NEVER, last_round=None)
        assert sync_words.line(state.brief, NOW) == "Inte synkat än"

    def test_what_is_held_missing_and_wrong_is_told_even_for_codes_that_are_new(self) -> None:
        held = HeldItem("held", "beyond_cut", KARIN, NOW, "o/x")
        assert sync_words.held(held) == "Kom in, men gäller inte: skrivet efter att personen slutade läsa ärendet"
        assert sync_words.held(replace(held, state="odd", reason="new")) == "odd: new"
        assert sync_words.missing(0) == sync_words.drafts(0) == sync_words.problem(None) == ""
        assert sync_words.missing(2).startswith("2 delar saknas")
        assert sync_words.drafts(1).startswith("1 utkast stannar")
        assert "hub_gone" not in sync_words.problem("hub_gone")
        assert "new_code" in sync_words.problem("new_code")
        assert "Lägg till en mapp eller server på Synk" in sync_words.problem("no_hub")
        assert "new_code" in sync_words.alarm("new_code")
        assert sync_words.alarm("forked_log").startswith("En dator har skrivit")

    def test_progress_and_outcome_of_a_round(self) -> None:
        assert sync_words.progress(Progress(12, 40, "fetch")) == "Hämtar, 12 av 40"
        assert sync_words.progress(Progress(0, 0, "new")) == "Arbetar"
        quiet = RoundResult(0, 0, Changed(frozenset()))
        assert sync_words.outcome(quiet) == "Synkat. Inget nytt."
        assert sync_words.outcome(replace(quiet, fetched=1)) == "Synkat: en ny del hämtad."
        assert sync_words.outcome(replace(quiet, fetched=2, sent=3)) == "Synkat: 2 nya delar hämtade och 3 skickade."
        assert sync_words.outcome(replace(quiet, sent=1)) == "Synkat: en del skickad."
        assert "delade mappen" in sync_words.outcome(replace(quiet, problem="hub_gone"))
        stopped = replace(quiet, stopped=True)
        rest = "Inget är förlorat. Nästa synk tar vid där den slutade."
        assert sync_words.outcome(stopped) == f"Synken avbröts. {rest}"
        assert sync_words.outcome(replace(stopped, sent=3)) == f"Synken avbröts: 3 delar skickade. {rest}"
        assert sync_words.outcome(replace(quiet, alarms=("hub_rolled_back",))).endswith(
            "Något stämmer inte: läs larmet."
        )
        pulled = HubOutcome("/media/usb", stick=True, fetched=0, sent=0, problem="hub_gone", broke_off=True)
        assert sync_words.outcome(replace(quiet, problem="hub_gone", hubs=(pulled,))).startswith("USB-minnet går inte")
        lost = HubOutcome("/mnt/region", stick=False, fetched=0, sent=0, missing=2)
        assert sync_words.outcome(replace(quiet, hubs=(lost,))).startswith("Synkat. Inget nytt. 2 delar fanns inte")


class TestRecordTexts:
    note = RecordText(GOAL, NOW, "Karin Norberg", "socialsekreterare", "Hembesök", "Vi var där.\n\nAllt väl.")

    def test_a_note_has_date_time_author_and_title_and_its_text_word_for_word(self) -> None:
        assert record_words.plain_text([self.note], UTC) == (
            "2026-11-26 08:42, Karin Norberg, socialsekreterare\nHembesök\n\nVi var där.\n\nAllt väl."
        )

    def test_the_day_it_is_about_and_what_it_corrects_are_told(self) -> None:
        told = record_words.plain_text(
            [replace(self.note, happened_on=date(2026, 11, 25), corrects=NOW, title="", author_title="")], UTC
        )
        assert told.splitlines()[:3] == [
            "2026-11-26 08:42, Karin Norberg",
            "Gäller: 25 november 2026",
            "Rättar anteckningen från 2026-11-26 08:42",
        ]
        assert "Gäller" not in record_words.plain_text([replace(self.note, happened_on=date(2026, 11, 26))], UTC)

    def test_several_texts_are_kept_apart(self) -> None:
        assert record_words.plain_text([self.note, self.note], UTC).count("-----") > 0
        assert record_words.plain_text([]) == ""

    def test_a_plan_is_told_whole(self) -> None:
        form = canonical(FROZEN)
        told = record_words.plain_text([replace(self.note, title="", body="", plan=form)], UTC)
        for part in (
            "Intern-SIP, version 1",
            "Jag vill bo kvar här och klara nian.",
            "Mål 1: Gå i skolan",
            "ansvarig: Per Lundmark, Ekonomiskt bistånd, klart: 1 december 2026, planerad",
            "Alma Testsson, närvarande, 26 november 2026",
            "Samordnare: Karin Norberg, Barn/unga",
            "Nästa uppföljning: 15 januari 2027",
            fingerprint(form),
        ):
            assert part in told

    def test_a_bare_plan_says_what_is_not_stated(self) -> None:
        bare = replace(
            FROZEN, own_words=None, situation=None, goals=(replace(FROZEN.goals[0], text=None, indicator=None),)
        )
        bare = replace(bare, plan_lead=None, next_follow_up_on=None, agreements=(), number=None)
        told = record_words.plain_text([replace(self.note, plan=canonical(bare))], UTC)
        assert told.count("Ej angivet") == 4
        assert "utan nummer" in told

    def test_a_plan_that_this_program_cannot_read_is_named_and_not_guessed_at(self) -> None:
        assert "nyare program" in record_words.plain_text([replace(self.note, plan='{"form":2}')], UTC)
