### Elke zin van de opdrachtregel, in het Nederlands. Wat het venster ook zegt, staat in nl.ftl.

# Wat er misging: wat er gebeurde, wat veilig is, wat te doen. Hooguit drie zinnen van hooguit vijftien woorden.
cli-usage = Deze opdracht is niet te lezen. Er is niets veranderd. Met --help ziet u hoe het gaat.
cli-unknown-command = De opdracht "{ $detail }" bestaat niet. Er is niets veranderd. Zie wijktafel --help voor alle opdrachten.
cli-unknown-option = De optie { $detail } bestaat hier niet. Er is niets veranderd. Met --help ziet u welke wel.
cli-missing-argument = Er ontbreekt iets: { $detail }. Er is niets veranderd. Met --help ziet u hoe het gaat.
cli-bad-value = "{ $detail }" past hier niet. Er is niets veranderd. Met --help ziet u wat wel past.
cli-ambiguous-id = Er begint meer dan één ding met { $detail }. Er is niets veranderd. Geef meer tekens.
cli-text-empty = Deze tekst mag niet leeg zijn. Er is niets veranderd. Schrijf iets.
cli-text-control = Een tekst bevat een teken dat niet getoond kan worden. Er is niets veranderd. Laat het weg.
cli-unconfirmed = Dit vraagt uw ja. Er is niets veranderd. Zet --yes erbij als u het zeker weet.
cli-unknown-profile = "{ $detail }" kan geen profiel zijn. Er is niets veranderd. Gebruik letters, cijfers, - en _.
cli-too-long = Deze tekst is langer dan { $detail } tekens. Er is niets veranderd. Maak hem korter.
cli-edit-refused = Zo kan de tekst niet veranderen. Er is niets veranderd. Kijk de tekst nog eens na.
cli-no-key = De sleutel hiervan is er nog niet. Er is niets veranderd. Probeer het na verbinding opnieuw.
cli-too-large = Dit is te veel ineens. Er is niets veranderd. Doe het in delen.
cli-no-ticket = Van deze uitnodiging is hier geen tekst meer. Zij is gebruikt, ingetrokken of elders gemaakt. Maak zo nodig een nieuwe.
cli-no-such-id = Hier begint niets met { $detail }. Er is niets veranderd. Kijk nog eens in de lijst.
cli-no-network = In deze map staat geen netwerk. Er is niets veranderd. Richt er een op, sluit aan, of noem een andere map.
cli-file-missing = { $detail } is er niet. Er is niets veranderd. Klopt de naam?
cli-not-running = Geen programma heeft deze kopie open. Er is niets veranderd.
cli-no-passphrase = Er is een wachtwoordzin nodig. Er is niets veranderd. Gebruik --passphrase-file, of een terminal.
cli-passphrase-file = De wachtwoordzin is niet te lezen uit { $detail }. Er is niets veranderd. Klopt de naam?
cli-passphrase-short = De wachtwoordzin is te kort. Er is niets veranderd. Neem minstens { $detail } tekens.
cli-passphrases-differ = De twee wachtwoordzinnen verschillen. Er is niets veranderd. Probeer het opnieuw.
cli-in-use = Een ander programma heeft deze kopie open. Er is niets veranderd. Sluit eerst dat programma.
cli-locked = Deze kopie staat op slot. Er is niets veranderd. Open haar eerst, met `wijktafel unlock` of in het venster.
cli-passphrase-open = Let op: anderen op deze computer kunnen de wachtwoordzin lezen in { $path }. Maak het bestand alleen voor u leesbaar.
cli-exists = In deze map staat al een netwerk. Het is niet aangeraakt. Noem een andere met --data-dir.
cli-file-exists = { $detail } bestaat al. Het is niet aangeraakt. Kies een andere naam.
cli-control-not-ours = De besturing van deze map is niet van u. Er is niets veranderd. Noem een andere map.
cli-busy = Het programma dat deze kopie open heeft, is bezig. Er is niets veranderd. Probeer het opnieuw.
cli-disk-full = Niet bewaard: de schijf is vol. Wat eerder bewaard was, is veilig. Maak ruimte en probeer opnieuw.
cli-disk = Niet bewaard: de schijf meldde een fout. Wat eerder bewaard was, is veilig. Probeer het opnieuw.
cli-memory = Deze computer heeft te weinig geheugen. Er is niets veranderd. Sluit andere programma's en probeer opnieuw.
cli-not-made = Wat deze kopie bevat, past niet bij elkaar. Uw werk is veilig. Doe wijktafel doctor.
cli-no-window = Hier kan geen venster open. Uw kopie is veilig. Gebruik een opdracht, of een bureaublad met OpenGL.
cli-bind = Dit netwerkadres is niet te gebruiken. Er is niets veranderd. Noem een ander met --bind.
cli-timed-out = Geen partner bevestigde alles op tijd. Wat u schreef, is hier veilig. Probeer het later opnieuw.
cli-lost = Het programma stopte voor het antwoordde. Wat bewaard was, is veilig. Kijk of het gedaan is.
cli-other-version = Programma en opdracht hebben verschillende versies. Er is niets veranderd. Start het programma opnieuw.
cli-file-newer = Dit is gemaakt door een nieuwere versie. Er is niets veranderd. Werk het programma bij.
cli-file-damaged = { $detail } is beschadigd, afgebroken of iets anders. Er is niets veranderd. Haal het opnieuw op.
cli-package-damaged = Het pakket is niet wat ondertekend is: { $detail }. Hier is niets veranderd. Vraag een nieuwe kopie.
cli-proof-invalid = Dit bewijs klopt niet. Geen handtekening erin telt. Vraag het origineel.
cli-views-differ = De partners zien niet hetzelfde. Wat zij schreven, is veilig. Meld dit alstublieft.
cli-refused = Dit is geweigerd ({ $detail }). Er is niets veranderd. Werk het programma bij om te weten waarom.

