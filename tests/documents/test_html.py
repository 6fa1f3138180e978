from html.parser import HTMLParser

import pytest
from typing_extensions import override

from ifodesk.documents.blocks import Document, KeyValue, Paragraph, SignLines, Table
from ifodesk.documents.copy_document import copy_blocks
from ifodesk.documents.html import page
from ifodesk.domain.frozen_copy import FrozenCopy
from tests.documents.copies import EASY, EVERY
from tests.documents.papers import with_blocks

_EMPTY = {"meta", "br", "hr"}


class Tree(HTMLParser):
    """Collects tags and text, and finds one that is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said = ""
        self.feed(text)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _EMPTY:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("copy", EVERY)
def test_a_page_is_well_formed_in_swedish_with_one_title_and_marked_headings(copy: FrozenCopy) -> None:
    tree = Tree(page(copy_blocks(copy)))
    assert tree.open == []
    assert ("lang", "sv-SE") in tree.attributes
    assert tree.tags.count("h1") == 1
    assert tree.tags.count("title") == 1
    assert tree.tags.count("th") == tree.attributes.count(("scope", "col"))
    assert {"main", "header", "footer", "h2"} <= set(tree.tags)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = page(copy_blocks(EASY))
    assert "default-src 'none'" in text
    for tag in ("script", "img", "link", "iframe", "a"):
        assert tag not in Tree(text).tags


def test_what_a_person_wrote_is_text_and_never_markup() -> None:
    nasty = '<script>alert("1")</script> & co'
    blocks = (Paragraph(nasty), KeyValue(((nasty, nasty),)), Table((), ((nasty,),)), SignLines((nasty,)))
    text = page(with_blocks(*blocks))
    assert "<script" not in text
    assert Tree(text).said.count(nasty) == 5


def test_names_in_other_scripts_stand_as_they_are_and_run_their_own_way() -> None:
    assert '<p dir="auto">\u0639\u0644\u064a</p>' in page(with_blocks(Paragraph("\u0639\u0644\u064a")))


def test_the_easy_copy_is_in_larger_type() -> None:
    assert '<body class="large">' in page(copy_blocks(EASY))
    assert "<body>" in page(Document(title="t", author="a", blocks=()))
