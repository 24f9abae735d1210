### Alle zinnen die een mens leest, in het Nederlands.

# General
product = Wijktafel
back = Terug
next = Verder
close = Sluiten
cancel = Annuleren
handed-over = Klaar
write-on = Verder schrijven
undo = Ongedaan maken
busy = Even geduld: dit kan een halve minuut duren.
saving = wordt bewaard
reading = Wordt van schijf gelezen
reading-text = Wat op dit apparaat staat, verschijnt zo.
nothing-yet = Nog niets geschreven.
not-said = niet afgesproken
somebody = iemand
list-and = { $first } en { $last }
part-of-whole = { $part } van { $whole }
today = vandaag
yesterday = gisteren
tomorrow = morgen
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
weekday-1 = maandag
weekday-2 = dinsdag
weekday-3 = woensdag
weekday-4 = donderdag
weekday-5 = vrijdag
weekday-6 = zaterdag
weekday-7 = zondag

# Places and what is around them
place-today = Vandaag
place-tables = Tafels
place-cases = Casussen
place-agreements = Afspraken
place-network = Netwerk
place-growth = Groei
place-partners = Partners
place-leaving = Vertrekken
place-report = Terugkoppelen
region-navigation = Navigatie
region-top = Bovenbalk
region-cases = Lijst van casussen
region-agreements = Lijst van afspraken
region-verdict = Oordelen
region-organisation = Gekozen organisatie
region-steps = Stappen
partners-count = { $n ->
         [one] 1 partner
        *[other] { $n } partners
    }
me-said = Mijn gegevens: { $name }, { $organisation }
connected = Nu verbonden: { $who }
theme-light = Licht thema
theme-dark = Donker thema
theme-other = Ander thema: licht of donker
language = Taal:
language-other = Read this in English
said-put-down = Weggelegd: { $what }
toast-close = Melding sluiten: { $what }
trouble = Niet in orde
read-only = Alleen lezen: u bent vertrokken
read-only-text = Dit is uw eigen kopie. Zij blijft leesbaar, ook zonder de anderen.
read-only-short = Deze kopie is alleen om te lezen.

# Today
today-welcome = Goed dat u er bent
today-line = { $day } · { $n ->
         [0] niets wacht op u
         [one] één zaak wacht op u, de rest kan wachten
        *[other] { $n } zaken wachten op u, de rest kan wachten
    }
today-waits = Wacht op u
today-nothing = Niets wacht op u. Fijne dag.
today-nothing-text = Zodra een partner iets van u nodig heeft, staat het hier.
today-more = en nog { $n }
today-fewer = Minder tonen
today-offer = Wat hier staat, is een aanbod, geen opdracht.
today-actions = Uw acties
today-actions-all = Alle acties
today-changed = Laatst veranderd
today-ahead = Verderop
ahead-review = Terugkijken: { $title }
ahead-departure = { $who } vertrekt
waits-code = { $n ->
         [one] Eén nieuwe partner wacht op de code
        *[other] { $n } nieuwe partners wachten op de code
    }
waits-code-text = Bel of spreek elkaar en vergelijk de vijf groepjes.
waits-code-chip = bellen
waits-verdict = Oordeel: { $title }
waits-verdict-text = { $given ->
         [one] 1 van { $electors } partners gaf een oordeel.
        *[other] { $given } van { $electors } partners gaven hun oordeel.
    }
waits-verdict-chip = lezen
waits-report = Terugkoppelen: { $n ->
         [one] één casus
        *[other] { $n } casussen
    }
waits-report-text = Wat werkte sinds de tafel? Eén tik per tip is genoeg.
waits-report-chip = { $n } × 20 s
waits-score = Uw scores: { $title }
waits-score-text = Zonder uw blik ontbreekt een stem in het gesprek.
waits-score-chip = { $n ->
         [one] 1 te gaan
        *[other] { $n } te gaan
    }
waits-asked = { $n ->
         [one] Uw organisatie is om een antwoord gevraagd
        *[other] Uw organisatie is { $n } keer om een antwoord gevraagd
    }
waits-asked-text = Een partner zit vast. Wat u antwoordt, schrijft u in het plan van de casus.
waits-asked-chip = antwoorden
waits-ran-out = { $n ->
         [one] Een trede antwoordde niet op tijd
        *[other] { $n } treden antwoordden niet op tijd
    }
waits-ran-out-text = Nog even wachten mag. U kunt ook een trede hoger vragen.
waits-ran-out-chip = kijken
waits-laid = { $n ->
         [one] Een oplossing is aan u voorgelegd
        *[other] { $n } oplossingen zijn aan u voorgelegd
    }
waits-laid-text = Zeg een dag toe. Dan weet wie vroeg waar die aan toe is.
waits-laid-chip = dag kiezen
waits-late = { $n ->
         [one] De dag die u toezegde is voorbij
        *[other] { $n } dagen die u toezegde zijn voorbij
    }
waits-late-text = Een antwoord, of een andere dag?
waits-late-chip = antwoorden
waits-missed = { $n ->
         [one] Een toegezegd antwoord kwam nog niet
        *[other] { $n } toegezegde antwoorden kwamen nog niet
    }
waits-missed-text = Bel even met de vaste contactpersoon.
waits-missed-chip = kijken
waits-overdue = { $n ->
         [one] Eén actie is over de dag heen
        *[other] { $n } acties zijn over de dag heen
    }
waits-overdue-text = Klaar, een nieuwe dag, of aan een ander?
waits-overdue-chip = kijken
waits-endorse = Stem voor { $who }?
waits-endorse-text = Lid zijn ze al. Meebeslissen kan als meer dan de helft hen steunt.
waits-endorse-chip = kijken
waits-unowned = { $n ->
         [one] Eén actie zonder eigenaar
        *[other] { $n } acties zonder eigenaar
    }
waits-unowned-text = De eigenaar vertrok. Wie neemt ze over?
waits-unowned-chip = onbeheerd
waits-lesson = { $n ->
         [one] Eén les zonder eigenaar
        *[other] { $n } lessen zonder eigenaar
    }
waits-lesson-text = Een les die niemand heeft, wordt niet geleerd.
waits-lesson-chip = wie?
waits-retention = { $n ->
         [one] Eén casus verdwijnt binnenkort
        *[other] { $n } casussen verdwijnen binnenkort
    }
waits-retention-text = De eerste op { $day }. Staat alles in het dossier?
waits-retention-chip = nalopen
waits-review = { $n ->
         [one] Eén afspraak is aan terugkijken toe
        *[other] { $n } afspraken zijn aan terugkijken toe
    }
waits-review-text = Houden, veranderen of stoppen?
waits-review-chip = samen
waits-review-soon = { $n ->
         [one] Eén afspraak is bijna aan terugkijken toe
        *[other] { $n } afspraken zijn bijna aan terugkijken toe
    }
waits-review-soon-text = De eerste op { $day }. Wanneer kijkt u samen?
waits-review-soon-chip = plannen
waits-unlaid = { $n ->
         [one] In één plan wacht een oplossing op een eigenaar
        *[other] In { $n } plannen wacht een oplossing op een eigenaar
    }
waits-unlaid-text = Wie kan erover beslissen? Leg het daar voor.
waits-unlaid-chip = wie?
waits-unanswered = { $n ->
         [one] In één plan bleef het een maand stil
        *[other] In { $n } plannen bleef het een maand stil
    }
waits-unanswered-text = Een oplossing is voorgelegd. Wat werd het antwoord?
waits-unanswered-chip = vragen
waits-silent = { $who } is { $n } dagen niet gehoord
waits-silent-text = Uw werk is daar misschien nog niet. Even bellen, of een stick meegeven?
waits-silent-chip = bellen?
figure-reported = Teruggekoppeld
figure-reported-text = besproken casussen
figure-agreements = Afspraken van kracht
figure-agreements-text = lopende afspraken
figure-lessons = Lessen met een eigenaar
figure-lessons-text = lessen van het netwerk

# Tables
tables-line = Hier komen mensen samen rond een casus.
tables-none = Nog geen tafel
tables-none-text = Een tafel is waar u casussen brengt en samen zoekt. Begin met één tafel in één wijk.
table-open = Tafel openen
table-cases = Casussen bekijken
table-edit = { $name } bewerken
table-let-in = Een partner toelaten tot { $name }
table-leave = Met uw organisatie uit { $name } stappen
table-counts = { $part } open van { $whole } casussen
cases-open = { $n ->
         [0] geen open casus
         [one] 1 open casus
        *[other] { $n } open casussen
    }
readers-members = Te lezen door alle leden
readers-group = Te lezen door gekozen partners
readers-members-text = Alle leden van het netwerk lezen deze tafel.
readers-group-text = Alleen deze partners lezen de tafel. Anderen krijgen er niets van, ook geen titel.
readers-are = Dit lezen: { $who }

# Cases
case-bring = Casus inbrengen
cases-search = Casussen zoeken
cases-search-hint = Woord of partner
cases-count = { $n ->
         [one] 1 casus
        *[other] { $n } casussen
    }
cases-nothing-found = Niets gevonden. Probeer een ander woord of een ander filter.
cases-none = Nog geen casussen
cases-none-text = Breng er een in voor de volgende tafel. Drie zinnen zijn genoeg.
board = Casussen naast elkaar
board-column = { $state } · { $n }
board-text = Open er een: dan ziet u de vraag, de ideeën en wat er werkte.
filter-all = Alle
case-close-page = Casus dichtdoen
case-edit = Titel, levensgebieden en datum wijzigen
case-readers = Te lezen door { $table }
case-until = Te zien tot { $day }
case-tab-matrix = Matrix
case-tab-story = Verhaal
case-tab-plan = Plan
case-tab-reports = Terugkoppeling
case-tab-about = Wie leest dit, tot wanneer
story-together = U schrijft hier samen. Wat u typt, staat meteen op dit apparaat. Noem geen namen.
hint-question = Wat vraagt de bewoner, in eigen woorden?
hint-situation = Hoe ziet een gewone week eruit?
hint-strengths = Wat gaat goed, wie is er al?
# Breakthrough plan
plan-order = Alles mag in elke volgorde. Wat leeg is, houdt niets tegen.
plan-state-stuck = Er is nog geen plan
plan-state-perspective = Er is een perspectief
plan-state-solutions = Er zijn oplossingen
plan-state-weighed = Oplossingen zijn gewogen
plan-state-costed = De kosten staan naast elkaar
plan-state-laid-before = Voorgelegd
plan-state-followed-up = De opvolging loopt
plan-state-realised = Gelukt
plan-state-not-realised = Niet gelukt
plan-state-learned = Er is een les uit getrokken
hint-perspective = Waar staat de bewoner over een jaar, in eigen woorden?
hint-self-part = Wat doet de bewoner zelf?
plan-solutions = Oplossingen
plan-none = Nog geen oplossing
plan-none-text = Schrijf op wat er nodig is, ook als het nu niet lijkt te mogen.
plan-archived = { $n ->
         [one] Toon ook 1 opgeborgen oplossing
        *[other] Toon ook { $n } opgeborgen oplossingen
    }
solution-new = Oplossing toevoegen
solution-by = Ingebracht door { $who }
solution-edit = ‘{ $what }’ wijzigen
solution-archive = ‘{ $what }’ opbergen
solution-archived = Opgeborgen. Wie de woorden wijzigt, haalt haar terug.
solution-follow = Opvolging
solution-what = Wat gaan we doen?
solution-legitimacy = Mag het?
solution-commitment = Wie staat erachter?
solution-return = Wat levert het op?
solution-legal-basis = Wet of regel
corner-empty = nog leeg
wording-also = Een partner schreef tegelijk:
solution-owner = Voorgelegd aan { $who }
solution-no-owner = Nog aan niemand voorgelegd
follow-action = Eigen actie
follow-assignment = Hulp toegewezen
follow-decision = Besluit
solution-under-way = Loopt nog
solution-realised = Gelukt
solution-not-realised = Niet gelukt
dossier-plan = Doorbraakplan
arguments-title = Wat staat er in de weg?
arguments-text = Sluit iemand het gesprek met één zin? Kies die zin, dan staat het antwoord erbij.
argument-new = Argument tegengekomen
argument-by = Opgeschreven door { $who }, { $when }
argument-answer = Wat u dan kunt zeggen
argument-drop = ‘{ $what }’ weghalen
said-argument-dropped = Het argument is weggehaald.
argument-count = { $n ->
         [one] 1 keer tegengekomen
        *[other] { $n } keer tegengekomen
    }
escalations-title = Komt er geen antwoord?
escalations-text = Ga een trede hoger op de ladder die vooraf is afgesproken. Dat mag altijd.
escalations-no-ladder = Er is nog geen ladder. Spreek eerst af wie er na wie gevraagd wordt.
escalation-new = Opschalen
escalation-by = Begonnen door { $who }, { $when }. Ladder: { $name }
escalation-about-is = Gaat over: { $what }
escalation-line = { $why } · { $clock }
escalation-climb = Vraag nu: { $who }
escalation-end = Afronden
escalation-again = Toch weer openen
escalation-solved = Opgelost
escalation-stopped = Gestopt
escalated = Opgeschaald
said-escalation-climbed = De volgende trede is gevraagd.
said-rung-answer-dropped = Het antwoord is weggehaald.
said-ladder-dropped = De ladder is weggehaald.
rung-asked = gevraagd: { $when }
rung-not-asked = nog niet gevraagd
rung-answered = er is een antwoord
rung-answer = Antwoord opschrijven
rung-answer-drop = Antwoord ‘{ $what }’ weghalen
rung-left = { $n ->
         [one] nog 1 dag
        *[other] nog { $n } dagen
    }
rung-today = verloopt vandaag
rung-yesterday = gisteren verlopen
rung-over = { $n } dagen geleden verlopen
ladders-title = Escalatieladders
ladders-text = Vooraf afgesproken wie er na wie gevraagd wordt, en binnen hoeveel dagen. Iedereen leest mee.
ladders-none = Er is nog geen ladder.
ladder-new = Ladder afspreken
ladder-edit = Ladder ‘{ $name }’ aanpassen
ladder-drop = Ladder ‘{ $name }’ weghalen
ladder-days = { $n ->
         [one] antwoord binnen 1 dag
        *[other] antwoord binnen { $n } dagen
    }
place-inbox = Postvak van plannen
inbox-go = Naar het postvak
inbox-line = Wat partners elkaar voorleggen, met de dag waarop er een antwoord komt.
inbox-before = Aan ons voorgelegd
inbox-by = Door ons voorgelegd
inbox-none = Er ligt niets bij uw organisatie.
inbox-none-text = Legt iemand u een oplossing voor, dan staat die hier. Alleen uit casussen die u leest.
inbox-asked-by = Voorgelegd door { $who }, { $when }. Casus: { $case }
inbox-asked-of = Voorgelegd aan { $who }, { $when }. Casus: { $case }
inbox-open-plan = Naar het plan
request-overdue = Toegezegde dag voorbij: { $day }
request-waiting = Nog geen dag toegezegd
request-promised = Antwoord toegezegd: { $day }
request-taken-up = Opgepakt
promise-new = Dag toezeggen
promise-again = Andere dag
promise-back = Toezegging terugnemen
said-promise-back = De toezegging is teruggenomen.
solution-promised = Antwoord toegezegd door { $who }: { $day }
solution-not-read = { $who } leest deze casus niet, en ziet dit niet.
contacts-title = Vaste contactpersonen
contacts-text = Wie per partner plannen aanneemt. Dan komt een vraag niet bij iedereen.
contacts-none = Uw organisatie noemde nog niemand. Dan komt een vraag bij al uw mensen.
contacts-edit = Kiezen wie
contacts-are = Vraag naar { $who }
contacts-line = { $org }: { $who }
growth-tab-breakthrough = Doorbreken
breakthrough-line = Wat plannen van alle casussen samen hebben.
book-title = Tien zinnen die een gesprek sluiten
book-text = Geteld in de casussen die u leest, voor het netwerk als geheel. Nooit per partner of persoon.
argument-precedent = Dan komt iedereen
argument-precedent-answer = Tel wie er echt in dezelfde situatie zit. Komen er meer, dan leren we sneller.
argument-law = Het mag niet van de wet
argument-law-answer = Vraag welk artikel dat zegt, en lees het samen. Vaak laat de wet ruimte.
argument-not-ours = Daar zijn wij niet van
argument-not-ours-answer = Vraag wie er dan wel van is, en bel die samen. Wie vraagt, blijft tot er iemand is.
argument-no-means = Er is geen geld voor
argument-no-means-answer = Zet naast elkaar wat niets doen kost. Dat geld wordt ook uitgegeven.
argument-never-learns = Zo leren ze het nooit
argument-never-learns-answer = Vraag wat er eerst rust moet geven. Leren lukt pas als de zorgen minder zijn.
argument-behaviour = Ze hebben het zelf gedaan
argument-behaviour-answer = Vraag wat er aan het gedrag voorafging. Straf lost de oorzaak zelden op.
argument-worse-cases = Anderen hebben het erger
argument-worse-cases-answer = Help ook die. Wie hier wacht, wordt zelf een zwaarder geval.
argument-privacy = Het mag niet van de privacyregels
argument-privacy-answer = Vraag de bewoner zelf om toestemming. Deel alleen wat voor dit doel nodig is.
argument-guarantee = Niemand weet of het werkt
argument-guarantee-answer = Spreek af wanneer we terugkijken. Van doorgaan weten we wel dat het niet werkt.
argument-same-for-all = Iedereen moet hetzelfde krijgen
argument-same-for-all-answer = Gelijke mensen in gelijke gevallen. Deze situatie is anders, dus past een ander antwoord.
budgets-title = Doorbraakbudgetten
budgets-text = Iedereen leest mee. Alleen wie het budget beheert, schrijft op wat erbij of eraf gaat.
budgets-none = Er is nog geen budget.
budget-new = Budget openen
budget-holder = In beheer bij { $who }
budget-balance = Saldo
budget-enter = Bedrag boeken
budget-requests = Aanvragen
budget-request = { $who } vraagt { $sum }, kenmerk { $reference }
budget-answer = Antwoorden
budget-granted-is = Toegezegd: { $sum }
budget-not-granted = Niet toegezegd
budget-unanswered = Nog geen antwoord
budget-asked = Gevraagd uit een budget
budget-asked-text = In het budget staan alleen een bedrag en een kenmerk, niets van de casus.
budget-asked-none = Er is nog niets gevraagd.
budget-ask = Geld vragen
budget-no-case = Alle leden lezen dit. Schrijf niets over een casus.
flow-in = Erbij
flow-out = Eraf
costs-title = Wat kost het?
costs-text = Alles over het eerste jaar. Een bereik met herkomst zegt meer dan één bedrag.
costs-none = nog niets ingevuld
costs-total = { $scenario }: { $range } in het eerste jaar
costs-sources = Herkomst: { $sources }
cost-new = Bedrag toevoegen
cost-edit = ‘{ $what }’ wijzigen
cost-drop = ‘{ $what }’ weghalen
said-cost-dropped = Het bedrag is weggehaald.
scenario-muddling-on = Doormodderen
scenario-breaking-through = Doorbreken
period-once = eenmalig
period-week = per week
period-month = per maand
period-year = per jaar
certainty-estimate = schatting
certainty-quoted = tarief of offerte
certainty-paid = eerder betaald
matrix-title = Compensatiematrix
matrix-order = Van links naar rechts: eerst zelf, dan eigen mensen, dan de buurt, dan pas formeel.
matrix-add = Idee toevoegen bij { $place }
matrix-archived = { $n ->
         [one] Toon ook 1 opgeborgen idee
        *[other] Toon ook { $n } opgeborgen ideeën
    }
matrix-empty = Nog geen levensgebieden
matrix-empty-text = Kies waar de vraag over gaat. Dan verschijnen de rijen.
tip-two-versions = twee versies
tip-two-versions-text = Twee partners schreven dit tegelijk. Niets is weg; kies een tip om er één van te maken.
tip-archived = opgeborgen
tip-reports = { $n } terugkoppelingen
tip-archive = Idee opbergen: { $what }
reports-choice = De bewoner koos zelf wat te proberen.
reports-none = Nog geen ideeën
reports-none-text = Zodra er ideeën in de matrix staan, kunt u hier vertellen wat ervan kwam.
report-do = Terugkoppelen
report-again = Aanvullen
report-line = { $result } · { $who }, { $when }
case-readers-title = Wie kan dit lezen
case-ground = Waarom dit besproken mag worden
case-retention = Te zien tot en met
case-retention-text = Daarna verdwijnt de casus uit beeld. Echt wissen doet een mens, met een eigen klik.
case-steps = Stappen
case-more = Verder met deze casus
case-close-text = Sluiten kan altijd. Heropenen ook.
case-withdraw-text = Intrekken haalt de casus van tafel. Dat gaat boven elke andere stap.
case-drop-text = Wissen haalt tekst en sleutels overal weg waar het programma draait.
case-drop = Casus wissen
step-do-submit = Naar de tafel brengen
step-do-schedule = Op de agenda zetten
step-do-discuss = Besproken
step-do-close = Sluiten
step-do-reopen = Heropenen
step-do-withdraw = Intrekken
set-apart-title = Apart gezet: iets van { $who }

# Agreements
agreement = Afspraak
agreement-new = Nieuwe afspraak
agreement-back = Terug naar alle afspraken
agreements-search = Afspraken zoeken
agreements-search-hint = Zoek op titel
agreements-none = Nog geen afspraken
agreements-none-text = Schrijf samen een tekst. Daarna legt u die voor; ieder zegt zelf ja.
agreements-choose = Kies een afspraak
agreements-choose-text = Dan ziet u hier de tekst, wat er veranderde en wie wat vond.
agreement-given = { $given ->
         [one] 1 van { $electors } gaf een oordeel
        *[other] { $given } van { $electors } gaven hun oordeel
    }
agreement-waits-for-you = wacht op u
agreement-version = Versie { $n }
agreement-rule = Regel: { $rule }
agreement-review = Terugkijken op { $day }
agreement-tab-version = Voorgelegde tekst
agreement-tab-draft = Samen schrijven
agreement-tab-versions = Versies
agreement-propose = Voorleggen
agreement-end = Beëindigen
version-none = Nog niets voorgelegd
version-none-text = De tekst wordt nog geschreven. Leg haar voor zodra zij rijp is.
version-frozen = Deze tekst ligt vast sinds { $when }, door { $who }. Kenmerk { $mark }.
version-effective = Gaat in
version-at-once = zodra de regel is gehaald
version-review = Terugkijken
version-stop = Stoppen
version-line = { $when }, door { $who } · { $given ->
         [one] 1 van { $electors } gaf een oordeel
        *[other] { $given } van { $electors } gaven hun oordeel
    }
