"""Words of who decides on jäv, under Ledning."""

from __future__ import annotations

TITLE = "Vem beslutar om jäv"
LINE = "Jäv hos {concerns}: {name}"
NOBODY = "ärendets egen chef"
WHO = "{name}, {title}"
ITEM = "delegationsordningen {item}"
STAND_IN = "ersättare {name}"
NO_STAND_IN = "ingen ersättare är vald"
CHECKED = "jämfört {day}"
TO_VERIFY = "kontrollera mot delegationsordningen"
CHANGE = "Ändra …"
FORM = "Vem beslutar om jäv hos {concerns}?"
TEXT = (
    "Frågan är nämndens (KL 6 kap. 30 §). Att närmaste chef beslutar är delegation (KL 7 kap. 5 §), och hur ni har det "
    "står i er delegationsordning. Ersättaren beslutar när den som annars beslutar själv är jävig."
)
DECIDER = "&Beslutar"
DECIDER_TITLE = "&Vem delegationsordningen nämner"
DELEGATION_ITEM = "&Punkt i delegationsordningen"
STAND_IN_WHO = "&Ersättare"
STAND_IN_TITLE = "Ersättarens &titel"
IS_CHECKED = "Jag har jämfört det här med delegationsordningen"
SAVE = "Spara"
SAVED = "Det är sparat, och gäller nya jävsärenden."
CASE_CHIEF = "ärendets egen chef"
NO_ONE = "ingen"

BOARD = "&Förtroendevalda i nämnden, ett namn på varje rad"
BOARD_HINT = "ett nytt ärende i ett sådant namn föreslår begränsad krets; nämndens namn är offentliga"
BOARD_SAVE = "Spara namnen"
BOARD_SAVED = "Namnen är sparade."
