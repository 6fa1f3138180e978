"""Words of "Gå igenom banken": the homes to confirm, one after the other, and the group's own meeting."""

from __future__ import annotations

TITLE = "Gå igenom banken"
AT = "{at} av {of}"
FREE = "Lediga platser nu"
FROM = "&Ledigt från (tomt: nu)"
UNTIL = "&Paus till och med (tomt: ingen paus)"
NEXT = "Ring &igen (tomt: som vanligt)"
CONFIRM = "Bekräfta och nästa"
SKIP = "Hoppa över"
BACK = "Föregående"
KEYS = "Siffran väljer antal. Enter bekräftar och går vidare, PgDn hoppar över, PgUp går tillbaka."
CHOOSE_FIRST = "Välj hur många platser som är lediga först."
LAST = "Senast bekräftat {day}: {places}"
NEVER = "Platserna är aldrig bekräftade."