version-agreed = Zeiden ja: { $who }
version-mark = Kenmerk { $mark }
version-ended = Beëindigd door { $who }
disputed-title = Er gelden twee versies tegelijk
disputed-text = Beide zijn geldig ondertekend. Leg een versie voor die ze samenbrengt.
disputed-both = { $who } tekende beide, zonder het van elkaar te weten. Leg een versie voor die ze samenbrengt.
difference-changes = Wat veranderde
difference-whole = Hele tekst
difference-since = { $n ->
         [one] 1 wijziging sinds versie { $version }
        *[other] { $n } wijzigingen sinds versie { $version }
    }
difference-said = { $same } Erbij: { $added } Weg: { $gone }
criteria-title = Wanneer is het goed?
criteria-text = Een criterium is gehaald als iedere partner dat zelf zegt.
criteria-draft-text = Deze criteria gaan mee met de volgende versie.
criterion-accepted = gehaald volgens iedereen
criterion-part = gehaald volgens { $part } van { $whole }
criterion-ours = Volgens ons gehaald
criterion-mine = Volgens ons gehaald: { $what }
criterion-add = Criterium toevoegen
criterion-remove = Criterium weghalen: { $what }
draft-text = U schrijft hier samen. Wie voorlegt, legt precies deze woorden vast.
hint-draft = Begin met waar het om gaat. Korte stukken met een nummer lezen het best.
verdict-yours = Uw oordeel namens { $who }
verdict-exactly = U geeft het over precies deze tekst. Het wordt ondertekend op dit apparaat.
verdict-not-elector = Uw organisatie beslist niet mee over deze versie. Lezen kan wel.
verdict-no-mandate = U tekent niet namens uw organisatie. Vraag een collega die dat wel doet.
verdict-reason = Uw reden
verdict-note = Uw kanttekening
hint-reason = Wat is er nodig om wel ja te zeggen?
hint-note = Wat geeft u de anderen mee?
verdict-sign = Onderteken dit oordeel
verdict-choose-first = Kies eerst een oordeel.
verdict-given-already = Uw oordeel staat. Kies een ander om het te volgen.
verdict-short-agree = akkoord
verdict-short-note = kanttekening
verdict-short-object = bezwaar
verdict-short-abstain = onthouding
verdict-contradicted = twee oordelen
carried-on-by = { $who } gaat ermee verder
verdict-none = nog geen antwoord
verdict-not-you = u nog niet
verdict-reason-of = Bezwaar van { $who }
verdict-note-of = Kanttekening van { $who }
verdicts-given = { $given ->
         [one] 1 van { $electors } gaf een oordeel
        *[other] { $given } van { $electors } gaven hun oordeel
    }
seen-in-force = { $n ->
         [one] 1 partner zag dat dit van kracht is
        *[other] { $n } partners zagen dat dit van kracht is
    }
rule-text-consent = Van kracht zodra alle { $n } zelf zeggen geen bezwaar te hebben. Stilte of een datum telt nooit als ja.
rule-text-unanimity = Van kracht zodra alle { $n } zelf ja zeggen. Stilte of een datum telt nooit als ja.
rule-text-majority = Van kracht zodra { $n } zelf ja zeggen. Stilte of een datum telt nooit als ja.
rule-text-signatories = Bindt wie tekent, vanaf de tweede handtekening. Stilte telt nooit als ja.

# Network
network-line = { $n ->
         [one] 1 lid
        *[other] { $n } leden
    }, { $voices ->
         [one] 1 stem
        *[other] { $voices } stemmen
    }
network-edit = Naam van het netwerk wijzigen
network-tab-map = Kaart
network-tab-organisations = Organisaties
network-tab-people = Mensen
network-tab-invitations = Uitnodigingen
few-voices = Minder dan drie stemmen
few-voices-text = Valt er nu een partner weg, dan kan een besluit ongedaan raken. Drie oprichters of meer is veiliger.
hint-purpose = Waar is dit netwerk voor?
organisation = Organisatie
organisation-choose = Kies een partner
organisation-choose-text = Dan ziet u hier wie het is en waarom die erbij hoort.
organisation-edit = Eigen kaart wijzigen
organisation-offers = Wat ze te bieden hebben
organisation-gaps = Nog niemand voor
organisation-people = Mensen
organisation-cases = Casussen ingebracht
organisation-number = Lidmaatschap nummer
has-voice = beslist mee
no-voice = nog geen stem
stage-voice = lid met stem
why-title = Waarom is dit een lid?
why-not-title = Waarom is dit geen lid (meer)?
why-removed = Beëindigd met de oordelen van
why-heard = Heeft ervan gehoord
why-unheard = Heeft er misschien nog niet van gehoord
admit-again = Opnieuw toelaten
why-successor = Gaat verder bij
hands-over = Biedt aan over te dragen aan
is-taken-over = Wil overnemen
succession-hand-over = Overdragen aan een andere partner
succession-hand-over-not = Toch niet overdragen
take-over = { $who } overnemen
verdicts-title = Staat iemand tegenover dit lidmaatschap?
verdicts-none = Niemand.
verdicts-count = { $n } van de { $needed } oordelen die nodig zijn, bij { $base } organisaties met een stem. Deze partner telt mee en oordeelt niet.
verdicts-wait = Genoeg oordelen. Het wacht tot twee andere organisaties ze hebben ontvangen.
verdict-give = Ik sta tegenover dit lidmaatschap
verdict-withdraw = Mijn oordeel intrekken
form-removal = Tegenover een lidmaatschap staan
form-removal-do = Oordeel geven
form-removal-text = Uw organisatie zegt dat { $who } geen lid meer moet zijn. Alle partners kunnen dat lezen.
form-removal-after = Pas als meer dan de helft dit zegt en twee anderen het ontvingen, eindigt het. U kunt het tot dan intrekken.
removal-reason = Waarom?
removal-told = Dat is op een andere manier verteld
removal-agreement = Houdt zich niet aan een afspraak
removal-confidence = Iets vertrouwelijks kwam bij anderen terecht
removal-out-of-hands = Een apparaat of sleutel is in verkeerde handen en er gebeurt niets
removal-not-who = Is niet wie hij zei te zijn
removal-silent = Antwoordt al lang niet meer
removal-ceased = Bestaat niet meer
form-sponsors = Aantal voorstanders voor een nieuwkomer
form-sponsors-do = Voorstellen
form-sponsors-text = Zo veel leden moeten een nieuwkomer toelaten. Het geldt zodra meer dan de helft van de stemmen dit vraagt.
form-succession = Overdragen
form-succession-do = Aanbieden
form-succession-text = Bij een fusie gaat uw lidmaatschap op in dat van een ander. Het eindigt zodra die overneemt. Uw handtekeningen blijven.
succession-to = Aan wie?
rules-title = Regels van dit netwerk
rule-sponsors = Voorstanders voor een nieuwkomer
rule-pause = Nieuwe casussen en uitnodigingen
rule-pause-on = rusten
rule-pause-off = gaan door
rule-pause-ask = Pauze voorstellen
rule-resume = Voorstellen om door te gaan
rule-sponsors-ask = Ander aantal voorstellen
motions-title = Voorgesteld
motion-sponsors = { $n ->
    [one] Eén voorstander voor een nieuwkomer
   *[other] { $n } voorstanders voor een nieuwkomer
}
motion-pause = Pauze
motion-resume = Weer doorgaan
motion-by = { $who }: { $n } van de { $needed } die nodig zijn.
paused = Dit netwerk houdt pauze
paused-text = Nieuwe casussen en uitnodigingen rusten. Al het andere gaat door.
sure-take-over = Deze organisatie overnemen?
sure-take-over-text = Haar lidmaatschap eindigt. Samen hebt u één stem. Wat zij tekende, blijft staan en gaat op u over.
sure-take-over-do = Overnemen
sure-pause = Pauze voorstellen?
sure-pause-text = Als meer dan de helft dit vraagt, rusten nieuwe casussen en uitnodigingen. Al het andere gaat door.
sure-pause-do = Voorstellen
sure-resume = Doorgaan voorstellen?
sure-resume-text = Als meer dan de helft dit vraagt, kunnen nieuwe casussen en uitnodigingen weer.
sure-resume-do = Voorstellen
turned-away = { $who } verbindt niet meer met deze computer
turned-away-text = Uw lidmaatschap of dit apparaat is daar beëindigd. Uw kopie blijft van u. Maak een pakket en bel hen.
why-founder = Stond aan het begin van het netwerk
why-endorsed = Toegelaten of gesteund door
why-received = Ontvangen door
why-voice = { $n ->
    [one] Deze partner krijgt een stem na nog één steunbetuiging van een organisatie met een stem.
   *[other] Deze partner krijgt een stem na nog { $n } steunbetuigingen van organisaties met een stem.
}
endorse = Steunen voor een stem
people-text = Wat iemand mag, bepaalt de eigen organisatie.
people-own = Eigen mensen en apparaten
person-add = Collega toevoegen
person-edit = { $who } wijzigen
person-end = { $who } afmelden
person-ended = afgemeld
person-no-card = nog geen kaart ontvangen
person-you-short = U
mandate-administer = beheert
mandate-decide = beslist
mandate-sign = tekent
mandate-none = leest en werkt mee
device-mark = kenmerk { $mark }
device-active = in gebruik
device-revoke = Afmelden
invite = Partner uitnodigen
invitations-none = Geen uitnodigingen
invitations-none-text = Nodig een partner uit. U krijgt een tekst om te sturen; daarna vergelijkt u samen een code.
invitation-by = van { $who }
invitation-until = geldig tot { $day }
invitation-no-end = zonder einddatum
invitation-candidate = { $org } ({ $person })
invitation-like = Let op: deze naam lijkt op { $org }, die al meedoet. Vraag wie er belt.
invitation-nobody = Nog niet gebruikt
invitation-revoke = Intrekken
invitation-twice-text = Twee nieuwkomers gebruikten deze uitnodiging. Beide staan stil. Trek haar in en maak twee nieuwe.
code-compare = Vergelijk de code
code-compare-text = Bel of spreek { $who }. Lees elkaar alle vijf de groepjes voor. Mail of app de code niet.
code-same = De codes zijn gelijk
code-differs = Niet gelijk, stop
code-read = Code: { $code }
lens-tables = Gedeelde tafels
capture-table = Als tabel
capture-open = Nieuwe opname
capture-ask = Vraag het de partners
captures-none = Nog niet gevraagd hoe u samenwerkt
captures-none-text = In een opname zegt iedere partner hoe nauw hij met de anderen werkt. Dan komen hier lijnen.
capture-title = Wat u zegt in { $title }
capture-line = Gevraagd op { $day } · { $part } van { $whole } partners antwoordden
capture-line-closed = Gevraagd op { $day }, gesloten · { $part } van { $whole } partners antwoordden
capture-own-text = Iedereen in het netwerk leest dit, met de naam van uw organisatie erbij.
capture-not-you = Uw organisatie doet niet mee aan deze opname.
capture-close = Opname sluiten
capture-takes = open voor antwoorden
capture-takes-not = gesloten
capture-two-halves = Zegt de een iets anders dan de ander? Dan staat het er twee keer. Er is geen gemiddelde.
capture-nobody = Nog niemand antwoordde.
capture-says = { $who } zegt: { $how }
capture-since = Sinds de vorige opname: { $what }
capture-differs = twee antwoorden
map-halves = twee antwoorden, elk een halve lijn
map-said-relations = { $name }, { $kind }, { $state }. { $beside }
relations-title = Samenwerken
relations-of = Uit { $title }
relations-you = U zegt: { $how }
relations-they = Zij zeggen: { $how }
relations-say = Zeg hoe u samenwerkt
relations-line = Met { $who }: { $how }, de ander zegt: { $back }
closeness-strangers = kennen elkaar niet
closeness-acquainted = kennen elkaar
closeness-at-times = doen soms iets samen
closeness-in-step = stemmen af
closeness-as-one = werken als één
closeness-none = niets gezegd
change-new = nieuw
change-closer = nauwer
change-looser = losser
change-gone = weg
amount-little = weinig
amount-some = een beetje
amount-much = veel
amount-wholly = helemaal
trust-openness = Zij vertellen open wat zij doen
trust-reliability = Zij doen wat zij zeggen
trust-purpose = Zij zijn er voor hetzelfde
worth-influence = Zij krijgen iets in gang
worth-means = Zij hebben iets wat anderen missen
worth-involvement = Zij doen mee
form-capture = Vragen hoe u samenwerkt
form-capture-do = Partners vragen
form-capture-text = Iedere partner zegt hoe nauw hij nu met de anderen werkt. Vraag het later weer en zie het verschil.
capture-name = Hoe heet deze opname?
form-capture-close = Opname sluiten?
form-capture-close-do = Sluit de opname
form-capture-close-text = Daarna komen er geen antwoorden meer bij. De kaart blijft.
form-relation = Hoe werkt u samen?
form-relation-do = Zo is het
relation-closeness = Hoe nauw werkt u nu samen?
relation-named = De ander leest dit ook. Bel gerust eerst even.
relation-more = Ik wil ook iets zeggen over vertrouwen en waarde
said-capture = Gevraagd aan alle partners.
said-relation = Gezegd. Dit staat nu op de kaart.
map-tables = delen een tafel, dikker is meer tafels
map-endorsed = stond voor de ander in
map-said = { $name }, { $kind }, { $state }. Deelt een tafel met: { $beside }
leaves-on = vertrekt { $day }
leaves = vertrekt

