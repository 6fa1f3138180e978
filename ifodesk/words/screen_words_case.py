"""Words around a case: its name line and tabs."""

from __future__ import annotations

BACK = "Ärenden"
PAGE = "Ärendet"
TABS = "Flikar i ärendet"
ORIGINAL = "Originalet finns i personakten"
NO_NAME = "Namn saknas"
BEGIN = {"sip": "Börja en intern-SIP", "asi": "Börja en kartläggning", "placement": "Sök ett hem"}
"""By the name of the tab."""
BEGIN_ONE = "Börja …"
REPORT_JAV = "Anmäl jäv …"
CLOSED = "Avslutat"
GONE_TITLE = "Du läser inte det här ärendet"
GONE_TEXT = "Det kan bero på att du har lämnat över det. Allt som är skrivet finns kvar hos dem som läser ärendet."
TO_CASES = "Till Ärenden"
