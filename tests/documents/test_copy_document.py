import re
from dataclasses import replace
from datetime import date

import pytest

from ifodesk.documents.blocks import Document
from ifodesk.documents.copy_document import copy_blocks
from ifodesk.documents.pdf import render
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.frozen_copy import FrozenCopy, PaperKind, canonical_copy, read_copy
from ifodesk.domain.plan_copy import Recipient
from ifodesk.domain.sip_frozen import FrozenConsent, FrozenPlan
from ifodesk.domain.sip_version import UnreadableVersionError, fingerprint
from ifodesk.system.resources import fonts
from tests.documents.copies import CLIENT, EASY, EVERY, ON, PER, SHEET, SUB, UNIT, WHOLE, copied
from tests.documents.papers import ADOPTED, CONSENT, GOAL, WAIVER, in_order, pages, text


def paper(copy: FrozenCopy) -> str:
    return text(copy_blocks(copy))


def test_the_easy_copy_says_first_whom_to_call_and_what_happens_next() -> None:
    found = paper(EASY)
    assert in_order(
        found,
        (
            "Min plan",
            "Telefon 0942-140 10",
            "Det här händer nu",
            "1 december 2026 Skjuts måndagar",
            "15 december 2026 Ny BUP-kontakt",
            "Ingen dag är bestämd Samtal varje onsdag",
            "Det här är klart",
            "Följer med till skolan",
            "Vi träffas 15 januari 2027",
            "Jag vill klara nian",
            "Mina mål",
        ),
    )


def test_the_easy_copy_has_one_telephone_number_and_larger_type() -> None:
    assert paper(EASY).count("0942") == 1
    assert copy_blocks(EASY).large
    assert "Inget telefonnummer är skrivet än" in paper(
        replace(EASY, plan=replace(EASY.plan, plan_lead=None, plan_lead_phone=None))
    )


def test_the_figures_of_a_goal_say_what_they_count_in_the_easy_copy() -> None:
    assert "Så märks det: Skolans närvarolista Så är det nu: 2 dagar (v. 46) Dit vill jag: 4 dagar" in paper(EASY)
    without = replace(EASY, plan=replace(EASY.plan, goals=(replace(GOAL, baseline=None, target=None),)))
    assert "Så märks det" not in paper(without)


def test_the_easy_copy_says_who_has_said_yes_and_never_you_for_somebody_else() -> None:
    def easy(*consents: FrozenConsent) -> str:
        return paper(replace(EASY, plan=replace(EASY.plan, consents=consents)))

    guardian = replace(CONSENT, given_by="Ulla Testsson", given_as="guardian")
    own = "Du bestämmer Du har sagt ja till planen. Du får ändra dig när du vill. Säg till"
    assert own in easy(CONSENT)
    assert own in easy(replace(CONSENT, given_by=None, given_as="client"), guardian)
    for other in (easy(guardian), easy(guardian, replace(CONSENT, form="declines"))):
        assert "Din åsikt Ulla Testsson har sagt ja till planen. Du får alltid säga vad du tycker. Säg till" in other
    assert "sagt ja" not in easy(replace(CONSENT, withdrawn_on=ON), replace(CONSENT, unit="Skolan"))


def test_an_easy_copy_of_an_empty_plan_says_what_is_not_decided() -> None:
    found = paper(replace(EASY, plan=FrozenPlan(plan="")))
    for part in ("Inget är bestämt än.", "Ingen dag är bestämd. Fråga när det blir."):
        assert part in found


def test_a_sheet_fits_one_page_and_holds_one_persons_measures_and_a_slip() -> None:
    found = pages(copy_blocks(SHEET))
    assert len(found) == 1
    assert in_order(found[0], ("Per Lindgren", "Gå i skolan", "Skjuts måndagar", "Svar", "Namnteckning"))
    assert "Samtal varje onsdag" not in found[0]
    assert "Lena Ek" not in found[0]


def test_the_sheet_of_a_protected_client_does_not_say_who_it_is_about() -> None:
    assert "Namnet står inte i den här kopian" in paper(replace(SHEET, plan=replace(SHEET.plan, client=None)))


def test_a_units_copy_has_its_goals_and_no_empty_sections_that_would_say_nothing_was_agreed() -> None:
    found = paper(copied(PaperKind.PLAN, UNIT))
    assert in_order(found, ("Det här har jag redan berättat", "Mål 1", "Skjuts måndagar"))
    for other in ("Samtycke till att planen görs", "Om det blir svårt", "Andra planer", "Bor hos mamma"):
        assert other not in found


def test_the_four_headings_of_the_law_stand_in_its_order() -> None:
    found = paper(copied(PaperKind.STATUTORY, CLIENT))
    assert in_order(
        found,
        (
            "Vilka insatser som behövs",
            "Vilka insatser respektive huvudman ska svara för",
            "Vilka åtgärder som vidtas av någon annan än kommunen eller regionen",
            "övergripande ansvaret för planen",
            "Planen började som intern-SIP, version 2",
        ),
    )
    principals = found[found.index("Vilka insatser respektive") : found.index("Vilka åtgärder som")]
    assert in_order(principals, ("Kommunen", "Skjuts måndagar", "Regionen", "Ny BUP-kontakt"))
    assert "Följer med till skolan" in found[found.index("Vilka åtgärder som") :]
    assert "Kommunen" in found[found.index("övergripande ansvaret") :]