# Growth
growth-tab-round = Volwassenheid
growth-tab-phase = Zeggen en zien
claim-said = Wij zeggen: fase { $n }
claim-round = Uit { $round }, begonnen op { $day }.
claim-said-none = Wij zeggen nog niets
claim-said-none-text = Sluit een ronde waarin drie partners alles scoorden. Dan staat hier de fase.
claim-seen = Wij zien: fase { $n }
claim-seen-none = Wij zien nog geen fase
claim-seen-none-text = Er is nog niets te tellen. Dat komt met de eerste bijeenkomst.
claim-seen-other = De laatste ronde had andere fasen dan waar wij tekens van kennen.
claim-counted = Geteld op dit apparaat, van { $day } tot vandaag.
claim-two = Twee antwoorden op één vraag. Verschillen ze? Vraag elkaar waar dat vandaan komt.
claim-phase = fase { $n }
claim-phase-none = geen fase
signs-title = Waar we dat aan zien
signs-phase = Tekens van fase { $n }
sign-cases = Casussen op tafel
sign-cases-count = { $part ->
    [one] 1 casus
   *[other] { $part } casussen
} bij { $whole ->
    [one] 1 bijeenkomst
   *[other] { $whole } bijeenkomsten
}
sign-cases-here = { $n ->
    [0] geen casus
    [one] 1 casus
   *[other] { $n } casussen
}
sign-cases-rule = Een teken zodra er zoveel casussen als bijeenkomsten zijn.
sign-bringing = Wie brengt een casus in
sign-bringing-count = { $part } van { $whole } partners brachten er een in
sign-returning = Wie komt terug
sign-returning-count = { $part } van { $whole } keer was wie er was er al eerder
sign-returning-rule = Een teken zodra het meer dan de helft is. Niemand staat hier met naam.
sign-own-guides = Zelf begeleiden
sign-own-guides-count = { $part } van { $whole } bijeenkomsten begeleidde iemand van ons
sign-own-guides-rule = Een teken zodra het meer dan de helft is. Een begeleidingsteam telt als van buiten.
sign-reported-back = Wat ervan kwam
sign-reported-back-count = Van { $part } van { $whole } casussen is verteld hoe het ging
sign-latitude = Regelruimte op papier
sign-latitude-count = { $part } van { $whole } partners tekenden een afspraak die nu geldt
sign-owned-lessons = Lessen met een eigenaar
sign-owned-lessons-count = { $part } van { $whole } lessen nam iemand op zich
sign-new-supply = Nieuw aanbod
sign-new-supply-count = Van { $whole } signalen en proeven werden er { $part } iets nieuws
sign-new-supply-rule = Een teken bij de eerste actie uit een signaal of proef die blijft. Meer weet u zelf.
sign-rule = Een teken zodra het meer dan de helft is.
sign-seen = dit zien we
sign-not-seen = nog niet gezien
sign-nothing = nog niets te tellen
sign-nothing-yet = Nog niets te tellen
sign-nothing-text = Dit komt vanzelf met wat u samen doet.
sign-yes = ja
sign-no = nog niet
sign-share = { $part } van { $whole }
sign-unread = { $n ->
    [one] En 1 casus die u hier niet kunt lezen.
   *[other] En { $n } casussen die u hier niet kunt lezen.
}
sign-more = Bekijk de tekens
growth-tab-quarter = Voor bestuurders
quarter-name = { $n ->
    [1] Eerste kwartaal van { $year }
    [2] Tweede kwartaal van { $year }
    [3] Derde kwartaal van { $year }
   *[4] Vierde kwartaal van { $year }
}
quarter-line = Eén bladzijde per kwartaal. U kunt haar afdrukken.
quarter-not-over = Dit kwartaal is nog niet voorbij. Getallen zijn er pas daarna.
quarter-earlier = Eerder kwartaal
quarter-later = Later kwartaal
quarter-least = Verberg wat minder is dan { $n }
quarter-save = Bewaar de bladzijde
quarter-asked = Wat wij van u vragen
quarter-asked-nothing = Er is nu niets wat op u wacht.
quarter-asks-agreement = De afspraak '{ $title }' wacht op een woord van onze organisatie. Wilt u die lezen?
quarter-asks-review = Wij kijken terug op de afspraak '{ $title }', op { $day }. Wat wilt u meegeven?
quarter-asks-latitude = Wat onze mensen zelf mogen beslissen, staat nog niet op papier. Wilt u daarbij helpen?
quarter-asks-overdue = { $n ->
    [one] Van 1 actie van onze organisatie is de dag voorbij. Wat houdt die tegen?
   *[other] Van { $n } acties van onze organisatie is de dag voorbij. Wat houdt die tegen?
}
quarter-figures = Wat er gebeurde
quarter-figures-text = Alle getallen zijn afgerond op vijf. Minder dan { $least } laten wij niet zien.
quarter-figure = Wat wij telden
quarter-few = minder dan { $least }
quarter-about = ongeveer { $n }
figure-meetings = Bijeenkomsten
figure-meetings-text = Zo vaak zaten wij samen aan een tafel.
figure-cases = Nieuwe casussen
figure-cases-text = Zo vaak bracht iemand een vraag van een bewoner in, zonder namen.
figure-discussed = Besproken casussen
figure-discussed-text = Een casus kan vaker op tafel komen. Dan telt hij elke keer.
figure-residents = Bewoners aan tafel
figure-residents-text = Zo vaak zat een bewoner mee aan tafel. Wie dat was, staat nergens.
figure-signals = Signalen
figure-signals-text = Wat in de wijk vastloopt en vaker terugkomt. Vaak ligt het antwoord bij u.
figure-learnt = Lessen
figure-learnt-text = Wat wij leerden en opschreven, zodat een ander het niet hoeft te ontdekken.
quarter-areas = Waar de nieuwe casussen over gingen
quarter-areas-text = Eén casus kan over meer gaan. Daarom is de som hoger dan het aantal casussen.
quarter-areas-none = Over geen enkel onderwerp waren er genoeg om te laten zien.
quarter-areas-hidden = Onderwerpen met minder casussen staan er niet bij.
quarter-area = Onderwerp
quarter-cases = Casussen
quarter-limits = Wat deze bladzijde niet zegt
quarter-limit-copy = Wij tellen alleen wat onze eigen organisatie leest. Wat is gewist, telt niet meer mee.
quarter-limit-circle = Casussen die maar enkelen lezen, tellen nooit mee.
quarter-limit-compare = Wie de bladzijden van meer partners naast elkaar legt, ziet soms meer. Dat kunnen wij niet uitsluiten.
quarter-limit-judge = Meer is niet beter en minder niet slechter. Kom een keer mee aan tafel.
quarter-made = Gemaakt op { $day }.
form-quarter = Bladzijde voor bestuurders bewaren
form-quarter-do = Bewaren
form-quarter-text = De bladzijde is om te lezen en af te drukken. Zij noemt geen mensen en geen andere partners.
review-title = Terugkijken op dit seizoen
review-text = Gaat het door, verandert het of stopt het? Stoppen mag altijd, en is vaak winst.
review-nothing = Er loopt niets om op terug te kijken.
review-unsaid = nog niet gezegd
review-two = twee antwoorden
review-said = { $who }: { $how }
review-onward = Hoe verder?
review-why = Waarom?
review-action-text = De actie zelf verandert niet. Zet haar daarna op klaar, of draag haar over.
review-agreement-text = De afspraak zelf verandert niet. Wie tekende, zegt haar zelf op of stelt een nieuwe voor.
onward-go-on = gaat door
onward-change = verandert
onward-stop = stopt
superfluous-title = Wat werd overbodig?
superfluous-add = Iets toevoegen
superfluous-none = Nog niets genoemd. Wat hoeft niet meer, nu het samen gaat?
superfluous-by = genoemd door { $who }
superfluous-what = Wat werd overbodig?
season-end = Seizoen afsluiten
season-over = Dit seizoen is afgesloten. Wat openstaat, blijft open.
round-next-steps = Vervolgstappen uit deze ronde
form-review = Gaat het door, verandert het of stopt het?
form-review-do = Vastleggen
form-superfluous = Iets werd overbodig
form-superfluous-do = Toevoegen
form-superfluous-text = Een formulier, een overleg, een regel: wat hoeft niet meer?
form-end-season = Seizoen afsluiten?
form-end-season-do = Afsluiten
form-end-season-text = Er komen geen acties meer bij. Wat openstaat, blijft open en kan worden overgedragen.
said-season-ended = Het seizoen is afgesloten.
growth-tab-actions = Acties
growth-tab-lessons = Lessen
rounds-none = Nog geen ronde gehouden
rounds-none-text = In een ronde zegt ieder hoe het samenwerken gaat. Het gesprek begint waar u verschilt.
round-open = Ronde beginnen
round-close = Ronde sluiten
round-line-open = Begonnen { $when } · { $part } van { $whole } partners deden mee
round-line-closed = Begonnen { $when }, gesloten · { $part } van { $whole } partners deden mee
round-line-sealed = Begonnen { $when } · { $part } van { $whole } partners hebben verzegeld
round-line-paper = Begonnen { $when } · { $part ->
    [one] 1 blaadje
   *[other] { $part } blaadjes
} geteld
round-state-open = open
round-state-sealed = verzegeld
round-state-revealed = onthuld
round-state-discussed = besproken
round-state-fixed = vastgesteld
round-discussed = Wij spraken erover
round-way = Hoe geeft ieder een score?
round-way-sealed = Verzegeld
round-way-sealed-text = Niemand ziet iets van een ander. Hebben allen verzegeld, dan gaat alles tegelijk open.
round-way-open = Open
round-way-open-text = Ieder ziet meteen wat een ander geeft.
round-way-paper = Op papier
round-way-paper-text = In de zaal vult ieder een blaadje in. Hier telt u alleen hoeveel.
sealed-title = Nog is alles dicht
sealed-count = { $part } van { $whole } verzegeld
sealed-text = Niemand ziet nu iets van een ander, ook de coördinator niet.
sealed-how-1 = Scores staan alleen op het apparaat van wie ze gaf.
sealed-how-2 = Hebben allen verzegeld, dan gaat alles vanzelf open.
sealed-how-3 = Elke score gaat open zodra die partner het programma opent.
seals-title = Wie heeft verzegeld
seals-text = U ziet alleen of iemand verzegelde, niet wat.
seals-text-ended = Verzegelen kan niet meer. Wie in de tijd was, onthult vanzelf.
seal-do = Verzegelen
seal-waits = Geef eerst een score.
seal-fixes = Vanaf dat moment staat uw score vast, ook voor uzelf.
seal-since = Verzegeld op { $when }.
seal-own-text = Alleen op dit apparaat. Leeg laten mag. Daarna verzegelt u.
seal-own-fixed = Verzegeld. Uw score staat vast, ook voor uzelf.
seal-own-absent = U verzegelde niets. Uw score telt niet mee.
seal-own-elsewhere = Een collega verzegelde op een ander apparaat. Dat apparaat onthult.
seal-own-late = Uw zegel kwam te laat. De meeste anderen kenden het nog niet.
seal-own-twice = Twee collega's verzegelden los van elkaar. Geen van beide telt.
seal-own-revealed = Onthuld.
seal-not-yet = nog niet
seal-sealed = verzegeld
seal-awaited = nog niet onthuld
seal-not-revealed = niet onthuld
seal-revealed = onthuld
seal-absent = verzegelde niets
seal-late = te laat
seal-twice = twee zegels
sealing-end = Verzegelen beëindigen
sealing-end-text = Wie nu nog niet verzegelde, telt dan niet mee.
sealing-ended-by = { $who } zei als eerste dat het verzegelen klaar was.
round-fault-without-seal = { $who } gaf scores zonder zegel. Zij tellen niet mee.
round-fault-too-early = { $who } onthulde te vroeg. Dat telt niet mee.
round-fault-too-late = { $who } onthulde na het sluiten. Dat telt niet mee.
round-fault-mismatch = { $who } onthulde iets anders dan verzegeld was. Dat staat apart.
round-fault-again = { $who } verzegelde nog een keer. Alleen de eerste telt.
paper-title = Blaadjes tellen
paper-text = Tel per onderwerp hoeveel blaadjes elke fase noemen.
paper-sheets = { $n ->
    [one] 1 blaadje
   *[other] { $n } blaadjes
}
paper-apart = Twee mensen telden iets anders. Tel samen nog een keer.
paper-said = fase { $phase }: { $n ->
    [one] 1 blaadje
   *[other] { $n } blaadjes
}
spread-text-paper = In elk rondje staat hoeveel blaadjes. Het driehoekje is het midden. Grote verschillen staan bovenaan.
round-missing = Nog zonder scores: { $who }. Zij tellen niet mee.
round-not-anonymous = Scores horen bij een organisatie; ze zijn niet anoniem.
spread-title = Waar we verschillen
spread-text = Ieder bolletje is een partner. Het driehoekje is het midden. Grote verschillen staan bovenaan.
spread-begin = Begin het gesprek hier: { $name }
spread-begin-text = Vraag eerst naar een voorbeeld van ieder, nog geen oplossing.
spread-said = { $name }: van { $low } tot { $high }. { $scores }
spread-none = { $name }: nog geen scores
scores-own = Uw scores
scores-own-text = Welke fase herkent u? Noem een voorbeeld dat het laat zien.
scores-not-you = Uw organisatie doet niet mee aan deze ronde.
score-none = nog niet
score-phase = fase { $n }
phase-title = Wat eruit volgt
phase-none = Te weinig om te vergelijken: drie partners met alle scores zijn nodig.
phase-said = Fase { $n }: { $name }
phase-why = { $part } van { $whole } middens zijn zo ver; { $needed } zijn nodig.
phase-below = { $name } staat op { $n }
phase-derived = Door het programma afgeleid uit de scores. Het is een begin van een gesprek, geen oordeel.
timeline-title = Verloop
hint-conclusion = Wat zagen we samen, en wat doen we anders?
seasons-none = Nog geen seizoen
seasons-none-text = Een seizoen bundelt de acties van een paar maanden. Geef het een naam.
season-open = Seizoen beginnen
season-line = { $part } van { $whole } acties klaar
actions-none = Nog geen acties
actions-none-text = Wat spreekt u af te doen, wie en tot wanneer?
action-add = Actie toevoegen
action-due = Dag wijzigen: { $what }
action-hand-over = Overdragen: { $what }
action-lend = Uitlenen: { $what }
action-owner = Eigenaar: { $who }
action-two-owners = Twee partners namen dit tegelijk op: { $who }. Dat mag; of draag het over aan één.
action-lent = Uitgeleend aan { $who } tot { $day }
pulse-title = Hoe voelt het werk?
pulse-text = Tel in de kamer, op papier. Alleen de optelling van allen staat hier.
pulse-count = Tellen
pulse-none = Nog niet geteld.
pulse-more = Kunt u meer doen voor mensen?
pulse-faster = Gaat het vlotter?
pulse-meaningful = Is het werk meer de moeite waard?
pulse-counts = minder { $less } · gelijk { $same } · meer { $more }
pulse-few = te weinig mensen om te tonen
pulse-by = Geteld door { $who }
form-pulse = Hoe voelt het werk?
form-pulse-do = Vastleggen
form-pulse-text = Per vraag drie getallen: minder, gelijk, meer. Bijvoorbeeld: 1 4 3. Leeg mag ook.
course-title = Trektocht of geboekte reis?
course-text = Ieder zet een eigen plek. Praat over het verschil; er is geen goede plek.
course-own = Waar ziet uw organisatie het netwerk nu?
course-none = Nog niemand koos een plek.
course-0 = trektocht
course-1 = meer trektocht
course-2 = ertussenin
course-3 = meer reis
course-4 = geboekte reis
course-said = { $who } kiest plek { $place } van 5.
said-course = De plek is verzet.
talk-title = Gesprek
talk-tab = Gesprek ({ $n })
talk-line = Vragen en opmerkingen hierbij. Ze beslissen niets.
talk-none = Nog niets gezegd
talk-none-text = Vraag iets, bij deze woorden of bij het geheel. Ieder die dit leest kan antwoorden.
talk-say = Iets zeggen
talk-answer = Antwoorden
talk-settle = Afgehandeld
talk-reopen = Toch nog open
talk-back = Terugnemen
talk-beside = Bij: { $words }
talk-taken-back = Teruggenomen.
talk-settled = afgehandeld
talk-open = staat nog open
talk-words = Wat wilt u zeggen?
talk-beside-what = Bij welke woorden? (mag leeg)
form-talk = Iets zeggen
form-talk-do = Zeggen
form-talk-answer = Antwoorden
form-talk-answer-do = Antwoorden
said-talk-settled = Afgehandeld.
said-talk-open = Het staat weer open.
growth-tab-experiments = Proeven
experiments-line = Wat we samen proberen, en wat ervan werd.
experiments-none = Nog geen proeven
experiments-none-text = Probeer iets tot een dag. Daarna zegt u of het doorgaat.
experiment-new = Proef beginnen
experiment-judge = Wat wordt het?
experiment-join = Meedoen
experiment-leave = Niet meer meedoen
experiment-write = Lezen of schrijven: { $title }
experiment-by = begonnen door { $who }
experiment-until = tot { $day }
experiment-taking-part = Doen mee: { $who }
experiment-nobody = Er doet nu niemand mee.
experiment-said = { $who }: { $what }
experiment-agreement = Naar de afspraak
experiment-to-agreement = Afspraak schrijven
experiment-state-due = vraagt om een woord
experiment-state-disputed = verschillend gezegd
experiment-state-running = loopt
experiment-state-supply = nieuw aanbod
experiment-state-agreed = werd een afspraak
experiment-state-stopped = gestopt
experiment-outcome-goes-on = Het gaat door
experiment-outcome-stops = Het stopt
experiment-outcome-supply = Het hoort nu bij het aanbod
experiment-outcome-agreed = Het werd een afspraak
field-trial = Wat proberen we?
hint-trial = Wie doet wat, voor wie, en waaraan ziet u dat het werkt?
form-experiment = Proef beginnen
form-experiment-do = Beginnen
form-experiment-text = Alle leden lezen dit. Uw organisatie doet mee.
form-experiment-judge = Wat wordt het?
form-experiment-judge-do = Vastleggen
experiment-title = Hoe heet de proef?
experiment-day = Tot wanneer?
experiment-what = Wat proberen we? (mag leeg)
hint-experiment-what = Wie doet wat, voor wie, en waaraan ziet u dat het werkt?
experiment-becomes = Wat wordt het?
experiment-next-day = Tot wanneer gaat het door?
experiment-which-agreement = Welke afspraak?
experiment-agreement-first = Er is nog geen afspraak. Schrijf die eerst, met de knop bij de proef.
experiment-why = Waarom? (mag leeg)
said-experiment-joined = Uw organisatie doet mee.
said-experiment-left = Uw organisatie doet niet meer mee.
signal-experiment = Maak er een proef van
form-signal-experiment = Proef van dit signaal
form-signal-experiment-do = Proef beginnen
follow-up-experiment = Een proef
log-kind-experiment = proef
waits-experiment = { $n ->
    [one] Eén proef vraagt om een woord
   *[other] { $n } proeven vragen om een woord
}
waits-experiment-text = De dag is voorbij, of u zegt het verschillend. Wat wordt het?
waits-experiment-chip = samen
lessons-line = Wat we leerden, en wie er iets mee doet.
lessons-none = Nog geen lessen
lessons-none-text = Schrijf op wat een casus of ronde leerde. Iemand neemt de les daarna over.
lesson-new = Les opschrijven
lesson-take = Overnemen
lesson-case = { $case }, uit de les: { $lesson }
lesson-yield = Teruggeven
lesson-write = Lezen of schrijven: { $title }
lesson-ownerless = zonder eigenaar
lesson-owner = van { $who }
lesson-by = opgeschreven door { $who }
lesson-cases = Uit deze casussen
hint-lesson = Wat doen we de volgende keer anders, en wie merkt dat?

# Partners
partners-title = Wie heeft wat?
partners-line = Alleen wat een partner zelf heeft bevestigd, staat hier als zeker.
partners-grades = ‘Weten we niet’ is geen ja en geen nee: deze partner heeft nog niets gezegd.
column-partner = Partner
column-heard = Laatst gehoord
column-has = Wat ze van u hebben
has-all = heeft alles
has-to-go = nog { $n } te gaan
has-unknown = weten we niet
connected-now = nu verbonden
last-heard = { $when }
never-heard = nog nooit gehoord
sync-summary = { $part } van { $whole } partners hebben alles
sync-alone = Nog alleen
sync-alone-text = Zodra een partner meedoet, ziet u hier wat die van u heeft.
sync-meaning = Zeker weten: deze partners hebben de ontvangst zelf bevestigd.
offline = U werkt zonder verbinding. Alles kan gewoon.
offline-text = { $n ->
         [0] Wat u schrijft, gaat mee zodra er een partner in de buurt is.
         [one] 1 wijziging gaat mee zodra er een partner in de buurt is.
        *[other] { $n } wijzigingen gaan mee zodra er een partner in de buurt is.
    }
apart-title = Apart gezet
apart-count = { $n ->
         [one] 1 bijdrage
        *[other] { $n } bijdragen
    }
apart-none = Alles wat binnenkwam, klopte.
apart-text = Deze klopten niet helemaal. Ze zijn bewaard, maar tellen nergens mee.
apart-row = { $n } van { $who }
parked = { $n ->
         [one] 1 bijdrage wacht op een eerdere
        *[other] { $n } bijdragen wachten op een eerdere
    }
parked-text = Ze verschijnen vanzelf zodra die er is.
waiting-for-key = { $n ->
         [one] 1 onderdeel wacht op een sleutel
        *[other] { $n } onderdelen wachten op een sleutel
    }
waiting-for-key-text = Een partner die de sleutel heeft, geeft hem door zodra u verbonden bent.
copy-title = Uw kopie
copy-here = Staat versleuteld op dit apparaat
copy-here-text = ‘Bewaard’ betekent: het staat op de schijf.
copy-backup = Maak af en toe een reservekopie
copy-backup-text = Eén bestand met alles erin, op slot met uw wachtwoordzin.
backup = Reservekopie maken
bundle-export = Meegeven op een stick of per mail
bundle-import = Bestand inlezen
lock-now = Nu op slot
lock-text = Meteen, met het slotje bovenaan of Ctrl L. Daarna is uw zin nodig.
lock-after = Vanzelf op slot
lock-after-5 = Na vijf minuten stilte
lock-after-15 = Na een kwartier stilte
lock-after-60 = Na een uur stilte
lock-after-never = Nooit vanzelf
locking = Alles gaat op slot
locking-text = Wat u typte, wordt bewaard. Het staat er weer als u opent.
form-lock-after = Wanneer vanzelf op slot
form-lock-after-do = Zo instellen
form-lock-after-text = Stilte is: geen toets, geen klik en geen beweging van de muis. Wat u aan het typen was, blijft bewaard.
form-passphrase = Andere wachtwoordzin
form-passphrase-do = Zin wijzigen
form-passphrase-text = De nieuwe zin geldt meteen, alleen op dit apparaat.
form-passphrase-after = Reservekopieën van vóór vandaag gaan nog open met de oude zin. Maak daarom daarna een nieuwe, en gooi de oude weg.
passphrase-old = De zin van nu
said-passphrase = De nieuwe zin geldt. Reservekopieën van vóór nu gaan nog open met de oude.
remember = Deze computer onthoudt de sleutel
remember-text = Wie hier onder uw naam is aangemeld, opent de kopie dan zonder zin.
remember-on = Deze computer onthoudt de sleutel. Wie hier onder uw naam is aangemeld, kan uw kopie openen.
remember-off = Deze computer onthoudt de sleutel niet. Uw wachtwoordzin opent uw kopie.
form-remember = De sleutel laten onthouden
form-remember-do = Laat onthouden
form-remember-text = De sleutelbos van deze computer opent uw kopie dan. Wie hier onder uw naam aangemeld is, komt er zo in. Na een slot is uw zin toch nodig.
said-remembers = Deze computer onthoudt de sleutel. Na een slot is uw zin toch nodig.
problem-draft-lost = Alles is op slot. Wat u net typte, kon niet worden bewaard. Wat er al stond, is veilig.
problem-vault-missing = De kopie in deze map is er nog. Het bestand vault, dat haar opent, ontbreekt. Zet het terug, of een reservekopie in een lege map.
strength-short = Nog te kort: ten minste twaalf tekens.
strength-repeats = Dit herhaalt zich en is snel te raden. Neem vier losse woorden.
strength-digits = Alleen cijfers zijn snel te raden. Neem vier losse woorden.
strength-few-words = Eén of twee woorden zijn te raden. Vier losse woorden zijn sterker, en makkelijker te onthouden.
strength-good = Lang genoeg. Neem geen regel uit een lied of boek. Neem ook geen zin die u ergens anders gebruikt.

# Leaving
leave-title = Wat betekent vertrekken?
leave-for = Voor { $who }, in netwerk { $network }. Lees dit rustig, ook met uw privacyfunctionaris.
leave-always = Vertrekken mag altijd, meteen, en zonder dat iemand akkoord geeft. Tot de laatste stap gebeurt er niets.
step-said = Stap { $n }: { $title }. { $text }
leave-step-1 = Gevolgen
leave-step-1-text = wat u houdt en loslaat
leave-step-2 = Overdragen
leave-step-2-text = wat nog loopt
leave-step-3 = Oogsten
leave-step-3-text = wat leerden we
leave-step-4 = Aankondigen
leave-step-4-text = dag en reden
leave-step-5 = Pakket en tekenen
leave-step-5-text = uw kopie
leave-keep = U houdt
leave-keep-1 = Uw hele kopie tot die dag
leave-keep-1-text = leesbaar, voor altijd
leave-keep-2 = Ondertekende afspraken
leave-keep-2-text = met bewijs dat iedereen kan nakijken
leave-keep-3 = De lessen van het netwerk
leave-keep-3-text = ook die van anderen
leave-erase = U moet zelf wissen
leave-erase-1 = Afdrukken en bestanden
leave-erase-1-text = die u buiten het programma bewaarde
leave-erase-2 = Wat u niet meer mag bewaren
leave-erase-2-text = het pakket noemt per casus de uiterste dag
leave-others = Anderen houden
leave-others-1 = Uw bijdragen aan tafels
leave-others-1-text = met uw naam erbij
leave-others-2 = De afspraken die u tekende
leave-others-2-text = uw woord blijft staan tot u het beëindigt
leave-others-3 = Wat zij al konden lezen
leave-others-3-text = terughalen kan niet
leave-running = Dit loopt nog en vraagt een nieuwe plek
leave-actions = Open acties van uw organisatie
leave-actions-text = wie er niet één overneemt, laat haar onbeheerd achter
leave-cases = Casussen die u inbracht
leave-cases-text = ze blijven bij de tafel
leave-agreements = Afspraken met uw handtekening
leave-agreements-text = die nu van kracht zijn
leave-lessons = Lessen waar u eigenaar van bent
leave-lessons-text = geef ze terug of draag ze over
leave-nothing-open = Er loopt niets meer bij u.
leave-step-2-title = Wie neemt het over?
leave-step-2-line = Wat niemand overneemt, laat u bewust achter; het komt op de lijst ‘onbeheerd’.
hand-over = Overdragen
leave-step-3-title = Wat is de oogst?
leave-step-3-line = Voor uzelf en voor wie blijft. Eén zin is genoeg; leeg mag ook.
harvest-announce-first = Kondig eerst aan dat u vertrekt, in de volgende stap. Dan kunt u hier schrijven.
hint-harvest = Wat leerden we? Wat nemen we mee? Wat laten we achter?
harvest-given = Wat u bijdroeg
given-cases = { $n ->
         [one] 1 casus
        *[other] { $n } casussen
    }
given-cases-text = ingebracht aan een tafel
given-actions = { $n ->
         [one] 1 actie
        *[other] { $n } acties
    }
given-actions-text = afgemaakt
given-lessons = { $n ->
         [one] 1 les
        *[other] { $n } lessen
    }
given-lessons-text = opgeschreven
leave-step-4-title = Wanneer, en waarom?
leave-step-4-line = Aankondigen verandert nog niets. De anderen weten dan waar ze aan toe zijn.
leave-announced = Aangekondigd: { $day }
leave-no-day = nog geen dag
leave-day = Laatste dag (mag leeg)
leave-reason = Reden (mag leeg)
hint-leave-reason = Bijvoorbeeld: ons werk in deze wijk stopt.
leave-announce-text = Meteen gaan kan ook. Dan slaat u dit over.
leave-announce = Vertrek aankondigen
leave-step-5-title = Uw pakket en uw handtekening
leave-step-5-line = Te openen zonder dit programma, en door iedereen na te kijken.
package-title = In het pakket
package-read = Een leesbare pagina
package-read-text = wat erin zit, wat er niet in zit en waarom
package-agreements = Afspraken met bewijs
package-agreements-text = leesbaar, met handtekeningen en kenmerken
package-tables = Tabellen
package-tables-text = leden, acties en lessen, voor uw eigen rekenblad
package-history = De volledige geschiedenis
package-history-text = om later weer te openen of opnieuw te beginnen
package-not = Wat er niet in zit
package-not-text = staat met reden op de leesbare pagina
package-folder = Map voor het pakket
hint-folder = Bijvoorbeeld een map op een stick
leave-sign-title = Vertrek ondertekenen
leave-sign-1 = Vandaag is uw laatste dag in dit netwerk.
leave-sign-2 = Wat u daarna schrijft, telt bij niemand meer mee.
leave-sign-3 = Terugkomen kan, met een nieuwe uitnodiging.
leave-understood = Ik heb de gevolgen gelezen
leave-sign = Nu vertrekken
leave-first = Kies een map en lees eerst de gevolgen.
leave-no-mandate = Vertrekken doet iemand die voor uw organisatie beslist.
leave-going = De anderen horen eerst wat u schreef. Dat duurt een paar tellen.
leave-receipts = Ontvangst, van de anderen
leave-receipts-text = Tot waar zij uw werk hebben bevestigd.
left-title = U bent vertrokken
left-line = Uw kopie blijft van u. De anderen werken verder.
left-read = Lezen kan altijd
left-read-text = alles tot de dag van uw vertrek
left-cases = Casussen lezen
left-again = Terugkomen kan
left-again-text = met een nieuwe uitnodiging van een lid
package-again = Pakket nog eens maken

