"""Words of Ctrl+K."""

TITLE = "Sök ärende eller hem"
FIELD = "Sök på namn, personnummer eller ärendenummer"
HITS = "Träffar"
NOTHING = (
    "Inget du får läsa stämmer med det. Du kan söka på namn, personnummer, ärendenummer eller ett hems korta namn."
)
HOW = (
    "Skriv en del av ett namn, ett personnummer, ett ärendenummer eller ett hems korta namn. Pil ned väljer, Enter "
    "öppnar, Esc stänger."
)
NAME = "Namn"
NUMBER = "Nummer"
TYPE = "Typ"
HOME = "Familjehem"
MANY = "Fler finns. Skriv lite till."