def test_the_whole_plan_prints_what_was_followed_up_and_what_holds_beside_it() -> None:
    found = paper(copied(PaperKind.PLAN, Recipient(RecipientKind.RECORDS)))
    for part in (
        "Mål 1, långsiktigt",
        "Leder till Mål 1",
        "2 dagar (v. 46), mätt 12 november 2026",
        "4 dagar, senast 31 maj 2027",
        "bekräftat muntligt",
        "socialsekreterare",
        "Delvis nått 3 dagar, mätt 10 januari 2027 Skjutsen kom sent",
        "Känner du dig lyssnad på? Ja, mest",
        "Åtgärdsprogram i skolan",
        "Varför planen behövs Fyra enheter",
    ):
        assert part in found


@pytest.mark.parametrize("copy", EVERY)
def test_every_copy_says_whose_it_is_which_version_and_its_own_code(copy: FrozenCopy) -> None:
    found = paper(copy)
    code = fingerprint(canonical_copy(copy))
    assert "gjord 27 november 2026. Version 2, antagen 26 november 2026." in found[found.index("Kopia till") :]
    assert all(code in page for page in pages(copy_blocks(copy)))


@pytest.mark.parametrize("copy", EVERY)
def test_the_same_copy_is_made_again_byte_for_byte_from_what_is_kept(copy: FrozenCopy) -> None:
    kept = canonical_copy(copy)
    assert canonical_copy(read_copy(kept)) == kept
    assert render(copy_blocks(read_copy(kept)), fonts()) == render(copy_blocks(copy), fonts())


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"copy":2}', '{"copy":1,"paper":"map"}'])
def test_what_a_newer_program_kept_is_not_guessed_at(damage: str) -> None:
    with pytest.raises(UnreadableVersionError):
        read_copy(damage)


def test_a_copy_with_protected_data_says_so_on_every_page_and_in_words() -> None:
    document = copy_blocks(EVERY[-1])
    assert all("SKYDDADE PERSONUPPGIFTER" in page for page in pages(document))
    assert "Lämna inte papperet vidare" in text(document)


def test_the_properties_of_the_file_name_nobody() -> None:
    for copy in EVERY:
        document: Document = copy_blocks(copy)
        assert "Testsson" not in document.title + document.author + document.head_left + document.head_right


@pytest.mark.slow
def test_forty_goals_break_well() -> None:
    many = replace(WHOLE, goals=tuple(replace(SUB, id=str(n), above=None) for n in range(40)))
    found = pages(copy_blocks(copied(PaperKind.PLAN, Recipient(RecipientKind.RECORDS), plan=many)))
    assert all(f"Mål {n + 1} " in " ".join(" ".join(found).split()) for n in range(40))
    for page in found:
        last = [line for line in page.splitlines() if line.strip() and not line.startswith(("Sida", "Version"))][-1]
        assert re.fullmatch(r"Mål \d+.*", last) is None, "a heading stands alone at the foot"


def test_odd_letters_and_very_long_words_print_whole() -> None:
    odd = replace(WHOLE, own_words="x" * 400 + " \u0639\u0644\u064a ŋŧ")
    found = paper(copied(PaperKind.EASY, CLIENT, plan=odd))
    assert found.replace(" ", "").count("x") >= 400
    assert "[U+0639 U+0644 U+064A]" in found
    assert "ŋŧ" in found


def test_a_sheet_for_somebody_without_measures_is_an_empty_sheet() -> None:
    assert copied(PaperKind.SHEET, replace(PER, name="Nisse")).plan.goals == ()


def test_the_easy_copy_does_not_look_forward_to_a_day_that_has_passed() -> None:
    late = replace(EASY, made_on=date(2027, 2, 1))
    assert "Vi skulle ha träffats 15 januari 2027. Fråga när vi träffas." in paper(late)


def test_a_consent_to_take_part_says_which_unit_it_is_about() -> None:
    unit = replace(WHOLE, consents=(replace(CONSENT, unit="Boendestöd", form="declines"),))
    found = paper(copied(PaperKind.PLAN, Recipient(RecipientKind.RECORDS), plan=unit))
    assert "För Boendestöd" in found


def test_the_name_of_a_unit_is_never_broken_in_the_tables_of_a_plan() -> None:
    unit = "Arbetsmarknadsenheten"
    goal = replace(GOAL, measures=tuple(replace(one, unit=unit) for one in GOAL.measures))
    plan = replace(
        WHOLE,
        goals=(goal,),
        consents=(replace(WAIVER, receiver=unit),),
        other_plans=tuple(replace(one, where=unit, who=unit) for one in WHOLE.other_plans),
    )
    assert text(replace(ADOPTED, plan=plan)).count(unit) == len(goal.measures) + 1 + 2
    assert text(copy_blocks(copied(PaperKind.EASY, CLIENT, plan=plan))).count(unit) == len(goal.measures)