# First run and joining
welcome-promise = Samen aan tafel, ieder een eigen kopie.
promise-own = Van uzelf
promise-own-text = Alles staat versleuteld op dit apparaat. Er is geen account en geen centrale server.
promise-each = Van elkaar
promise-each-text = Iedere partner heeft een eigen kopie. De kopieën werken elkaar rechtstreeks bij.
promise-go = Vrij om te gaan
promise-go-text = Wie vertrekt, neemt een complete kopie mee. Zonder toestemming te vragen.
welcome-how = Hoe wilt u beginnen?
welcome-how-text = Alles werkt ook zonder internet.
way-join = Meedoen met een uitnodiging
way-join-text = U kreeg een tekst van een partner.
way-join-line = Plak de uitnodiging en vertel wie u bent. Daarna vergelijkt u een code.
way-join-do = Meedoen
way-found = Een nieuw netwerk beginnen
way-found-text = U geeft het netwerk een naam en nodigt daarna de eerste partners uit.
way-found-line = Niemand wordt eigenaar. Begin liefst met drie partners.
way-found-do = Netwerk beginnen
way-restore = Een kopie openen
way-restore-text = Van een stick of een reservekopie.
way-restore-line = De wachtwoordzin is die van de dag dat de kopie werd gemaakt.
way-restore-do = Kopie openen
join-invitation = Uitnodiging
hint-join-invitation = Plak hier de hele tekst
network-name = Naam van het netwerk
hint-network-name = De naam van de wijk
network-region = Waar het werkt (mag leeg)
organisation-name = Naam van uw organisatie
organisation-kind = Wat voor organisatie?
organisation-formality = Formeel of informeel?
person-you = Uw naam
passphrase = Wachtwoordzin
passphrase-new = Kies een wachtwoordzin
hint-passphrase-new = Vier losse woorden
passphrase-again = Nog een keer
passphrase-text = Hiermee gaat alles op dit apparaat op slot. Niemand kan de zin voor u terugvinden.
unlock-title = Welkom terug
unlock-text = Uw kopie staat op slot op dit apparaat.
unlock-do = Openen
unlock-wrong = De wachtwoordzin past niet
unlock-wrong-text = Probeer het opnieuw. Niemand kan de zin voor u terugvinden.
unlock-phrase = Nu is uw wachtwoordzin nodig
join-promise = Meedoen met een netwerk
join-code = Lees elkaar deze code voor
join-code-text = Bel of spreek { $who }. Mail of app de code niet.
join-code-same = Bij uw partner hoort dezelfde code te staan. Vergelijk alle vijf de groepjes.
join-refused = { $who } neemt deze uitnodiging niet aan
invite-refusal-used = Iemand anders kwam er al mee binnen. Bel uw uitnodiger en vraag een nieuwe.
invite-refusal-expired = Zij is verlopen. Vraag een nieuwe.
invite-refusal-revoked = Zij is ingetrokken. Vraag een nieuwe.
invite-refusal-unknown = Zij is daar niet bekend, of er is iets aan veranderd. Vraag de hele tekst opnieuw.
invite-refusal-wrong-network = Zij hoort bij een ander netwerk. Vraag de uitnodiger om de juiste.
join-connecting = Nog geen partner bereikt
join-connecting-text = De code verschijnt zodra uw uitnodiger te bereiken is. Laat dit venster open, of kom later terug.
join-waits = Wachten op { $who }
join-waits-text = U mag dit venster sluiten. Het gaat verder zodra u weer verbonden bent.
join-admitted = U bent toegelaten
join-admitted-text = Dit zijn de leden van { $network }. Pas als u aanneemt, hoort u erbij.
join-members = Leden
join-endorsed = gesteund door { $who }
join-accept = Lidmaatschap aannemen
join-almost = Bijna
join-almost-text = U nam het lidmaatschap aan. Eén andere partner moet dat nog ontvangen.
join-one-of-two = 1 van 2 · wachten op nog één partner
join-stop = Stoppen met meedoen
join-rule = Zo hoort u erbij
join-rule-text = U hoort erbij zodra één andere partner dit heeft ontvangen. Wie zwijgt, telt nooit als ja.
join-rule-code = De codes zijn gelijk
join-rule-accept = U neemt het lidmaatschap aan
join-rule-received = Een andere partner heeft het ontvangen
join-done = gedaan
join-not-yet = nog niet
join-voice = Meebeslissen volgt als { $n ->
         [one] 1 partner u steunt
        *[other] { $n } partners u steunen
    }.

# The palette and the keys
palette-name = Zoek of doe iets
palette-button = Zoek of doe iets · Ctrl K
palette-short = Ctrl K
palette-hint = Wat zoekt u of wat wilt u doen?
palette-do = Doen
palette-go = Ga naar { $place }
palette-nothing = Niets gevonden. Probeer een ander woord.
palette-keys = { $n ->
         [one] 1 resultaat
        *[other] { $n } resultaten
    } · pijltjes kiezen · Enter doen · Esc sluiten · > alleen doen · # alleen casussen
keys-title = Toetsen
keys-places = naar een plek in het menu
keys-palette = zoeken of iets doen
keys-region = naar het volgende deel van het scherm
keys-inbox = postvak van plannen
keys-report = terugkoppelen
keys-dossier = een casus als gewone tekst kopiëren
keys-tab = naar het volgende veld of de volgende knop
keys-enter = doen waar de rand om staat
keys-digits = antwoord kiezen bij een oordeel of een terugkoppeling
keys-send = formulier versturen
keys-undo = eigen typwerk ongedaan maken
keys-lock = alles meteen op slot
keys-escape = één stap terug

# Forms
hint-day = dag-maand-jaar
form-network = Naam van het netwerk
form-network-do = Bewaren
form-organisation = Kaart van uw organisatie
form-organisation-do = Bewaren
organisation-areas = Levensgebieden waar u iets te bieden hebt
hint-organisation-offers = Wat kunnen anderen bij u halen?
form-person = Collega toevoegen
form-person-do = Toevoegen
form-person-edit = Collega wijzigen
form-person-edit-do = Bewaren
person-name = Naam
person-roles = Rollen in het netwerk
person-contact = Bereikbaar via (mag leeg)
person-mandates = Wat mag deze persoon namens uw organisatie?
person-administer = Mensen en apparaten beheren
person-decide = Beslissen over lidmaatschap en vertrek
person-sign = Oordelen geven over afspraken
form-invite = Partner uitnodigen
form-invite-do = Uitnodiging maken
form-invite-text = U krijgt een tekst om te sturen. Wie die gebruikt, vergelijkt daarna een code met u.
invite-expires = Geldig tot en met (mag leeg)
invite-tables = Ook toelaten tot
invite-list = Veel partners uitnodigen
invitation-again = Tekst tonen
form-invite-list = Veel partners uitnodigen
form-invite-list-do = Uitnodigingen maken
form-invite-list-text = Een lijst (CSV) met de kolom „organisatie”, en zo nodig „bericht”. U krijgt per organisatie een blad om te printen.
invite-list-file = Bestand met de lijst
hint-invite-list-file = Bijvoorbeeld partners.csv
invite-list-sheets = Map voor de bladen (nieuw of leeg)
hint-invite-list-sheets = Bijvoorbeeld Documenten/uitnodigingen
invite-message = Persoonlijk woord (mag leeg)
hint-invite-message = Waarom u hen erbij wilt
form-invitation = Uw uitnodiging
form-invitation-do = Kopiëren
form-invitation-text = Geef deze tekst aan degene voor wie hij is. Hij werkt één keer.
invitation-words = Tekst van de uitnodiging
form-table = Tafel openen
form-table-do = Openen
form-table-edit = Tafel wijzigen
form-table-edit-do = Bewaren
table-name = Naam van de tafel
table-area = Wijk of buurt (mag leeg)
table-rhythm = Wanneer u samenkomt (mag leeg)
hint-table-rhythm = Bijvoorbeeld elke tweede woensdag om 10 uur
table-everybody = Alle leden lezen deze tafel
table-orgs = Wie leest mee?
table-for-ever = Of alle leden lezen of alleen gekozen partners, ligt daarna vast.
form-let-in = Partner toelaten
form-let-in-do = Toelaten
form-let-in-text = Deze partner leest daarna ook wat er al aan deze tafel is geschreven.
form-case = Casus inbrengen
form-case-do = Inbrengen
form-case-text = Een leercasus: zonder naam, adres, geboortedatum of nummer.
case-title = Waar gaat het over?
hint-case-title = Bijvoorbeeld: mevrouw in het hoekhuis
case-table = Aan welke tafel?
case-question = De vraag, in de woorden van de bewoner
case-areas = Levensgebieden
hint-case-ground = Bijvoorbeeld: de bewoner zei ja, op welke dag
case-retain = Te zien tot en met
form-case-card = Casus wijzigen
form-case-card-do = Bewaren
form-schedule = Op de agenda zetten
form-schedule-do = Op de agenda
schedule-on = Dag van de tafel
form-tip = Idee toevoegen
form-tip-do = Zet erbij
form-tip-edit = Idee wijzigen of verplaatsen
form-tip-edit-do = Bewaren
tip-text = Het idee
hint-tip-text = Eén idee in een paar woorden
tip-level = Van wie komt de steun?
tip-area = Levensgebied
tip-edit-text = Schrijft een partner tegelijk, dan staan beide versies er. Niets raakt weg.
form-solution = Oplossing toevoegen
form-solution-do = Zet erbij
form-solution-edit = Oplossing wijzigen
form-solution-edit-do = Bewaren
form-solution-text = Weeg daarna van drie kanten. Leeg laten mag altijd.
form-solution-edit-text = Schrijft een partner tegelijk, dan staan beide versies er. Niets raakt weg.
hint-solution-what = Eén oplossing in een paar zinnen
hint-solution-legitimacy = Past het bij de regels en bij wat is afgesproken?
hint-solution-commitment = De bewoner eerst, en wie nog meer?
hint-solution-return = Voor wie, en wat vraagt het?
hint-solution-legal-basis = Welke wet of regel geeft ruimte?
form-cost = Bedrag toevoegen
form-cost-do = Zet erbij
form-cost-edit = Bedrag wijzigen
form-cost-edit-do = Bewaren
cost-scenario = Waar hoort het bij?
cost-what = Wat wordt er betaald?
hint-cost-what = Bijvoorbeeld noodopvang voor een gezin
cost-low = Minstens, in euro’s
cost-high = Hoogstens, in euro’s (mag leeg)
hint-cost-low = Bijvoorbeeld 1200 of 1200,50
cost-period = Hoe vaak?
cost-source = Waar komt het bedrag vandaan?
hint-cost-source = Bijvoorbeeld het tarief van de gemeente
cost-certainty = Hoe zeker is het?
form-argument = Argument tegengekomen
form-argument-do = Zet erbij
form-argument-text = Schrijf niet op wie het zei. Het gaat om de zin.
argument-which = Welke zin?
argument-note = In een paar woorden (mag leeg)
form-ladder = Ladder afspreken
form-ladder-do = Afspreken
form-ladder-edit = Ladder aanpassen
form-ladder-edit-do = Bewaren
form-ladder-text = Alle leden lezen dit. Schrijf rollen op, geen namen van mensen.
form-ladder-rungs = Eén trede per regel: dagen, wie, en zo nodig de organisatie. De laagste eerst.
ladder-name = Naam van de ladder
ladder-rungs = Treden
hint-ladder-rungs = 5, teamleider, Zorggroep
wrong-not-a-rung = Regel { $n } is geen trede. Schrijf bijvoorbeeld: 5, teamleider.
wrong-no-rungs = Schrijf één tot tien treden op, elk op een eigen regel.
form-escalation = Opschalen
form-escalation-do = Vraag de eerste trede
form-escalation-text = De treden liggen vast zodra u begint. Een andere ladder later verandert hier niets.
escalation-ladder = Langs welke ladder?
escalation-why = Wat zit er vast?
escalation-about = Waar gaat het over? (mag leeg: de hele casus)
escalation-no-reader = Wie gevraagd wordt, leest de casus hiermee nog niet.
form-rung-answer = Antwoord opschrijven
form-rung-answer-do = Bewaren
rung-answer-note = Wat was het antwoord?
form-escalation-end = Opschaling afronden
form-escalation-end-do = Afronden
form-escalation-end-text = Alles blijft staan. Daarna kunt u het weer openen.
escalation-end-how = Hoe liep het af?
escalation-end-note = In een paar woorden (mag leeg)
form-promise = Dag toezeggen
form-promise-do = Toezeggen
form-promise-text = Iedereen die de casus leest, ziet deze dag. Het antwoord zelf schrijft u bij Opvolging.
promise-on = Uiterlijk wanneer?
form-contacts = Vaste contactpersonen
form-contacts-do = Bewaren
form-contacts-text = Zij zien wat aan uw organisatie wordt voorgelegd. Kies niemand, dan ziet iedereen het.
contacts-who = Wie neemt plannen aan?
form-budget = Budget openen
form-budget-do = Openen
form-budget-text = Uw organisatie beheert dit budget. Dat ligt daarna vast.
form-budget-enter = Bedrag boeken
form-budget-enter-do = Boeken
form-budget-answer = Aanvraag beantwoorden
form-budget-answer-do = Antwoorden
form-budget-answer-text = Een antwoord verandert het saldo niet. Boek apart wat betaald is.
form-budget-ask = Geld vragen
form-budget-ask-do = Vragen
budget-name = Naam van het budget
budget-flow = Welke kant op?
budget-cents = Bedrag, in euro’s
budget-granted = Toegezegd, in euro’s (leeg is niets)
budget-note = In een paar woorden (mag leeg)
budget-which = Uit welk budget?
form-follow = Opvolging
form-follow-do = Bewaren
form-follow-text = Vul in wat bekend is. De rest kan later.
follow-owner = Voorgelegd aan
follow-kind = Hoe wordt het opgepakt?
follow-outcome = Wat kwam ervan?
follow-note = In een paar woorden (mag leeg)
form-report = Wat kwam ervan?
form-report-do = Bewaren
report-result = De bewoner zegt
report-note = Eén regel voor de tafel (mag leeg)
hint-report-note = Wat wilt u meegeven?
report-keys = Toetsen 1 tot 5 kiezen, Ctrl Enter bewaart.
report-open = Terugkoppelen: wat werkte?
report-waits = { $n ->
    [0] Er wacht geen casus op u
    [one] 1 casus wacht op u
   *[other] { $n } casussen wachten op u
 }
report-none = Er wacht geen casus op u
report-none-text = Na een bespreking vraagt deze pagina wat er van de ideeën kwam.
report-progress = { $n } van { $all } · { $left }
report-seconds = { $n ->
   *[other] nog ongeveer { $n } seconden
 }
report-minutes = { $n ->
    [one] nog ongeveer 1 minuut
   *[other] nog ongeveer { $n } minuten
 }
report-opening = De casus wordt geopend.
report-choice = De bewoner koos zelf wat te proberen. Toetsen 1 tot 5 antwoorden, Backspace gaat terug.
report-tip = Idee { $n } van { $all }
report-meanwhile = Iemand koppelde intussen ook terug
report-meanwhile-text = Beide blijven staan. Wat u bewaart, komt erbij.
report-lines = Verteld aan de tafel
report-said = { $who }, { $when }
report-own = Wat zegt de bewoner zelf?
report-words = In eigen woorden van de bewoner (mag leeg)
hint-report-words = Zoals de bewoner het zei
report-verdict = De bewoner vindt (mag leeg)
client-helped = Het hielp
client-helped-little = Het hielp een beetje
client-did-not-help = Het hielp niet
client-words-said = De bewoner: “{ $words }”
entered-for = { $who }, namens { $whom }
reply-out = Antwoordblad voor { $whom }, tot en met { $day }. Terug: { $n } van { $all } ideeën.
report-save = Bewaar
report-save-next = Bewaar en volgende
report-skip = Sla deze over
report-continue = Later verder
report-answer-first = Geef eerst een antwoord of een regel.
report-too-long = De tekst is te lang of heeft vreemde tekens.
report-here = Staat na bewaren op dit apparaat. Gaat mee zodra er verbinding is.
report-saved = { $n ->
    [one] 1 casus teruggekoppeld
   *[other] { $n } casussen teruggekoppeld
 }
report-saved-text = Dank u. De tafel leest het zodra er verbinding is.
report-later = Niets teruggekoppeld
report-later-text = De casussen blijven wachten. Er is geen haast.
report-home = Naar vandaag
dossier-copy = Kopiëren voor het dossier
dossier-copy-text = Matrix en afgesproken stappen als gewone tekst. Ctrl D doet hetzelfde.
dossier-matrix = Matrix, van eigen kracht naar formele zorg
dossier-steps = Afgesproken stappen
dossier-none = Nog niets.
dossier-due = voor { $day }
dossier-done = gedaan
dossier-foot = Uit { $network }, gekopieerd op { $day }. Daar bewaard tot en met { $until }.
said-dossier = Op het klembord gezet. Het staat ook in uw toegangslogboek.
form-reply = Antwoordblad maken
form-reply-text = Voor wie geen Wijktafel heeft. Eén bestand, in te vullen in elke browser.
form-reply-do = Maken
form-reply-after = Op het blad staan titels en ideeën. Uw toegangslogboek noemt dat het wegging.
reply-what = Kent iemand het antwoord die geen Wijktafel heeft? Geef een antwoordblad mee.
reply-whom = Voor wie? Een rol of een organisatie
reply-cases = Over welke leercasussen?
reply-no-cases = Er is nog geen leercasus met ideeën.
reply-until = Antwoord tot en met
reply-found = Hieraan is iemand misschien te herkennen. Pas het aan in de casus, of vink aan.
reply-keep = “{ $what }” vertelt niet wie het is
form-take-reply = Antwoord inlezen
form-take-reply-text = Het bestand dat u terugkreeg. Het komt erbij namens wie het invulde.
form-take-reply-do = Inlezen
reply-from = Het bestand met het antwoord
reply-taken = Ingelezen namens { $whom }: { $tips ->
    [one] 1 antwoord
   *[other] { $tips } antwoorden
 } bij { $cases ->
    [one] 1 casus
   *[other] { $cases } casussen
 }.
reply-too-large = Dat bestand is te groot voor een antwoord. Er is niets ingelezen.
reply-malformed = Dat bestand is geen heel antwoord. Vraag de afzender het opnieuw te bewaren.
reply-newer = Een nieuwer programma maakte dit antwoord. Werk Wijktafel eerst bij.
reply-other-network = Dit antwoord hoort bij een ander netwerk. Er is niets ingelezen.
reply-unknown = Geen casus hier kent dit blad. Misschien is het blad nog onderweg.
reply-altered = Dit antwoord is na het bewaren veranderd. Er is niets ingelezen.
reply-not-asked = Dit antwoord gaat over iets wat niet op het blad stond. Er is niets ingelezen.
reply-expired = Dit blad is verlopen. Maak een nieuw blad.
reply-too-many = Er staan te veel of dubbele antwoorden in. Er is niets ingelezen.
reply-empty = Er is niets ingevuld. Vraag de afzender het opnieuw te bewaren.
reply-bad-text = Een tekst is te lang of heeft vreemde tekens. Er is niets ingelezen.
reply-no-tips = In een van de casussen staat nog geen idee. Er is geen blad gemaakt.
reply-sheet = Antwoordblad
reply-sheet-for = Voor { $whom }. Van { $who }, { $network }.
reply-sheet-what = Deze ideeën kwamen op tafel. Wat kwam ervan? Eén antwoord per idee is genoeg.
reply-sheet-keys = De toetsen 1 tot 5 geven een antwoord. Ctrl Enter bewaart.
reply-sheet-return = Bewaar het antwoord. Geef het bestand terug aan wie u dit blad gaf.
reply-sheet-until = Antwoorden kan tot en met { $day }.
reply-sheet-no-script = Hier werkt de knop niet. Open het blad in een gewone browser, of druk het af.
reply-sheet-line = Eén regel voor de tafel (mag leeg)
reply-sheet-save = Bewaar het antwoord
reply-sheet-saved = Bewaard in uw map met downloads. Geef dat bestand terug.
reply-sheet-empty = Er is nog niets ingevuld.
reply-sheet-file = antwoord-{ $mark }.json
reply-sheet-keep = Gooi dit blad en het antwoord weg na { $day }. Langer worden de casussen niet bewaard.
reply-sheet-trust = Noem geen namen. Dit blad stuurt zelf niets weg.
form-agreement = Nieuwe afspraak
form-agreement-do = Beginnen met schrijven
agreement-title = Titel
agreement-kind = Waar gaat zij over?
agreement-draft = Eerste woorden (mag leeg)
hint-agreement-draft = U schrijft hierna samen verder
form-criterion = Criterium toevoegen
form-criterion-do = Toevoegen
criterion-text = Waaraan merkt u dat het goed is?
form-propose = Voorleggen
form-propose-do = Tekst vastleggen en voorleggen
form-propose-text = De tekst van nu wordt vastgelegd. Wie beslist en hoe, ligt daarna ook vast.
propose-rule = Regel
propose-electorate = Wie beslist mee?
propose-effective = Gaat in op (mag leeg)
propose-review = Terugkijken op (mag leeg)
propose-stop = Hoe stopt iemand? (mag leeg)
hint-propose-stop = Bijvoorbeeld: altijd, met een maand om over te dragen
agreement-template = Waarmee begint u?
template-cooperation-text = Wat u samen doet, en wat u van elkaar mag vragen.
template-latitude-text = Wat de tafel zelf mag beslissen, en wie haar rug dekt.
template-privacy-text = Wat u van bewoners deelt, met wie, en hoe lang.
template-ladder-text = Wie u belt, trede voor trede, en wanneer er antwoord is.
template-ending-text = Wat wij leerden en meenemen, en wanneer wij stoppen.
template-breakthrough-text = Wie wat doet en betaalt, en wanneer een deel vrijkomt.
template-free = Dit is een begin. U mag alles veranderen.
template-kept = Uw eigen tekst bleef staan. Maak het veld leeg voor het voorbeeld.
agreement-criteria = Criteria, elk op een eigen regel
hint-agreement-criteria = Waaraan merkt u dat het werkt?
difference-since-visit = { $n ->
    [one] 1 wijziging sinds uw bezoek van { $day }
   *[other] { $n } wijzigingen sinds uw bezoek van { $day }
}
keys-difference = bij een afspraak: wat veranderde, of de hele tekst
keys-table = De kaart als tabel, en terug
keys-captures = De vorige of volgende opname op de kaart
keys-next-change = bij een afspraak: naar de volgende wijziging
agreement-sheet = Afdrukken om te tekenen
agreement-sheet-of = Versie { $n } afdrukken om te tekenen
agreement-sheet-text = De tekst op papier, met een regel voor wie nog moet antwoorden.
agreement-sheet-do = Maak het blad
agreement-sheet-version = Versie { $n }, voorgelegd door { $who } op { $day }.
agreement-sheet-words = De afspraak
agreement-sheet-said = Antwoord tot nu toe
agreement-sheet-sign = Wie moet nog antwoorden?
agreement-sheet-sign-text = Omcirkel één antwoord. Schrijf bij een bezwaar of kanttekening op waarom.
agreement-sheet-nobody = Deze versie vraagt niemand meer om een antwoord.
agreement-sheet-answer = Antwoord
agreement-sheet-name = Naam en functie
agreement-sheet-signature = Handtekening en dag
agreement-sheet-record = Leg daarna in het programma vast wat hier staat. Bewaar dit blad.
agreement-sheet-mark = Kenmerk van deze tekst
agreement-sheet-mark-text = Is één letter anders, dan is het kenmerk anders. Vergelijk het vóór u tekent.
agreement-sheet-limits = Wat u in het programma vastlegt, is geen gekwalificeerde handtekening.
form-signed = Op papier getekend
form-signed-do = Vastleggen
form-signed-text = Leg vast wat er op het blad staat. Bewaar het blad zelf ook.
signed-verdict = Wat staat er op het blad?
signed-note = Kanttekening of reden
signed-by = Wie tekende het blad?
signed-on = Wanneer?
verdict-paper = Op papier getekend door { $by } op { $day }. Vastgelegd door { $who }.
form-proof = Bewijs bewaren
form-proof-do = Schrijven
form-proof-text = Eén bestand dat iedereen kan nakijken, ook zonder dit programma.
form-proof-after = Het is geen gekwalificeerde handtekening. Dat staat ook in het bestand.
proof-of = Wiens oordeel
proof-to = Bestand
hint-proof-to = Bijvoorbeeld /home/noor/bewijs.json
form-end-agreement = Afspraak beëindigen
form-end-agreement-do = Beëindigen namens uw organisatie
form-end-agreement-text = U zegt uw deel op. De anderen zien dat, met uw reden.
end-reason = Reden (mag leeg)
form-round = Ronde beginnen
form-round-do = Beginnen
form-round-text = Alle leden doen mee. Ieder zegt per onderwerp welke fase die herkent.
round-title = Naam van de ronde
hint-round-title = Bijvoorbeeld: voorjaar 2026
form-score = Uw score
form-score-do = Bewaren
score-which = Welke fase herkent u?
score-evidence = Waaraan ziet u dat? (mag leeg)
form-paper = Blaadjes tellen
form-paper-do = Bewaren
paper-counts = Hoeveel blaadjes per fase?
hint-paper-counts = Bijvoorbeeld: 0 3 5 1
paper-phases = In deze volgorde: { $phases }
form-season = Seizoen beginnen
form-season-do = Beginnen
season-title = Naam van het seizoen
form-action = Actie toevoegen
form-action-do = Toevoegen
action-what = Wat gaat er gebeuren?
action-season = In welk seizoen?
action-owner-who = Door welke organisatie?
action-person = Door wie? (mag leeg)
action-until = Klaar op (mag leeg)
form-hand-over = Overdragen
form-hand-over-do = Overdragen
form-hand-over-text = De ander ziet de actie bij zich staan en kan haar teruggeven.
form-due = Dag wijzigen
form-due-do = Bewaren
form-lend = Uitlenen
form-lend-do = Uitlenen
form-lend-text = Voor verlof of ziekte: tot die dag doet een ander het. Daarna is het weer van u.
lend-until = Tot en met
form-lesson = Les opschrijven
form-lesson-do = Opschrijven
lesson-title = De les in één zin
lesson-order = Hoe diep gaat zij?
lesson-text = Uitleg (mag leeg)
form-backup = Reservekopie maken
form-backup-do = Maken
form-backup-text = Alles komt in één bestand, op slot met uw wachtwoordzin.
form-package = Pakket maken
form-package-do = Maken
form-package-text = In een lege map komt een leesbare pagina met uw bewijzen. Daarmee opent u later alles weer.
file-to = Bestand
hint-file-to = Bijvoorbeeld een bestand op een stick
file-from = Bestand
form-export = Meegeven op een stick of per mail
form-export-do = Bestand schrijven
form-export-text = Een versleuteld bestand. Iedere partner leest er alleen in wat hij al mocht lezen.
form-import = Bestand inlezen
form-import-do = Inlezen
form-import-text = Een bestand van een partner. Wat niet klopt, wordt apart gezet.
drop-cannot = Wie de casus ooit las, kan die onthouden. Dat kunnen wij niet wissen.