# Vragen
cli-ask-passphrase = Wachtwoordzin:{" "}
cli-new-passphrase = Nieuwe wachtwoordzin:{" "}
cli-again = Nog een keer:{" "}
cli-leave-ask = Nu vertrekken? Niemand kan dat terugnemen. Typ ja:
cli-leave-yes = ja
cli-drop-ask = Overal wissen? Niemand kan dat terugnemen. Typ ja:
cli-drop-goes = ‘{ $title }’ gaat weg, hier en bij iedere partner die dit ontvangt.
cli-drop-cases = { $n ->
    [one] Eén casus aan deze tafel blijft staan, zonder tafel.
   *[other] { $n } casussen aan deze tafel blijven staan, zonder tafel.
}

# Wat er gedaan is
cli-done = Gedaan.
cli-founded = Het netwerk { $id } is opgericht. Uw kopie staat in deze map.
cli-ask-passphrase-earlier = Wachtzin van uw kopie van het eerdere netwerk:
cli-refounded = Het netwerk { $name } ({ $id }) is opgericht. Uw kopie staat in deze map; de oude is niet veranderd.
cli-refounded-next = { $n ->
    [0] Het eerdere netwerk heeft geen andere leden.
    [one] Nodig nu de andere partner uit met `wijktafel invite`.
   *[other] Nodig nu uit wie verder wil van de { $n } andere partners: `wijktafel invite --list`.
}
cli-joined = Uw organisatie hoort bij dit netwerk.
cli-join-code = Code: { $code }. Lees hem voor aan { $who }; die van hen moet gelijk zijn.
cli-join-delivered = { $who } heeft uw verzoek. Laat `wijktafel peer` draaien; daarna `wijktafel accept`.
cli-join-unreached = { $who } is nog niet bereikt. Laat `wijktafel peer` draaien; het gaat vanzelf verder.
cli-made = { $id }
cli-written-fact = { $id }
cli-enrolled = { $id }
cli-written = Geschreven: { $path } ({ $n ->
    [one] 1 onderdeel
   *[other] { $n } onderdelen
})
cli-imported = { $n ->
    [0] Er stond niets nieuws in.
    [one] 1 nieuw onderdeel overgenomen.
   *[other] { $n } nieuwe onderdelen overgenomen.
}
cli-healthy = De kopie is gaaf. { $n ->
    [one] 1 rij is
   *[other] { $n } rijen zijn
} opnieuw afgeleid.
cli-settled = { $n ->
    [one] 1 apparaat van een partner heeft
   *[other] { $n } apparaten van partners hebben
} alles wat hier geschreven is.
cli-ready = Klaar. Te bereiken op { $addresses }
cli-folder-synced = Let op: een ander programma kopieert deze map naar andere computers. Gebruik een map van deze computer alleen.
cli-folder-network = Let op: deze map staat op een andere computer. Gebruik een map van deze computer.
cli-folder-open = Let op: anderen op deze computer kunnen in deze map.

