from dataclasses import replace
from datetime import date

from ifodesk.domain.entities.case import TransferState
from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.domain.sip_frozen import FrozenFollowUp, FrozenGoal, FrozenMeasure
from ifodesk.domain.sip_version import canonical, fingerprint
from ifodesk.usecases.printing import PrintedTransfer, SipDocument
from tests.documents.papers import (
    ADOPTED,
    CONSENT,
    DRAFT,
    EMPTY,
    GOAL,
    PLAN,
    SECTIONS,
    WAIVER,
    but,
    in_order,
    pages,
    section,
    text,
)


def transferred(transfer: PrintedTransfer) -> SipDocument:
    return replace(ADOPTED, transfer=transfer)


def test_an_adopted_plan_prints_everything_that_was_agreed() -> None:
    found = text(ADOPTED)
    for part in (
        "Dorotea kommun",
        "D-26-7KQF-3",
        "Alma Testsson, född 2009",
        "Jag vill bo kvar här. Jag vill klara nian.",
        "Bor hos mamma och hennes sambo.",
        "Gå i skolan minst fyra dagar i veckan",
        "Så märks det Skolans närvarolista",
        "Nuläge 2 dagar (v. 46)",
        "Mål att nå 4 dagar",
        "Samordnare Karin Norberg, Barn och unga",
        "Nästa uppföljning 15 januari 2027",
        "Version 2, antagen 26 november 2026",
    ):
        assert part in found


def test_a_measure_shows_who_answers_for_which_unit_when_it_is_due_and_how_far_it_is() -> None:
    assert in_order(
        section(ADOPTED, "Mål och åtgärder"),
        ("Skjuts måndagar", "Per Lindgren", "1 december 2026", "Planerad", "Samtal varje onsdag", "Pågår"),
    )


def test_who_agreed_and_how_stands_on_the_paper() -> None:
    found = section(ADOPTED, "Så är planen överenskommen")
    assert in_order(found, ("Ulla Testsson", "Vårdnadshavare", "muntligt", "26 november 2026"))


def test_somebody_who_says_no_is_printed_too() -> None:
    no = replace(PLAN.agreements[0], form=AgreementForm.DECLINES)
    assert "avstår" in section(but(ADOPTED, agreements=(no,)), "Så är planen överenskommen")


def test_every_section_stands_in_its_place_and_says_ej_angivet_when_it_is_empty() -> None:
    assert in_order(text(EMPTY), SECTIONS)
    for heading in SECTIONS[:-1]:
        assert section(EMPTY, heading).endswith("Ej angivet")


def test_a_goal_without_anything_says_so_for_each_part() -> None:
    found = section(but(EMPTY, goals=(FrozenGoal("08", None, " ", None, "", ()),)), "Mål och åtgärder")
    assert found == "Mål 1 Ej angivet Så märks det Ej angivet Nuläge Ej angivet Mål att nå Ej angivet Inga åtgärder än."


def test_a_measure_without_anything_says_so_in_each_column() -> None:
    empty = replace(GOAL, measures=(FrozenMeasure("09", None, None, "", None, None),))
    assert section(but(EMPTY, goals=(empty,)), "Mål och åtgärder").endswith("Läge" + " Ej angivet" * 4)


def test_the_two_kinds_of_consent_are_two_sections() -> None:
    assert in_order(
        section(ADOPTED, "Samtycke till att planen görs"), ("Lämnat av", "Alma Testsson", "20 november 2026, muntligt")
    )
    assert in_order(
        section(ADOPTED, "Uppgifter som får lämnas ut"),
        ("Närvaro", "Bergvattenskolan", "Skjutsen ska fungera", "till 31 maj 2027"),
    )


def test_a_consent_of_one_kind_says_nothing_about_the_other() -> None:
    assert section(but(ADOPTED, consents=(CONSENT,)), "Uppgifter som får lämnas ut") == "Ej angivet"
    assert section(but(ADOPTED, consents=(WAIVER,)), "Samtycke till att planen görs") == "Ej angivet"


def test_a_consent_that_was_taken_back_says_so_instead_of_how_long_it_was_to_last() -> None:
    found = section(
        but(ADOPTED, consents=(replace(WAIVER, withdrawn_on=date(2026, 12, 24)),)), "Uppgifter som får lämnas ut"
    )
    assert "återtaget 24 december 2026" in found
    assert "till 31 maj" not in found


def test_a_consent_of_unknown_kind_is_not_left_out() -> None:
    assert "Annat samtycke" in text(but(ADOPTED, consents=(replace(WAIVER, kind=None),)))


