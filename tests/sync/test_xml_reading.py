"""XML that wants this computer's memory or time: few bytes on the line that the parser, left alone, makes much of."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from time import process_time

import pytest

from ifodesk.sync.hub import HubOddAnswerError
from ifodesk.sync.xml_reading import read_xml

LONG = "u" * 60_000


def read(document: str) -> list[tuple[str, str]]:
    """Return each tag and the text before its end."""
    found: list[tuple[str, str]] = []
    read_xml(document.encode(), lambda _: None, lambda name, text: found.append((name, text)))
    return found


def test_names_stand_with_the_space_that_they_belong_to_whatever_the_document_calls_it() -> None:
    document = '<a:x xmlns:a="one" xmlns="two"><y a:n="1"/><a:z xmlns:a="three">t</a:z><a:z/><y xmlns="">u</y></a:x>'
    assert read(document) == [("two y", ""), ("three z", "t"), ("one z", ""), ("y", "u"), ("one x", "")]


def test_text_comes_whole_through_entities_of_the_language_and_sections() -> None:
    assert read("<x> å&amp;&#228;\n<![CDATA[<ö>]]> </x>") == [("x", "å&ä\n<ö>")]


def attributes_in_a_long_space() -> Iterator[str]:
    yield f'<x xmlns:a="{LONG}" '
    yield from (f'a:b{number}="" ' for number in range(60_000))
    yield "/>"


def tags_in_a_long_space() -> Iterator[str]:
    yield f'<x xmlns:a="{LONG}">'
    yield from ("<a:y/>" for _ in range(200_000))
    yield "</x>"


def attributes() -> Iterator[str]:
    yield "<x "
    yield from (f'b{number}="" ' for number in range(200_000))
    yield "/>"


def other_tags() -> Iterator[str]:
    yield "<x>"
    yield from (f"<y{number}/>" for number in range(200_000))
    yield "</x>"


def spaces() -> Iterator[str]:
    yield "<x>"
    yield from (f'<y xmlns:a{number}=""/>' for number in range(100_000))
    yield "</x>"


def spaces_within_spaces() -> Iterator[str]:
    declared = " ".join(f'xmlns:a{number}="{number}"' for number in range(1_000))
    yield f"<x {declared}>"
    yield from ('<y xmlns:b="b"/>' for _ in range(100_000))
    yield "</x>"


def one_long_text() -> Iterator[str]:
    yield f"<x>{'&amp;' * 1_000_000}</x>"


def one_long_remark() -> Iterator[str]:
    yield f"<!--{'-x' * 2_000_000}--><x/>"


BOMBS = (
    attributes_in_a_long_space,
    tags_in_a_long_space,
    attributes,
    other_tags,
    spaces,
    spaces_within_spaces,
    one_long_text,
    one_long_remark,
)


@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb.__name__ for bomb in BOMBS])
def test_what_would_grow_in_the_parser_is_refused_before_it_does(bomb: Callable[[], Iterator[str]]) -> None:
    """Left alone, four megabytes of the first kind took more than three gigabytes, and ten seconds."""
    document = "".join(bomb())
    tracemalloc.start()  # the parser takes its memory from Python, which counts it
    try:
        begun = process_time()
        with pytest.raises(HubOddAnswerError):
            read(document)
        seconds = process_time() - begun
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken < len(document.encode()) + (8 << 20)
    assert seconds < 1


@pytest.mark.parametrize("document", ["<a:x/>", "<x>", "", "<x/><y/>", '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'])
def test_what_is_no_document_of_tags_and_text_is_refused(document: str) -> None:
    with pytest.raises(HubOddAnswerError):
        read(document)


def test_a_listing_of_many_plain_lines_is_read() -> None:
    lines = "".join(f"<D:response><D:href>/nav/h/{number}</D:href></D:response>\n" for number in range(20_000))
    found = read(f'<D:multistatus xmlns:D="DAV:">{lines}</D:multistatus>')
    assert [text for name, text in found if name == "DAV: href"][-1] == "/nav/h/19999"