# Lijsten
cli-nothing = Hier is niets.
cli-own = eigen
cli-voice = stem
cli-tips = { $n ->
    [one] 1 tip
   *[other] { $n } tips
}
cli-open = open
cli-own-scores = Uw scores, alleen op dit apparaat:
cli-own-scores-sealed = Uw scores, verzegeld en alleen op dit apparaat:
cli-unowned = niemand
cli-why-founded = richtte het netwerk op
cli-why-invited = nodigde uit
cli-why-carried-in = bracht het verzoek binnen
cli-why-admitted = laat toe of steunt
cli-why-accepted = neemt aan
cli-why-noted = had het lidmaatschap ontvangen
cli-why-voice-noted = had genoeg steun ontvangen
cli-erased-confirmed = heeft het ook gewist, gehoord op { $day }
cli-erased-not-heard = nog niets van gehoord
cli-erased-cannot-know = niet meer te weten
cli-erased-count = { $part } van de { $whole } apparaten bevestigd
cli-erased-blind = doorgeefpunt van { $who }
cli-erased-forgotten = daar ligt niets meer van, voor zover wij weten
cli-erased-to-forget = wordt bij het volgende bezoek gevraagd het te vergeten
cli-why-left = vertrekt
cli-why-voted-against = staat of stond ertegenover
cli-why-withdrew = trok het oordeel in
cli-why-removal-noted = had genoeg oordelen ontvangen
cli-why-handed-over = draagt over
cli-why-taken-over = neemt over

# Eén ding
cli-device = Apparaat { $id }
cli-addresses = Te bereiken op { $addresses }
cli-connected = { $n ->
    [0] Er is geen apparaat van een partner verbonden.
    [one] 1 apparaat van een partner is verbonden.
   *[other] { $n } apparaten van partners zijn verbonden.
}
cli-waits-for-key = { $n ->
    [one] 1 ding wacht
   *[other] { $n } dingen wachten
} op een sleutel.
cli-restored = Deze kopie komt uit een back-up.
cli-few-voices = Minder dan drie organisaties beslissen: zonder één kan een besluit vervallen.
cli-ground = Waarom het besproken mag worden
cli-set-apart = Apart gezet
cli-criteria = Criteria
cli-contradicted = twee antwoorden, geteld als bezwaar
cli-not-yet = nog niet
cli-rule = regel
cli-ended-by = beëindigd door
cli-no-phase = Nog geen fase: te weinig scores.

# Vertrekken
cli-leave-actions = Open acties die van niemand worden: { $n }
cli-leave-cases = Open casussen die u inbracht: { $n }
cli-leave-agreements = Geldende afspraken die u tekende: { $n }
cli-leave-lessons = Lessen die van niemand worden: { $n }
cli-leave-last = U bent de laatste: het netwerk is te lezen, en meer niet.

# Changes of an agreement
changes-none = U zag nog geen andere versie. Er is niets te vergelijken.
changes-since = Veranderd sinds uw bezoek van { $day }:

# Bewijzen
cli-proof-holds = De handtekening klopt.
cli-proof-version = Versie { $id }
cli-proof-network = Netwerk { $id }
cli-proof-organisation = Organisatie { $id }
cli-proof-paper = Volgens wie dit vastlegde op papier getekend door { $by } op { $day }.
cli-proof-no-mandate = Let op: het bewijs toont niet dat deze persoon mag tekenen.
cli-proof-no-elector = Let op: deze versie vroeg deze organisatie niets.
cli-proof-no-path = Let op: het bewijs zegt niet van wie dit apparaat is.
cli-proof-limits = Het toont wat er gezegd is en door wie. Het kan niet tonen wat later kwam. Het is geen gekwalificeerde handtekening.