# Asked once more
sure-revoke-device = Apparaat afmelden?
sure-revoke-device-text = Wat dit apparaat daarna nog schrijft, telt niet. Een nieuw apparaat toevoegen kan altijd.
sure-revoke-device-do = Afmelden
sure-end-person = Collega afmelden?
sure-end-person-text = Deze persoon werkt dan niet meer namens uw organisatie, op geen enkel apparaat.
sure-end-person-do = Afmelden
sure-revoke-invite = Uitnodiging intrekken?
sure-revoke-invite-text = Wie haar kreeg, kan er niet meer mee binnenkomen. Waren de codes verschillend? Bel dan het nummer dat u al kende.
sure-revoke-invite-do = Intrekken
sure-stop-joining = Stoppen met meedoen?
sure-stop-joining-text = Er wordt niets bewaard. Waren de codes verschillend? Bel uw uitnodiger op een nummer dat u al kende.
sure-stop-joining-do = Stoppen
sure-leave-table = Uit deze tafel stappen?
sure-leave-table-text = Uw organisatie krijgt niets nieuws meer van deze tafel.
sure-leave-table-do = Uitstappen
sure-archive-tip = Idee opbergen?
sure-archive-tip-text = Het verdwijnt uit de matrix voor iedereen. De geschiedenis blijft.
sure-archive-tip-do = Opbergen
sure-archive-solution = Oplossing opbergen?
sure-archive-solution-text = Zij verdwijnt uit het plan voor iedereen. De geschiedenis blijft.
sure-archive-solution-do = Opbergen
sure-close-round = Ronde sluiten?
sure-close-round-text = Daarna tellen nieuwe scores niet meer mee.
sure-close-round-do = Ronde sluiten
sure-seal = Uw scores verzegelen?
sure-seal-text = Daarna kan niemand ze meer veranderen, ook u niet. Zij blijven op dit apparaat tot het onthullen.
sure-seal-do = Verzegelen
sure-end-sealing = Verzegelen beëindigen?
sure-end-sealing-text = Wie nog niet verzegelde, telt dan niet mee. De anderen onthullen vanzelf.
sure-end-sealing-do = Beëindigen
sure-drop = Casus overal wissen?
sure-drop-text = Tekst, ideeën en sleutels gaan weg, hier en bij iedere partner die dit ontvangt. Dit kan niet terug.
sure-drop-do = Wissen

# What is wrong with a field
wrong-empty = Vul dit nog in.
wrong-too-long = Dit is te lang: hooguit { $n } tekens.
wrong-control = Hier staat een teken in dat niet getoond kan worden.
wrong-not-a-day = Dit is geen datum. Schrijf bijvoorbeeld 18-3-2027.
wrong-past = Deze dag is al voorbij.
wrong-choose = Maak hier nog een keuze.
wrong-not-money = Dit is geen bedrag. Schrijf het als 1200 of 1200,50.
wrong-not-a-range = Het grootste bedrag is kleiner dan het kleinste.
wrong-differ = De twee zinnen zijn niet gelijk.
wrong-too-short = Neem minstens { $n } tekens. Vier woorden zijn genoeg.
wrong-not-an-invitation = Plak hier de tekst van de uitnodiging.

# What was done
said-copied = Gekopieerd. Stuur de tekst aan één partner.
said-written = Bewaard: { $path }
said-verdict = Uw oordeel is ondertekend en staat op dit apparaat.
said-report = Teruggekoppeld. Staat op dit apparaat en gaat mee zodra er verbinding is.
said-proposed = Voorgelegd. Ieder geeft nu het eigen oordeel.
said-score = Uw score is bewaard.
said-sealed = Uw scores zijn verzegeld.
said-sealing-ended = Het verzegelen is klaar. Iedereen onthult vanzelf.
said-confirmed = Toegelaten. Zodra de ander aanneemt, hoort die erbij.
said-endorsed = Uw steun is ondertekend.
said-announced = Uw vertrek is aangekondigd. Er is nog niets veranderd.
said-dropped = Gewist op dit apparaat. De anderen volgen zodra zij dit ontvangen.
said-handed-over = Overgedragen.
said-case = De casus staat klaar om verder te schrijven.
said-action-done = Actie klaar.
said-action-open = Actie weer open.
said-lesson-taken = De les is nu van uw organisatie.

# Refused by a rule
refused-not-a-member = Uw organisatie is geen lid van dit netwerk. Er is niets veranderd.
refused-no-mandate = U mag dit niet namens uw organisatie. Vraag een collega die dat wel mag.
refused-not-found = Dit is er niet, of u kunt het niet lezen.
refused-not-yours = Dit is van een andere organisatie. Er is niets veranderd.
refused-wrong-kind = Dat kan hier niet. Er is niets veranderd.
refused-closed = Dit is gesloten, ingetrokken of vervangen. Er is niets veranderd.
refused-out-of-bounds = Een waarde past niet. Er is niets veranderd.
refused-reason-required = Een bezwaar vraagt een reden.
refused-empty-draft = De tekst is nog leeg. Schrijf eerst iets om voor te leggen.
refused-not-an-elector = Uw organisatie beslist niet mee over deze versie.
refused-invite-used-twice = Twee nieuwkomers gebruikten deze uitnodiging. Niemand is toegelaten. Trek haar in en maak er twee.
refused-invite-used = Deze uitnodiging is al gebruikt. Maak zo nodig een nieuwe.
refused-invite-expired = Deze uitnodiging is verlopen. Maak een nieuwe.
refused-invite-revoked = Deze uitnodiging is ingetrokken. Maak een nieuwe.
refused-invite-not-ready = Deze uitnodiging kan nu niet worden bevestigd. Maak zo nodig een nieuwe.
refused-text-too-long = De tekst wordt te lang. Ga verder in een nieuwe.
refused-already-so = Dat was al zo.
refused-bad-day = Die dag kan niet. Kies een andere.
refused-other-not-a-member = Die organisatie is geen lid. Er is niets veranderd.
refused-no-voice = Uw organisatie heeft nog geen stem. Er is niets veranderd.
refused-last-administrator = Zonder deze persoon of dit apparaat kan niemand uw organisatie beheren. Wijs eerst een ander aan.
refused-read-by-all = Deze tafel lezen alle leden al.
refused-elector-left-out = Deze partner beslist mee over wat van kracht is. Die kan niet worden weggelaten.
refused-not-a-participant = Uw organisatie doet niet mee aan deze ronde.
refused-in-force = Dit is van kracht. Beëindig het eerst, of leg een nieuwe versie voor.
refused-sheet-used = Dit herstelblad is al gebruikt. Een blad haalt één apparaat binnen.
refused-sheet-replaced = Dit herstelblad geldt niet meer. Er is een nieuwer gemaakt.
refused-too-many-verdicts = Uw organisatie staat al tegenover te veel andere. Trek eerst een ander oordeel in.
refused-paused = Nieuwe casussen en uitnodigingen rusten nu in dit netwerk.
refused-no-privacy-agreement = Kringcasussen staan uit: nog geen privacy-afspraak van kracht bindt deze organisatie.
refused-ground-required = Voor elke betrokkene is eerst een grondslag nodig.
refused-not-covered = Geen grondslag geldt voor deze organisatie bij elke betrokkene.
refused-identifiers-found = Hier staat iets waaraan iemand te herkennen kan zijn. Kijk er eerst naar.
refused-not-in-text = Die zin staat daar niet.
refused-learning-only = Een kringcasus gaat niet op een antwoordblad. Die lezen alleen de mensen in de kring.
refused-replies-taken = Deze antwoorden staan er al. Er is niets veranderd.
refused-wrong-step = Deze stap past nu niet bij de casus.
refused-scores-sealed = Uw organisatie heeft al verzegeld. De score staat vast.
refused-sealing-ended = Verzegelen kan in deze ronde niet meer.
refused-nothing-to-seal = Op dit apparaat staat nog geen score om te verzegelen.
refused-other-way = Deze ronde krijgt haar scores op een andere manier.
refused-other-table = Deze casus hoort niet bij deze wijktafel. Een kringcasus komt nooit op een agenda.
refused-other = Dat kon niet. Er is niets veranderd.

# Why something was set apart
reason-newer-format = Geschreven met een nieuwere versie. Na het bijwerken van het programma komt het vanzelf goed.
reason-elsewhere = Het hoort ergens anders. Niemand hoeft iets te doen.
reason-damaged = Het kwam beschadigd binnen. De partner stuurt het opnieuw.
reason-signature = De handtekening klopte niet. Vraag de partner of dit van hen is.
reason-branch = Dit apparaat en een ander tekenden tegelijk. Het staat apart tot iemand van die organisatie kijkt.
reason-beyond-closing = Geschreven nadat het recht was geëindigd. Lees het en neem zelf over wat klopt.
reason-device = Geschreven op een apparaat dat is afgemeld of onbekend is. Vraag de partner of het hun laptop was.
reason-no-right = De schrijver mocht dit hier niet schrijven.
reason-after-leaving = De organisatie was al vertrokken.
reason-log-dropped = Dit is gewist en wordt niet meer aangenomen.
reason-quota = Deze partner stuurde meer dan dit apparaat bewaart. Bel even.
reason-waits = Het wacht op iets dat nog moet komen.
reason-text = Een wijziging van een tekst was niet goed opgebouwd. De tekst zelf is heel.
reason-other = Het klopte niet ({ $code }). Het telt nergens mee.

# What went wrong
problem-disk-full = Niet bewaard: de schijf is vol. Uw laatste zin staat nog op het scherm. Maak ruimte en probeer het opnieuw.
problem-not-saved = Niet bewaard: de schijf gaf een fout. Wat eerder bewaard is, is veilig. Sluit het programma en open het opnieuw.
problem-invitation = Deze uitnodiging is niet te lezen. Er is niets veranderd. Vraag de partner om de hele tekst.
problem-invitation-expired = Deze uitnodiging is verlopen. Er is niets veranderd. Vraag een nieuwe.
problem-cannot-write = Het bestand kon niet worden geschreven. Uw kopie is veilig. Kies een andere plek.
problem-cannot-read = Het bestand kon niet worden gelezen. Er is niets veranderd. Klopt de naam?
problem-left-without-package = U bent vertrokken, maar het pakket is niet geschreven. Uw kopie is heel. Maak het pakket nog eens.
problem-not-ours = Dit bestand is niet voor dit netwerk. Er is niets veranderd.
problem-passphrase = De wachtwoordzin past niet. Er is niets veranderd. Probeer het opnieuw.
problem-keyring-absent = Deze computer heeft geen sleutelbos die antwoordt. Uw kopie is veilig. Uw wachtwoordzin opent haar altijd.
problem-keyring-failed = De sleutelbos van deze computer weigert. Uw kopie is veilig. Uw wachtwoordzin opent haar altijd.
problem-keyring-locked = De sleutelbos van deze computer staat op slot. Uw kopie is veilig. Uw wachtwoordzin opent haar altijd.
problem-keyring-missing = De sleutelbos van deze computer heeft de sleutel niet. Uw kopie is veilig. Uw wachtwoordzin opent haar altijd.
problem-keyring-other = In de sleutelbos van deze computer ligt een andere sleutel. Uw kopie is veilig. Uw wachtwoordzin opent haar altijd.
problem-keyring-slow = De sleutelbos van deze computer antwoordt niet op tijd. Uw kopie is veilig. Uw wachtwoordzin opent haar altijd.
problem-keyring-held = Deze kopie is op slot gegaan. Daarom is nu één keer uw zin nodig.
problem-keyring-left = De sleutel in de sleutelbos kon daar niet weg. Hij opent niets meer.
problem-in-use = Uw kopie is al open in een ander venster. Er is niets veranderd. Gebruik dat venster.
problem-damaged = De kopie op dit apparaat is beschadigd. Partners hebben de hunne nog. Open een reservekopie.
problem-newer-format = Deze kopie is van een nieuwere versie. Er is niets veranderd. Werk het programma bij.
problem-clock = De klok van dit apparaat wijkt ver af. Uw werk is veilig. Zet de klok goed.
problem-unknown = Er ging iets mis. Wat bewaard is, is veilig. Probeer het opnieuw.

# Words of the field
org-kind-care-provider = Zorgaanbieder
org-kind-welfare = Welzijn
org-kind-municipality = Gemeente
org-kind-mental-health = Geestelijke gezondheidszorg
org-kind-primary-care = Huisarts of wijkverpleging
org-kind-housing = Woningcorporatie
org-kind-civic = Bewoners en vrijwilligers
org-kind-insurer = Verzekeraar
org-kind-education = Onderwijs
org-kind-other = Iets anders
formality-formal = formeel
formality-informal = informeel
role-director = bestuurder
role-change-manager = veranderverantwoordelijke manager
role-professional = beroepskracht
role-resident = bewoner
role-guidance-team = begeleidingsteam
role-process-guide = procesbegeleider
role-coach = coach
role-coordinator = kwartiermaker
role-rover = rondfietser
role-case-bringer = casusinbrenger
role-project-lead = projectleider
level-own = Zelf
level-own-network = Eigen netwerk
level-neighbourhood = In de buurt
level-formal = Formeel
area-finances = Financiën
area-work = Werk en opleiding
area-time-use = Tijdsbesteding
area-housing = Huisvesting
area-home = Huiselijke relaties
area-mental-health = Geestelijke gezondheid
area-physical-health = Lichamelijke gezondheid
area-substance-use = Middelengebruik
area-basic-living = Dagelijkse verzorging
area-household = Huishouden en regelzaken
area-social-network = Sociaal netwerk
area-participation = Meedoen in de samenleving
area-justice = Justitie
area-other = Anders
result-not-chosen = Niet gekozen
result-under-way = Loopt
result-worked = Werkte
result-worked-partly = Werkte deels
result-did-not-work = Werkte niet
step-submitted = Naar de tafel gebracht
step-scheduled = Op de agenda
step-discussed = Besproken
step-closed = Gesloten
step-withdrawn = Ingetrokken
step-reopened = Heropend
agreement-kind-cooperation = Samenwerken
agreement-kind-latitude = Regelruimte
agreement-kind-privacy = Omgaan met gegevens
agreement-kind-ladder = Als het vastloopt
agreement-kind-breakthrough = Doorbraak
agreement-kind-ending = Samen stoppen
waits-ending = Het netwerk stopt: { $title }
waits-ending-text = Neem uw kopie mee en ga op de afgesproken dag.
waits-ending-chip = weggaan
agreement-kind-other = Iets anders
verdict-agree = Akkoord
verdict-agree-with-note = Akkoord met kanttekening
verdict-object = Bezwaar
verdict-abstain = Ik onthoud me
rule-consent = niemand heeft bezwaar
rule-unanimity = iedereen zegt zelf ja
rule-majority = meer dan de helft zegt ja
rule-signatories = bindt wie tekent
order-first = Oorzaak en gevolg
order-second = Hoe wij werken
order-third = Het stelsel zelf
stage-candidate = kandidaat
stage-admitted = toegelaten
stage-waiting = bijna lid
stage-member = lid
stage-left = vertrokken
stage-removed = door de anderen beëindigd
invitation-open = nog niet gebruikt
invitation-waits-for-code = wacht op de code
invitation-confirmed = code bevestigd
invitation-used-twice = twee keer gebruikt
invitation-revoked = ingetrokken
invitation-expired = verlopen
case-state-draft = Concept
case-state-submitted = Ingebracht
case-state-scheduled = Op de agenda
case-state-trying = Uitproberen
case-state-reported-back = Teruggekoppeld
case-state-closed = Gesloten
case-state-withdrawn = Ingetrokken
agreement-state-draft = In wording
agreement-state-proposed = Voorgelegd
agreement-state-objected = Bezwaar
agreement-state-in-force = Van kracht
agreement-state-disputed = Betwist
agreement-state-replaced = Vervangen
agreement-state-ended = Beëindigd
drop-reason-retention-passed = de bewaardatum is voorbij
drop-reason-withdrawn = ingetrokken
drop-reason-mistake = had niet geschreven moeten worden
field-purpose = Waar het netwerk voor is
field-question = De vraag, in eigen woorden
field-situation = De situatie
field-strengths = Wat goed gaat
field-perspective = Over een jaar
field-self-part = Eigen aandeel
field-draft = De tekst
field-conclusion = Wat het gesprek opleverde
field-lesson-text = De les
field-harvest = De oogst
field-notes = Aantekeningen
log-kind-roster = ledenregister
log-kind-network = netwerk
log-kind-organisation = organisatie
log-kind-person = persoon
log-kind-table = tafel
log-kind-case = casus
log-kind-agreement = afspraak
log-kind-round = ronde
log-kind-season = seizoen
log-kind-lesson = les
log-kind-departure = vertrek
log-kind-circle = kringcasus
log-kind-meeting = bijeenkomst
log-kind-capture = opname van samenwerken

case-mode-learning = Leercasus
case-mode-circle = Kringcasus

# Lists and printed sheets
list-column = In de eerste rij van de lijst ontbreekt de kolom „{ $detail }”. Er is niets gedaan. Vul de kolomnaam aan.
list-empty = In { $detail } staat niemand. Er is niets gedaan. Zet onder de kolomnamen elke naam op een eigen rij.
list-row = Een rij is niet te lezen: { $detail }. Er is niets gedaan. Verbeter die rij en probeer het opnieuw.
list-too-long = De lijst is te lang. Er is niets gedaan. Neem er ten hoogste { $detail } tegelijk.
list-unreadable = { $detail } is geen lijst die wij lezen. Er is niets gedaan. Bewaar hem als CSV in UTF-8.
sheet-title = { $own } nodigt { $org } uit voor { $network }
sheet-lead = U kunt meedoen in { $network }. Elke partner heeft een eigen kopie. Er is geen baas en geen centrale computer.
sheet-how = Zo doet u mee
sheet-install = Zet Wijktafel op uw computer en open het.
sheet-paste = Kies „Meedoen” en plak de tekst hieronder. Of lees het vierkant met een camera en stuur de tekst naar uw computer.
sheet-call = Bel { $own } op een nummer dat u al kende. Lees elkaar de twintig cijfers voor: ze moeten gelijk zijn.
sheet-accept = Bekijk wie er meedoen en kies daarna zelf of u meedoet.
sheet-until = Geldig tot en met { $day }.
sheet-secret = Deze uitnodiging werkt één keer. Wie haar heeft, kan haar gebruiken: geef haar aan niemand anders.
# Kringcasussen: grondslagen en wat iemand herkenbaar maakt.
lawful-ground-consent = Toestemming
lawful-ground-contract = Overeenkomst met de bewoner
lawful-ground-legal-duty = Wettelijke plicht
lawful-ground-vital-interest = Vitaal belang
lawful-ground-public-task = Publieke taak
lawful-ground-legitimate-interest = Gerechtvaardigd belang

special-category-none-written = Er staat niets over gezondheid of iets dergelijks
special-category-explicit-consent = Uitdrukkelijke toestemming
special-category-social-security = Wet over werk en sociale zekerheid
special-category-vital-interest = Vitaal belang van wie niet kan instemmen
special-category-legal-claim = Een zaak voor de rechter
special-category-public-interest = Zwaarwegend algemeen belang, volgens de wet
special-category-care = Zorg of ondersteuning, onder geheimhouding
special-category-public-health = Volksgezondheid, volgens de wet

secrecy-lift-not-bound = Niemand hier heeft een beroepsgeheim
secrecy-lift-consent = Toestemming
secrecy-lift-legal-duty = Wettelijke plicht om te spreken
secrecy-lift-conflict-of-duties = Conflict van plichten

informed-spoken = In een gesprek
informed-in-writing = Op papier
informed-not-yet = Nog niet


identifier-citizen-number = burgerservicenummer
identifier-phone = telefoonnummer
identifier-mail = mailadres
identifier-account = rekeningnummer
identifier-date = datum
identifier-postcode = postcode
identifier-address = adres
identifier-plate = kenteken
identifier-file-number = dossiernummer
identifier-name = misschien een naam
found-text = Hieraan is iemand misschien te herkennen. Zet er een rol neer, of laat het staan.
found-one = “{ $what }”: { $kind }
found-resident = de bewoner
found-neighbour = een buur
found-relative = een familielid
found-helper = een hulpverlener
found-leave-out = Weglaten
found-keep = Laat staan
found-hint = Misschien te herkennen: { $what }. Een rol zegt genoeg.
wrong-look-first = Kijk hier eerst naar: vervang het, of laat het staan.

