"""The prose of the draft entry for the Algoritmeregister: what no list can say. Honest about what is not known or not done."""

NAAM = "Passend: voorstellen voor een plek in beschermd wonen of voor begeleiding"
KORT = (
    "Passend helpt medewerkers van Siem. Het kijkt met vaste regels wat kan en wat nog niet bekend is. Het zoekt voor de hele wachtlijst een plan dat "
    "zo veel mogelijk mensen op tijd een passende plek geeft. Ook verdeelt het de cliënten van een gebiedsteam over de begeleiders. Het programma geeft "
    "advies. Mensen beslissen."
)
DOEL = (
    "Doel: mensen die wachten op beschermd wonen sneller een plek geven die bij hen past, en laten zien waarom iets wel of niet kan. Impact: het "
    "programma stelt voor wie waar kan wonen en vanaf wanneer, en zegt welke informatie nog mist. Wie in het voorstel geen plek krijgt, wacht langer. "
    "Daarom staat bij elk voorstel waarom, wat het voor anderen betekent en wat nog niet zeker is. Een cliënt die nee zegt, houdt zijn plaats op de "
    "wachtlijst. In een gebiedsteam stelt het voor wie welke cliënt begeleidt: wie al een begeleider heeft houdt die, en het werk wordt gelijk verdeeld. "
    "De regels over recht op hulp geven alleen een signaal of een advies aan de toegang. Een besluit nemen ze niet."
)
AFWEGINGEN = (
    "Voordeel: alle mensen op de lijst tellen mee volgens dezelfde regels, en elke uitkomst is na te rekenen. Nadeel: een plan kan beter lijken dan "
    "het is als de gegevens niet kloppen. Andere mogelijkheden: plaatsen met de hand, of alleen sorteren op wachttijd. Het programma kan dat nadoen "
    "(modus nagebootst), zodat het verschil te zien is. Er is niet gekozen voor een model dat leert van vroeger: dat zou oude keuzes herhalen en is "
    "moeilijk uit te leggen. Of dit opweegt tegen de nadelen, moet de publicerende organisatie afwegen met een DPIA en een IAMA. Die zijn er nog niet."
)
MENS = (
    "Elk antwoord is een voorstel. De cliënt, de locatie en de sleutelfiguur beslissen samen over een plek. De teamleider beslist wie een cliënt "
    "begeleidt. De toegang van de gemeente en de Regionale "
    "Toegang beslissen over het recht op hulp. De stuurgroep beslist over geld, een cliëntenstop en onderaannemers. Mist er informatie, dan zegt het "
    "programma 'onbekend' en nooit vanzelf nee. Waar de wet zegt dat iets kán worden geweigerd, geeft het programma alleen een signaal aan een mens. "
    "Medewerkers kunnen plekken vastzetten, uitsluiten of vragen waarom iets niet kan. Wie afwijkt van een voorstel, hoeft daar in het programma geen "
    "reden voor te geven. Zie ook de notitie over menselijk toezicht."
)
RISICOS = (
    "1. Verkeerde of oude gegevens geven een verkeerd voorstel. Alle fouten in een bestand worden gemeld, lege velden zijn 'onbekend', en er is een "
    "werklijst met vragen. 2. Medewerkers volgen het voorstel zonder te kijken. Daarom staat bij elk voorstel wat niet zeker is en wat het anderen "
    "kost; dit blijft een risico en vraagt scholing. 3. Ongelijke behandeling. Afkomst, geloof en geaardheid mogen geen kenmerk of grens zijn: zulke "
    "invoer wordt geweigerd. Leeftijd en geslacht tellen alleen waar een locatie een grens heeft. Er is nog niet gemeten of groepen in de praktijk "
    "verschillend uitkomen. 4. Getallen die niemand heeft vastgesteld. Die staan als aanname in het beleid en in de lijst met open vragen. 5. "
    "Gevoelige gegevens, ook over gezondheid en justitie. Er wordt met codes gewerkt, niet met namen of BSN. Een locatie of cliënt ziet niets over "
    "andere mensen. Wat een begeleider draagt, staat alleen op het blad van de teamleider: het zijn afgesproken punten en geen gemeten uren, en niemand "
    "krijgt een score. Van een begeleider tellen alleen werk, beschikbaarheid, expertise, taal en gebied; geslacht alleen waar een cliënt dat wenst. "
    "6. Bij grote lijsten is niet bewezen dat een plan het beste is. Dan staat erbij hoe veel beter het hoogstens kan. 7. De regels "
    "kunnen achterlopen op de wet. Elke regel heeft een bron en een begindatum. Wie de regels bijhoudt, moet de organisatie nog aanwijzen."
)
TOETSEN = (
    "Er is nog geen DPIA gedaan. Die is nodig: het gaat om gevoelige gegevens van kwetsbare mensen (AVG artikel 35). Er is nog geen IAMA gedaan. Dit "
    "moet klaar zijn voordat het programma met echte gegevens wordt gebruikt. Over de AI-verordening: de regels zijn vaste regels zonder zelflerend "
    "deel. Volgens het Algoritmekader zijn zulke regels geen AI-systeem. Of een programma dat het beste plan zoekt er wel onder valt, staat daar niet "
    "vast; de publicerende organisatie moet dit laten beoordelen."
)
