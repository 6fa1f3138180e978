"""Labels of the codes of interviews. Lower case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.entities.interview import InterviewEnd, InterviewKind, InterviewMode, OfferAnswer, SummaryKind

INTERVIEW_KIND: Final[Mapping[InterviewKind, str]] = {
    InterviewKind.BASELINE: "grundintervju",
    InterviewKind.FOLLOW_UP: "uppföljning",
}
INTERVIEW_MODE: Final[Mapping[InterviewMode, str]] = {
    InterviewMode.CONVERSATION: "samtal",
    InterviewMode.FORM: "blankett",
}
INTERVIEW_END: Final[Mapping[InterviewEnd, str]] = {
    InterviewEnd.WHOLE: "fullständig",
    InterviewEnd.BROKEN_OFF: "avbröts",
    InterviewEnd.DECLINED: "klienten avböjde",
    InterviewEnd.UNABLE: "klienten kunde inte svara",
}
OFFER_ANSWER: Final[Mapping[OfferAnswer, str]] = {
    OfferAnswer.ACCEPTED: "tackade ja",
    OfferAnswer.DECLINED: "tackade nej",
    OfferAnswer.LATER: "vill vänta",
}
SUMMARY_KIND: Final[Mapping[SummaryKind, str]] = {
    SummaryKind.INTERVIEW: "sammanfattning av en intervju",
    SummaryKind.FEEDBACK: "återkoppling",
    SummaryKind.COMPARISON: "jämförelse av intervjuer",
}
TABLES: Final = (INTERVIEW_KIND, INTERVIEW_MODE, INTERVIEW_END, OFFER_ANSWER, SUMMARY_KIND)
"""Every table of labels here."""
