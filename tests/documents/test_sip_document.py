from dataclasses import replace
from datetime import date

from ifodesk.domain.entities.case import TransferState
from ifodesk.domain.entities.sip import AgreementForm
from ifodesk.usecases.printing import PrintedFollowUp, PrintedGoal, PrintedMeasure, PrintedTransfer, SipDocument
from tests.documents.papers import (
    ADOPTED,
    CONSENT,
    DRAFT,
    EMPTY,
    GOAL,
    SECTIONS,
    VERSION,
    WAIVER,
    in_order,
    pages,
    section,
    text,
)


def transferred(transfer: PrintedTransfer) -> SipDocument:
    return replace(ADOPTED, version=replace(VERSION, transfer=transfer))


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
    no = replace(ADOPTED.agreements[0], form=AgreementForm.DECLINES)
    assert "säger nej" in section(replace(ADOPTED, agreements=(no,)), "Så är planen överenskommen")


def test_every_section_stands_in_its_place_and_says_ej_angivet_when_it_is_empty() -> None:
    assert in_order(text(EMPTY), SECTIONS)
    for heading in SECTIONS[:-1]:
        assert section(EMPTY, heading).endswith("Ej angivet")


def test_a_goal_without_anything_says_so_for_each_part() -> None:
    found = section(replace(EMPTY, goals=(PrintedGoal(None, " ", None, "", ()),)), "Mål och åtgärder")
    assert found == "Mål 1 Ej angivet Så märks det Ej angivet Nuläge Ej angivet Mål att nå Ej angivet Inga åtgärder än."


def test_a_measure_without_anything_says_so_in_each_column() -> None:
    empty = replace(GOAL, measures=(PrintedMeasure(None, None, "", None, None),))
    assert section(replace(EMPTY, goals=(empty,)), "Mål och åtgärder").endswith("Läge" + " Ej angivet" * 4)


def test_the_two_kinds_of_consent_are_two_sections() -> None:
    assert in_order(
        section(ADOPTED, "Samtycke till att planen görs"), ("Lämnat av", "Alma Testsson", "20 november 2026, muntligt")
    )
    assert in_order(
        section(ADOPTED, "Uppgifter som får lämnas ut"),
        ("Närvaro", "Bergvattenskolan", "Skjutsen ska fungera", "till 31 maj 2027"),
    )


def test_a_consent_of_one_kind_says_nothing_about_the_other() -> None:
    assert section(replace(ADOPTED, consents=(CONSENT,)), "Uppgifter som får lämnas ut") == "Ej angivet"
    assert section(replace(ADOPTED, consents=(WAIVER,)), "Samtycke till att planen görs") == "Ej angivet"


def test_a_consent_that_was_taken_back_says_so_instead_of_how_long_it_was_to_last() -> None:
    found = section(
        replace(ADOPTED, consents=(replace(WAIVER, withdrawn_on=date(2026, 12, 24)),)), "Uppgifter som får lämnas ut"
    )
    assert "återtaget 24 december 2026" in found
    assert "till 31 maj" not in found


def test_a_consent_of_unknown_kind_is_not_left_out() -> None:
    assert "Annat samtycke" in text(replace(ADOPTED, consents=(replace(WAIVER, kind=None),)))


def test_follow_ups_that_were_held_are_listed() -> None:
    held = PrintedFollowUp(date(2027, 1, 15), date(2027, 1, 18), "Skolan går bättre")
    found = section(replace(DRAFT, follow_ups=(held,)), "Uppföljning")
    assert in_order(found, ("15 januari 2027", "18 januari 2027", "Skolan går bättre"))


def test_the_control_code_stands_on_every_page() -> None:
    many = replace(ADOPTED, goals=(GOAL,) * 40)
    found = pages(many)
    assert len(found) > 5
    assert all("KAMR 7QBX WEYU 2NHD" in page for page in found)


def test_a_plan_with_forty_goals_prints_all_of_them() -> None:
    goals = tuple(replace(GOAL, text=f"Målet nummer {n}.") for n in range(1, 41))
    found = text(replace(ADOPTED, goals=goals))
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
    found = pages(replace(DRAFT, goals=(GOAL,) * 12))
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
    for page in pages(replace(ADOPTED, practice=True, goals=(GOAL,) * 12)):
        assert page.count("ÖVNING") == 2
        assert "påhittade personer" in page


def test_real_work_carries_no_practice_mark() -> None:
    assert "ÖVNING" not in text(ADOPTED)


def test_a_protected_identity_is_marked_on_every_page() -> None:
    for page in pages(replace(ADOPTED, protected=True, goals=(GOAL,) * 12)):
        assert "SKYDDADE PERSONUPPGIFTER" in page


def test_the_paper_says_that_it_is_no_plan_under_the_act() -> None:
    assert "10 kap. 8 § socialtjänstlagen (2025:400)" in text(ADOPTED)
