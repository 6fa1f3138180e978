"""Words of who can take a case instead, on the tab Jäv."""

from __future__ import annotations

TITLE = "Vem kan i stället?"
SHOW = "Vem kan i stället?"
HIDE = "Dölj listan"
NOBODY = "Ingen som ifodesk känner till. Prata med socialchefen, eller med bemanningen om en konsult."
UNABLE = "Kan inte"
ASK_CHIEF = "Fråga chef till chef"
ASK_JAV = "Fråga om jäv …"
ASK_AGAIN = "Fråga om jäv igen"

NAMING_TITLE = "Får namnen i ärendet lämnas till {name}?"
NAMING_TEXT = (
    "Sekretess gäller mellan kommunerna (OSL 8 kap. 1 §). Innan någon i en annan kommun får höra namnen måste det stå "
    "med vilken rätt. Frågan går bara till den personen, och öppnar inte ärendet."
)
NAMING_BASIS = "&Rättslig grund"
NAMING_DETAIL = "&Det som grunden kräver"
NAMING_GIVE = "Spara grunden och fråga"
NAMING_ASKED = "Grunden är antecknad och frågan går i väg vid nästa synk."
ASKED = "Frågan går i väg vid nästa synk."
