import pytest

from ifodesk.ui.look.colours import DARK, LIGHT, Colours, contrast

TEXT, PART = 4.5, 3.0


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground_that_it_stands_on(colours: Colours) -> None:
    grounds = (colours.page, colours.surface, colours.raised, colours.accent_soft)
    soft = {colours.late: colours.late_soft, colours.warn: colours.warn_soft, colours.good: colours.good_soft}
    pairs = [(text, ground) for text in (colours.text, colours.quiet, colours.accent) for ground in grounds]
    pairs += [(text, ground) for text in soft for ground in (colours.page, colours.surface, soft[text])]
    pairs += [(colours.text, ground) for ground in soft.values()]
    pairs += [(colours.quiet, ground) for ground in soft.values()]
    pairs += [(colours.on_accent, colours.accent)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < TEXT} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_and_focus_stand_out_from_their_ground(colours: Colours) -> None:
    for ground in (colours.page, colours.surface):
        assert contrast(colours.edge, ground) >= PART
        assert contrast(colours.accent, ground) >= PART