def test_follow_ups_that_were_held_are_listed() -> None:
    held = FrozenFollowUp("10", date(2027, 1, 15), date(2027, 1, 18), "Skolan går bättre")
    found = section(but(DRAFT, follow_ups=(held,)), "Uppföljning")
    assert in_order(found, ("15 januari 2027", "18 januari 2027", "Skolan går bättre"))


def test_the_control_code_stands_on_every_page() -> None:
    many = but(ADOPTED, goals=(GOAL,) * 40)
    found = pages(many)
    assert len(found) > 5
    assert all(str(many.fingerprint) in page for page in found)


def test_a_plan_with_forty_goals_prints_all_of_them() -> None:
    goals = tuple(replace(GOAL, text=f"Målet nummer {n}.") for n in range(1, 41))
    found = text(but(ADOPTED, goals=goals))
    assert in_order(found, tuple(f"Målet nummer {n}." for n in range(1, 41)))


def test_a_transferred_version_says_when_by_whom_and_where_the_original_lies() -> None:
    done = PrintedTransfer(TransferState.TRANSFERRED, date(2026, 11, 27), "Karin Norberg", "4711")
    found = text(transferred(done))
    assert "Förd till personakten 27 november 2026 av Karin Norberg. Originalet finns i personakten" in found
    assert "Handling 4711." in found


def test_a_transfer_without_day_or_name_is_still_told() -> None:
    found = text(transferred(PrintedTransfer(TransferState.TRANSFERRED)))
    assert "Förd till personakten. Originalet finns i personakten" in found
    assert "Handling" not in found


def test_a_version_that_is_not_transferred_says_where_its_original_is() -> None:
    assert "Inte förd till personakten än. Originalet förvaras i ifodesk" in text(ADOPTED)


def test_a_version_that_is_not_to_be_transferred_gives_the_reason() -> None:
    kept = PrintedTransfer(TransferState.NOT_TO_BE_TRANSFERRED, reason="Ersatt samma dag")
    assert "Ska inte föras till personakten. Skäl: Ersatt samma dag" in text(transferred(kept))


def test_a_draft_says_so_on_every_page_and_has_no_control_code() -> None:
    found = pages(but(DRAFT, goals=(GOAL,) * 12))
    assert len(found) > 1
    assert all("UTKAST" in page and "Utkast, utskrivet 26 november 2026" in page for page in found)
    assert not any("Kontrollkod" in page for page in found)


def test_an_adopted_version_is_never_called_a_draft() -> None:
    assert "utkast" not in text(ADOPTED).lower()


def test_a_draft_with_differing_values_says_that_only_one_is_printed() -> None:
    assert "I en uppgift har ni skrivit olika" in text(replace(DRAFT, differing=1))
    assert "I 3 uppgifter har ni skrivit olika" in text(replace(DRAFT, differing=3))


def test_a_draft_that_lacks_what_a_newer_program_wrote_says_so() -> None:
    assert "En uppgift är skriven i ett nyare program" in text(replace(DRAFT, unreadable=1))
    assert "2 uppgifter är skrivna i ett nyare program" in text(replace(DRAFT, unreadable=2))


def test_practice_is_watermarked_on_every_page() -> None:
    for page in pages(replace(but(ADOPTED, goals=(GOAL,) * 12), practice=True)):
        assert page.count("ÖVNING") == 2
        assert "påhittade personer" in page


def test_real_work_carries_no_practice_mark() -> None:
    assert "ÖVNING" not in text(ADOPTED)


def test_a_protected_identity_is_marked_on_every_page() -> None:
    for page in pages(replace(but(ADOPTED, goals=(GOAL,) * 12), protected=True)):
        assert "SKYDDADE PERSONUPPGIFTER" in page


def test_the_paper_says_that_it_is_no_plan_under_the_act() -> None:
    assert "10 kap. 8 § socialtjänstlagen (2025:400)" in text(ADOPTED)


def test_a_code_that_a_newer_program_wrote_is_printed_as_it_is() -> None:
    newer = replace(GOAL, measures=(replace(GOAL.measures[0], status="paused"),))
    assert "paused" in section(but(ADOPTED, goals=(newer,)), "Mål och åtgärder")


def test_another_word_in_the_plan_gives_another_control_code() -> None:
    other = replace(PLAN, own_words="Jag vill flytta.")
    assert fingerprint(canonical(other)) != ADOPTED.fingerprint


def test_a_version_without_number_or_day_still_prints() -> None:
    assert "Version utan nummer" in text(but(ADOPTED, number=None, adopted_on=None))


def test_a_plan_whose_municipality_is_unknown_still_prints() -> None:
    assert "Socialtjänsten" in text(replace(EMPTY, municipality=""))
