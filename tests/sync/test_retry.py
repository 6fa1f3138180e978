"""Trying again, in virtual time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.sync.http_errors import refused
from ifodesk.sync.hub import HubError, HubReadOnlyError
from ifodesk.sync.retry import ATTEMPTS, WORTH_GOING_ON_BYTES, Backoff, HubServerError, Patience


class Server:
    """Fails so many times, then answers."""

    def __init__(self, failures: int, error: HubError | None = None) -> None:
        self.failures = failures
        self.calls = 0
        self.error = error or HubServerError("hub_line_broke", attempts=ATTEMPTS)

    def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self.failures:
            raise self.error
        return "svar"


def patient(paused: list[int], draw: float = 1.0) -> Patience:
    return Patience(paused.append, lambda: draw)


@pytest.mark.parametrize("failures", range(ATTEMPTS))
def test_a_stumbling_server_is_tried_again_after_doubling_pauses(failures: int) -> None:
    paused: list[int] = []
    assert patient(paused).call(Server(failures)) == "svar"
    assert paused == [200, 400, 800, 1600, 3200][:failures]


def test_a_server_that_never_answers_is_given_up_with_its_last_error() -> None:
    paused: list[int] = []
    server = Server(99)
    with pytest.raises(HubServerError, match="hub_line_broke"):
        patient(paused).call(server)
    assert (server.calls, len(paused)) == (ATTEMPTS, ATTEMPTS - 1)


@pytest.mark.parametrize("error", [HubReadOnlyError(), HubServerError("hub_untrusted"), refused(403, writing=True)])
def test_what_will_not_change_is_not_tried_again(error: HubError) -> None:
    server, paused = Server(1, error), list[int]()
    with pytest.raises(type(error)):
        patient(paused).call(server)
    assert (server.calls, paused) == (1, [])


def test_bytes_that_came_begin_the_count_anew() -> None:
    got = 0

    def work() -> int:
        nonlocal got
        got += WORTH_GOING_ON_BYTES
        if got < 30 * WORTH_GOING_ON_BYTES:
            raise HubServerError("hub_line_broke", attempts=2)
        return got

    paused: list[int] = []
    assert patient(paused).call(work, got=lambda: got) == 30 * WORTH_GOING_ON_BYTES
    assert set(paused) == {200}


def test_a_server_that_gives_one_byte_at_a_time_is_given_up() -> None:
    got = bytearray()

    def work() -> None:
        got.append(0)
        raise HubServerError("hub_line_broke", attempts=ATTEMPTS)

    paused: list[int] = []
    with pytest.raises(HubServerError, match="hub_line_broke"):
        patient(paused).call(work, got=lambda: len(got))
    assert len(paused) == ATTEMPTS - 1


def test_a_server_that_asks_to_be_left_alone_is_left_alone() -> None:
    paused: list[int] = []
    patient(paused).call(Server(1, refused(503, writing=False, retry_after="7")))
    assert paused == [7000]


@pytest.mark.parametrize("said", ["Fri, 31 Dec 1999 23:59:59 GMT", "-1", "", "x", "²", "9" * 30])
def test_an_odd_retry_after_never_holds_anyone_up(said: str) -> None:
    error = refused(503, writing=False, retry_after=said)
    assert isinstance(error, HubServerError)
    assert Backoff().pause_ms(1, 0.0, error.wait_ms) <= Backoff().most_ms


@given(st.integers(1, 10_000), st.floats(0, 1), st.integers(0, 10**9))
def test_a_pause_is_never_longer_than_the_cap_nor_shorter_than_half_a_step(
    failures: int, draw: float, asked: int
) -> None:
    found = Backoff().pause_ms(failures, draw, asked)
    assert 100 <= found <= Backoff().most_ms


@pytest.mark.parametrize(
    "status, writing, code",
    [
        (401, False, "hub_credentials"), (403, False, "hub_denied"), (403, True, "hub_read_only"),
        (404, False, "hub_gone"), (405, True, "hub_read_only"), (407, False, "hub_proxy"), (413, True, "hub_full"),
        (423, True, "hub_busy"), (500, False, "hub_failed"), (507, True, "hub_full"), (301, False, "hub_odd_answer"),
        (418, True, "hub_failed"),
    ],
)  # fmt: skip
def test_each_status_has_a_code(status: int, *, writing: bool, code: str) -> None:
    assert refused(status, writing=writing).code == code
