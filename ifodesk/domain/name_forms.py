"""Swedish names that are names of their own, and short forms: what tells a slip of the pen from another name.

Written down from general knowledge of names in use; no register was read. A name that is missing here costs no hit: it
only makes a slip more likely, so that a person is asked once more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SHORT: Final = """
acke axel alexander; adde adam andreas; affe alf alfred; alex alexander alexandra; ankan annika anna; anki annkristin
annkatrin; ante anders andreas; babsan barbro; basse sebastian; bella isabella isabelle; benke bengt; berra bertil;
bettan elisabet; bibbi birgitta britt; biret birgitta; bittan birgitta; bosse bo; calle karl; cicci cecilia kristina;
cilla cecilia; danne daniel; dodde douglas; ebban ebba; fia sofia; figge fredrik; frasse frans; fredde fredrik; gittan
birgitta; greta margareta; gunne gunnar; gunsan gun gunilla; gurra gustav; hampe hampus; hasse hans; hebbe herbert;
janne jan; jocke joakim; jolle joel; jonte jonatan; jossan josefin; jovnna jon; kalle karl; kattis katarina katrin;
kenta kenneth; kia kristina; kicki kristina kristin; kjelle kjell; krille kristian; lasse lars; leffe leif; lelle
lennart leif; lena helena; lillan lilian; linkan linnea linda; lisa elisabet; lollo louise; lotta charlotta charlotte
lotten; lotten charlotta charlotte; lussan lucia; mackan markus; macke markus; maggan margareta margaretha; majsan maj
maja; mange magnus; maret margareta; marre maria marie; matte mattias; mia maria; micke mikael; misse michelle; mogge
morgan; moni monica; monkan monika; nenne linnea; nettan anette jeanette; nettis anette jeanette; nicke niklas;
niillas nils; nisse nils; offe olof; olle olof ola olov; pelle per; peo perolof perolov; perra per; putte peter; pär
per; ragge ragnar; rasse rasmus; risten kristina; robban robert; rogga roger; rolle roland rolf; sanna susanna; sigge
sigvard sigurd; steffe stefan; stickan stig; stina kristina; stoffe kristoffer; sussi susanne susanna; svenne sven;
sörn sören; tess therese; tilda matilda; tina kristina martina; tobbe tobias; tompa tomas; totte torsten; tyrre tyra;
uffe ulf; ulla ulrika; ullis ulla ulrika; vibban viveka; vicke viktor; vigge viggo; ville vilhelm viljam william; öjje
öjvind
"""
"""Short form, then the names that it may stand for."""

_GIVEN: Final = """
adam agnes agneta albin alexander alf algot alice allan alma alva alvar amanda anders andreas anette angelica angelika
ann anna anneli annette annika anton arne arvid assar astrid august axel barbro bengt berit bertil birgit birgitta
björn bo britt börje camilla carina carl caroline catarina catrin cecilia charlotta charlotte christer christian
christoffer clara conny dan daniel david desiree ebba edvin egon einar eleonora elias elin elinor elisabet elisabeth
ella elle ellen ellinor elof elov elsa emelie emil emilia emma erik eskil ester eva evald evert filip folke frans
fredrik freja frida fritz gabriel georg gerd greta gudrun gun gunborg gunilla gunnar gunnel gustaf gustav göran gösta
hanna hans harald harry helena helge henning henrik herbert hilding hjalmar holger hubert hugo håkan ida ines inga
ingegerd ingela ingemar inger ingrid ingvar irene iris isabella isabelle isak ivar jacob jakob jan jenny jens jesper
jessica jimmy joakim joel johan johanna johannes john jon jonas jonatan jonathan josef josefin julia jöns karin karina
karl karolina katarina katrin kennet kenneth kent kerstin kjell klara knut krister kristian kristina kristoffer kurt
laila lars leif lena lennart leo liam lilly linda linnea linus lisa lisbet lisbeth liv loke louise lovisa lucas ludvig
lukas magnus maj maja malin manfred marcus maret margareta margaretha maria marianne marie marit markus martin matilda
mats mattias max melker melvin mikael mikaela milo moa molly mona monica monika märit märta nellie nelly niklas
nikolai nikolas nils nina noah noel nora ola olav ole oliver olivia olle olof olov oscar oskar otto ove patrik paulina
per peter petra philip pia ragnar rasmus rebecka robert roger roine roland rolf ronny rune rut ruth saga samuel sandra
sanna sara sebastian selma signe sigurd simon sire siv sivert sixten sofia solveig sonja stefan stella stellan stig
stina sture susanne sven sören tage thea theo therese thomas tilda tobias tomas tommy tony torbjörn tord tore torsten
tove ture tuva tyra ulf ulla ulrika uno urban valter vera verner veronica veronika victor viggo viktor viktoria
vilhelm vincent vivianne william wilma yngve yvonne åke åsa örjan östen
"""

_SURNAMES: Final = """
abrahamsson abramsson alm almgren almqvist andersson andreasson arvidsson asplund axberg axelsson back barruk
bengtsson berg bergkvist berglund bergman bergqvist bergström björk björklund björkman björkqvist blom blomberg
blomqvist boden boman boström brändström brännlund brännström burman bäck bäcklund bäckman bäckström carlsson dahl
dahlberg dahlgren dahlin dahlström danielsson davidsson edlund edman einarsson ek eklund ekman ekström eliasson
enarsson engman engström eriksson fahlgren fahlman fjellström fors forsberg forsell forsgren forslund forsman
fredriksson gavelin grahn gran granberg granlund granström gren grönberg grönlund gustafson gustafsson gustavsson
göransson hansen hansson hedberg hedin hedlund hedman hedström hellgren hellman hellström henriksson hermansson holm
holmberg holmgren holmlund holmström håkansson hägg hall häll hägglund häggström högberg höglund hörnberg isaksson
israelsson jacobsson jakobsson jansson johansson johnsson jonasson jonsson josefsson jönsson karlberg karlsson
kjellberg kjellgren kjellström knutsson kristiansson kristoffersson kroik kvist larsen larsson lejon liden lidgren
lidström lind lindberg lindgren lindholm lindqvist lindström ljung ljungberg lund lundberg lundgren lundholm lundmark
lundqvist lundström lust löfgren löfström lövgren lövström magnusson mark marklund martinsson mattiasson mattsson
mikaelsson moberg molin moren morin månsson mårtensson mörk mörtberg nielsen nilsson norberg nord nordin nordlund
nordmark nordström noren norgren norman norrman nyberg nygren nylund nyman nyström näslund näsström olofsson olovsson
olsen olsson omma ottosson palm palmgren pedersen persson petersson petterson pettersson risberg rislund roos ros
rosen rosengren rönnberg rönnlund rönnqvist röök sahlin salomonsson samuelsson sandberg sandgren sandström sarri
sehlin selin sellin sjöberg sjödin sjögren sjölund sjöström skog skoglund stenberg stenlund stenman stenström stenvall
strand strandberg strandlund ström strömberg strömgren sundberg sundin sundqvist sundström svahn svanberg svensson
söderberg söderholm söderlund söderström tjernström tjärnlund tomasson törnblom törnqvist ullberg utsi vallgren vallin
vesterlund viklund vikström vinberg wallgren wallin wallström westerlund westin westman wikberg wiklund wikström
zakrisson zetterberg zetterlund åberg ågren åkerberg åkerlund åström öberg öhlund öhman öhrn östberg österlund östlund
östman
"""

_FIRST_PARTS: Final = """
al alm ask asp berg björk blom bo brand bränn bäck dahl dal ed ek en eng ers fager fjell fjäll flod fors fri gran gren
grub grund grön gull hag hall ham hassel hed heden hell hjort holm häg hägg häll hög is järn kall kling klint knut
kron kvarn kvist käll lam lid lilj lill lind ljung lund lut löf lög löv malm mark mo moss myr mål mår mör nor nord
norr nors ny näs ram ren ris ros rosen rud rönn sand sel sjö skog skär sol stark sten stor strand ström sund svan
svart säll söder tall tegel tjern tjärn torn trä tun tärn törn ull vall vest vester vik vin väst wall west wester wik
åker ån ång ås älv äng ö öd öhr öst öster
"""
_LAST_PARTS: Final = """
back berg bergh blad blom bom borg by bäck dahl dal din ell en fjäll fors gren grip gård hag hed hem holm häll in ing
kvist land lander lin lind ling lund lundh löf löv man mark mo myr ner quist qvist rot rud röös selius sell sjö skog
sson stad stam sten strand ström sund svall tjärn träsk vall vik wall wik ås än änger
"""


@lru_cache(maxsize=8192)
def full_forms(word: str) -> tuple[str, ...]:
    """Return the names that a given name in normal form may be short for; none for most.

    >>> full_forms("lasse"), full_forms("olle"), full_forms("lars")
    (('lars',), ('olof', 'ola', 'olov'), ())
    """
    return _FULL.get(word, ())


@lru_cache(maxsize=65536)
def is_name(word: str) -> bool:
    """Return whether a word in normal form is a Swedish name of its own, alone or put together of two known parts.

    >>> is_name("lindgren"), is_name("lundgren"), is_name("lidngren"), is_name("rismark"), is_name("lasse")
    (True, True, False, True, True)
    """
    return word in _KNOWN or any(word[:at] in _BEGINS and word[at:] in _ENDS for at in range(1, len(word)))


_FULL: Final = {short: tuple(full) for short, *full in (line.split() for line in _SHORT.split(";"))}
_KNOWN: Final = frozenset(_GIVEN.split()) | frozenset(_SURNAMES.split()) | frozenset(_FULL)
_BEGINS: Final = frozenset(_FIRST_PARTS.split())
_ENDS: Final = frozenset(_LAST_PARTS.split())
