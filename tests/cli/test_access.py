"""Walls, sharing, openings and what is held, by commands alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ifodesk.compose.opening import open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.plans import OpenPlan
from tests.cli.conftest import Answer, Run
from tests.program.team import PASSPHRASE, dorotea

KARIN, PER, BERIT = "Karin Norberg", "Per Lundmark", "Berit Ask"

pytestmark = pytest.mark.slow


class Office:
    """Commands in the vaults of people who have synced; Per reads Karin's case and has a note there that is unsent."""

    def __init__(self, run: Run, place: Path) -> None:
        self._run, self._place = run, place
        self._secret = place / "pass"
        self._secret.write_text(PASSPHRASE + "\n", "utf-8")
        with dorotea(place, KARIN, PER) as team:
            karin, per = team.desks[KARIN], team.desks[PER]
            opened = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson")
            self.case = opened.case
            self.number = karin.session.queries.overview(opened.case).row.number
            LetIn(karin.session)(opened.case, per.id)
            team.everybody_syncs(2)
            note = StartNote(per.session)(opened.case, text="Mormor ringde", title="")
            FinishNote(per.session)(per.session.records.get(Note, note.id))

    def do(self, name: str, who: str, *words: str | Path) -> Answer:
        return self._run(name, *words, "--vault", self._place / who, "--passphrase-file", self._secret)

    def plan(self) -> None:
        """Begin a plan in Karin's case."""
        around = Surroundings.of_this_computer()
        opened = open_here(self._place / KARIN, PASSPHRASE, around)
        OpenPlan(opened.session)(self.case)
        opened.session.close()

    def sync(self, *names: str) -> None:
        for who in names:
            assert self.do("sync", who).code == 0


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Office:
    return Office(run, tmp_path)


def test_a_wall_and_what_it_held_by_commands(office: Office) -> None:
    built = office.do("wall", KARIN, office.number, "--exclude", PER, "--reviewer", BERIT, "--reason", "granne")
    assert built.code == 0, built.err
    office.sync(KARIN, PER, KARIN, BERIT)
    listed = office.do("held", BERIT, "--json")
    (held,) = json.loads(listed.out)
    assert (held["author"], held["kind"], held["deed"], held["case"]) == (PER, "note", "made", office.case.hex())
    assert "texten: ”Mormor ringde”" in held["content"]
    told = office.do("held", BERIT).out
    assert f"{PER} lade till anteckningen, på PL-1" in told
    assert "texten: ”Mormor ringde”" in told
    refused = office.do("held", BERIT, "--raise", held["id"])
    assert (refused.code, "sak för sak" in refused.err) == (2, True)
    assert office.do("held", BERIT, "--adopt", held["id"]).code == 0
    assert office.do("held", BERIT).out.strip() == "Inget hålls tillbaka."
    again = office.do("held", BERIT, "--leave", held["id"], "--reason", "x")
    assert (again.code, "beteckningen" in again.err) == (2, True)
    lifted = office.do("wall", BERIT, office.number, "--lift", PER, "--reason", "fel person")
    assert lifted.code == 0, lifted.err


def test_a_wall_needs_a_reviewer_and_a_known_case(office: Office) -> None:
    without = office.do("wall", KARIN, office.number, "--exclude", PER)
    assert (without.code, "granskare" in without.err) == (2, True)
    unknown = office.do("wall", KARIN, "D-26-0000-0", "--exclude", PER, "--reviewer", BERIT)
    assert (unknown.code, "inget ärende" in unknown.err) == (2, True)
    kept = office.do("wall", KARIN, office.case.hex(), "--only", KARIN, "--reviewer", BERIT)
    assert kept.code == 0, kept.err


def test_the_bases_for_sharing_are_listed_and_the_doubtful_one_is_marked(office: Office) -> None:
    listed = office.do("share", KARIN, office.number)
    assert listed.code == 0
    assert "osl_10_2: Nödvändigt för den egna kommunens uppgift (OSL 10 kap. 2 §) [kontrollera]" in listed.out
    assert "osl_10_27" not in listed.out
    never = office.do(
        "share", KARIN, office.number, "--with", PER, "--basis", "osl_10_27", "--detail", "x", "--scope", "y",
        "--until", "2030-01-01",
    )  # fmt: skip
    assert (never.code, "10 kap. 27 §" in never.err) == (2, True)


def test_who_opened_a_case_is_listed(office: Office) -> None:
    assert office.do("opened", KARIN, office.number, "--json").out.strip() == "[]"
    assert "Ingen har öppnat" in office.do("opened", KARIN, office.number).out


def test_the_plans_are_listed_by_number_with_what_is_missing_and_without_names(office: Office) -> None:
    assert "Ingen öppen intern-SIP" in office.do("plans", BERIT).out
    office.plan()
    (row,) = json.loads(office.do("plans", KARIN, "--json").out)
    assert (row["case"], row["without_words"], row["late"], row["version"]) == (office.number, True, False, None)
    told = office.do("plans", KARIN).out
    assert f"{office.number} · ingen uppföljning bestämd · klientens egna ord saknas · inte antagen än" in told
    assert "Testsson" not in told