# Pakketten
cli-package-holds = Het pakket klopt: elk bestand, elk onderdeel en elk bewijs is wat ondertekend is.
cli-package-held = { $kind }: { $logs } met { $n ->
    [one] 1 onderdeel
   *[other] { $n } onderdelen
}
cli-package-removed = Rechtmatig voor iedereen verwijderd: { $n }
cli-package-unread = Groepen die deze organisatie niet las: { $n }
cli-package-proofs = Oordelen met een bewijs: { $n }
cli-package-unproven = Oordelen zonder bewijs: { $n }
cli-package-destroy = Vernietig { $id } na { $day }.
cli-absent-not-read = las deze organisatie niet
cli-absent-removed = rechtmatig verwijderd
cli-absent-no-key = de sleutel kwam nooit aan
cli-absent-past = voorbij zijn dag

# De demonstratie
cli-demo-holds = { $name }: { $tables ->
    [one] 1 tafel
   *[other] { $tables } tafels
}, { $cases } casussen, { $agreements } afspraken, { $rounds } rondes, { $actions } acties, { $lessons } lessen · gedeeld beeld { $digest }
cli-demo-equal = Alle partners zien hetzelfde van wat allen mogen lezen.
cli-demo-differ = De partners zien niet hetzelfde van wat allen mogen lezen.
cli-demo-pictures = { $n } plaatjes van de hoofdschermen staan in { $folder }.
cli-demo-go-on = Ga verder met:

# Kringcasussen
cli-circle-purpose = Doel
cli-circle-who = Wie mag lezen, en waarom
cli-circle-since = sinds { $day }
cli-circle-until = tot { $day }
cli-identifiers-open = Hieraan is iemand misschien te herkennen. Schrijf bijvoorbeeld “de buurvrouw”. Of houd het met --keep.
cli-identifiers-copy = Hieraan is iemand misschien te herkennen. Vervang het met --replace OUD=NIEUW. Of houd het met --keep.
spot-title = De titel
spot-ground = De reden om het te bespreken
spot-tip = Een idee
spot-plan = Het plan
cli-noticed = Hieraan is iemand misschien te herkennen. Het staat er; veranderen kan nog.
cli-circle-concerned = Betrokkene { $n }
# Devices on the way in, and recovery.
cli-enter-code = Code: { $code }. Het andere apparaat moet dezelfde tonen; dan bevestigt de persoon daar. Laat `wijktafel peer` draaien.
cli-enter-unreached = Er is nog niemand bereikt. Laat `wijktafel peer` draaien; het gaat vanzelf verder.
cli-sheet-written = Geschreven: { $path }. Druk het af, bewaar het in een kluis en wis het bestand.
cli-sheet-no-carrier = Er is nog geen partner bekend. Maak een nieuw blad zodra u partners hebt.
cli-device-to-go = { $n ->
    [one] nog 1 onderdeel
   *[other] nog { $n } onderdelen
}

# Het toegangslogboek
cli-access-broken = Het toegangslogboek is niet heel: iets is veranderd, weggelaten of afgekapt. Zie wijktafel access list.
cli-reply-written = Antwoordblad geschreven: { $path }. Antwoorden kan tot en met { $day }.

cli-blind-reached = alles gebracht en opgehaald { $when }
cli-blind-not-reached = nog niet bereikt
cli-blind-to-leave = { $n ->
    [one] nog { $n } ding te brengen
   *[other] nog { $n } dingen te brengen
}
cli-blind-held = Doorgeefpunt. Het bewaart verzegelde pakketten en kan er niets van lezen. Geen tekst, geen namen, geen kenmerken van casussen.
cli-blind-size = { $parcels } pakketten in { $boxes } vakken, { $bytes } van { $quota }. Er zijn { $devices } apparaten die het mogen gebruiken.
cli-blind-last = Het laatste apparaat dat hier was: { $device }, { $when }.
cli-blind-nobody = Er is hier nog niemand geweest.
cli-blind-ticket = Geef dit aan één organisatie van het netwerk. Die zegt daarmee wie het mag gebruiken:
cli-blind-address = Een organisatie beheert dit doorgeefpunt. Hier staat waar het te bereiken is:
cli-blind = Hier draait een doorgeefpunt. Het leest niets en heeft geen netwerk om te tonen.
cli-not-blind = Deze map bevat een kopie van een netwerk. Er is niets veranderd. Geef een lege map.
cli-save-which = Zeg welke. Zet het begin van het kenmerk achter het scherm.