case-mode-note-learning = Leercasus · zonder namen
case-mode-note-circle = Kringcasus · alleen de kring

circle-ground-live = geldt
circle-ground-withdrawn = ingetrokken
circle-ground-over = verlopen
# Devices on the way in, and recovery.
device-ticket-open = nog niet gebruikt
device-ticket-code = vergelijk de code
device-ticket-second = wacht op een tweede beheerder
device-ticket-added = apparaat toegevoegd
device-ticket-revoked = ingetrokken
device-ticket-expired = verlopen
enter-refused-used = Een ander apparaat kwam al met dit ticket. Vraag een nieuw ticket.
enter-refused-revoked = Dit ticket is ingetrokken. Vraag een nieuw ticket.
enter-refused-expired = Dit ticket is verlopen. Vraag een nieuw ticket.
enter-refused-network = Dit is voor een ander netwerk. Er is niets veranderd.
enter-refused-unknown = Het andere apparaat kent dit ticket niet. Vraag een nieuw ticket.
enter-refused-sheet = De partner kent dit herstelblad niet. Misschien loopt zijn kopie achter.
enter-copying = De eerste kopie is onderweg: { $done } van { $total }.
problem-no-carrier = Op dit blad staat geen partner. Er is niets veranderd. Vraag een partner om zijn contact en gebruik --via.
problem-sheet-line = In regel { $detail } van het herstelblad staat een fout. Er is niets veranderd. Vergelijk met het papier.
problem-not-a-sheet = Dit is geen herstelblad. Er is niets veranderd. Typ alle regels van het blad.
recovery-sheet-title = Herstelblad
recovery-sheet-what = Met deze regels gaat u verder met Wijktafel als elk apparaat weg is. Ze werken één keer, op één nieuwe computer.
recovery-sheet-step-install = Zet Wijktafel op een nieuwe computer en kies: met een herstelblad.
recovery-sheet-step-type = Typ de regels over. Spaties en hoofdletters maken niet uit. Een fout wordt per regel gemeld.
recovery-sheet-step-partner = Een van de partners op dit blad moet aan staan. Anders vraagt u een partner om zijn contact.
recovery-sheet-step-after = Daarna: trek de verloren apparaten in en druk een nieuw blad af.
recovery-sheet-keep = Bewaar dit blad in een kluis. Wie het heeft, kan u worden in dit netwerk. Het opent zelf geen bestand. Een nieuw blad maakt dit blad ongeldig.

# A lost device.
lost-revoked = Apparaat { $device } is ingetrokken. Wat het vanaf nu schrijft, telt nergens.
lost-since = Het kon lezen sinds: { $since }
lost-heard = Laatst van gehoord: { $at }
lost-unknown = niet bekend
lost-could-read = Het kon lezen:
lost-cases = Casussen (alleen hier te zien, nergens bewaard):
lost-tell = Wie u inlicht:
lost-tell-supervisor = De Autoriteit Persoonsgegevens, vóór { $until }, tenzij niemand risico loopt.
lost-tell-residents = De betrokken bewoners, als het risico voor hen hoog is. Uw functionaris gegevensbescherming helpt wegen.
lost-tell-partners = Uw partners: { $partners }
lost-registered = Dit staat in uw eigen register. Geen partner ziet het. Het wachtwoord bewaakt nog wat op het apparaat stond.
register-title = Register van datalekken
register-discovered = Ontdekt
register-until = Melden vóór
register-recorded = Opgeschreven
register-device = Apparaat
register-person = Persoon
register-since = Kon lezen sinds
register-readable = Kon lezen
register-note = Wat er gebeurde

# Kringcasussen: het scherm.
circle-open = Kringcasus openen
circle-off = Kringcasussen staan uit. Eerst moet een privacy-afspraak van kracht zijn die uw organisatie tekende.
circle-hidden = Deze casus is verborgen
circle-hidden-text = Een betrokkene trok in, of de kring stopte. Niemand ziet de inhoud nog.
circle-readers = Wie mag lezen
circle-readers-text = Alleen deze mensen. Wie eruit gaat, krijgt niets nieuws meer.
circle-readers-choose = U leest zelf mee. Kies wie er nog meer nodig is, en niemand extra.
circle-readers-count = { $n ->
    [one] Eén persoon leest
   *[other] { $n } mensen lezen
}
circle-reads = leest
circle-reads-no-more = leest niet meer
circle-since = sinds { $day }
circle-until = tot { $day }
circle-name = Iemand erbij
circle-take-out = { $who } eruit
circle-recognise = Ik herken deze bewoner
circle-why = Waarvoor, en waarom het mag
circle-responsible = Wie antwoordt voor deze casus
circle-concerned = Betrokkene { $n }
circle-other-person = Nog een betrokkene
circle-ground = Grondslag erbij
circle-withdraw = Intrekken
circle-secrecy = Beroepsgeheim: { $how }
circle-told = Verteld: { $how } { $on }
circle-further = Verder
circle-pages = Stap
circle-page-0 = 1 Waarover
circle-page-1 = 2 Waarom het mag
circle-page-2 = 3 Wie leest
circle-page-3 = 4 Tot wanneer
circle-purpose = Waarvoor is deze kring?
hint-circle-purpose = Wat moet er bereikt zijn voor u samen kunt stoppen?
circle-copy = Kringcasus maken
circle-copy-text = Een kringcasus is een kopie: de teksten en tips gaan mee. Deze leercasus blijft.
circle-later = Wie later wordt genoemd, leest alles vanaf het begin.
circle-last-day = Laatste dag
circle-last-day-text = Hoogstens twee jaar. Daarna is de casus bij iedereen verborgen.
circle-ground-text = Over één betrokkene. Er is niets vooraf ingevuld: kies wat echt zo is.
circle-ground-what = Waarom mag dit?
circle-special = En gegevens over gezondheid?
circle-secrecy-what = Waarom mag u spreken, met een beroepsgeheim?
circle-informed = Hoe weet de betrokkene het?
circle-informed-on = Wanneer verteld?
circle-not-told = Waarom nog niet?
circle-orgs = Voor welke organisaties?
circle-ground-until = Tot en met (leeg: zolang de casus loopt)

form-circle = Kringcasus openen
form-circle-do = Openen
form-ground = Grondslag opschrijven
form-ground-do = Opschrijven
form-reader = Iemand laten meelezen
form-reader-do = Laten meelezen
form-reader-text = Kies wie nodig is. Een grondslag moet ook voor die organisatie gelden.
form-recall = Een zin terugroepen
form-recall-do = Terugroepen
form-recall-text = Zet hier de woorden die weg moeten, precies zoals ze er staan.
form-recall-after = Er komt een nieuwe casus zonder die woorden. De oude wordt overal gewist, met het gesprek ernaast. Wie het las, kan het nog weten.
recall-sentence = De woorden
recall-do = Een zin terugroepen
recall-text = Staat er iets dat er niet had mogen staan? Roep het terug.

sure-withdraw-ground = Deze grondslag intrekken?
sure-withdraw-ground-text = Heeft een betrokkene dan geen grondslag meer, dan is de casus meteen voor iedereen verborgen.
sure-withdraw-ground-do = Intrekken
sure-recognise = U herkent deze bewoner?
sure-recognise-text = U leest dan niet meer mee. Niemand vraagt of bewaart waarom.
sure-recognise-do = Ik stop met lezen
sure-take-out = Deze persoon eruit?
sure-take-out-text = Die krijgt niets nieuws meer. Wat al gelezen is, kan die nog weten.
sure-take-out-do = Eruit

said-circle = De kringcasus is open. Alleen de kring leest mee.
said-withdrawn = Ingetrokken. De brief voor de betrokkene maakt u hieronder, bij de vragen.
said-taken-out = Gedaan. Er is geen reden gevraagd of bewaard.
said-recalled = De nieuwe casus staat er zonder die woorden. Bij de anderen is om wissen gevraagd.
# Devices in the window.
device-add = Apparaat toevoegen
device-ticket = Ticket { $mark }
device-code-same = Is dit dezelfde code als op het nieuwe apparaat? Vergelijk alle cijfers, naast elkaar of aan de telefoon.
device-same = De codes zijn gelijk
device-take-back = Ticket intrekken
device-to-go = Het haalt de eerste kopie nog binnen: { $n ->
    [one] nog 1 onderdeel
   *[other] nog { $n } onderdelen
}.
enter-title = Een nieuw apparaat van u
enter-refused = Dit apparaat wordt niet toegelaten
enter-code-text = Het andere apparaat moet dezelfde code tonen. Druk dan daar op: de codes zijn gelijk.
enter-connecting-text = De code verschijnt zodra het andere apparaat te bereiken is. Laat dit venster open.

# The own organisation
place-own = Mijn organisatie
own-line = { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
} · { $devices ->
    [one] 1 apparaat
   *[other] { $devices } apparaten
}
own-tab-people = Mensen en apparaten
own-tab-recovery = Herstel
own-tab-register = Datalekken
own-tab-access = Inzage
own-gaps = Deze rollen heeft nog niemand: { $roles }.
own-gaps-text = Een netwerk werkt beter als elke partner deze mensen heeft. Het houdt niets tegen.
own-arriving = Apparaten die erbij komen
own-arriving-text = Er komt niets bij voordat u de code hebt vergeleken.
own-ended = Afgemeld
own-ended-text = Wat zij daarna nog schrijven, telt niet. Wat zij eerder schreven, blijft.
own-no-role = nog geen rol
own-no-device = Nog geen apparaat. Maak een ticket en geef het aan deze persoon.
own-revoked = Afgemeld: { $marks }
org-people = { $n ->
    [one] 1 persoon
   *[other] { $n } mensen
}
person-devices = { $n ->
    [0] geen apparaat
    [one] 1 apparaat
   *[other] { $n } apparaten
}
device-this-title = Dit apparaat
device-other-title = Ander apparaat
device-heard = gehoord: { $when }
device-lost = Kwijt of gestolen
device-ticket-for = Apparaat voor { $who }
device-ticket-until = geldt tot { $at }
device-ticket-square = Het ticket als vierkant, voor de camera van een telefoon. Dezelfde tekst staat eronder.
device-ticket-words = Ticket
enter-copying-text = U mag dit venster sluiten. Het gaat verder zodra u het weer opent.
form-device-ticket = Ticket voor een nieuw apparaat
form-device-ticket-text = Open Wijktafel op het nieuwe apparaat en kies: meedoen met een uitnodiging. Plak daar dit ticket.
form-device-ticket-after = Het ticket werkt één keer en 24 uur lang. Daarna vergelijkt u een code. Geef het aan niemand anders.
form-device-ticket-do = Ticket kopiëren

# Recovery
sheet-own = Uw herstelblad
sheet-own-text = Een vel papier voor de dag dat al uw apparaten weg zijn. Daarmee gaat u op een nieuwe computer verder.
sheet-signs = Het tekent één keer
sheet-signs-text = Het blad laat één nieuw apparaat van u toe. Daarna is het op.
sheet-reads-nothing = Het leest niets
sheet-reads-nothing-text = Wie alleen het blad heeft, opent er geen bestand mee. De kopie komt van een partner.
sheet-replaces = Een nieuw blad vervangt het oude
sheet-replaces-text = Blad kwijt? Maak een nieuw. Het oude werkt dan niet meer.
sheet-keep = Bewaar het in een kluis
sheet-keep-text = Wie het blad vindt, kan in dit netwerk u worden.
sheet-since = blad van { $day }
sheet-is-since = Er is een blad van { $day }
sheet-there = er is een blad
sheet-not = geen blad
sheet-none = Er is geen herstelblad
sheet-is-there = Ligt het nog waar u het bewaart? Dan hoeft u niets te doen.
sheet-is-missing = Zonder blad kunt u niet verder als al uw apparaten weg zijn.
sheet-make = Herstelblad maken
sheet-make-new = Nieuw herstelblad maken
recovery-helpers = Wie u kan helpen
recovery-helpers-one = Eén persoon beheert deze organisatie. Een tweede beheerder kan helpen als er een apparaat weg is.
recovery-helpers-two = Alle apparaten kwijt en geen blad? Dan laten twee beheerders samen een nieuw apparaat toe.
recovery-manages = beheert mensen en apparaten
recovery-no-manager = beheert niet
contact-title = Een partner helpen met herstellen
contact-text = Staan de apparaten op het blad van een partner uit? Geef dan deze regel. Er staat geen geheim in.
contact-none = Dit apparaat is nu niet te bereiken. Maak eerst verbinding.
contact-device = Apparaat
contact-addresses = Te bereiken op
contact-addresses-count = { $n ->
    [one] 1 adres
   *[other] { $n } adressen
}
contact-copy = Regel kopiëren
form-sheet = Herstelblad maken
form-sheet-text = Er komt een pagina om af te drukken. Wis het bestand na het afdrukken. Had u al een blad, dan werkt dat niet meer.
form-sheet-after = Alleen het papier blijft over. Leg het in een kluis.
form-sheet-do = Blad maken
page-to = Bestand
hint-page-to = Bijvoorbeeld /home/noor/papier.html
way-recover = Verder met een herstelblad
way-recover-text = Al uw apparaten zijn weg en u hebt het papier nog.
way-recover-line = Typ de regels van het blad over. Een partner geeft u daarna een nieuwe kopie.
way-recover-do = Verdergaan
recover-sheet = Wat er op het blad staat
hint-recover-sheet = Alle regels, zonder de nummers ervoor
recover-contacts = Regels van partners (mag leeg)
hint-recover-contacts = Alleen nodig als de partners op het blad uit staan
today-sheet = U beheert alleen, en er is geen herstelblad.
today-sheet-text = Met een blad op papier kunt u verder als al uw apparaten weg zijn.

# A lost device in the window
form-lost = Apparaat kwijt of gestolen
form-lost-text = Het apparaat wordt meteen afgemeld. Daarna ziet u wat het kon lezen en wie u inlicht.
form-lost-none = Er is geen ander apparaat in gebruik. Dit apparaat meldt u af op een ander apparaat.
form-lost-do = Afmelden en opschrijven
lost-which = Welk apparaat?
lost-day = Wanneer ontdekt?
lost-time = Hoe laat? (Nederlandse tijd)
hint-lost-time = Bijvoorbeeld 14:30
lost-note = Wat gebeurde er? (mag leeg)
lost-clock = Vul de dag en de tijd in. Vanaf dan tellen de 72 uur.
lost-until = Meld het vóór { $until }.
lost-until-text = Dat is 72 uur na de ontdekking. Loopt niemand risico, dan hoeft het niet. Schrijf op waarom.
lost-could-read-title = Wat het kon lezen
lost-since-name = Sinds
lost-heard-name = Laatst van gehoord
lost-tell-title = Wie u inlicht
lost-tell-authority = De Autoriteit Persoonsgegevens, als mensen risico lopen.
lost-read = Gelezen
lost-report = Apparaat kwijt melden
register-text = Dit blijft op deze computer. Geen partner ziet het.
register-none = Er is niets opgeschreven
register-none-text = Raakt u een apparaat kwijt, meld het dan hier. Het register vult zich vanzelf.
register-export = Register bewaren
register-row = Apparaat { $device } van { $who }
form-register = Register bewaren
form-register-text = Eindigt de naam op .html, dan komt er een pagina. Anders een lijst voor een rekenblad.
form-register-do = Bewaren
list-to = Bestand
hint-list-to = Bijvoorbeeld /home/noor/register.csv
moment = { $day }, { $time } uur (Nederlandse tijd)

# The access log
access-title = Wie keek waarin
access-text = Alleen van deze kopie, zonder inhoud. Niemand anders ziet dit.
access-none = Er is nog niets opgeschreven
access-none-text = Wie een kringcasus opent, zoekt, afdrukt of wist, staat hier vanzelf.
access-all = Alles
access-more = En nog { $n } regels. In een bestand staan ze allemaal.
access-gone = casus { $mark }
access-export = Inzage bewaren
access-verify = Opnieuw nakijken
access-whole = { $n ->
    [one] 1 regel, en er is niets aan veranderd.
   *[other] { $n } regels, en er is niets aan veranderd.
}
access-whole-text = Controlegetal { $last }. Schrijf het elders op: dan valt ook een heel nieuw logboek op.
access-broken-text = Iets is veranderd, weggelaten of afgekapt. Vraag wie over uw gegevens waakt om te kijken.
form-accesses = Inzage bewaren
form-accesses-text = Alle regels komen in één bestand, zonder inhoud van casussen.
form-accesses-case = Alleen de regels over deze casus, zonder inhoud.
form-accesses-do = Bewaren
log-to = Bestand
hint-log-to = Bijvoorbeeld /home/noor/inzage.json

# Copies, and requests of people concerned
circle-reads-hidden = voorbij de laatste dag
readers-since = Wie later aan deze tafel komt, leest alles vanaf het begin.
copies-title = Wie heeft een kopie
copies-text = Alleen wat een apparaat zelf bevestigde, staat hier als zeker. Een afdruk of back-up zien wij niet.
copy-past = leest niets nieuws meer
copy-state-here = dit apparaat
copy-state-all = heeft alles
copy-state-behind = nog niet alles
copy-state-unknown = weten we niet
requests-title = Een betrokkene vraagt iets
requests-text = Elke vraag krijgt een antwoord op papier, in gewone woorden.
requests-withdrawal = Toestemming intrekken doet u bij de grondslag. Druk daarna hier de brief af.
request-withdrawal = Trekt toestemming in
request-objection = Maakt bezwaar
request-restriction = Wil het stilleggen
request-rectification = Wil iets verbeteren
form-letter = Brief aan een betrokkene
form-letter-text = In de brief staat wie meelas en wat er nu geldt. Er staat ook wat niet ongedaan te maken is.
letter-answer = Wat u zelf antwoordt (mag leeg)
form-letter-do = Brief maken
wrong-not-a-time = Dit is geen tijd. Schrijf bijvoorbeeld 14:30.
wrong-future = Dit moment moet nog komen.
wrong-not-a-contact = Dit is geen regel van een partner. Kopieer die helemaal.
wrong-no-partner = Op dit blad staat geen partner. Vraag een partner om zijn regel.
wrong-not-a-sheet = Dit is geen herstelblad. Typ alle regels over.
wrong-sheet-line = In regel { $n } staat een fout. Vergelijk met het papier.
access-broken-at = Niet heel vanaf regel { $n }.
access-act-read = gelezen
access-act-search = gezocht
access-act-copy = gekopieerd
access-act-print = afgedrukt
access-act-export = naar een bestand
access-act-erase = gewist
## Een netwerk dat een ander voortzet
continues = Dit netwerk gaat verder waar { $name } ophield.
refound-carried = Mee: { $tables ->
    [one] 1 wijktafel
   *[other] { $tables } wijktafels
}, { $cases ->
    [one] 1 casus
   *[other] { $cases } casussen
}, { $agreements ->
    [one] 1 afspraak
   *[other] { $agreements } afspraken
}, { $rounds ->
    [one] 1 ronde
   *[other] { $rounds } rondes
}, { $seasons ->
    [one] 1 actielijst
   *[other] { $seasons } actielijsten
}, { $lessons ->
    [one] 1 les
   *[other] { $lessons } lessen
}.{ $templates ->
    [0] { "" }
    [one] { " " }En 1 stappenplan.
   *[other] { " " }En { $templates } stappenplannen.
}
refound-left = { $n ->
    [0] Handtekeningen blijven van het oude netwerk; daar staan ze onder wat toen gold.
    [one] 1 kringcasus gaat niet mee: lezers en grondslagen golden in het oude netwerk.
   *[other] { $n } kringcasussen gaan niet mee: lezers en grondslagen golden in het oude netwerk.
}
refound-not-copied = { $n ->
    [one] Van 1 onderdeel kon geen kopie gemaakt worden. Het staat nog in de oude kopie.
   *[other] Van { $n } onderdelen kon geen kopie gemaakt worden. Ze staan nog in de oude kopie.
}
history-of = Vergeleken met uw eigen kopie van { $name }:
history-same = { $n ->
    [one] Het ene onderdeel dat meeging, is hetzelfde als bij u.
   *[other] Alle { $n } onderdelen die meegingen, zijn hetzelfde als bij u.
}
history-missing = { $n ->
    [one] Uw kopie loopt 1 stap achter. Die stap kon niet vergeleken worden.
   *[other] Uw kopie loopt { $n } stappen achter. Die stappen konden niet vergeleken worden.
}
history-beyond = { $n ->
    [one] Uw kopie heeft 1 stap die niet meeging.
   *[other] Uw kopie heeft { $n } stappen die niet meegingen.
}
history-unknown = { $n ->
    [one] 1 onderdeel staat niet in uw kopie, en is niet vergeleken.
   *[other] { $n } onderdelen staan niet in uw kopie, en zijn niet vergeleken.
}
history-proven = { $n ->
    [one] 1 handtekening van toen is bewezen.
   *[other] { $n } handtekeningen van toen zijn bewezen.
}
history-unproven = { $n ->
    [one] Bij 1 antwoord van toen ontbreekt het bewijs.
   *[other] Bij { $n } antwoorden van toen ontbreekt het bewijs.
}
history-place = { $title }, stap { $n } van { $who }
history-differs = De geschiedenis klopt niet: { $detail } is anders dan in uw kopie. Vertrouw dit netwerk niet voordat u dit hebt uitgezocht.
history-changed = De kopie klopt niet: { $detail } is anders overgenomen dan het er stond. Vraag wie het netwerk oprichtte.
history-other-network = Uw kopie is van een ander netwerk dan { $detail }. Kies de map van de kopie van toen.
history-none = Dit netwerk gaat niet verder met een ander. Er is niets te vergelijken.
history-same-folder = De oude en de nieuwe kopie hebben elk een eigen map nodig.
earlier-agreement = Gold in het vorige netwerk. Hier bindt het niemand, tot u het samen opnieuw vaststelt.
earlier-proven = handtekening bewezen
earlier-unproven = geen bewijs
earlier-silent = { $n ->
    [one] 1 partner heeft niets gezegd
   *[other] { $n } partners hebben niets gezegd
}
earlier-scores = Scores in het vorige netwerk

