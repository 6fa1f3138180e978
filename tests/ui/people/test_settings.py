"""What a municipality settles on the page Ledning, driven by hands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.ticks import Pick
from ifodesk.usecases.cases import chief_for_new_cases
from ifodesk.usecases.group_ports import ActKind, Colleague, RoleHeld
from ifodesk.usecases.group_recovery import rehearsals
from ifodesk.usecases.municipality_basics import Basics, NameRecordSystem, basics
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed
from tests.ui.fakes import ASELE, EVA, KARIN, LISA, MEMBERS, PER
from tests.ui.hands import click, find, press, shown, texts
from tests.ui.people.desk import Desk, Show
from tests.ui.people.group import LivelyGroup


@pytest.fixture
def chief(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, LISA)


def test_the_number_of_signatures_the_rehearsal_and_the_municipalities_are_kept_here(chief: Desk) -> None:
    click(chief.widget, "people_lines_quorum_quorum")
    chief.choose("people_quorum_who", 2)
    click(chief.widget, "people_quorum_give")
    click(chief.widget, "people_lines_places_join")
    chief.write("join_decision", "KS § 14")
    click(chief.widget, "join_give")
    click(chief.widget, "people_lines_place-2463_part")
    click(chief.widget, "people_notice_yes")
    assert chief.group.acts == [("quorum", 2), ("join", "2463", "KS § 14"), ("part", "2463")]
    click(chief.widget, "people_lines_rehearsals_rehearse")
    chief.write("people_rehearsal_edit", "Lisa och Per provade")
    press(Qt.Key.Key_Return)
    assert [one.told for one in rehearsals(chief.session)] == ["Lisa och Per provade"]


def test_a_chief_for_new_cases_and_the_record_system_are_named_here_and_asked_for_until_then(chief: Desk) -> None:
    assert "Ingen chef är vald för nya ärenden" in texts(chief.widget)
    click(chief.widget, "people_tasks_new_cases--_new_cases")
    chief.choose("people_new_cases_who", LISA)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert chief.said() == "Sparat. Nya ärenden läses också av Lisa Berglund."
    click(chief.widget, "people_lines_record_system_record_system")
    chief.write("people_record_system_edit", "Viva")
    press(Qt.Key.Key_Return)
    assert basics(chief.session) == Basics(LISA, "Viva")
    assert chief_for_new_cases(chief.session) == LISA
    shown_now = texts(chief.widget)
    assert "Ingen chef är vald för nya ärenden" not in shown_now
    assert {"Nya ärenden läses också av Lisa Berglund", "Verksamhetssystemet heter Viva"} <= set(shown_now)


def test_a_record_system_that_another_leader_named_meanwhile_stands_beside_what_is_typed(chief: Desk) -> None:
    NameRecordSystem(chief.session)("Viva")
    chief.page.activated()
    click(chief.widget, "people_lines_record_system_record_system")
    (before,) = chief.session.records.all(MunicipalitySettings)
    chief.records.write_elsewhere(before, replace(before.value, record_system="Treserva"), PER)
    chief.jobs.tell(Changed(frozenset({"municipality_settings"})))
    chief.write("people_record_system_edit", "Lifecare")
    press(Qt.Key.Key_Return)
    (now,) = chief.session.records.all(MunicipalitySettings)
    assert now.conflicts == {"record_system"}


def test_who_alone_can_help_a_forgotten_passphrase_is_asked_to_choose_one_more_also_elsewhere(chief: Desk) -> None:
    assert "Bara du kan hjälpa den som har glömt sin lösenfras" in texts(chief.widget)
    click(chief.widget, f"people_tasks_no_helper-{LISA.hex()}-_helper")
    offered = find(chief.widget, Pick, "people_helper_who")
    assert [offered.itemText(at) for at in range(1, offered.count())] == [
        "Karin Norberg",
        "Per Lundmark",
        "Eva Åström, Åsele",
    ]
    chief.choose("people_helper_who", EVA)
    click(chief.widget, "people_helper_give")
    assert chief.group.acts == [("grant", EVA, Role.RECOVERY_HOLDER, None)]


def test_a_recovery_holder_elsewhere_stands_under_signatures_and_the_role_can_be_taken(
    theme: Theme, show: Show
) -> None:
    group = LivelyGroup()
    eva = next(one for one in MEMBERS if one.id == EVA)
    group.elsewhere = [Colleague(eva, (RoleHeld(Role.RECOVERY_HOLDER, None),), ())]
    chief = Desk(theme, show, LISA, group)
    said = texts(chief.widget)
    assert "Bara du kan hjälpa den som har glömt sin lösenfras" not in said
    assert "Eva Åström, Åsele, är återställare hos er" in said
    click(chief.widget, f"people_lines_helper-{EVA.hex()}_take_helper")
    click(chief.widget, "people_notice_yes")
    assert group.acts == [("take", EVA, Role.RECOVERY_HOLDER)]


def test_a_role_says_what_it_may_do_and_a_consultant_s_has_an_end_date(chief: Desk) -> None:
    chief.open(PER)
    click(chief.widget, "person_lines_roles_give")
    click(chief.widget, "role_give")
    assert chief.said() == "Välj en roll först."
    chief.choose("role_pick", Role.CONSULTANT)
    assert shown(chief.widget, "role_means").startswith("Handlägger för en tid.")
    click(chief.widget, "role_give")
    assert chief.said().startswith("En konsult är här för en tid.")
    assert chief.group.acts == []
    chief.write("role_ends_edit", "om 3 mån")
    press(Qt.Key.Key_Tab)
    click(chief.widget, "role_give")
    assert [act[:3] for act in chief.group.acts] == [("grant", PER, Role.CONSULTANT)]


def test_whoever_holds_another_municipality_s_recovery_sees_it_among_the_own_roles(theme: Theme, show: Show) -> None:
    group = LivelyGroup()
    group.helped = [ASELE]
    karin = Desk(theme, show, KARIN, group)
    assert "återställare hos Åsele" in texts(karin.widget)


def test_signing_what_is_hard_to_take_back_says_what_it_means_and_asks_first(theme: Theme, show: Show) -> None:
    group = LivelyGroup()
    group.propose(ActKind.REMOVE, KARIN, member=PER)
    chief = Desk(theme, show, LISA, group)
    sign = f"people_tasks_sign-{(b'proposal' * 4).hex()}-_sign"
    click(chief.widget, sign)
    assert "Ta bort Per Lundmark" in chief.said()
    assert "Alla nycklar byts" in chief.said()
    press(Qt.Key.Key_Return)  # the focus stands on cancel
    assert group.acts == []
    click(chief.widget, sign)
    click(chief.widget, "people_notice_yes")
    assert [act[0] for act in group.acts] == ["sign"]


def test_municipalities_are_joined_by_a_decision_and_enter_gives_it(chief: Desk) -> None:
    click(chief.widget, "people_lines_places_join")
    click(chief.widget, "join_give")
    assert chief.said() == "Skriv vilket beslut det bygger på. Inget är gjort."
    chief.write("join_decision", "KS § 14")
    press(Qt.Key.Key_Return)
    assert chief.group.acts == [("join", "2463", "KS § 14")]
