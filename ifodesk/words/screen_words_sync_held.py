"""Words of what came and does not count, in Synk."""

from __future__ import annotations

TITLE = "Kom in men gäller inte ({count})"
HOW = (
    "Det här är skrivet utan rätt till det, till exempel efter att någon slutat läsa ärendet. Inget är kastat, och "
    "inget börjar gälla av sig självt. Läs och ta ställning, en sak i taget."
)
RAISE = "Låt det gälla"
ADOPT = "Skriv in det som mitt"
LEAVE = "Låt bli …"
REASON = "&Varför det får ligga"
REASON_HINT = "Står kvar i ärendets historik"
GIVE = "Låt bli"
DO = {
    "held": "Det börjar gälla när det som saknas har kommit, eller när den som får det tar ställning.",
    "broken": "Be kollegan synka igen. Hjälper inte det: ring den som sköter gruppen.",
    "newer": "Det läses när programmet här är uppdaterat.",
}
WHERE = "Ärende {number}"
DECIDED = "Någon har tagit ställning till det. Det ligger kvar som det kom."
CANNOT = "Chefen eller ärendets handläggare tar ställning."