# Blind peers
blind-title = Doorgeefpunten
blind-text = Ze bewaren verzegelde pakketten voor partners die niet tegelijk verbonden zijn. Lezen kunnen ze niets.
blind-none = Nog geen doorgeefpunt
blind-none-text = Een doorgeefpunt staat altijd aan. Het bewaart verzegelde pakketten voor partners die niet tegelijk verbonden zijn. Lezen kan het niets.
blind-reached = voor het laatst alles gebracht en opgehaald: { $when }
blind-not-reached = nog niet bereikt
blind-all-left = alles is gebracht
blind-to-leave = { $n ->
    [one] nog 1 ding te brengen
   *[other] nog { $n } dingen te brengen
}
blind-passed-over = { $n ->
    [one] 1 pakket daar klopte niet. Het is overgeslagen.
   *[other] { $n } pakketten daar klopten niet. Ze zijn overgeslagen.
}
blind-end = Niet meer aanbieden
blind-ticket = Tekst van het doorgeefpunt
hint-blind-ticket = Plak hier de hele tekst
form-blind-peer = Doorgeefpunt toevoegen
form-blind-peer-do = Toevoegen
form-blind-peer-text = Wie het doorgeefpunt beheert, gaf u een tekst. Daarna gebruiken alle partners het.
sure-end-blind = Doorgeefpunt niet meer aanbieden?
sure-end-blind-text = Uw organisatie biedt het dan niet meer aan. Wat er ligt, blijft verzegeld. Later weer toevoegen kan.
sure-end-blind-do = Niet meer aanbieden
wrong-not-a-blind-ticket = Dit is niet de tekst van een doorgeefpunt. Kopieer de hele tekst.
blind-not-served = het kent dit apparaat nog niet
blind-claimed = de tekst is door een ander gebruikt
blind-full = het is vol
blind-not-understood = het antwoordt anders dan het hoort
problem-blind-ticket = Dit is niet de tekst van een doorgeefpunt. Er is niets veranderd. Kopieer de hele tekst.

# What was dropped
own-tab-erased = Gewist
erased-title = Wat gewist is
erased-text = De titel en de woorden zijn weg. Alleen dat het er was, blijft bekend.
erased-none = Er is nog niets gewist
erased-none-text = Wordt een casus of afspraak gewist, dan ziet u hier welke partners dat ook deden.
erased-what = { $kind } { $mark }
erased-count = { $part } van { $whole } bevestigd
erased-by = { $day }, door { $who }: { $why }
erased-sometime = Wanneer en door wie is niet bewaard.
erased-partners = Partners die het hadden
erased-nobody = Niemand anders had het.
erased-confirmed = heeft het ook gewist
erased-not-heard = nog niet gehoord
erased-cannot-know = kunnen we niet weten
erased-heard = gehoord: { $when }
erased-grades = Van wie niet meer verbindt, kunnen we het niet weten. Wie iets las, kan het onthouden.
erased-forgotten = daar ligt niets meer van
erased-to-forget = moet het nog vergeten
erased-blind-text = Een doorgeefpunt kan niets lezen. Of het echt vergat, kunnen wij niet nakijken.

# Somebody whose part ended
ended-open = Wat kan ik doen?
removed-title = De anderen hebben uw lidmaatschap beëindigd
removed-line = U hoort niet meer bij { $network }. Uw kopie blijft van u.
removed-short = Alleen lezen. Uw kopie blijft van u.
removed-what = Wat er is gebeurd
removed-by = Zij stonden tegenover uw lidmaatschap
removed-rule = Eén partner kan dit niet alleen
removed-rule-text = Meer dan de helft van de stemmen was ervoor nodig. Twee partners hebben het ontvangen.
removed-heard = Zij hebben ervan gehoord
removed-keep = Wat u houdt
removed-keep-1 = Uw hele kopie
removed-keep-1-text = Alles tot die dag blijft leesbaar, ook zonder de anderen.
removed-keep-2 = Wat getekend is
removed-keep-2-text = U kunt blijven bewijzen wie wat heeft getekend.
removed-keep-3 = Wat u eerder schreef
removed-keep-3-text = Wat de anderen al hadden, telt bij hen gewoon mee.
removed-changes = Wat er verandert
removed-changes-1 = U krijgt niets nieuws meer
removed-changes-1-text = Van niemand die dit weet.
removed-changes-2 = Wat u nu schrijft, telt niet mee
removed-changes-2-text = De anderen zetten het apart.
removed-changes-3 = Let op gegevens van bewoners
removed-changes-3-text = Bewaar ze alleen als u daar zelf nog een reden voor heeft.
removed-do = Wat u kunt doen
removed-package = Een pakket voor uzelf
removed-package-text = Een leesbare map, met een verslag dat iedereen kan nakijken.
removed-backup = Een reservekopie
removed-backup-text = Eén bestand op slot, voor als deze computer stukgaat.
removed-read = Lezen wat u heeft
removed-read-text = Casussen, afspraken, lessen: alles staat er nog.
removed-ask = Aan wie u het kunt vragen
removed-ask-text = Vraag gerust waarom. Terugkomen kan: een lid laat u opnieuw toe. U begint dan zonder stem.
removed-ask-none = Een adres of nummer staat niet in uw kopie. De leden zijn { $who }.
turned-line = Waarom, dat weet uw kopie niet. Uw kopie blijft van u.
turned-what = Wat er kan zijn gebeurd
turned-what-1 = Uw lidmaatschap is beëindigd
turned-what-1-text = Dat kan als meer dan de helft van de stemmen dat vindt.
turned-what-2 = Of alleen dit apparaat is ingetrokken
turned-what-2-text = Een collega die apparaten beheert, kan dat zien.
turned-changes = Wat er anders is
turned-changes-1 = Van hen krijgt u niets nieuws
turned-changes-1-text = En zij krijgen niets van u.
turned-changes-2 = Bent u beëindigd, dan telt u niet meer mee
turned-changes-2-text = Wat u daarna schrijft, zetten de anderen apart.
turned-others = Zij verbinden nog wel
turned-leave = Zelf vertrekken
revoked-title = Dit apparaat is ingetrokken
revoked-line = Uw eigen organisatie verbindt er niet meer mee. Wat erop staat, kunt u nog lezen.
revoked-what = Wat er is gebeurd
revoked-what-1 = Uw organisatie hoort er nog bij
revoked-what-1-text = Uw collega's werken gewoon verder.
revoked-what-2 = Was het een vergissing?
revoked-what-2-text = Vraag een collega die apparaten beheert. Die kan een nieuw ticket maken.

# A network that continues another one, in the window
network-tab-onward = Verdergaan
quiet-title = { $n } van de { $voices } stemmen zijn lang stil
quiet-text = Zolang zij stil zijn, kan niemand worden beëindigd en geen regel veranderen. Ander werk gaat door.
quiet-do = Hoe verder?
quiet-who = Al twee maanden of langer niet gehoord: { $who }.
onward-title = Een netwerk dat hiermee verdergaat
onward-text = Is de helft van de stemmen voorgoed stil, dan is er geen meerderheid meer. Dan kunt u samen opnieuw beginnen.
onward-copies = U neemt mee wat u heeft
onward-copies-text = Tafels, casussen, afspraken, rondes, acties en lessen, als kopie. Kringcasussen gaan niet mee.
onward-signed = Handtekeningen worden geschiedenis
onward-signed-text = Iedereen kan ze nakijken. In het nieuwe netwerk binden ze niemand.
onward-old = Het oude blijft zoals het is
onward-old-text = Uw oude kopie verandert niet. Beide kunt u naast elkaar openen.
onward-made = { $name } is begonnen
onward-where = Het ligt in { $folder }. Open het met de wachtwoordzin die u net koos.
onward-next = Nodig daarna de partners uit die er nog zijn. Zij vergelijken met hun eigen oude kopie.
onward-open = In een eigen venster openen
onward-carrying = { $done } van { $whole } onderdelen zijn mee
onward-folder = Map voor de nieuwe kopie (nieuw of leeg)
onward-partners = Bestand voor de lijst van partners (mag leeg)
hint-onward-partners = om ze straks in één keer uit te nodigen
form-refound = Een netwerk beginnen dat hiermee verdergaat
form-refound-do = Beginnen
origin-title = Gaat verder waar { $name } ophield
origin-by = Overgenomen door { $who }, op { $day }.
origin-text = Heeft u zelf nog een kopie van toen? Kijk dan na of het klopt wat hier staat.
origin-compare = Vergelijken met mijn oude kopie
origin-same = hetzelfde
origin-missing = { $n ->
    [one] uw kopie loopt 1 stap achter
   *[other] uw kopie loopt { $n } stappen achter
}
origin-beyond = { $n ->
    [one] uw kopie is 1 stap verder
   *[other] uw kopie is { $n } stappen verder
}
origin-unknown = staat niet in uw kopie
origin-differs = klopt niet
origin-behind = Wat uw kopie niet heeft, kan niet worden vergeleken.
form-earlier = Vergelijken met mijn oude kopie
form-earlier-do = Vergelijken
form-earlier-text = Kies de map van uw kopie van het vorige netwerk. Die wordt alleen gelezen.
form-earlier-after = Staat die kopie al open in een ander venster? Dan is de wachtwoordzin niet nodig.
earlier-folder = Map van de oude kopie
earlier-passphrase = Wachtwoordzin van de oude kopie
earlier-title = Uit het vorige netwerk

# Bijeenkomsten
meeting-kind-table = Wijktafel
meeting-kind-crack-and-make = Kraak en maak
meeting-kind-reflection = Reflectie
meeting-kind-fishbowl = Vissenkom
meeting-kind-journey = Inwonerreis
meeting-kind-learning = Leersessie
meeting-kind-celebration = Feest
meeting-kind-training = Scholing
meeting-kind-board = Bestuur
meeting-state-planned = Gepland
meeting-state-running = Bezig
meeting-state-held = Gehouden
meeting-state-cancelled = Afgezegd
meeting-state-passed = Dag voorbij
attendance-present = Was er
attendance-unable = Kon niet
attendance-unknown = Niet bekend
follow-up-action = Een actie
follow-up-lesson = Een les
follow-up-let-go = Losgelaten
minutes = { $n } min
agenda-case-gone = een casus die hier niet meer is
agenda-taken-off = Van de agenda gehaald
meeting-also = Een partner zette ook: { $when }. Spreek af wat klopt.
meeting-agenda = Agenda
meeting-guide = { $who } begeleidt.
meeting-no-guide = Nog niemand begeleidt.
meeting-there = Waren er
meeting-unable = Konden niet
meeting-signals = Geparkeerd voor later
meeting-news = Nieuws
rota-last = Het laatst, op { $day }: { $who }.
rota-never = nog niet
meeting-plan = Bijeenkomst plannen
meeting-cancel = Afzeggen
meeting-edit = Dag, tijd of plaats wijzigen
meeting-settle = Kies wat klopt
meeting-start = Beginnen
meeting-finish = Afronden
meeting-was-held = Zij is gehouden
meeting-reopen = Nog niet afgerond
meeting-on-after-all = Toch door laten gaan
meeting-print = Blad om te printen
meeting-close-page = Bijeenkomst dichtdoen
meeting-two-days = Twee partners kozen apart een moment
meeting-is-cancelled = Deze bijeenkomst gaat niet door
meeting-no-reason = Er staat geen reden bij.
meeting-is-passed = Is zij gehouden?
meeting-passed-text = De dag is voorbij. Niemand heeft er iets over gezegd.
meeting-items = { $n ->
    [0] Nog niets op de agenda.
    [one] 1 punt op de agenda.
   *[other] { $n } punten op de agenda.
}
meeting-came = { $orgs ->
    [0] Geen organisaties
    [one] 1 organisatie
   *[other] { $orgs } organisaties
}{ $guests ->
    [0] {" "}waren er.
    [one] {" "}en 1 gast waren er.
   *[other] {" "}en { $guests } gasten waren er.
}
meeting-nobody-said = Niemand zei wie er was.
meetings-title = Bijeenkomsten
meetings-none = Er is nog geen bijeenkomst gepland. Een dag is genoeg om te beginnen.
meetings-none-ahead = De volgende bijeenkomst is nog niet gepland.
meetings-earlier = Eerder
meetings-over-time = Wie er waren, van keer tot keer
meetings-over-time-text = Wat hier leeg is, weet niemand. Het is geen oordeel.
agenda-add = Punt op de agenda
agenda-empty = De agenda is nog leeg. Breng een casus in, of een onderwerp.
agenda-minutes = Samen { $n } minuten gevraagd.
agenda-discussed = Besproken: { $title }
agenda-by = van { $who }
agenda-open-case = Casus openen: { $title }
agenda-up = Naar voren: { $title }
agenda-down = Naar achteren: { $title }
agenda-edit = Wijzigen: { $title }
agenda-remove = Van de agenda halen: { $title }
agenda-back = Terugzetten
agenda-case = Een casus van deze tafel (mag leeg)
agenda-subject = Onderwerp
hint-agenda-subject = Bijvoorbeeld vervoer naar de dagopvang
agenda-beside = Een woord erbij (mag leeg)
agenda-minutes-wanted = Minuten gevraagd (mag leeg)
hint-agenda-minutes-wanted = Een casus vraagt vaak 30 tot 40 minuten
said-item-discussed = Besproken.
said-item-open = Toch nog niet besproken.
said-item-removed = Van de agenda gehaald.
said-meeting-held = De bijeenkomst is afgerond.
guide-title = Begeleiding
guide-choose = Kies wie begeleidt
guide-two = Apart gekozen: { $who }. Spreek af wie begeleidt.
guide-take = { $who } begeleidt
rota-turn = { $who } deed het het langst niet.
rota-first = { $who } deed het hier nog niet.
attendance-title = Wie er zijn
attendance-not = kan niet: { $who }
attendance-silent = Nog niet gehoord: { $who }.
attendance-person = Wie er was van { $org }
guests-count = { $role }: { $n }
guests-more = Eén erbij: { $role }
guests-less = Eén eraf: { $role }
guests-text = Wie geen eigen plek in het netwerk heeft, telt mee zonder naam.
signal-park = Parkeer een signaal
signals-none = Niets geparkeerd.
signal-by = van { $who }
signal-action = Maak er een actie van
signal-lesson = Maak er een les van
signal-let-go = Laat het los
signal-text = Wat viel op?
hint-signal-text = Bijvoorbeeld de bus rijdt niet meer na vijven
news-tell = Nieuws zetten
news-none = Geen nieuws.
news-by = van { $who }, tot en met { $day }
news-end = Nieuws weghalen: { $text }
news-text = Het nieuws
hint-news-text = Bijvoorbeeld het spreekuur is voortaan op dinsdag
news-until = Tonen tot en met
hint-notes = Wat er gezegd is, zonder namen van bewoners
notes-none = Er is niets opgeschreven.
meeting-kind = Waarvoor
meeting-on = Dag
meeting-at = Hoe laat (mag leeg)
hint-meeting-at = Bijvoorbeeld 14:30
meeting-place = Waar (mag leeg)
hint-meeting-place = Bijvoorbeeld Huis van de Wijk
meeting-reason = Waarom niet (mag leeg)
attend-who = Wie?
guide-who = Wie begeleidt?
form-meeting = Bijeenkomst plannen
form-meeting-do = Plannen
form-meeting-text = Alleen de dag is nodig. De rest kan later.
form-meeting-move = Dag, tijd of plaats
form-meeting-move-do = Bewaren
form-meeting-move-text = Casussen op de agenda gaan mee naar de nieuwe dag.
form-meeting-cancel = Deze bijeenkomst afzeggen?
form-meeting-cancel-do = Afzeggen
form-meeting-cancel-text = Casussen op de agenda wachten dan op een andere bijeenkomst.
form-agenda-item = Op de agenda
form-agenda-item-do = Zet erop
form-agenda-item-edit = Punt wijzigen
form-agenda-item-edit-do = Bewaren
form-guide = Wie begeleidt?
form-guide-do = Kies
form-guide-text = Wie het langst niet begeleidde, staat vooraan.
form-attend = Wie was er?
form-attend-do = Was er
form-attend-nobody = Van deze organisatie is hier nog niemand bekend.
form-park = Signaal parkeren
form-park-do = Parkeren
form-park-text = Kort, en zonder namen. Later wordt het een actie, een les, of niets.
form-news = Nieuws
form-news-do = Zet neer
form-news-text = Eén regel, in plaats van een praatje aan tafel.
form-signal-action = Actie van dit signaal
form-signal-action-do = Actie maken
form-signal-lesson = Les van dit signaal
form-signal-lesson-do = Les maken
form-signal-all-read = Dit lezen alle leden, ook wie niet aan deze tafel zit.
form-meeting-sheet = Blad om te printen
form-meeting-sheet-do = Schrijven
form-meeting-sheet-text = Een blad met de agenda, wie er zijn, en ruimte om te schrijven.
form-meeting-sheet-after = Wie het blad heeft, leest het. Laat het niet op tafel liggen.
wrong-not-minutes = Dit is geen aantal minuten, van 1 tot 480.
wrong-not-counts = Schrijf voor elke fase één getal, met spaties ertussen.
sheet-guide-open = Begeleiding: …………………………………
sheet-subject = Onderwerp
sheet-step = Stap
sheet-column = Kolom
sheet-took = Duurde
sheet-minutes = Minuten
sheet-who = Wie
sheet-guests = Bewoners en anderen, hoeveel: ……
sheet-signal = Wat viel op
sheet-from = Van
sheet-guard = Vertrouwelijk. Neem dit blad mee, en vernietig het daarna.
today-next = Volgende bijeenkomst
waits-passed = { $n ->
    [one] Is één bijeenkomst gehouden?
   *[other] Zijn { $n } bijeenkomsten gehouden?
}
waits-passed-text = De dag is voorbij. Eén druk is genoeg.
waits-passed-chip = 10 s
attendance-ahead = Wie er niet bij kan zijn
attendance-after = Wie er waren
attendance-cannot = Kan niet
agenda-of = Op de agenda van { $day }

# Stappenplannen en de klok van een gesprek
step-method-left = Van links naar rechts
step-method-incident = Incidentmethode
step-method-ten = Tien stappen
step-method-bowl = Vissenkom
step-method-crack = Kraak en maak
step-left-question = De vraag, in eigen woorden
step-left-understand = Vragen om te begrijpen
step-left-own = Wat kan iemand zelf?
step-left-network = Wie helpt er al?
step-left-neighbourhood = Wat biedt de buurt?
step-left-formal = Wat vraagt een organisatie?
step-left-choose = Kiezen en afspreken
step-incident-tell = Eén vertelt wat er gebeurde
step-incident-facts = Vragen naar feiten
step-incident-write = Ieder schrijft: dit zou ik doen
step-incident-read = Om de beurt voorlezen
step-incident-hear = Horen hoe het ging
step-incident-take = Wat nemen wij mee?
step-ten-cases = Ieder noemt een zaak
step-ten-pick = Samen één zaak kiezen
step-ten-tell = De zaak vertellen
step-ten-questions = Vragen opschrijven
step-ten-answers = Vragen en antwoorden
step-ten-core = Ieder schrijft de kern
step-ten-react = De inbrenger reageert
step-ten-again = De vraag opnieuw zeggen
step-ten-advice = Ieder geeft een advies
step-ten-back = Terugkijken
step-bowl-circles = Twee kringen maken
step-bowl-inside = De binnenkring praat
step-bowl-outside = De buitenkring zegt wat opviel
step-bowl-change = Van plaats wisselen
step-bowl-together = Samen terugkijken
step-crack-stuck = Wat zit er vast?
step-crack-rule = Welke regel of gewoonte houdt het vast?
step-crack-wish = Wat zou het mooist zijn?
step-crack-sketch = Plannen schetsen
step-crack-begin = Wie begint, en wanneer?
templates-title = Stappenplannen
templates-text = Een stappenplan deelt een gesprek op in stappen. Ieder netwerk mag ze veranderen.
template-new = Stappenplan maken
template-edit = Stappenplan veranderen: { $name }
template-drop = Stappenplan weghalen: { $name }
template-by = van { $who }
template-instead = in plaats van { $name }
template-steps = { $n ->
        [one] 1 stap
        *[other] { $n } stappen
    }
template-name = Hoe heet het?
template-lines = Stappen
hint-template-lines = 5, Vertellen
said-template = Stappenplan bewaard.
said-template-dropped = Stappenplan weggehaald.
form-template = Nieuw stappenplan
form-template-do = Bewaren
form-template-edit = Stappenplan veranderen
form-template-edit-do = Bewaren
form-template-text = Schrijf één stap per regel: minuten, naam. Gaat een stap over een kolom? Zet die er achter, zoals: 8, Wie helpt er al?, eigen netwerk.
form-clock = Gesprek beginnen
form-clock-do = Begin de klok
form-clock-text = De klok helpt en houdt niets tegen. Iedereen ziet dezelfde stap.
clock-steps = Stappenplan
clock-begin = Gesprek beginnen: { $title }
clock-title = Gesprek: { $what }
clock-mine = U bewaakt de tijd.
clock-keeper = { $who } bewaakt de tijd.
clock-step = Stap { $n } van { $of }
clock-said = Nog { $time } voor deze stap
clock-said-over = { $time } over de tijd
clock-half = De helft van de tijd is om.
clock-last-minute = De laatste minuut.
clock-over = De tijd is om. U mag rustig afmaken.
clock-paused = De klok staat stil.
clock-now = nu
clock-later = straks
clock-done = klaar, { $time }
clock-took = { $n } min
clock-took-short = nog geen minuut
clock-took-title = Tijd per stap
clock-took-line = { $step }: { $took }, bedoeld { $meant }
clock-next = Volgende stap
clock-back = Vorige stap
clock-pause = Pauze
clock-go = Verder
clock-stop = Gesprek afronden
clock-keep = Ik bewaak de tijd
clock-keep-other = Ik bewaak deze klok
clock-follow = Volg deze klok
clock-other = Er loopt nog een klok
clock-other-text = Begonnen door { $who }. Nu: { $step }
wrong-not-a-step = Regel { $n } is geen stap. Schrijf: minuten van 1 tot 240, een komma, een naam.
wrong-no-steps = Schrijf één tot twintig stappen.
refused-amount = Deze bedragen kunnen niet. Begin met het kleinste, en niet boven een miljard.
refused-older-texts = Deze casus is van een eerdere versie. Open een nieuwe casus om dit te schrijven.
refused-top-rung = Dit is de hoogste trede van de ladder. Schrijf het antwoord op of rond af.
refused-escalation-ended = Dit is al afgerond. Open het eerst weer.
refused-meeting-not-running = Deze bijeenkomst is niet bezig. Begin de bijeenkomst eerst.

