"""How answers are drawn. The form differs as well as the colour, and a missing answer is never green."""

from __future__ import annotations

from ifodesk.ui.jav.state import AnswerMark
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.parts.mark import Tone

MARKS: dict[AnswerMark, tuple[Icon, Tone]] = {
    AnswerMark.NO_HINDER: (Icon.CHECK, Tone.GOOD),
    AnswerMark.HINDER: (Icon.CROSS, Tone.LATE),
    AnswerMark.TALK: (Icon.QUESTION, Tone.WARN),
    AnswerMark.STALE: (Icon.HALF, Tone.WARN),
    AnswerMark.NONE: (Icon.RING, Tone.QUIET),
}
