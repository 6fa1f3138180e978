"""Every way in which a hub can fail has a sentence, and no sentence is left over."""

import errno
from collections.abc import Iterator

from ifodesk.sync.address import HubAddressError
from ifodesk.sync.folder_errors import unavailable
from ifodesk.sync.http_errors import broken_off, clock_is_wrong, refused, timed_out, unreachable, untrusted
from ifodesk.sync.hub import HubError
from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import sentence
from ifodesk.words.hub_words import HUB_PROBLEM, HUB_SETUP, NO_CONTACT, SHORT, Place, hub_problem, place_of


def kinds(root: type[HubError]) -> Iterator[type[HubError]]:
    yield root
    for kind in root.__subclasses__():
        yield from kinds(kind)


def test_every_problem_with_a_hub_has_a_sentence_and_no_sentence_is_left_over() -> None:
    codes = {kind.code for kind in kinds(HubError)}
    codes |= {unavailable(OSError(number, ""), there=True, writing=False).code for number in errno.errorcode}
    codes |= {refused(status, writing=writing).code for status in range(300, 600) for writing in (False, True)}
    codes |= {error().code for error in (unreachable, timed_out, broken_off, untrusted, clock_is_wrong)}
    codes |= {"hub_no_credentials", "hub_stopped"}  # not in the key ring any more; a person has stopped it
    codes |= {"hub_proxy_setting"}  # of the computer, not of a hub
    assert codes - {HubAddressError.code} == set(HUB_PROBLEM)
    assert HubAddressError.code in HUB_SETUP


def test_a_sentence_about_a_place_says_what_the_place_is() -> None:
    for code in HUB_PROBLEM:
        for place in Place:
            assert not {"{", "}"} & set(hub_problem(code, place))
    assert place_of("/mnt/region", stick=False) is Place.FOLDER
    assert place_of("/media/usb", stick=True) is Place.STICK
    assert place_of("webdav+https://moln.example.se/ifo", stick=False) is Place.SERVER
    assert hub_problem("hub_busy", Place.STICK).startswith("USB-minnet är upptaget")
    assert hub_problem("of_a_newer_program", Place.STICK) == ""
    assert {*SHORT, *NO_CONTACT} <= set(HUB_PROBLEM)


def test_sentences_say_what_is_safe_and_end_properly() -> None:
    for text in HUB_PROBLEM.values():
        assert text.endswith(".")
        assert "  " not in text
        assert any(word in text for word in ("finns kvar", "gått förlorat", "orörd"))


def test_whoever_tries_a_place_by_hand_tries_again_and_a_round_does_so_by_itself() -> None:
    assert hub_problem("hub_gone", Place.FOLDER).endswith("så synkar programmet igen.")
    assert sentence(WorldError("hub_gone")).endswith("och försök sedan igen.")
    assert "synkar" not in sentence(WorldError("hub_clock", server=1))