# Papieren om af te drukken
own-tab-papers = Papieren
printed-make = Maak
printed-register = Register van verwerkingen
printed-register-text = Wat uw organisatie vastlegt, waarom, en wie het leest. Voor uw privacyfunctionaris.
printed-register-do = Maak het register
printed-arrangement = Regeling tussen de partners
printed-arrangement-text = Wie waarvoor instaat, en hoe een bewoner zijn recht haalt.
printed-arrangement-do = Maak de regeling
printed-assessment = Bijlage bij een effectbeoordeling
printed-assessment-text = Wat er met gegevens gebeurt, wat kan misgaan, en wat daartegen is gedaan.
printed-assessment-do = Maak de bijlage
printed-resident = Blad voor de bewoner
printed-resident-text = In gewone woorden: wie dit leest, tot wanneer, en hoe het stopt.
printed-resident-do = Maak het blad
printed-resident-where = Het blad voor een bewoner maakt u bij de casus zelf.
printed-made-of = Gemaakt uit wat er op dit apparaat staat. Wat u niet mag lezen, staat er niet in.
printed-check = Dit blad zegt wat het programma weet. Vul het aan en laat het nakijken.
printed-subject = Onderwerp
printed-said = Wat er staat
printed-none = niets vastgelegd
printed-number = Aantal
printed-purposes = Doel
printed-subjects = Over wie
printed-kinds = Welke gegevens
printed-grounds = Grondslag
printed-special = Uitzondering voor bijzondere gegevens
printed-secrecy = Wat het beroepsgeheim opheft
printed-recipients = Wie het ontvangt
printed-until = Bewaard tot
printed-last-day = de laatste verloopt op { $day }
printed-organisation = Organisatie
printed-people = Mensen
printed-circle-cases = Kringcasussen
printed-circle-cases-readable = Kringcasussen die u kunt lezen
printed-learning-cases = Leercasussen
printed-working-together = Samenwerken: collega’s en partners
printed-subjects-circle = Bewoners over wie het gaat, en mensen om hen heen.
printed-kinds-circle = Wat in de casus is geschreven: vraag, situatie, krachten, tips en stappen.
printed-purpose-learning = Samen leren van een vraag zonder namen, aan één tafel.
printed-subjects-learning = Bewoners, zonder naam. In een kleine buurt kan iemand hen toch herkennen.
printed-kinds-learning = Vraag, situatie en krachten, nagelopen op namen, nummers en adressen.
printed-purpose-people = Weten wie meedoet, wie mag tekenen, en wie wat leest.
printed-subjects-people = Eigen collega’s die meedoen.
printed-kinds-people = Naam, rol, bereikbaarheid, apparaten en wat iemand tekende.
printed-recipients-people = Alle partners in het netwerk.
printed-until-people = Namen tot iemand stopt; dat iemand tekende blijft.
printed-measures = Beveiliging
printed-security-keys = Elk apparaat heeft eigen sleutels. Alleen wie mag lezen, krijgt de sleutel.
printed-security-disk = Op elk apparaat staat alles versleuteld. Het gaat op slot als niemand werkt.
printed-security-named = Een kringcasus lezen alleen de mensen die erin zijn genoemd.
printed-security-log = Wie iets opent, kopieert of print, staat in een logboek op dat apparaat.
printed-security-end = Wie stopt of wordt weggehaald, krijgt niets nieuws meer.
printed-outside = Er is geen centrale opslag. Waar apparaten staan, bepaalt elke partner zelf.
printed-agreements = Afspraken over gegevens die van kracht zijn
printed-agreements-none = Er is nog geen afspraak over gegevens van kracht. Maak die eerst.
printed-agreement = Afspraak
printed-signed-by = Getekend door
printed-who-decides = Wie waarvoor instaat
printed-decides-text = Elke casus heeft één organisatie die antwoord geeft. De anderen sturen vragen door.
printed-answers-for = Staat in voor kringcasussen
printed-brought = Bracht leercasussen in
printed-rights = Wat een bewoner kan vragen
printed-right-told = Weten wat er staat: met het blad voor de bewoner.
printed-right-access = Inzien wie de casus las: uit het logboek van elke organisatie.
printed-right-mend = Verbeteren: een fout wordt hersteld of weggehaald.
printed-right-stop = Stoppen: wie de toestemming intrekt, verbergt de casus meteen.
printed-right-erase = Wissen: elke partner wordt gevraagd, en bevestigt zelf.
printed-breach = Als er iets misgaat
printed-breach-text = Wie een verlies ontdekt, meldt het binnen 72 uur. Het eigen register helpt daarbij.
printed-room-contact = Aanspreekpunt voor bewoners (vul in):
    ______________________________
printed-what-happens = Wat er met gegevens gebeurt
printed-flow-local = Elke partner heeft een eigen kopie. Er is geen gezamenlijke server.
printed-flow-direct = Partners wisselen rechtstreeks uit, versleuteld van apparaat naar apparaat.
printed-flow-readers = Een leercasus leest de tafel. Een kringcasus leest wie erin is genoemd.
printed-flow-time = Elke casus heeft een einddatum. Daarna is hij verborgen, en daarna gewist.
printed-members = Partners
printed-devices = Apparaten
printed-blind = Doorgeefpunten die niets kunnen lezen
printed-concerned = Mensen over wie een kringcasus gaat
printed-risks = Wat kan misgaan
printed-risk = Risico
printed-against = Wat ertegen is gedaan, en wat blijft
printed-risk-copies = Wie iets las, kan het onthouden of overtypen.
printed-measure-copies = Alleen genoemde mensen lezen. Dwingen kan het programma niet.
printed-risk-leaver = Een partner die vertrekt, houdt wat hij mocht lezen.
printed-measure-leaver = Kringcasussen gaan niet mee in het pakket. Wissen wordt gevraagd en bevestigd.
printed-risk-laptop = Een laptop raakt weg.
printed-measure-laptop = Alles erop is versleuteld. Het apparaat wordt ingetrokken en de sleutels wisselen.
printed-risk-recognised = Iemand herkent een bewoner in een leercasus.
printed-measure-recognised = Een controle zoekt namen en nummers. Zij vindt niet alles.
printed-risk-silent = Een partner is lang niet online en weet niet dat iets is gewist.
printed-measure-silent = Per partner staat er of hij het bevestigde. Stilte telt nooit als ja.
printed-risk-times = Wie het netwerk ziet, kan zien wanneer apparaten met elkaar praten.
printed-measure-times = Wat zij zeggen, is niet te zien. Tijden en hoeveelheden wel.
printed-own-words = In uw eigen woorden
printed-own-need = Waarom is dit nodig, en kan het met minder?
printed-own-weigh = Wat betekent het voor bewoners als het misgaat?
printed-own-officer = Wat zegt uw privacyfunctionaris?
resident-room = Voor: ______________________________
resident-what = Wat schrijven we op?
resident-what-circle = Een paar mensen werken samen aan uw vraag. Zij schrijven op wat daarvoor nodig is.
resident-what-learning = We bespreken een vraag als de uwe aan tafel. Uw naam staat er niet bij.
resident-who = Wie leest dit?
resident-who-circle = Alleen deze mensen. Niemand anders kan het openen.
resident-who-learning = De organisaties aan deze tafel.
resident-any-colleague = collega’s die aan deze tafel meedoen
resident-responsible = Vragen? { $who } geeft u antwoord.
resident-asked = Wat vragen we voor u?
resident-asked-what = Vraag
resident-asked-whom = Aan wie
resident-asked-when = Wanneer er antwoord is
resident-why = Waarom mag dit?
resident-why-none = Dat is nog niet vastgelegd. Daarom leest nu niemand mee.
resident-until = Tot wanneer?
resident-until-day = Tot { $day }.
resident-until-after = Daarna is het niet meer te zien. Dan wordt het gewist.
resident-stop = Hoe stopt u dit?
resident-stop-circle = Zeg het tegen een van de mensen hierboven. Het is dan meteen dicht.
resident-stop-learning = Zeg het tegen degene die u helpt. De vraag wordt dan weggehaald.
resident-stop-see = U mag ook vragen wat er staat, en het laten verbeteren.
resident-stopped = Dit is gestopt
resident-stopped-now = Het is dicht. Niemand ziet nog wat er is opgeschreven.
resident-stopped-erase = Het wissen is een tweede stap. U mag erom vragen.
resident-undone = Wat kan niet ongedaan?
resident-undone-read = Wie het las, kan het zich herinneren.
resident-undone-copies = We vragen iedereen om te wissen. Afdwingen kunnen we het niet.
resident-complain = Niet tevreden?
resident-complain-first = Zeg het eerst tegen de organisatie die antwoord geeft.
resident-complain-then = Daarna kunt u naar de Autoriteit Persoonsgegevens. Dat kost niets.
calendar = Agenda als bestand
calendar-text = Bijeenkomsten, eigen acties en data van afspraken, voor uw eigen agenda. Titels van casussen staan er niet in.
calendar-do = Maak het bestand
calendar-to = Bestand (.ics)
calendar-review = Opnieuw bekijken: { $title }
calendar-retention = Een leercasus van ons loopt af
calendar-leaves = { $who } vertrekt
calendar-case = een casus
offers-search = Zoeken wie wat doet
offers-search-hint = Woord, aanbod of partner
offers-none = Niemand gevonden. Probeer een ander woord of leefgebied.
# Voices, the idea bar, the big screen
voices-title = Wie sprak al?
voices-unheard = Nog niet aan het woord: { $who }.
voices-informal = Van informele partners: { $n } van { $all } ideeën.
voices-informal-partners = informele partners
voices-formal-partners = formele partners
voices-other = andere partners
idea-name = Uw idee
idea-hint = Typ een idee en druk op Enter
idea-cell = Idee voor { $place }
idea-add = Voeg toe
idea-first = Typ eerst een idee.
wall-open = Groot scherm
wall-close = Groot scherm sluiten
wall-ask = Iedereen in de zaal leest mee. Doorgaan?
wall-agreed = Ja, laat zien
wall-not = Nee, terug
wall-more = nog { $n }
bell-title = Er wacht iets op u
bell-text = Open Wijktafel als het u uitkomt.
notify = Melding als er iets op u wacht
notify-text = Alleen als dit venster niet vooraan staat. In de melding staat nooit waarover.
notify-nothing = Dit bureaublad toont geen meldingen. Er komt dus niets in beeld.
cli-notify-on = Een melding op het bureaublad zegt dat er iets wacht.
cli-notify-off = Er komen geen meldingen op het bureaublad.
screen-after = Groot scherm rust
screen-after-5 = Na vijf minuten zonder toets of klik
screen-after-10 = Na tien minuten zonder toets of klik
screen-after-30 = Na een half uur zonder toets of klik
screen-after-never = Nooit vanzelf
form-screen-after = Wanneer het grote scherm rust
form-screen-after-do = Zo instellen
form-screen-after-text = Dan staat er niets meer van de casus. Met één toets komt die terug.
wall-rests = Het grote scherm rust
wall-rests-text = Druk op een toets, dan komt de casus terug.
wall-back = Casus weer tonen
keys-wall = casus op groot scherm, en weer terug
keys-idea = bij een casus: een idee typen
keys-cell = bij een leeg idee: een andere cel kiezen
keys-step = bij een gesprek: vorige of volgende stap
said-called-off = Aankondiging ingetrokken. U blijft.
leave-call-off = Toch blijven
leave-call-off-text = Intrekken kan tot u tekent. Wat u oogstte, blijft bewaard.
leave-sign-actions = { $n ->
    [0] U laat geen open acties onbeheerd achter.
    [one] U laat 1 open actie onbeheerd achter.
   *[other] U laat { $n } open acties onbeheerd achter.
}
leave-sign-cases = { $n ->
    [0] Er blijft geen open casus van u bij een tafel.
    [one] 1 open casus van u blijft bij de tafel.
   *[other] { $n } open casussen van u blijven bij hun tafel.
}
leave-sign-agreements = { $n ->
    [0] Onder geen afspraak van nu staat uw handtekening.
    [one] Uw woord blijft staan onder 1 afspraak.
   *[other] Uw woord blijft staan onder { $n } afspraken.
}
leave-sign-lessons = { $n ->
    [0] Geen les raakt zijn eigenaar kwijt.
    [one] 1 les raakt zijn eigenaar kwijt.
   *[other] { $n } lessen raken hun eigenaar kwijt.
}

# Forms that wait on this device
answer-not-yet = Nog niet
wrong-later = Nog niet. Dit wacht als klad op dit apparaat.
keep-do = Bewaar als klad
said-kept = Bewaard als klad, alleen op dit apparaat.
said-thrown-away = Klad weggegooid.
kept-here = klad, alleen op dit apparaat
kept-untitled = Zonder titel
kept-throw-away = Klad weggooien: { $what }
kept-too-many = Er wachten al { $n } kladversies. Maak er eerst een af, of gooi er een weg.
case-similar = Gaat over hetzelfde
case-similar-text = Wat daar is geprobeerd, kan hier helpen.
attachments-refused = Bestanden gaan niet mee. Daarin kan staan wat niemand nakeek. Schrijf wat nodig is.
save-screen = Dit scherm bewaren als…
form-save = Dit scherm bewaren
form-save-do = Bewaren
form-save-text = Er komt in wat dit scherm laat zien. Het logboek noteert dat u het bewaarde.
save-as = Waarvoor?
save-as-csv = Rekenblad (CSV)
save-as-json = Ander programma (JSON)
save-as-html = Afdrukken (HTML)
save-to = Bestand
hint-save-to = Bijvoorbeeld /home/noor/casussen.csv
save-replace = Vervang wat daar al staat
save-circle = Kringcasussen mogen in dit bestand
save-circle-one = Dit is een kringcasus. Wie het bestand krijgt, leest alles.
save-circle-some = Kringcasussen blijven eruit, tenzij u het hier anders zegt.
save-guard = Bewaar dit blad zoals u een dossier bewaart.
save-what = Wat
save-case = Casus
save-why = Waarom
save-much = Hoeveel
save-by = Door
save-whom = Voor
save-state = Stand
save-until = Tot en met
save-day = Dag
save-about = Waarover
save-heard = Wie wiste het ook
save-kind = Soort
save-not-inside = Hier is nog niets om te bewaren. Open eerst uw netwerk.
save-not-partners = Wie nu bereikbaar is, verandert steeds. Er is niets om te bewaren.
save-not-recovery = Hier staat niets om te bewaren. Het herstelblad maakt u hier apart.
save-not-papers = Elk blad hier wordt zelf een bestand. Kies er een.
save-not-onward = Hier begint iets nieuws. Er is nog niets om te bewaren.
problem-circle-unsaid = Dit is een kringcasus. Zeg er uitdrukkelijk bij dat zij in een bestand mag.
keys-save = dit scherm bewaren

# Forms of working together

shapes-title = Vormen van samenwerken
shapes-line = Leg twee of drie vormen naast elkaar. Geen vorm is beter dan een andere.
shapes-open = Vormen van samenwerken
shapes-back = Terug naar de afspraken
shapes-few = Kies hierboven welke vormen u naast elkaar wilt zien.
shapes-advice = Deze kaarten zijn een begin, geen advies. Vraag raad voordat u iets opricht.
shape-what = Wat het is
shape-suits = Wanneer het past
shape-pros = Wat het u geeft
shape-cons = Wat lastig is
shape-asks = Wat het van u vraagt
shape-steers = Wie stuurt
shape-begin = Afspraak beginnen
shape-agreement-title = Wij werken samen als { $name }
shape-agreement-head = 6 Onze vorm
shape-agreement-why = Wij kozen die, omdat [vul dit samen in]. Dit vraagt het van ons:
steering-together = Alle partners samen. Dat lukt met weinig partners die elkaar goed kennen.
steering-lead = Eén van de partners. Dat past als de anderen die partner vertrouwen.
steering-office = Een eigen bureau. Dat helpt bij veel partners die verschillend werken.
save-not-shapes = Op deze kaarten staat niets van uw netwerk. Er is niets te bewaren.
shape-movement = Beweging
shape-movement-what = Mensen en organisaties delen een idee. Niemand is er lid van.
shape-movement-suits = U wilt iets aanwakkeren en nog niets vastleggen.
shape-movement-pros = Iedereen kan meteen meedoen. Het kost bijna niets.
shape-movement-cons = Niemand is aanspreekbaar. Zonder trekkers dooft het uit.
shape-movement-asks = Een verhaal dat mensen doorvertellen, en een paar trekkers.
shape-network = Los netwerk
shape-network-what = Partners kennen elkaar en zoeken elkaar op. Ieder blijft baas over het eigen werk.
shape-network-suits = U wilt elkaar leren kennen en samen naar zaken kijken.
shape-network-pros = Het is licht en snel te veranderen. U kunt elke dag stoppen.
shape-network-cons = Het hangt aan personen. Gaat er iemand weg, dan valt er een gat.
shape-network-asks = Vaste gezichten, vaste tijden en weinig regels.
shape-project = Samen één klus
shape-project-what = Partners doen samen één klus, met een begin en een eind.
shape-project-suits = Het doel is duidelijk en past in een jaar of twee.
shape-project-pros = Het is te overzien. Aan het eind ziet u wat het bracht.
shape-project-cons = Daarna zijn groep en geld weg. Het gewone werk blijft soms hetzelfde.
shape-project-asks = Iemand die de klus leidt, een begroting, en een afspraak over daarna.
shape-platform = Platform
shape-platform-what = Eén plek waar vraag en aanbod elkaar vinden. Wie wil, haakt aan.
shape-platform-suits = Er is veel aanbod, en mensen vinden het niet.
shape-platform-pros = Het groeit vanzelf mee. Nieuwe partners doen snel mee.
shape-platform-cons = Iemand moet de plek onderhouden. Samen beslissen gaat er minder goed.
shape-platform-asks = Een beheerder, heldere spelregels en geld om open te blijven.
shape-hub = Vast punt in de wijk
shape-hub-what = Eén vast punt. Van daaruit gaan vragen naar de juiste partner.
shape-hub-suits = Bewoners worden van loket naar loket gestuurd.
shape-hub-pros = Bewoners vertellen hun verhaal maar één keer. De lijnen zijn kort.
shape-hub-cons = Zit het punt vol, dan loopt alles vast. Andere partners kijken dan soms toe.
shape-hub-asks = Mensen die er werken, en partners die snel antwoord geven.
shape-alliance = Alliantie
shape-alliance-what = Een vaste groep partners spreekt een doel af. Meevallers en tegenvallers delen zij.
shape-alliance-suits = U vertrouwt elkaar en wilt voor jaren samen iets bereiken.
shape-alliance-pros = Iedereen weet waar hij aan toe is. U kunt samen iets aanbieden.
shape-alliance-cons = Nieuwe partners komen er lastig bij. Afspraken maken kost tijd.
shape-alliance-asks = Een getekende afspraak, ruimte van de besturen en openheid over geld.
shape-association = Vereniging
shape-association-what = Partners zijn lid en beslissen in een vergadering. De vereniging sluit zelf contracten.
shape-association-suits = U wilt dat alle leden evenveel te zeggen hebben.
shape-association-pros = Leden komen en gaan zonder notaris. De stem van elk lid telt.
shape-association-cons = Beslissen gaat langzamer. Er komt een bestuur bij.
shape-association-asks = Een notaris, regels op papier, een bestuur en contributie.
shape-cooperative = Coöperatie
shape-cooperative-what = Leden doen samen zaken in één bedrijf. Wat overblijft, is van de leden.
shape-cooperative-suits = U koopt, verkoopt of levert samen, ook met bewoners.
shape-cooperative-pros = Leden zijn samen eigenaar. Ook bewoners kunnen lid worden.
shape-cooperative-cons = Er is een boekhouding, en soms verlies. Dat past niet bij elke partner.
shape-cooperative-asks = Een notaris, een plan met bedragen, en leden die geld inleggen.
shape-foundation = Stichting
shape-foundation-what = Een bestuur zorgt voor één doel. Leden zijn er niet.
shape-foundation-suits = U wilt samen geld of een pand beheren, los van de partners.
shape-foundation-pros = Het is helder wie beslist. Fondsen geven er vaak makkelijker aan.
shape-foundation-cons = Partners hebben er zelf weinig te zeggen. Ermee stoppen kost moeite.
shape-foundation-asks = Een notaris, bestuurders, en iemand die op het geld let.

# Other ways to look at growth

through = Kijk door:
through-phases = Fasen
through-journey = Reis in zeven stappen
through-stages = Vinden, werken, loslaten
journey-at = Uw eigen werk wijst naar: { $step }
journey-here = hier
journey-note = Een manier van kijken, geen oordeel. Wie een andere weg ging, hoeft niets in te halen.
step-immersion = Inleving
step-immersion-about = Elkaar en de wijk leren kennen, voordat u iets belooft.
step-immersion-why = { $n ->
    [one] Er is één partner, en er is nog geen tafel geopend.
   *[other] Er zijn { $n } partners, en er is nog geen tafel geopend.
}
step-kick-off = Aftrap
step-kick-off-about = Samen beginnen, met een eerste tafel.
step-kick-off-why = { $n ->
    [one] Er is één tafel geopend, en nog geen afspraak aan allen voorgelegd.
   *[other] Er zijn { $n } tafels geopend, en nog geen afspraak aan allen voorgelegd.
}
step-passion = Passie
step-passion-about = Zeggen wat u samen wilt bereiken, en waaraan u dat ziet.
step-passion-why = { $n ->
    [one] Er is één afspraak aan allen voorgelegd, en nog geen casus besproken.
   *[other] Er zijn { $n } afspraken aan allen voorgelegd, en nog geen casus besproken.
}
step-presence = Presentie
step-presence-about = Er zijn voor mensen, en hun casus samen bekijken.
step-presence-why = { $n ->
    [one] Er is één casus besproken. Wat het bracht, is nog niet verteld.
   *[other] Er zijn { $n } casussen besproken. Wat het bracht, is nog niet verteld.
}
step-driving = Rijles
step-driving-about = Uitproberen, terugvertellen en bijsturen, met iemand die meekijkt.
step-driving-why = { $n ->
    [one] Van één casus is verteld wat het bracht.
   *[other] Van { $n } casussen is verteld wat het bracht.
}
step-feast = Seizoensfeest
step-feast-about = Terugkijken, vieren, en zeggen wat verdergaat.
step-feast-why = { $n ->
    [one] Op één seizoen is teruggekeken.
   *[other] Op { $n } seizoenen is teruggekeken.
}
step-growth = Wasdom
step-growth-about = Verder groeien, seizoen na seizoen, tot u de aanpak niet meer nodig hebt.
step-growth-why = { $n ->
    [one] Eén seizoen is klaar, en een nieuw seizoen is begonnen.
   *[other] { $n } seizoenen zijn klaar, en een nieuw seizoen is begonnen.
}
stage-finding = Elkaar vinden
stage-finding-about = Kijken wie er zijn, wat ieder bijdraagt, en of er genoeg vertrouwen is.
stage-working = Samen werken
stage-working-about = De verschillen gebruiken, en het licht houden.
stage-letting-go = Elkaar loslaten
stage-letting-go-about = Goed stoppen, en meenemen wat u leerde.
stage-why-nothing = Er is nog niets van kracht, en er is nog geen casus besproken.
stage-why-work = Afspraken van kracht: { $agreements }. Casussen besproken: { $cases }.
stage-why-ending = Een afspraak om samen te stoppen ligt aan allen voor, of is van kracht.
stage-why-leaving = Partners die hun vertrek aankondigden: { $n } van { $whole }.
