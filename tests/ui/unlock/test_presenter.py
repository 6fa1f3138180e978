from pathlib import Path

import pytest

from ifodesk.ui.unlock.presenter import UnlockPresenter
from ifodesk.ui.unlock.state import UnlockState
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.session import Beside, Session
from tests.ui.fakes import FakeDoor, InlineJobs, world


class Screen:
    """Keeps what was shown."""

    def __init__(self) -> None:
        self.states: list[UnlockState] = []
        self.forgot = 0

    @property
    def state(self) -> UnlockState:
        return self.states[-1]

    def show_state(self, state: UnlockState) -> None:
        self.states.append(state)

    def forget(self) -> None:
        self.forgot += 1


class Unlocking:
    def __init__(self, error: str = "wrong_passphrase") -> None:
        self.session = world().session
        self.door = FakeDoor(self.session, WorldError(error))
        self.screen, self.jobs = Screen(), InlineJobs()
        self.opened: list[Session] = []
        self.groupless = 0
        self.aside: list[Path] = []
        self.elsewhere: list[Path] = []
        self.more: list[Path] = []
        self.presenter = UnlockPresenter(
            self.screen,
            self.door,
            self.jobs,
            self.opened.append,
            groupless=self.without_group,
            put_aside=self.aside.append,
            elsewhere=self.elsewhere.append,
            one_more=self.more.append,
        )
        self.presenter.start()

    def without_group(self) -> None:
        self.groupless += 1


def test_a_vault_that_waits_for_its_welcome_leads_there() -> None:
    unlocking = Unlocking("no_group")
    unlocking.presenter.unlock_clicked("fel")
    assert unlocking.groupless == 1
    assert unlocking.screen.forgot == 1
    assert not unlocking.screen.state.problem
    assert not unlocking.screen.state.working


def test_the_screen_says_whose_vault_it_is() -> None:
    assert Unlocking().screen.state.hint == "Karin Norberg, Dorotea"


def test_a_practice_vault_comes_with_its_passphrase() -> None:
    unlocking = Unlocking()
    unlocking.door.filled = "övning övning övning"
    unlocking.presenter.start()
    assert unlocking.screen.state.filled == "övning övning övning"


def test_the_right_passphrase_opens_and_nothing_secret_stays_on_screen() -> None:
    unlocking = Unlocking()
    unlocking.presenter.unlock_clicked(unlocking.door.right)
    assert unlocking.opened == [unlocking.session]
    assert unlocking.screen.forgot == 1
    assert [state.working for state in unlocking.screen.states] == [False, True, False]


@pytest.mark.parametrize(
    "code, says",
    [
        ("wrong_passphrase", "stämmer inte"),
        ("vault_in_use", "redan öppet"),
        ("os_secret_missing", "återställningskoden"),
        ("damaged_vault", "skadat"),
    ],
)
def test_each_trouble_is_one_sentence_and_the_form_is_usable_again(code: str, says: str) -> None:
    unlocking = Unlocking(code)
    unlocking.presenter.unlock_clicked("fel")
    assert says in unlocking.screen.state.problem
    assert not unlocking.screen.state.working
    assert unlocking.opened == []


def test_a_second_click_while_the_first_works_does_nothing() -> None:
    unlocking = Unlocking()
    unlocking.jobs.hold = True
    unlocking.presenter.unlock_clicked(unlocking.door.right)
    unlocking.presenter.unlock_clicked(unlocking.door.right)
    unlocking.jobs.let_go()
    assert len(unlocking.opened) == 1


def test_the_recovery_code_opens_and_sets_a_new_passphrase() -> None:
    unlocking = Unlocking("wrong_code")
    unlocking.presenter.way_changed(by_code=True)
    assert unlocking.screen.state.by_code
    unlocking.presenter.code_clicked(unlocking.door.right, "en helt ny fras", "en helt ny fras")
    assert unlocking.opened == [unlocking.session]
    assert unlocking.door.new_passphrases == ["en helt ny fras"]
    assert not unlocking.screen.state.by_code


@pytest.mark.parametrize(
    "typed, says",
    [
        (("", "en helt ny fras", "en helt ny fras"), "Skriv återställningskoden"),
        (("kod", "kort", "kort"), "för kort"),
        (("kod", "en helt ny fras", "en annan ny fras"), "inte lika"),
        (("kod", "en helt ny fras", "en helt ny fras"), "stämmer inte"),
    ],
)
def test_a_form_that_cannot_do_says_why(typed: tuple[str, str, str], says: str) -> None:
    unlocking = Unlocking("wrong_code")
    unlocking.presenter.code_clicked(*typed)
    assert says in unlocking.screen.state.problem
    assert unlocking.opened == []


def test_an_empty_passphrase_is_not_even_tried() -> None:
    unlocking = Unlocking()
    unlocking.presenter.unlock_clicked("")
    assert unlocking.screen.state.problem
    assert not any(state.working for state in unlocking.screen.states)


def test_starting_anew_puts_the_vault_aside_and_says_where() -> None:
    unlocking = Unlocking()
    unlocking.presenter.over_changed(on=True)
    assert unlocking.screen.state.over
    unlocking.door.aside = Path("ifodesk-undanstalld-2026-11-26")
    unlocking.presenter.over_clicked()
    assert unlocking.aside == [unlocking.door.aside]


def test_a_vault_that_is_open_elsewhere_is_not_put_aside() -> None:
    unlocking = Unlocking()
    unlocking.presenter.over_changed(on=True)
    unlocking.presenter.over_clicked()
    assert unlocking.aside == []
    assert "redan öppet" in unlocking.screen.state.problem
    unlocking.presenter.over_changed(on=False)
    assert not unlocking.screen.state.over


def test_a_vault_that_was_put_aside_can_be_opened_instead() -> None:
    unlocking = Unlocking()
    unlocking.door.aside = Path("ifodesk-undanstalld-2026-11-26")
    unlocking.presenter.start()
    assert unlocking.screen.state.others == ("Öppna valvet som ställdes undan 2026-11-26",)
    unlocking.presenter.other_clicked(0)
    assert unlocking.elsewhere == [unlocking.door.aside]
    unlocking.door.aside = Path("ifodesk")
    unlocking.presenter.start()
    assert unlocking.screen.state.others == ("Tillbaka till det vanliga valvet",)


def test_whoever_works_in_two_municipalities_has_a_vault_for_each_and_makes_the_second_here() -> None:
    unlocking = Unlocking()
    unlocking.door.free = Path("vault-3")
    unlocking.door.others_here = (Beside(Path("vault-2"), "Karin Norberg, Åsele"), Beside(Path("vault-4"), ""))
    unlocking.door.aside = Path("vault-undanstalld-2026-11-26")
    unlocking.presenter.start()
    assert unlocking.screen.state.can_add
    assert unlocking.screen.state.others == (
        "Öppna valvet för Karin Norberg, Åsele",
        "Öppna valvet i mappen vault-4",
        "Öppna valvet som ställdes undan 2026-11-26",
    )
    unlocking.presenter.other_clicked(0)
    assert unlocking.elsewhere == [Path("vault-2")]
    unlocking.presenter.add_clicked()
    assert unlocking.more == [Path("vault-3")]
