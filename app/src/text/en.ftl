### Every sentence a person reads, in English.

# General
product = Wijktafel
back = Back
next = Continue
close = Close
cancel = Cancel
handed-over = Done
write-on = Continue writing
undo = Undo
busy = One moment: this can take half a minute.
saving = being saved
reading = Reading from disk
reading-text = What is on this device will appear shortly.
nothing-yet = Nothing written yet.
not-said = not agreed
somebody = somebody
list-and = { $first } and { $last }
part-of-whole = { $part } of { $whole }
today = today
yesterday = yesterday
tomorrow = tomorrow
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

# Places and what is around them
place-today = Today
place-tables = Tables
place-cases = Cases
place-agreements = Agreements
place-network = Network
place-growth = Growth
place-partners = Partners
place-leaving = Leaving
place-report = Report back
region-navigation = Navigation
region-top = Top bar
region-cases = List of cases
region-agreements = List of agreements
region-verdict = Verdicts
region-organisation = Chosen organisation
region-steps = Steps
partners-count = { $n ->
         [one] 1 partner
        *[other] { $n } partners
    }
me-said = My details: { $name }, { $organisation }
connected = Connected now: { $who }
theme-light = Light theme
theme-dark = Dark theme
theme-other = Other theme: light or dark
language = Language:
language-other = Lees dit in het Nederlands
said-put-down = Put aside: { $what }
toast-close = Close message: { $what }
trouble = Something is wrong
read-only = Read only: you have left
read-only-text = This is your own copy. It stays readable, also without the others.
read-only-short = This copy is for reading only.

# Today
today-welcome = Good to see you
today-line = { $day } · { $n ->
         [0] nothing waits for you
         [one] one thing waits for you, the rest can wait
        *[other] { $n } things wait for you, the rest can wait
    }
today-waits = Waiting for you
today-nothing = Nothing waits for you. Have a good day.
today-nothing-text = As soon as a partner needs something from you, it is here.
today-more = and { $n } more
today-fewer = Show fewer
today-offer = What stands here is an offer, not an order.
today-actions = Your actions
today-actions-all = All actions
today-changed = Changed last
today-ahead = Further on
ahead-review = Review: { $title }
ahead-departure = { $who } leaves
waits-code = { $n ->
         [one] One new partner waits for the code
        *[other] { $n } new partners wait for the code
    }
waits-code-text = Call or meet, and compare the five groups.
waits-code-chip = call
waits-verdict = Verdict: { $title }
waits-verdict-text = { $given } of { $electors } partners gave their verdict.
waits-verdict-chip = read
waits-report = Report back: { $n ->
         [one] one case
        *[other] { $n } cases
    }
waits-report-text = What worked since the table? One tap per tip will do.
waits-report-chip = { $n } × 20 s
waits-score = Your scores: { $title }
waits-score-text = Without your view a voice is missing from the talk.
waits-score-chip = { $n } to go
waits-asked = { $n ->
         [one] Your organisation was asked for an answer
        *[other] Your organisation was asked for an answer { $n } times
    }
waits-asked-text = A partner is stuck. Write what you answer in the plan of the case.
waits-asked-chip = answer
waits-ran-out = { $n ->
         [one] A rung did not answer in time
        *[other] { $n } rungs did not answer in time
    }
waits-ran-out-text = You may wait a little. You can also ask one rung higher.
waits-ran-out-chip = look
waits-laid = { $n ->
         [one] A solution was laid before you
        *[other] { $n } solutions were laid before you
    }
waits-laid-text = Promise a day. Then whoever asked knows what to expect.
waits-laid-chip = choose a day
waits-late = { $n ->
         [one] The day that you promised has passed
        *[other] { $n } days that you promised have passed
    }
waits-late-text = An answer, or another day?
waits-late-chip = answer
waits-missed = { $n ->
         [one] A promised answer did not come yet
        *[other] { $n } promised answers did not come yet
    }
waits-missed-text = Ring the fixed contact for a moment.
waits-missed-chip = look
waits-overdue = { $n ->
         [one] One action is past its day
        *[other] { $n } actions are past their day
    }
waits-overdue-text = Done, a new day, or to somebody else?
waits-overdue-chip = look
waits-endorse = A voice for { $who }?
waits-endorse-text = They are members already. They decide along once more than half endorse them.
waits-endorse-chip = look
waits-unowned = { $n ->
         [one] One action without an owner
        *[other] { $n } actions without an owner
    }
waits-unowned-text = The owner left. Who takes them over?
waits-unowned-chip = unowned
waits-lesson = { $n ->
         [one] One lesson without an owner
        *[other] { $n } lessons without an owner
    }
waits-lesson-text = A lesson nobody has is not learnt.
waits-lesson-chip = who?
waits-retention = { $n ->
         [one] One case will soon be hidden
        *[other] { $n } cases will soon be hidden
    }
waits-retention-text = The first on { $day }. Is everything in the file?
waits-retention-chip = check
waits-review = { $n ->
         [one] One agreement is due for review
        *[other] { $n } agreements are due for review
    }
waits-review-text = Keep, change or stop?
waits-review-chip = together
waits-review-soon = { $n ->
         [one] One agreement is due for review soon
        *[other] { $n } agreements are due for review soon
    }
waits-review-soon-text = The first on { $day }. When do you look together?
waits-review-soon-chip = plan
waits-unlaid = { $n ->
         [one] In one plan a solution waits for an owner
        *[other] In { $n } plans a solution waits for an owner
    }
waits-unlaid-text = Who can decide on it? Lay it before them.
waits-unlaid-chip = who?
waits-unanswered = { $n ->
         [one] One plan has been silent for a month
        *[other] { $n } plans have been silent for a month
    }
waits-unanswered-text = A solution was laid before somebody. What was the answer?
waits-unanswered-chip = ask
waits-silent = { $who } was not heard for { $n } days
waits-silent-text = Your work may not be there yet. Give them a call, or a stick?
waits-silent-chip = call?
figure-reported = Reported back
figure-reported-text = discussed cases
figure-agreements = Agreements in force
figure-agreements-text = running agreements
figure-lessons = Lessons with an owner
figure-lessons-text = lessons of the network

# Tables
tables-line = Here people gather around a case.
tables-none = No table yet
tables-none-text = A table is where you bring cases and search together. Begin with one table in one neighbourhood.
table-open = Open a table
table-cases = See the cases
table-edit = Edit { $name }
table-let-in = Let a partner into { $name }
table-leave = Take your organisation out of { $name }
table-counts = { $part } open of { $whole } cases
cases-open = { $n ->
         [0] no open case
         [one] 1 open case
        *[other] { $n } open cases
    }
readers-members = Read by all members
readers-group = Read by chosen partners
readers-members-text = All members of the network read this table.
readers-group-text = Only these partners read the table. Others receive nothing of it, not even a title.
readers-are = Readers: { $who }

# Cases
case-bring = Bring a case
cases-search = Search cases
cases-search-hint = Word or partner
cases-count = { $n ->
         [one] 1 case
        *[other] { $n } cases
    }
cases-nothing-found = Nothing found. Try another word or another filter.
cases-none = No cases yet
cases-none-text = Bring one to the next table. Three sentences will do.
board = Cases side by side
board-column = { $state } · { $n }
board-text = Open one to see the question, the ideas and what worked.
filter-all = All
case-close-page = Close the case
case-edit = Change title, life areas and date
case-readers = Read by { $table }
case-until = Shown until { $day }
case-tab-matrix = Matrix
case-tab-story = Story
case-tab-plan = Plan
case-tab-reports = Report-back
case-tab-about = Who reads this, until when
story-together = You write here together. What you type is on this device at once. Name no names.
hint-question = What does the resident ask, in their own words?
hint-situation = What does an ordinary week look like?
hint-strengths = What goes well, who is there already?
# Breakthrough plan
plan-order = Everything may come in any order. What is empty holds nothing up.
plan-state-stuck = There is no plan yet
plan-state-perspective = There is a perspective
plan-state-solutions = There are solutions
plan-state-weighed = Solutions have been weighed
plan-state-costed = The costs stand side by side
plan-state-laid-before = Put to an organisation
plan-state-followed-up = It is being followed up
plan-state-realised = It worked out
plan-state-not-realised = It did not work out
plan-state-learned = A lesson was drawn from it
hint-perspective = Where is the resident a year from now, in their own words?
hint-self-part = What does the resident do?
plan-solutions = Solutions
plan-none = No solution yet
plan-none-text = Write down what is needed, even if it does not seem allowed now.
plan-archived = { $n ->
         [one] Show 1 archived solution too
        *[other] Show { $n } archived solutions too
    }
solution-new = Add a solution
solution-by = Brought up by { $who }
solution-edit = Change ‘{ $what }’
solution-archive = Archive ‘{ $what }’
solution-archived = Archived. Whoever changes the words brings it back.
solution-follow = Follow up
solution-what = What will we do?
solution-legitimacy = Is it allowed?
solution-commitment = Who stands behind it?
solution-return = What does it bring?
solution-legal-basis = Law or rule
corner-empty = still empty
wording-also = A partner wrote at the same time:
solution-owner = Put to { $who }
solution-no-owner = Not put to anybody yet
follow-action = Own action
follow-assignment = Help assigned
follow-decision = Decision
solution-under-way = Under way
solution-realised = It worked out
solution-not-realised = It did not work out
dossier-plan = Breakthrough plan
arguments-title = What stands in the way?
arguments-text = Does somebody close the talk with one sentence? Pick it, and the answer stands beside it.
argument-new = Met an argument
argument-by = Written down by { $who }, { $when }
argument-answer = What you can say then
argument-drop = Take ‘{ $what }’ out
said-argument-dropped = The argument was taken out.
argument-count = { $n ->
         [one] Met once
        *[other] Met { $n } times
    }
escalations-title = No answer?
escalations-text = Go one rung up the ladder that was agreed beforehand. You always may.
escalations-no-ladder = There is no ladder yet. First agree on who is asked after whom.
escalation-new = Escalate
escalation-by = Started by { $who }, { $when }. Ladder: { $name }
escalation-about-is = About: { $what }
escalation-line = { $why } · { $clock }
escalation-climb = Ask now: { $who }
escalation-end = Finish
escalation-again = Open it again
escalation-solved = Solved
escalation-stopped = Stopped
escalated = Escalated
said-escalation-climbed = The next rung was asked.
said-rung-answer-dropped = The answer was taken out.
said-ladder-dropped = The ladder was taken out.
rung-asked = asked: { $when }
rung-not-asked = not asked yet
rung-answered = there is an answer
rung-answer = Write down the answer
rung-answer-drop = Take the answer ‘{ $what }’ out
rung-left = { $n ->
         [one] 1 day left
        *[other] { $n } days left
    }
rung-today = runs out today
rung-yesterday = ran out yesterday
rung-over = ran out { $n } days ago
ladders-title = Escalation ladders
ladders-text = Agreed beforehand: who is asked after whom, and within how many days. Everybody reads along.
ladders-none = There is no ladder yet.
ladder-new = Agree on a ladder
ladder-edit = Change the ladder ‘{ $name }’
ladder-drop = Take the ladder ‘{ $name }’ out
ladder-days = { $n ->
         [one] answers within 1 day
        *[other] answers within { $n } days
    }
place-inbox = Inbox of plans
inbox-go = To the inbox
inbox-line = What partners lay before each other, with the day on which an answer comes.
inbox-before = Laid before us
inbox-by = Laid before others by us
inbox-none = Nothing lies with your organisation.
inbox-none-text = Solutions that are laid before you stand here. Only of cases that you read.
inbox-asked-by = Laid before you by { $who }, { $when }. Case: { $case }
inbox-asked-of = Laid before { $who }, { $when }. Case: { $case }
inbox-open-plan = To the plan
request-overdue = Past the promised day: { $day }
request-waiting = No day promised yet
request-promised = Answer promised: { $day }
request-taken-up = Taken up
promise-new = Promise a day
promise-again = Another day
promise-back = Take the promise back
said-promise-back = The promise was taken back.
solution-promised = Answer promised by { $who }: { $day }
solution-not-read = { $who } does not read this case, and does not see this.
contacts-title = Fixed contacts
contacts-text = Who takes plans in at each partner. So a question does not reach everybody.
contacts-none = Your organisation named nobody yet. Then a question reaches all your people.
contacts-edit = Choose who
contacts-are = Ask for { $who }
contacts-line = { $org }: { $who }
growth-tab-breakthrough = Breaking through
breakthrough-line = What plans of all cases share.
book-title = Ten sentences that close a talk
book-text = Counted in the cases you read, for the network as a whole. Never by partner or person.
argument-precedent = Then everybody will come
argument-precedent-answer = Count who really is in the same situation. If more come, we learn faster.
argument-law = The law does not allow it
argument-law-answer = Ask which article says so, and read it together. Often the law leaves room.
argument-not-ours = That is not for us
argument-not-ours-answer = Ask who it is for then, and ring them together. Whoever asks stays until somebody is found.
argument-no-means = There is no money for it
argument-no-means-answer = Set beside it what doing nothing costs. That money is spent too.
argument-never-learns = They will never learn this way
argument-never-learns-answer = Ask what must bring calm first. Learning works once there is less to worry about.
argument-behaviour = They brought it on themselves
argument-behaviour-answer = Ask what came before the behaviour. Punishment seldom takes the cause away.
argument-worse-cases = Others are worse off
argument-worse-cases-answer = Help them too. Whoever waits here becomes a harder case.
argument-privacy = The privacy rules do not allow it
argument-privacy-answer = Ask the resident for consent. Share only what this purpose needs.
argument-guarantee = Nobody knows whether it works
argument-guarantee-answer = Agree when we look back. Of going on as before we know that it fails.
argument-same-for-all = Everybody must get the same
argument-same-for-all-answer = Equal people in equal cases. This situation differs, so another answer fits.
budgets-title = Breakthrough budgets
budgets-text = Everybody reads along. Only whoever holds the budget writes down what comes in or goes out.
budgets-none = There is no budget yet.
budget-new = Open a budget
budget-holder = Held by { $who }
budget-balance = Balance
budget-enter = Enter an amount
budget-requests = Requests
budget-request = { $who } asks for { $sum }, reference { $reference }
budget-answer = Answer
budget-granted-is = Granted: { $sum }
budget-not-granted = Not granted
budget-unanswered = No answer yet
budget-asked = Asked from a budget
budget-asked-text = The budget shows an amount and a reference, nothing of the case.
budget-asked-none = Nothing was asked yet.
budget-ask = Ask for money
budget-no-case = All members read this. Write nothing about a case.
flow-in = In
flow-out = Out
costs-title = What does it cost?
costs-text = All of it over the first year. A range with its source says more than one amount.
costs-none = nothing filled in yet
costs-total = { $scenario }: { $range } in the first year
costs-sources = From: { $sources }
cost-new = Add an amount
cost-edit = Change ‘{ $what }’
cost-drop = Take ‘{ $what }’ out
said-cost-dropped = The amount was taken out.
scenario-muddling-on = Muddling on
scenario-breaking-through = Breaking through
period-once = once
period-week = a week
period-month = a month
period-year = a year
certainty-estimate = an estimate
certainty-quoted = a tariff or an offer
certainty-paid = paid before
matrix-title = Compensation matrix
matrix-order = From left to right: first oneself, then one's own people, the neighbourhood, then formal care.
matrix-add = Add an idea at { $place }
matrix-archived = { $n ->
         [one] Show 1 archived idea too
        *[other] Show { $n } archived ideas too
    }
matrix-empty = No life areas yet
matrix-empty-text = Choose what the question is about. Then the rows appear.
tip-two-versions = two versions
tip-two-versions-text = Two partners wrote this at the same time. Nothing is lost; edit one to make them one.
tip-archived = archived
tip-reports = { $n } reports
tip-archive = Archive the idea: { $what }
reports-choice = The resident chose what to try.
reports-none = No ideas yet
reports-none-text = Once there are ideas in the matrix, you can tell here what came of them.
report-do = Report back
report-again = Add to it
report-line = { $result } · { $who }, { $when }
case-readers-title = Who can read this
case-ground = Why this may be discussed
case-retention = Shown up to and including
case-retention-text = After that the case is out of sight. Erasing is done by a person, with a click of their own.
case-steps = Steps
case-more = Further with this case
case-close-text = You can always close it. And open it again.
case-withdraw-text = Withdrawing takes the case off the table. It outranks every other step.
case-drop-text = Dropping removes text and keys wherever the program runs.
case-drop = Drop the case
step-do-submit = Bring to the table
step-do-schedule = Put on the agenda
step-do-discuss = Discussed
step-do-close = Close
step-do-reopen = Open again
step-do-withdraw = Withdraw
set-apart-title = Set apart: something of { $who }

# Agreements
agreement = Agreement
agreement-new = New agreement
agreement-back = Back to all agreements
agreements-search = Search agreements
agreements-search-hint = Search by title
agreements-none = No agreements yet
agreements-none-text = Write a text together. Then lay it before the others; each says yes itself.
agreements-choose = Choose an agreement
agreements-choose-text = Then you see the text, what changed and who said what.
agreement-given = { $given } of { $electors } gave their verdict
agreement-waits-for-you = waits for you
agreement-version = Version { $n }
agreement-rule = Rule: { $rule }
agreement-review = Review on { $day }
agreement-tab-version = Text laid before you
agreement-tab-draft = Write together
agreement-tab-versions = Versions
agreement-propose = Lay before the others
agreement-end = End it
version-none = Nothing laid before anyone yet
version-none-text = The text is still being written. Lay it before the others when it is ripe.
version-frozen = This text is fixed since { $when }, by { $who }. Mark { $mark }.
version-effective = Takes effect
version-at-once = as soon as the rule is met
version-review = Review
version-stop = Stopping
version-line = { $when }, by { $who } · { $given } of { $electors } gave their verdict
version-agreed = Said yes: { $who }
version-mark = Mark { $mark }
version-ended = Ended by { $who }
disputed-title = Two versions are in force at once
disputed-text = Both are validly signed. Lay a version before everyone that joins them.
disputed-both = { $who } signed both, without knowing of each other. Lay a version before everyone that joins them.
difference-changes = What changed
difference-whole = Whole text
difference-since = { $n ->
         [one] 1 change since version { $version }
        *[other] { $n } changes since version { $version }
    }
difference-said = { $same } Added: { $added } Gone: { $gone }
criteria-title = When is it good?
criteria-text = A criterion is met when every partner says so itself.
criteria-draft-text = These criteria go along with the next version.
criterion-accepted = met, says everyone
criterion-part = met, say { $part } of { $whole }
criterion-ours = Met, in our view
criterion-mine = Met, in our view: { $what }
criterion-add = Add a criterion
criterion-remove = Remove criterion: { $what }
draft-text = You write here together. Laying it before others fixes exactly these words.
hint-draft = Begin with what it is about. Short numbered parts read best.
verdict-yours = Your verdict for { $who }
verdict-exactly = You give it about exactly this text. It is signed on this device.
verdict-not-elector = Your organisation does not decide on this version. You can read it.
verdict-no-mandate = You do not sign for your organisation. Ask a colleague who does.
verdict-reason = Your reason
verdict-note = Your note
hint-reason = What would it take to say yes?
hint-note = What do you want the others to know?
verdict-sign = Sign this verdict
verdict-choose-first = Choose a verdict first.
verdict-given-already = Your verdict stands. Choose another to follow it.
verdict-short-agree = agrees
verdict-short-note = agrees, with a note
verdict-short-object = objects
verdict-short-abstain = abstains
verdict-contradicted = two verdicts
carried-on-by = { $who } carries on
verdict-none = no answer yet
verdict-not-you = not you yet
verdict-reason-of = Objection of { $who }
verdict-note-of = Note of { $who }
verdicts-given = { $given } of { $electors } gave their verdict
seen-in-force = { $n ->
         [one] 1 partner saw it in force
        *[other] { $n } partners saw it in force
    }
rule-text-consent = In force once all { $n } say themselves they have no objection. Silence or a date never counts as yes.
rule-text-unanimity = In force once all { $n } say yes themselves. Silence or a date never counts as yes.
rule-text-majority = In force once { $n } say yes themselves. Silence or a date never counts as yes.
rule-text-signatories = Binds who signs, from the second signature on. Silence never counts as yes.

# Network
network-line = { $n ->
         [one] 1 member
        *[other] { $n } members
    }, { $voices ->
         [one] 1 voice
        *[other] { $voices } voices
    }
network-edit = Change the name of the network
network-tab-map = Map
network-tab-organisations = Organisations
network-tab-people = People
network-tab-invitations = Invitations
few-voices = Fewer than three voices
few-voices-text = If a partner goes now, a decision can be undone. Three founders or more is safer.
hint-purpose = What is this network for?
organisation = Organisation
organisation-choose = Choose a partner
organisation-choose-text = Then you see who it is and why it belongs.
organisation-edit = Change your own card
organisation-offers = What they have to offer
organisation-gaps = Nobody yet for
organisation-people = People
organisation-cases = Cases brought
organisation-number = Membership number
has-voice = has a voice
no-voice = no voice yet
stage-voice = member with a voice
why-title = Why is this a member?
why-not-title = Why is this not a member (any more)?
why-removed = Ended by the verdicts of
why-heard = Has heard of it
why-unheard = May not have heard of it yet
admit-again = Admit again
why-successor = Carries on in
hands-over = Offers to hand over to
is-taken-over = Wants to take over
succession-hand-over = Hand over to another partner
succession-hand-over-not = Do not hand over after all
take-over = Take { $who } over
verdicts-title = Does anybody stand against this membership?
verdicts-none = Nobody.
verdicts-count = { $n } of the { $needed } verdicts it takes, among { $base } organisations with a voice. This partner counts and does not judge.
verdicts-wait = Enough verdicts. It waits until two other organisations have received them.
verdict-give = I stand against this membership
verdict-withdraw = Take my verdict back
form-removal = Standing against a membership
form-removal-do = Give verdict
form-removal-text = Your organisation says that { $who } should not be a member any more. All partners can read that.
form-removal-after = It ends only when more than half say so and two others have received it. Until then you can take it back.
removal-reason = Why?
removal-told = That was told another way
removal-agreement = Does not keep to an agreement
removal-confidence = Something confidential reached others
removal-out-of-hands = A device or key is in wrong hands and nothing happens
removal-not-who = Is not who it said it was
removal-silent = Has not answered for a long time
removal-ceased = Does not exist any more
form-sponsors = Sponsors for a newcomer
form-sponsors-do = Propose
form-sponsors-text = So many members must admit a newcomer. It holds once more than half of the voices ask for it.
form-succession = Handing over
form-succession-do = Offer
form-succession-text = In a merger your membership goes into another one. It ends once the other takes over. Your signatures stay.
succession-to = To whom?
rules-title = Rules of this network
rule-sponsors = Sponsors for a newcomer
rule-pause = New cases and invitations
rule-pause-on = rest
rule-pause-off = go on
rule-pause-ask = Propose a pause
rule-resume = Propose to go on
rule-sponsors-ask = Propose another number
motions-title = Proposed
motion-sponsors = { $n ->
    [one] One sponsor for a newcomer
   *[other] { $n } sponsors for a newcomer
}
motion-pause = Pause
motion-resume = Going on again
motion-by = { $who }: { $n } of the { $needed } that are needed.
paused = This network is pausing
paused-text = New cases and invitations rest. Everything else goes on.
sure-take-over = Take this organisation over?
sure-take-over-text = Its membership ends. Together you have one voice. What it signed stays, and passes to you.
sure-take-over-do = Take over
sure-pause = Propose a pause?
sure-pause-text = If more than half ask for it, new cases and invitations rest. Everything else goes on.
sure-pause-do = Propose
sure-resume = Propose to go on?
sure-resume-text = If more than half ask for it, new cases and invitations are possible again.
sure-resume-do = Propose
turned-away = { $who } does not connect to this computer any more
turned-away-text = Your membership or this device was ended there. Your copy stays yours. Make a package and call them.
why-founder = Was there when the network began
why-endorsed = Admitted or endorsed by
why-received = Received by
why-voice = { $n ->
    [one] One more endorsement by an organisation with a voice, and this partner has one too.
   *[other] { $n } more endorsements by organisations with a voice, and this partner has one too.
}
endorse = Endorse for a voice
people-text = What somebody may do is decided by their own organisation.
people-own = Own people and devices
person-add = Add a colleague
person-edit = Change { $who }
person-end = End { $who }
person-ended = ended
person-no-card = no card received yet
person-you-short = You
mandate-administer = administers
mandate-decide = decides
mandate-sign = signs
mandate-none = reads and works along
device-mark = mark { $mark }
device-active = in use
device-revoke = Revoke
invite = Invite a partner
invitations-none = No invitations
invitations-none-text = Invite a partner. You get a text to send; then you compare a code together.
invitation-by = from { $who }
invitation-until = valid until { $day }
invitation-no-end = without an end date
invitation-candidate = { $org } ({ $person })
invitation-like = Careful: this name looks like { $org }, who is here already. Ask who is calling.
invitation-nobody = Not used yet
invitation-revoke = Revoke
invitation-twice-text = Two newcomers used this invitation. Both are on hold. Revoke it and make two new ones.
code-compare = Compare the code
code-compare-text = Call or meet { $who }. Read all five groups to each other. Do not mail or text the code.
code-same = The codes are the same
code-differs = Not the same, stop
code-read = Code: { $code }
lens-tables = Shared tables
capture-table = As a table
capture-open = New capture
capture-ask = Ask the partners
captures-none = Not asked yet how you work together
captures-none-text = In a capture every partner says how closely it works with the others. Then lines appear here.
capture-title = What you say in { $title }
capture-line = Asked on { $day } · { $part } of { $whole } partners answered
capture-line-closed = Asked on { $day }, closed · { $part } of { $whole } partners answered
capture-own-text = Everybody in the network reads this, with the name of your organisation.
capture-not-you = Your organisation does not take part in this capture.
capture-close = Close the capture
capture-takes = open for answers
capture-takes-not = closed
capture-two-halves = Does one say something else than the other? Then both stand here. There is no average.
capture-nobody = Nobody answered yet.
capture-says = { $who } says: { $how }
capture-since = Since the capture before: { $what }
capture-differs = two answers
map-halves = two answers, half a line each
map-said-relations = { $name }, { $kind }, { $state }. { $beside }
relations-title = Working together
relations-of = From { $title }
relations-you = You say: { $how }
relations-they = They say: { $how }
relations-say = Say how you work together
relations-line = With { $who }: { $how }, the other says: { $back }
closeness-strangers = do not know each other
closeness-acquainted = know each other
closeness-at-times = do things together at times
closeness-in-step = coordinate
closeness-as-one = work as one
closeness-none = nothing said
change-new = new
change-closer = closer
change-looser = looser
change-gone = gone
amount-little = little
amount-some = somewhat
amount-much = much
amount-wholly = wholly
trust-openness = They are open about what they do
trust-reliability = They do what they say
trust-purpose = They are there for the same thing
worth-influence = They get things moving
worth-means = They have what others lack
worth-involvement = They take part
form-capture = Ask how you work together
form-capture-do = Ask the partners
form-capture-text = Every partner says how closely it works with the others now. Ask again later and see the difference.
capture-name = What is this capture called?
form-capture-close = Close the capture?
form-capture-close-do = Close the capture
form-capture-close-text = No answers are added after that. The map stays.
form-relation = How do you work together?
form-relation-do = That is how it is
relation-closeness = How closely do you work together now?
relation-named = The other reads this too. Feel free to call first.
relation-more = I also want to say something about trust and value
said-capture = All partners were asked.
said-relation = Said. It stands on the map now.
map-tables = share a table, thicker is more tables
map-endorsed = stood for the other
map-said = { $name }, { $kind }, { $state }. Shares a table with: { $beside }
leaves-on = leaves { $day }
leaves = leaves

# Growth
growth-tab-round = Maturity
growth-tab-phase = Said and seen
claim-said = We say: phase { $n }
claim-round = From { $round }, begun on { $day }.
claim-said-none = We say nothing yet
claim-said-none-text = Close a round in which three partners scored everything. Then the phase stands here.
claim-seen = We see: phase { $n }
claim-seen-none = We see no phase yet
claim-seen-none-text = There is nothing to count yet. That comes with the first meeting.
claim-seen-other = The latest round had other phases than those we know signs of.
claim-counted = Counted on this device, from { $day } until today.
claim-two = Two answers to one question. Do they differ? Ask each other where that comes from.
claim-phase = phase { $n }
claim-phase-none = no phase
signs-title = What shows it
signs-phase = Signs of phase { $n }
sign-cases = Cases at the table
sign-cases-count = { $part ->
    [one] 1 case
   *[other] { $part } cases
} at { $whole ->
    [one] 1 meeting
   *[other] { $whole } meetings
}
sign-cases-here = { $n ->
    [0] no case
    [one] 1 case
   *[other] { $n } cases
}
sign-cases-rule = A sign once there are as many cases as meetings.
sign-bringing = Who brings a case
sign-bringing-count = { $part } of { $whole } partners brought one
sign-returning = Who comes back
sign-returning-count = { $part } of { $whole } times who was there had been before
sign-returning-rule = A sign once it is more than half. Nobody is named here.
sign-own-guides = Guiding ourselves
sign-own-guides-count = { $part } of { $whole } meetings were guided by one of us
sign-own-guides-rule = A sign once it is more than half. A guidance team counts as from outside.
sign-reported-back = What became of it
sign-reported-back-count = Of { $part } of { $whole } cases we know how it went
sign-latitude = Room to decide on paper
sign-latitude-count = { $part } of { $whole } partners signed an agreement that now holds
sign-owned-lessons = Lessons with an owner
sign-owned-lessons-count = { $part } of { $whole } lessons were taken on by somebody
sign-new-supply = New offers
sign-new-supply-count = Of { $whole } signals and experiments, { $part } became something new
sign-new-supply-rule = A sign at the first action from a signal, or experiment that stays. You know the rest.
sign-rule = A sign once it is more than half.
sign-seen = we see this
sign-not-seen = not seen yet
sign-nothing = nothing to count yet
sign-nothing-yet = Nothing to count yet
sign-nothing-text = This comes by itself with what you do together.
sign-yes = yes
sign-no = not yet
sign-share = { $part } of { $whole }
sign-unread = { $n ->
    [one] And 1 case that you cannot read here.
   *[other] And { $n } cases that you cannot read here.
}
sign-more = Look at the signs
growth-tab-quarter = For directors
quarter-name = { $n ->
    [1] First quarter of { $year }
    [2] Second quarter of { $year }
    [3] Third quarter of { $year }
   *[4] Fourth quarter of { $year }
}
quarter-line = One page a quarter. You can print it.
quarter-not-over = This quarter is not over yet. Figures come after that.
quarter-earlier = Earlier quarter
quarter-later = Later quarter
quarter-least = Hide what is less than { $n }
quarter-save = Save the page
quarter-asked = What we ask of you
quarter-asked-nothing = Nothing waits for you now.
quarter-asks-agreement = The agreement '{ $title }' waits for a word of our organisation. Will you read it?
quarter-asks-review = We look back at the agreement '{ $title }', on { $day }. What would you add?
quarter-asks-latitude = What our people may decide themselves is not on paper yet. Will you help?
quarter-asks-overdue = { $n ->
    [one] The day of 1 action of our organisation has passed. What holds it up?
   *[other] The day of { $n } actions of our organisation has passed. What holds them up?
}
quarter-figures = What happened
quarter-figures-text = All numbers are rounded to five. Less than { $least } we do not show.
quarter-figure = What we counted
quarter-few = less than { $least }
quarter-about = about { $n }
figure-meetings = Meetings
figure-meetings-text = This often we sat at a table together.
figure-cases = New cases
figure-cases-text = This often somebody brought a resident's question, without names.
figure-discussed = Discussed cases
figure-discussed-text = A case may come to the table again. Then it counts each time.
figure-residents = Residents at the table
figure-residents-text = This often a resident sat at the table. Who that was is written nowhere.
figure-signals = Signals
figure-signals-text = What gets stuck in the neighbourhood and comes back. Often the answer lies with you.
figure-learnt = Lessons
figure-learnt-text = What we learned and wrote down, so that another need not find it out.
quarter-areas = What the new cases were about
quarter-areas-text = One case may be about more. So the sum is higher than the number of cases.
quarter-areas-none = No subject had enough cases to show.
quarter-areas-hidden = Subjects with fewer cases are not listed.
quarter-area = Subject
quarter-cases = Cases
quarter-limits = What this page does not say
quarter-limit-copy = We count only what our own organisation reads. What was dropped counts no more.
quarter-limit-circle = Cases that only a few read are never counted.
quarter-limit-compare = Whoever lays pages of several partners side by side may see more. We cannot exclude that.
quarter-limit-judge = More is not better and less is not worse. Come and sit at the table once.
quarter-made = Made on { $day }.
form-quarter = Save the page for directors
form-quarter-do = Save
form-quarter-text = The page is to read and to print. It names no people and no other partners.
review-title = Looking back at this season
review-text = Does it go on, change or stop? One may always stop, and often that is a gain.
review-nothing = Nothing runs that could be looked back at.
review-unsaid = not said yet
review-two = two answers
review-said = { $who }: { $how }
review-onward = How does it go on?
review-why = Why?
review-action-text = The action itself does not change. Mark it as done after this, or hand it over.
review-agreement-text = The agreement itself does not change. Who signed ends it, or proposes a new one.
onward-go-on = goes on
onward-change = changes
onward-stop = stops
superfluous-title = What became superfluous?
superfluous-add = Add something
superfluous-none = Nothing named yet. What is not needed any more, now that you work together?
superfluous-by = named by { $who }
superfluous-what = What became superfluous?
season-end = End the season
season-over = This season is over. What is open stays open.
round-next-steps = Next steps from this round
form-review = Does it go on, change or stop?
form-review-do = Record
form-superfluous = Something became superfluous
form-superfluous-do = Add
form-superfluous-text = A form, a meeting, a rule: what is not needed any more?
form-end-season = End the season?
form-end-season-do = End
form-end-season-text = No actions are added any more. What is open stays open and can be handed over.
said-season-ended = The season is over.
growth-tab-actions = Actions
growth-tab-lessons = Lessons
rounds-none = No round held yet
rounds-none-text = In a round each says how the cooperation goes. The talk begins where you differ.
round-open = Begin a round
round-close = Close the round
round-line-open = Begun { $when } · { $part } of { $whole } partners took part
round-line-closed = Begun { $when }, closed · { $part } of { $whole } partners took part
round-line-sealed = Begun { $when } · { $part } of { $whole } partners have sealed
round-line-paper = Begun { $when } · { $part ->
    [one] 1 sheet
   *[other] { $part } sheets
} counted
round-state-open = open
round-state-sealed = sealed
round-state-revealed = revealed
round-state-discussed = discussed
round-state-fixed = fixed
round-discussed = We talked about it
round-way = How does each give a score?
round-way-sealed = Sealed
round-way-sealed-text = Nobody sees anything of another. When all have sealed, everything opens together.
round-way-open = Open
round-way-open-text = Each sees at once what another gives.
round-way-paper = On paper
round-way-paper-text = In the room each fills in a sheet. Here you only count how many.
sealed-title = Everything is still closed
sealed-count = { $part } of { $whole } sealed
sealed-text = Nobody sees anything of another now, nor does the coordinator.
sealed-how-1 = Scores are only on the device of whoever gave them.
sealed-how-2 = When all have sealed, everything opens by itself.
sealed-how-3 = Each score opens as soon as that partner opens the program.
seals-title = Who has sealed
seals-text = You only see whether somebody sealed, not what.
seals-text-ended = Nobody can seal any more. Whoever was in time reveals by itself.
seal-do = Seal
seal-waits = Give a score first.
seal-fixes = From then on your score is fixed, for you too.
seal-since = Sealed on { $when }.
seal-own-text = Only on this device. You may leave some empty. Then you seal.
seal-own-fixed = Sealed. Your score is fixed, for you too.
seal-own-absent = You sealed nothing. Your score does not count.
seal-own-elsewhere = A colleague sealed on another device. That device reveals.
seal-own-late = Your seal came too late. Most others did not know it yet.
seal-own-twice = Two colleagues sealed apart from each other. Neither counts.
seal-own-revealed = Revealed.
seal-not-yet = not yet
seal-sealed = sealed
seal-awaited = not yet revealed
seal-not-revealed = not revealed
seal-revealed = revealed
seal-absent = sealed nothing
seal-late = too late
seal-twice = two seals
sealing-end = End the sealing
sealing-end-text = Whoever has not sealed by now does not count then.
sealing-ended-by = { $who } was the first to say that sealing was done.
round-fault-without-seal = { $who } gave scores without a seal. They do not count.
round-fault-too-early = { $who } revealed too early. That does not count.
round-fault-too-late = { $who } revealed after the closing. That does not count.
round-fault-mismatch = { $who } revealed something else than was sealed. That is set apart.
round-fault-again = { $who } sealed once more. Only the first counts.
paper-title = Count the sheets
paper-text = Count per subject how many sheets name each phase.
paper-sheets = { $n ->
    [one] 1 sheet
   *[other] { $n } sheets
}
paper-apart = Two people counted something else. Count again together.
paper-said = phase { $phase }: { $n ->
    [one] 1 sheet
   *[other] { $n } sheets
}
spread-text-paper = Each disc says how many sheets. The triangle is the middle. Wide differences are on top.
round-missing = Without scores so far: { $who }. They are not counted.
round-not-anonymous = Scores belong to an organisation; they are not anonymous.
spread-title = Where we differ
spread-text = Each dot is a partner. The triangle is the middle. Wide differences are on top.
spread-begin = Start the talk here: { $name }
spread-begin-text = Ask each for an example first, no solution yet.
spread-said = { $name }: from { $low } to { $high }. { $scores }
spread-none = { $name }: no scores yet
scores-own = Your scores
scores-own-text = Which phase do you recognise? Give an example that shows it.
scores-not-you = Your organisation does not take part in this round.
score-none = not yet
score-phase = phase { $n }
phase-title = What follows from it
phase-none = Too little to compare: three partners with all scores are needed.
phase-said = Phase { $n }: { $name }
phase-why = { $part } of { $whole } middles are that far; { $needed } are needed.
phase-below = { $name } stands at { $n }
phase-derived = Derived by the program from the scores. It starts a talk, it is no judgement.
timeline-title = Over time
hint-conclusion = What did we see together, and what will we do differently?
seasons-none = No season yet
seasons-none-text = A season holds the actions of some months. Give it a name.
season-open = Begin a season
season-line = { $part } of { $whole } actions done
actions-none = No actions yet
actions-none-text = What will be done, by whom and until when?
action-add = Add an action
action-due = Change the day: { $what }
action-hand-over = Hand over: { $what }
action-lend = Lend: { $what }
action-owner = Owner: { $who }
action-two-owners = Two partners took this at the same time: { $who }. That is fine; or hand it to one.
action-lent = Lent to { $who } until { $day }
pulse-title = How does the work feel?
pulse-text = Count in the room, on paper. Only the sum of all stands here.
pulse-count = Count
pulse-none = Not counted yet.
pulse-more = Can you do more for people?
pulse-faster = Does it go faster?
pulse-meaningful = Is the work more worth doing?
pulse-counts = less { $less } · the same { $same } · more { $more }
pulse-few = too few people to show
pulse-by = Counted by { $who }
form-pulse = How does the work feel?
form-pulse-do = Write it down
form-pulse-text = Three numbers for each question: less, the same, more. For example: 1 4 3. Empty is fine too.
course-title = A trek or a booked tour?
course-text = Everybody sets a place of their own. Talk about the difference; there is no good place.
course-own = Where does your organisation see the network now?
course-none = Nobody chose a place yet.
course-0 = trek
course-1 = more of a trek
course-2 = in between
course-3 = more of a tour
course-4 = booked tour
course-said = { $who } chooses place { $place } of 5.
said-course = The place was moved.
talk-title = Talk
talk-tab = Talk ({ $n })
talk-line = Questions and remarks about this. They decide nothing.
talk-none = Nothing said yet
talk-none-text = Ask something, about these words or about the whole. Whoever reads this can answer.
talk-say = Say something
talk-answer = Answer
talk-settle = Settled
talk-reopen = Open again after all
talk-back = Take back
talk-beside = About: { $words }
talk-taken-back = Taken back.
talk-settled = settled
talk-open = still open
talk-words = What do you want to say?
talk-beside-what = About which words? (may be empty)
form-talk = Say something
form-talk-do = Say it
form-talk-answer = Answer
form-talk-answer-do = Answer
said-talk-settled = Settled.
said-talk-open = It is open again.
growth-tab-experiments = Experiments
experiments-line = What we try together, and what became of it.
experiments-none = No experiments yet
experiments-none-text = Try something until a day. Then you say whether it goes on.
experiment-new = Begin an experiment
experiment-judge = What becomes of it?
experiment-join = Take part
experiment-leave = No longer take part
experiment-write = Read or write: { $title }
experiment-by = begun by { $who }
experiment-until = until { $day }
experiment-taking-part = Taking part: { $who }
experiment-nobody = Nobody takes part now.
experiment-said = { $who }: { $what }
experiment-agreement = To the agreement
experiment-to-agreement = Write an agreement
experiment-state-due = asks for a word
experiment-state-disputed = said differently
experiment-state-running = running
experiment-state-supply = on offer now
experiment-state-agreed = became an agreement
experiment-state-stopped = stopped
experiment-outcome-goes-on = It goes on
experiment-outcome-stops = It stops
experiment-outcome-supply = It is on offer from now on
experiment-outcome-agreed = It became an agreement
field-trial = What do we try?
hint-trial = Who does what, for whom, and how will you see that it works?
form-experiment = Begin an experiment
form-experiment-do = Begin
form-experiment-text = All members read this. Your organisation takes part.
form-experiment-judge = What becomes of it?
form-experiment-judge-do = Write it down
experiment-title = What is it called?
experiment-day = Until when?
experiment-what = What do we try? (may be empty)
hint-experiment-what = Who does what, for whom, and how will you see that it works?
experiment-becomes = What becomes of it?
experiment-next-day = Until when does it go on?
experiment-which-agreement = Which agreement?
experiment-agreement-first = There is no agreement yet. Write it first, with the button at the experiment.
experiment-why = Why? (may be empty)
said-experiment-joined = Your organisation takes part.
said-experiment-left = Your organisation no longer takes part.
signal-experiment = Make it an experiment
form-signal-experiment = Experiment from this signal
form-signal-experiment-do = Begin the experiment
follow-up-experiment = An experiment
log-kind-experiment = experiment
waits-experiment = { $n ->
    [one] One experiment asks for a word
   *[other] { $n } experiments ask for a word
}
waits-experiment-text = Its day has passed, or you say it differently. What becomes of it?
waits-experiment-chip = together
lessons-line = What we learnt, and who does something with it.
lessons-none = No lessons yet
lessons-none-text = Write down what a case or round taught. Somebody then takes the lesson.
lesson-new = Write down a lesson
lesson-take = Take it
lesson-case = { $case }, from the lesson: { $lesson }
lesson-yield = Give it back
lesson-write = Read or write: { $title }
lesson-ownerless = without an owner
lesson-owner = with { $who }
lesson-by = written down by { $who }
lesson-cases = From these cases
hint-lesson = What will we do differently next time, and who will notice?

# Partners
partners-title = Who has what?
partners-line = Only what a partner confirmed itself is shown as certain.
partners-grades = ‘Not known’ is neither yes nor no: this partner has not said anything yet.
column-partner = Partner
column-heard = Last heard
column-has = What they have of yours
has-all = has everything
has-to-go = { $n } to go
has-unknown = not known
connected-now = connected now
last-heard = { $when }
never-heard = never heard
sync-summary = { $part } of { $whole } partners have everything
sync-alone = Still alone
sync-alone-text = As soon as a partner joins, you see here what it has of yours.
sync-meaning = Known for certain: these partners confirmed receipt themselves.
offline = You are working without a connection. Everything works.
offline-text = { $n ->
         [0] What you write goes along when a partner is near.
         [one] 1 change goes along when a partner is near.
        *[other] { $n } changes go along when a partner is near.
    }
apart-title = Set apart
apart-count = { $n ->
         [one] 1 contribution
        *[other] { $n } contributions
    }
apart-none = Everything that came in was right.
apart-text = These were not quite right. They are kept, but count nowhere.
apart-row = { $n } of { $who }
parked = { $n ->
         [one] 1 contribution waits for an earlier one
        *[other] { $n } contributions wait for an earlier one
    }
parked-text = They appear by themselves once it is here.
waiting-for-key = { $n ->
         [one] 1 part waits for a key
        *[other] { $n } parts wait for a key
    }
waiting-for-key-text = A partner that has the key passes it on once you are connected.
copy-title = Your copy
copy-here = Is encrypted on this device
copy-here-text = ‘Saved’ means: it is on the disk.
copy-backup = Make a backup now and then
copy-backup-text = One file with everything in it, locked with your passphrase.
backup = Make a backup
bundle-export = Give along on a stick or by mail
bundle-import = Read a file
lock-now = Lock now
lock-text = At once, with the lock at the top or Ctrl L. Then your phrase is needed.
lock-after = Locks by itself
lock-after-5 = After five quiet minutes
lock-after-15 = After a quiet quarter of an hour
lock-after-60 = After a quiet hour
lock-after-never = Never by itself
locking = Everything is being locked
locking-text = What you were typing is kept. It is there again when you open.
form-lock-after = When to lock by itself
form-lock-after-do = Set this
form-lock-after-text = Quiet means: no key, no click and no movement of the mouse. What you were typing is kept.
form-passphrase = Another passphrase
form-passphrase-do = Change it
form-passphrase-text = The new phrase holds at once, on this device only.
form-passphrase-after = Backups from before today still open with the old phrase. So make a new one afterwards, and throw the old one away.
passphrase-old = The phrase you have now
said-passphrase = The new phrase holds. Backups from before now still open with the old one.
remember = This computer remembers the key
remember-text = Whoever is signed in here under your name then opens the copy without a phrase.
remember-on = This computer remembers the key. Whoever is signed in here under your name can open your copy.
remember-off = This computer does not remember the key. Your passphrase opens your copy.
form-remember = Let the key be remembered
form-remember-do = Let it remember
form-remember-text = The keyring of this computer then opens your copy. Whoever is signed in here under your name gets in like that. After a lock your phrase is needed all the same.
said-remembers = This computer remembers the key. After a lock your phrase is needed all the same.
problem-draft-lost = Everything is locked. What you were just typing could not be kept. What was there before is safe.
problem-vault-missing = The copy in this folder is still there. The file vault, which opens it, is missing. Put it back, or a backup into an empty folder.
strength-short = Still too short: at least twelve characters.
strength-repeats = This repeats itself and is quickly guessed. Take four loose words.
strength-digits = Digits alone are quickly guessed. Take four loose words.
strength-few-words = One or two words can be guessed. Four loose words are stronger, and easier to remember.
strength-good = Long enough. Do not take a line of a song or book. Nor take a phrase that you use elsewhere.

# Leaving
leave-title = What does leaving mean?
leave-for = For { $who }, in network { $network }. Read this calmly, also with your privacy officer.
leave-always = You may always leave, at once, without anyone's consent. Nothing happens before the last step.
step-said = Step { $n }: { $title }. { $text }
leave-step-1 = Consequences
leave-step-1-text = what you keep and let go
leave-step-2 = Hand over
leave-step-2-text = what still runs
leave-step-3 = Harvest
leave-step-3-text = what did we learn
leave-step-4 = Announce
leave-step-4-text = day and reason
leave-step-5 = Package and signing
leave-step-5-text = your copy
leave-keep = You keep
leave-keep-1 = Your whole copy up to that day
leave-keep-1-text = readable, for ever
leave-keep-2 = Signed agreements
leave-keep-2-text = with proof anyone can check
leave-keep-3 = The lessons of the network
leave-keep-3-text = those of others too
leave-erase = You must erase
leave-erase-1 = Prints and files
leave-erase-1-text = that you kept outside the program
leave-erase-2 = What you may no longer keep
leave-erase-2-text = the package names the last day per case
leave-others = Others keep
leave-others-1 = Your contributions to tables
leave-others-1-text = with your name on them
leave-others-2 = The agreements you signed
leave-others-2-text = your word stands until you end it
leave-others-3 = What they could already read
leave-others-3-text = it cannot be taken back
leave-running = This still runs and asks for a new place
leave-actions = Open actions of your organisation
leave-actions-text = what nobody takes over is left unowned
leave-cases = Cases you brought
leave-cases-text = they stay with the table
leave-agreements = Agreements with your signature
leave-agreements-text = that are in force now
leave-lessons = Lessons you own
leave-lessons-text = give them back or hand them over
leave-nothing-open = Nothing runs with you any more.
leave-step-2-title = Who takes it over?
leave-step-2-line = What nobody takes over you leave knowingly; it goes to the list ‘unowned’.
hand-over = Hand over
leave-step-3-title = What is the harvest?
leave-step-3-line = For yourself and for who stays. One sentence will do; empty is fine too.
harvest-announce-first = Announce first that you leave, in the next step. Then you can write here.
hint-harvest = What did we learn? What do we take along? What do we leave behind?
harvest-given = What you contributed
given-cases = { $n ->
         [one] 1 case
        *[other] { $n } cases
    }
given-cases-text = brought to a table
given-actions = { $n ->
         [one] 1 action
        *[other] { $n } actions
    }
given-actions-text = finished
given-lessons = { $n ->
         [one] 1 lesson
        *[other] { $n } lessons
    }
given-lessons-text = written down
leave-step-4-title = When, and why?
leave-step-4-line = Announcing changes nothing yet. The others then know where they stand.
leave-announced = Announced: { $day }
leave-no-day = no day yet
leave-day = Last day (may be empty)
leave-reason = Reason (may be empty)
hint-leave-reason = For instance: our work in this neighbourhood ends.
leave-announce-text = You may also go at once. Then skip this.
leave-announce = Announce leaving
leave-step-5-title = Your package and your signature
leave-step-5-line = Can be opened without this program, and checked by anyone.
package-title = In the package
package-read = A readable page
package-read-text = what is in it, what is not and why
package-agreements = Agreements with proof
package-agreements-text = readable, with signatures and marks
package-tables = Tables
package-tables-text = members, actions and lessons, for your own spreadsheet
package-history = The full history
package-history-text = to open again later or begin anew
package-not = What is not in it
package-not-text = is named with its reason on the readable page
package-folder = Folder for the package
hint-folder = For instance a folder on a stick
leave-sign-title = Sign leaving
leave-sign-1 = Today is your last day in this network.
leave-sign-2 = What you write afterwards counts with nobody.
leave-sign-3 = You can come back, with a new invitation.
leave-understood = I have read the consequences
leave-sign = Leave now
leave-first = Choose a folder and read the consequences first.
leave-no-mandate = Leaving is for somebody who decides for your organisation.
leave-going = The others first hear what you wrote. That takes a few seconds.
leave-receipts = Receipt, from the others
leave-receipts-text = Up to where they confirmed your work.
left-title = You have left
left-line = Your copy stays yours. The others work on.
left-read = You can always read
left-read-text = everything up to the day you left
left-cases = Read the cases
left-again = You can come back
left-again-text = with a new invitation from a member
package-again = Make the package again

# First run and joining
welcome-promise = One table, each their own copy.
promise-own = Your own
promise-own-text = Everything is encrypted on this device. There is no account and no central server.
promise-each = Each other's
promise-each-text = Every partner has its own copy. The copies update each other directly.
promise-go = Free to go
promise-go-text = Who leaves takes a complete copy along. Without asking permission.
welcome-how = How do you want to begin?
welcome-how-text = Everything works without internet too.
way-join = Join with an invitation
way-join-text = A partner gave you a text.
way-join-line = Paste the invitation and say who you are. Then you compare a code.
way-join-do = Join
way-found = Begin a new network
way-found-text = You name the network and then invite the first partners.
way-found-line = Nobody becomes the owner. Best begin with three partners.
way-found-do = Begin the network
way-restore = Open a copy
way-restore-text = From a stick or a backup.
way-restore-line = The passphrase is that of the day the copy was made.
way-restore-do = Open the copy
join-invitation = Invitation
hint-join-invitation = Paste the whole text here
network-name = Name of the network
hint-network-name = The name of the neighbourhood
network-region = Where it works (may be empty)
organisation-name = Name of your organisation
organisation-kind = What kind of organisation?
organisation-formality = Formal or informal?
person-you = Your name
passphrase = Passphrase
passphrase-new = Choose a passphrase
hint-passphrase-new = Four loose words
passphrase-again = Once more
passphrase-text = This locks everything on this device. Nobody can find the phrase for you.
unlock-title = Welcome back
unlock-text = Your copy is locked on this device.
unlock-do = Open
unlock-wrong = The passphrase does not fit
unlock-wrong-text = Try again. Nobody can look it up for you.
unlock-phrase = Now your passphrase is needed
join-promise = Joining a network
join-code = Read this code to each other
join-code-text = Phone or speak { $who }. Do not mail or text the code.
join-code-same = Your partner should see the same code. Compare all five groups.
join-refused = { $who } does not take this invitation
invite-refusal-used = Somebody else came in with it. Call your inviter and ask for a new one.
invite-refusal-expired = It has expired. Ask for a new one.
invite-refusal-revoked = It was revoked. Ask for a new one.
invite-refusal-unknown = It is not known there, or something in it was changed. Ask for the whole text again.
invite-refusal-wrong-network = It belongs to another network. Ask the inviter for the right one.
join-connecting = No partner reached yet
join-connecting-text = The code appears once your inviter can be reached. Leave this window open, or come back later.
join-waits = Waiting for { $who }
join-waits-text = You may close this window. It goes on once you are connected again.
join-admitted = You are admitted
join-admitted-text = These are the members of { $network }. You belong only once you accept.
join-members = Members
join-endorsed = endorsed by { $who }
join-accept = Accept membership
join-almost = Almost there
join-almost-text = You accepted. One other partner still has to receive it.
join-one-of-two = 1 of 2 · waiting for one more partner
join-stop = Stop joining
join-rule = How you come to belong
join-rule-text = You belong once one other partner has received this. Silence never counts as yes.
join-rule-code = The codes are the same
join-rule-accept = You accept membership
join-rule-received = Another partner has received it
join-done = done
join-not-yet = not yet
join-voice = Deciding along follows when { $n ->
         [one] 1 partner endorses
        *[other] { $n } partners endorse
    } you.

# The palette and the keys
palette-name = Find or do something
palette-button = Find or do · Ctrl K
palette-short = Ctrl K
palette-hint = What are you looking for, or what do you want to do?
palette-do = Do
palette-go = Go to { $place }
palette-nothing = Nothing found. Try another word.
palette-keys = { $n ->
         [one] 1 result
        *[other] { $n } results
    } · arrows choose · Enter does · Esc closes · > only actions · # only cases
keys-title = Keys
keys-places = to a place in the menu
keys-palette = find or do something
keys-region = to the next part of the screen
keys-inbox = inbox of plans
keys-report = report back
keys-dossier = copy a case as plain text
keys-tab = to the next field or button
keys-enter = do what has the ring
keys-digits = choose an answer to a verdict or report
keys-send = send the form
keys-undo = undo your own typing
keys-lock = lock everything at once
keys-escape = back one step

# Forms
hint-day = year-month-day
form-network = Name of the network
form-network-do = Save
form-organisation = Card of your organisation
form-organisation-do = Save
organisation-areas = Life areas you have something to offer in
hint-organisation-offers = What can others come to you for?
form-person = Add a colleague
form-person-do = Add
form-person-edit = Change a colleague
form-person-edit-do = Save
person-name = Name
person-roles = Roles in the network
person-contact = Reached by (may be empty)
person-mandates = What may this person do for your organisation?
person-administer = Administer people and devices
person-decide = Decide on membership and leaving
person-sign = Give verdicts on agreements
form-invite = Invite a partner
form-invite-do = Make the invitation
form-invite-text = You get a text to send. Who uses it then compares a code with you.
invite-expires = Valid up to and including (may be empty)
invite-tables = Also let into
invite-list = Invite many partners
invitation-again = Show text
form-invite-list = Invite many partners
form-invite-list-do = Make invitations
form-invite-list-text = A list (CSV) with the column “organisation”, and “message” if you like. You get one sheet to print for each organisation.
invite-list-file = File with the list
hint-invite-list-file = For instance partners.csv
invite-list-sheets = Folder for the sheets (new or empty)
hint-invite-list-sheets = For instance Documents/invitations
invite-message = Personal word (may be empty)
hint-invite-message = Why you want them in
form-invitation = Your invitation
form-invitation-do = Copy
form-invitation-text = Give this text to the one it is for. It works once.
invitation-words = Text of the invitation
form-table = Open a table
form-table-do = Open
form-table-edit = Change the table
form-table-edit-do = Save
table-name = Name of the table
table-area = Neighbourhood (may be empty)
table-rhythm = When you meet (may be empty)
hint-table-rhythm = For instance every second Wednesday at 10
table-everybody = All members read this table
table-orgs = Who reads along?
table-for-ever = Whether all members read or only chosen partners is fixed afterwards.
form-let-in = Let a partner in
form-let-in-do = Let in
form-let-in-text = This partner can then also read what was written at this table before.
form-case = Bring a case
form-case-do = Bring it
form-case-text = A learning case: without name, address, date of birth or number.
case-title = What is it about?
hint-case-title = For instance: the lady in the corner house
case-table = At which table?
case-question = The question, in the resident's words
case-areas = Life areas
hint-case-ground = For instance: the resident said yes, on which day
case-retain = Shown up to and including
form-case-card = Change the case
form-case-card-do = Save
form-schedule = Put on the agenda
form-schedule-do = On the agenda
schedule-on = Day of the table
form-tip = Add an idea
form-tip-do = Add it
form-tip-edit = Change or move an idea
form-tip-edit-do = Save
tip-text = The idea
hint-tip-text = One idea in a few words
tip-level = Where does the support come from?
tip-area = Life area
tip-edit-text = If a partner writes at the same time, both versions stand. Nothing is lost.
form-solution = Add a solution
form-solution-do = Add it
form-solution-edit = Change a solution
form-solution-edit-do = Save
form-solution-text = Then weigh it from three sides. Leaving one empty is always fine.
form-solution-edit-text = If a partner writes at the same time, both versions stand. Nothing is lost.
hint-solution-what = One solution in a few sentences
hint-solution-legitimacy = Does it fit the rules and what was agreed?
hint-solution-commitment = The resident first, and who else?
hint-solution-return = For whom, and what does it ask?
hint-solution-legal-basis = Which law or rule gives room?
form-cost = Add an amount
form-cost-do = Add it
form-cost-edit = Change an amount
form-cost-edit-do = Save
cost-scenario = What does it belong to?
cost-what = What is paid for?
hint-cost-what = For example emergency shelter for a family
cost-low = At least, in euros
cost-high = At most, in euros (may stay empty)
hint-cost-low = For example 1200 or 1200.50
cost-period = How often?
cost-source = Where is the amount from?
hint-cost-source = For example the tariff of the municipality
cost-certainty = How certain is it?
form-argument = Met an argument
form-argument-do = Add it
form-argument-text = Do not write down who said it. It is about the sentence.
argument-which = Which sentence?
argument-note = In a few words (may stay empty)
form-ladder = Agree on a ladder
form-ladder-do = Agree
form-ladder-edit = Change the ladder
form-ladder-edit-do = Save
form-ladder-text = All members read this. Write roles, no names of people.
form-ladder-rungs = One rung on a line: days, who and, if needed, the organisation. The lowest first.
ladder-name = Name of the ladder
ladder-rungs = Rungs
hint-ladder-rungs = 5, team leader, Care group
wrong-not-a-rung = Line { $n } is no rung. Write for example: 5, team leader.
wrong-no-rungs = Write one to ten rungs, each on a line of its own.
form-escalation = Escalate
form-escalation-do = Ask the first rung
form-escalation-text = The rungs are fixed once you start. Another ladder later changes nothing here.
escalation-ladder = Up which ladder?
escalation-why = What is stuck?
escalation-about = What is it about? (may stay empty: the whole case)
escalation-no-reader = Whoever is asked does not read the case by this.
form-rung-answer = Write down the answer
form-rung-answer-do = Save
rung-answer-note = What was the answer?
form-escalation-end = Finish the escalation
form-escalation-end-do = Finish
form-escalation-end-text = Everything stays. You can open it again afterwards.
escalation-end-how = How did it end?
escalation-end-note = In a few words (may stay empty)
form-promise = Promise a day
form-promise-do = Promise
form-promise-text = Everybody who reads the case sees this day. The answer itself goes under Follow-up.
promise-on = By when?
form-contacts = Fixed contacts
form-contacts-do = Save
form-contacts-text = They see what is laid before your organisation. Choose nobody, and everybody sees it.
contacts-who = Who takes plans in?
form-budget = Open a budget
form-budget-do = Open
form-budget-text = Your organisation holds this budget. That is fixed from then on.
form-budget-enter = Enter an amount
form-budget-enter-do = Enter
form-budget-answer = Answer a request
form-budget-answer-do = Answer
form-budget-answer-text = An answer does not change the balance. Enter apart what was paid.
form-budget-ask = Ask for money
form-budget-ask-do = Ask
budget-name = Name of the budget
budget-flow = Which way?
budget-cents = Amount, in euros
budget-granted = Granted, in euros (empty is nothing)
budget-note = In a few words (may stay empty)
budget-which = From which budget?
form-follow = Follow-up
form-follow-do = Save
form-follow-text = Fill in what is known. The rest can come later.
follow-owner = Put to
follow-kind = How is it taken up?
follow-outcome = What came of it?
follow-note = In a few words (may stay empty)
form-report = What came of it?
form-report-do = Save
report-result = The resident says
report-note = One line for the table (may be empty)
hint-report-note = What do you want to pass on?
report-keys = Keys 1 to 5 choose, Ctrl Enter saves.
report-open = Report back: what worked?
report-waits = { $n ->
    [0] No case waits for you
    [one] 1 case waits for you
   *[other] { $n } cases wait for you
 }
report-none = No case waits for you
report-none-text = After a discussion this page asks what came of the ideas.
report-progress = { $n } of { $all } · { $left }
report-seconds = { $n ->
   *[other] about { $n } seconds left
 }
report-minutes = { $n ->
    [one] about 1 minute left
   *[other] about { $n } minutes left
 }
report-opening = The case is being opened.
report-choice = The resident chose what to try. Keys 1 to 5 answer, Backspace goes back.
report-tip = Idea { $n } of { $all }
report-meanwhile = Somebody else reported back meanwhile
report-meanwhile-text = Both stay. What you save is added.
report-lines = Told to the table
report-said = { $who }, { $when }
report-own = What does the resident say?
report-words = In the resident's own words (may stay empty)
hint-report-words = As the resident said it
report-verdict = The resident thinks (may stay empty)
client-helped = It helped
client-helped-little = It helped a little
client-did-not-help = It did not help
client-words-said = The resident: “{ $words }”
entered-for = { $who }, on behalf of { $whom }
reply-out = Reply sheet for { $whom }, until { $day }. Back: { $n } of { $all } ideas.
report-save = Save
report-save-next = Save and next
report-skip = Skip this one
report-continue = Continue later
report-answer-first = Give an answer or a line first.
report-too-long = The text is too long or has odd characters.
report-here = Once saved it is on this device. It goes along when connected.
report-saved = { $n ->
    [one] 1 case reported back
   *[other] { $n } cases reported back
 }
report-saved-text = Thank you. The table reads it when there is a connection.
report-later = Nothing reported back
report-later-text = The cases keep waiting. There is no hurry.
report-home = To today
dossier-copy = Copy for the file
dossier-copy-text = Matrix and agreed steps as plain text. Ctrl D does the same.
dossier-matrix = Matrix, from own strength to formal care
dossier-steps = Agreed steps
dossier-none = Nothing yet.
dossier-due = by { $day }
dossier-done = done
dossier-foot = From { $network }, copied on { $day }. Kept there until { $until }.
said-dossier = On the clipboard. It is also in your access log.
form-reply = Make a reply sheet
form-reply-text = For whoever has no Wijktafel. One file, to fill in with any browser.
form-reply-do = Make
form-reply-after = Titles and ideas stand on the sheet. Your access log says that it went out.
reply-what = Does somebody without Wijktafel know the answer? Give a reply sheet along.
reply-whom = For whom? A role or an organisation
reply-cases = About which learning cases?
reply-no-cases = There is no learning case with ideas yet.
reply-until = Answers until
reply-found = This may tell who somebody is. Change it in the case, or tick it.
reply-keep = “{ $what }” does not tell who it is
form-take-reply = Take an answer in
form-take-reply-text = The file you got back. It is added on behalf of whoever filled it in.
form-take-reply-do = Take in
reply-from = The file with the answer
reply-taken = Taken in on behalf of { $whom }: { $tips ->
    [one] 1 answer
   *[other] { $tips } answers
 } in { $cases ->
    [one] 1 case
   *[other] { $cases } cases
 }.
reply-too-large = That file is too large for an answer. Nothing was taken in.
reply-malformed = That file is no whole answer. Ask the sender to save it again.
reply-newer = A newer program made this answer. Update Wijktafel first.
reply-other-network = This answer belongs to another network. Nothing was taken in.
reply-unknown = No case here knows this sheet. Perhaps the sheet is still on its way.
reply-altered = This answer was changed after it was saved. Nothing was taken in.
reply-not-asked = This answer is about something that was not on the sheet. Nothing was taken in.
reply-expired = This sheet holds no longer. Make a new one.
reply-too-many = There are too many answers in it, or the same twice. Nothing was taken in.
reply-empty = Nothing was filled in. Ask the sender to save it again.
reply-bad-text = A text is too long or has odd characters. Nothing was taken in.
reply-no-tips = One of the cases has no idea yet. No sheet was made.
reply-sheet = Reply sheet
reply-sheet-for = For { $whom }. From { $who }, { $network }.
reply-sheet-what = These ideas came up at the table. What came of them? One answer each is enough.
reply-sheet-keys = The keys 1 to 5 answer. Ctrl Enter saves.
reply-sheet-return = Save the answer. Give the file back to whoever gave you this sheet.
reply-sheet-until = You can answer until { $day }.
reply-sheet-no-script = The button does not work here. Open the sheet in a plain browser, or print it.
reply-sheet-line = One line for the table (may stay empty)
reply-sheet-save = Save the answer
reply-sheet-saved = Saved in your folder of downloads. Give that file back.
reply-sheet-empty = Nothing was filled in yet.
reply-sheet-file = answer-{ $mark }.json
reply-sheet-keep = Throw this sheet and the answer away after { $day }. The cases are not kept longer.
reply-sheet-trust = Mention no names. This sheet sends nothing by itself.
form-agreement = New agreement
form-agreement-do = Begin writing
agreement-title = Title
agreement-kind = What is it about?
agreement-draft = First words (may be empty)
hint-agreement-draft = You write on together afterwards
form-criterion = Add a criterion
form-criterion-do = Add
criterion-text = How will you notice that it is good?
form-propose = Lay before the others
form-propose-do = Fix the text and lay it before them
form-propose-text = The text as it is now is fixed. Who decides and how is fixed with it.
propose-rule = Rule
propose-electorate = Who decides?
propose-effective = Takes effect on (may be empty)
propose-review = Review on (may be empty)
propose-stop = How does one stop? (may be empty)
hint-propose-stop = For instance: always, with a month to hand over
agreement-template = What do you begin with?
template-cooperation-text = What you do together, and what you may ask of each other.
template-latitude-text = What the table may decide by itself, and who backs it.
template-privacy-text = What you share about residents, with whom, and how long.
template-ladder-text = Whom you call, rung by rung, and when an answer comes.
template-ending-text = What we learnt and take along, and when we stop.
template-breakthrough-text = Who does and pays what, and when a part is paid.
template-free = This is a beginning. You may change everything.
template-kept = Your own text stayed. Empty the field to see the example.
agreement-criteria = Criteria, one on each line
hint-agreement-criteria = How will you notice that it works?
difference-since-visit = { $n ->
    [one] 1 change since your visit of { $day }
   *[other] { $n } changes since your visit of { $day }
}
keys-difference = in an agreement: what changed, or the whole text
keys-table = The map as a table, and back
keys-captures = The capture before or after, on the map
keys-next-change = in an agreement: to the next change
agreement-sheet = Print to sign
agreement-sheet-of = Print version { $n } to sign
agreement-sheet-text = The text on paper, with a line for whoever still has to answer.
agreement-sheet-do = Make the sheet
agreement-sheet-version = Version { $n }, laid before you by { $who } on { $day }.
agreement-sheet-words = The agreement
agreement-sheet-said = Answer so far
agreement-sheet-sign = Who still has to answer?
agreement-sheet-sign-text = Circle one answer. With an objection or a note, write down why.
agreement-sheet-nobody = This version asks nobody for an answer any more.
agreement-sheet-answer = Answer
agreement-sheet-name = Name and position
agreement-sheet-signature = Signature and day
agreement-sheet-record = Then record in the program what stands here. Keep this sheet.
agreement-sheet-mark = The mark of this text
agreement-sheet-mark-text = With one letter different, the mark is different. Compare it before you sign.
agreement-sheet-limits = What you record in the program is not a qualified signature.
form-signed = Signed on paper
form-signed-do = Record
form-signed-text = Record what is on the sheet. Keep the sheet itself too.
signed-verdict = What does the sheet say?
signed-note = Note or reason
signed-by = Who signed the sheet?
signed-on = When?
verdict-paper = Signed on paper by { $by } on { $day }. Recorded by { $who }.
form-proof = Save proof
form-proof-do = Write
form-proof-text = One file anyone can check, also without this program.
form-proof-after = It is not a qualified signature. The file says so too.
proof-of = Whose verdict
proof-to = File
hint-proof-to = For instance /home/noor/proof.json
form-end-agreement = End the agreement
form-end-agreement-do = End it for your organisation
form-end-agreement-text = You end your part. The others see it, with your reason.
end-reason = Reason (may be empty)
form-round = Begin a round
form-round-do = Begin
form-round-text = All members take part. Each says per subject which phase it recognises.
round-title = Name of the round
hint-round-title = For instance: spring 2026
form-score = Your score
form-score-do = Save
score-which = Which phase do you recognise?
score-evidence = What shows it? (may be empty)
form-paper = Count the sheets
form-paper-do = Save
paper-counts = How many sheets per phase?
hint-paper-counts = For instance: 0 3 5 1
paper-phases = In this order: { $phases }
form-season = Begin a season
form-season-do = Begin
season-title = Name of the season
form-action = Add an action
form-action-do = Add
action-what = What will be done?
action-season = In which season?
action-owner-who = By which organisation?
action-person = By whom? (may be empty)
action-until = Done by (may be empty)
form-hand-over = Hand over
form-hand-over-do = Hand over
form-hand-over-text = The other sees the action and can give it back.
form-due = Change the day
form-due-do = Save
form-lend = Lend
form-lend-do = Lend
form-lend-text = For leave or illness: somebody else does it until then. After that it is yours again.
lend-until = Up to and including
form-lesson = Write down a lesson
form-lesson-do = Write down
lesson-title = The lesson in one sentence
lesson-order = How deep does it go?
lesson-text = Explanation (may be empty)
form-backup = Make a backup
form-backup-do = Make
form-backup-text = Everything goes into one file, locked with your passphrase.
form-package = Make a package
form-package-do = Make
form-package-text = An empty folder gets a readable page with your proofs. With it you open everything again later.
file-to = File
hint-file-to = For instance a file on a stick
file-from = File
form-export = Give along on a stick or by mail
form-export-do = Write the file
form-export-text = An encrypted file. Every partner reads in it only what it might read already.
form-import = Read a file
form-import-do = Read
form-import-text = A file from a partner. What is not right is set apart.
drop-cannot = Who once read the case may remember it. We cannot erase that.

# Asked once more
sure-revoke-device = Revoke the device?
sure-revoke-device-text = What this device writes afterwards does not count. You can always add a new device.
sure-revoke-device-do = Revoke
sure-end-person = End this colleague?
sure-end-person-text = This person then no longer acts for your organisation, on any device.
sure-end-person-do = End
sure-revoke-invite = Revoke the invitation?
sure-revoke-invite-text = Who has it can no longer come in with it. Did the codes differ? Then call the number you already knew.
sure-revoke-invite-do = Revoke
sure-stop-joining = Stop joining?
sure-stop-joining-text = Nothing is kept. Did the codes differ? Call your inviter on a number you already knew.
sure-stop-joining-do = Stop
sure-leave-table = Leave this table?
sure-leave-table-text = Your organisation receives nothing new of this table.
sure-leave-table-do = Leave the table
sure-archive-tip = Archive the idea?
sure-archive-tip-text = It goes from the matrix for everyone. The history stays.
sure-archive-tip-do = Archive
sure-archive-solution = Archive the solution?
sure-archive-solution-text = It goes from the plan for everyone. The history stays.
sure-archive-solution-do = Archive
sure-close-round = Close the round?
sure-close-round-text = New scores do not count after that.
sure-close-round-do = Close the round
sure-seal = Seal your scores?
sure-seal-text = Nobody can change them after that, nor can you. They stay on this device until the reveal.
sure-seal-do = Seal
sure-end-sealing = End the sealing?
sure-end-sealing-text = Whoever has not sealed does not count then. The others reveal by themselves.
sure-end-sealing-do = End it
sure-drop = Drop the case everywhere?
sure-drop-text = Text, ideas and keys go, here and at every partner that receives this. It cannot be undone.
sure-drop-do = Drop

# What is wrong with a field
wrong-empty = Please fill this in.
wrong-too-long = This is too long: at most { $n } characters.
wrong-control = This holds a character that cannot be shown.
wrong-not-a-day = This is not a date. Write for instance 2027-03-18.
wrong-past = This day is past.
wrong-choose = Please choose here.
wrong-not-money = This is no amount. Write it as 1200 or 1200.50.
wrong-not-a-range = The largest amount is smaller than the smallest.
wrong-differ = The two phrases differ.
wrong-too-short = Take at least { $n } characters. Four words will do.
wrong-not-an-invitation = Paste the text of the invitation here.

# What was done
said-copied = Copied. Send the text to one partner.
said-written = Saved: { $path }
said-verdict = Your verdict is signed and on this device.
said-report = Reported back. On this device; goes along when connected.
said-proposed = Laid before the others. Each now gives its own verdict.
said-score = Your score is saved.
said-sealed = Your scores are sealed.
said-sealing-ended = Sealing is done. Everybody reveals by itself.
said-confirmed = Admitted. Once the other accepts, it belongs.
said-endorsed = Your endorsement is signed.
said-announced = Your leaving is announced. Nothing has changed yet.
said-dropped = Dropped on this device. The others follow when they receive this.
said-handed-over = Handed over.
said-case = The case is ready to write on.
said-action-done = Action done.
said-action-open = Action open again.
said-lesson-taken = The lesson is now with your organisation.

# Refused by a rule
refused-not-a-member = Your organisation is not a member of this network. Nothing has changed.
refused-no-mandate = You may not do this for your organisation. Ask a colleague who may.
refused-not-found = This is not there, or you cannot read it.
refused-not-yours = This belongs to another organisation. Nothing has changed.
refused-wrong-kind = That is not possible here. Nothing has changed.
refused-closed = This is closed, withdrawn or replaced. Nothing has changed.
refused-out-of-bounds = A value does not fit. Nothing has changed.
refused-reason-required = An objection needs a reason.
refused-empty-draft = The text is still empty. Write something first.
refused-not-an-elector = Your organisation does not decide on this version.
refused-invite-used-twice = Two newcomers used this invitation. Nobody was let in. Revoke it and make two.
refused-invite-used = This invitation was used. Make a new one if you need one.
refused-invite-expired = This invitation has expired. Make a new one.
refused-invite-revoked = This invitation was revoked. Make a new one.
refused-invite-not-ready = This invitation cannot be confirmed now. Make a new one if needed.
refused-text-too-long = The text would be too long. Go on in a new one.
refused-already-so = It was like that already.
refused-bad-day = That day is not possible. Choose another.
refused-other-not-a-member = That organisation is not a member. Nothing has changed.
refused-no-voice = Your organisation has no voice yet. Nothing has changed.
refused-last-administrator = Without this person or device nobody can administer your organisation. Name another first.
refused-read-by-all = All members read this table already.
refused-elector-left-out = This partner decides on what is in force. It cannot be left out.
refused-not-a-participant = Your organisation does not take part in this round.
refused-in-force = This is in force. End it first, or lay a new version before the others.
refused-sheet-used = This recovery sheet has been used already. A sheet brings in one device.
refused-sheet-replaced = This recovery sheet does not count any more. A newer one was made.
refused-too-many-verdicts = Your organisation stands against too many others already. Withdraw another verdict first.
refused-paused = New cases and invitations rest in this network for now.
refused-no-privacy-agreement = Circle cases are off: no privacy agreement in force binds this organisation yet.
refused-ground-required = For each person concerned a ground is needed first.
refused-not-covered = No ground covers this organisation for everybody concerned.
refused-identifiers-found = Something here may tell who a person is. Look at it first.
refused-not-in-text = That sentence does not stand there.
refused-learning-only = A circle case does not go on a reply sheet. Only the people in the circle read it.
refused-replies-taken = These answers are there already. Nothing has changed.
refused-wrong-step = This step does not fit the case now.
refused-scores-sealed = Your organisation has sealed already. The score is fixed.
refused-sealing-ended = Nothing can be sealed in this round any more.
refused-nothing-to-seal = There is no score on this device to seal yet.
refused-other-way = This round gets its scores in another way.
refused-other-table = This case is not one of this table. A circle case never comes on an agenda.
refused-other = That was not possible. Nothing has changed.

# Why something was set apart
reason-newer-format = Written with a newer version. It will be fine once the program is updated.
reason-elsewhere = It belongs elsewhere. Nobody has to do anything.
reason-damaged = It came in damaged. The partner will send it again.
reason-signature = The signature was not right. Ask the partner whether it is theirs.
reason-branch = This device and another signed at the same time. It stays apart until somebody of that organisation looks.
reason-beyond-closing = Written after the right had ended. Read it and take over what is right.
reason-device = Written on a device that is revoked or unknown. Ask the partner whether it was their laptop.
reason-no-right = The author may not write this here.
reason-after-leaving = The organisation had left.
reason-log-dropped = This was dropped and is no longer taken in.
reason-quota = This partner sent more than this device keeps. Give them a call.
reason-waits = It waits for something still to come.
reason-text = A change of a text was not built right. The text itself is whole.
reason-other = It was not right ({ $code }). It counts nowhere.

# What went wrong
problem-disk-full = Not saved: the disk is full. Your last sentence is still on screen. Make room and try again.
problem-not-saved = Not saved: the disk reported an error. What was saved before is safe. Close the program and open it again.
problem-invitation = This invitation cannot be read. Nothing has changed. Ask the partner for the whole text.
problem-invitation-expired = This invitation has expired. Nothing has changed. Ask for a new one.
problem-cannot-write = The file could not be written. Your copy is safe. Choose another place.
problem-cannot-read = The file could not be read. Nothing has changed. Is the name right?
problem-left-without-package = You have left, but the package was not written. Your copy is whole. Make the package again.
problem-not-ours = This file is not for this network. Nothing has changed.
problem-passphrase = The passphrase does not fit. Nothing has changed. Try again.
problem-keyring-absent = This computer has no keyring that answers. Your copy is safe. Your passphrase always opens it.
problem-keyring-failed = The keyring of this computer refuses. Your copy is safe. Your passphrase always opens it.
problem-keyring-locked = The keyring of this computer is locked. Your copy is safe. Your passphrase always opens it.
problem-keyring-missing = The keyring of this computer does not have the key. Your copy is safe. Your passphrase always opens it.
problem-keyring-other = The keyring of this computer holds another key. Your copy is safe. Your passphrase always opens it.
problem-keyring-slow = The keyring of this computer does not answer in time. Your copy is safe. Your passphrase always opens it.
problem-keyring-held = This copy was locked. So your phrase is needed once now.
problem-keyring-left = The key in the keyring could not be taken away. It opens nothing any more.
problem-in-use = Your copy is already open in another window. Nothing has changed. Use that window.
problem-damaged = The copy on this device is damaged. Partners still have theirs. Open a backup.
problem-newer-format = This copy is of a newer version. Nothing has changed. Update the program.
problem-clock = The clock of this device is far off. Your work is safe. Set the clock.
problem-unknown = Something went wrong. What was saved is safe. Try again.

# Words of the field
org-kind-care-provider = Care provider
org-kind-welfare = Welfare
org-kind-municipality = Municipality
org-kind-mental-health = Mental health care
org-kind-primary-care = GP or district nursing
org-kind-housing = Housing association
org-kind-civic = Residents and volunteers
org-kind-insurer = Insurer
org-kind-education = Education
org-kind-other = Something else
formality-formal = formal
formality-informal = informal
role-director = board member
role-change-manager = manager for the change
role-professional = professional
role-resident = resident
role-guidance-team = guidance team
role-process-guide = process guide
role-coach = coach
role-coordinator = coordinator
role-rover = rover
role-case-bringer = case bringer
role-project-lead = project lead
level-own = Oneself
level-own-network = Own network
level-neighbourhood = Neighbourhood
level-formal = Formal
area-finances = Finances
area-work = Work and education
area-time-use = Use of time
area-housing = Housing
area-home = Relations at home
area-mental-health = Mental health
area-physical-health = Physical health
area-substance-use = Substance use
area-basic-living = Daily self-care
area-household = Household and paperwork
area-social-network = Social network
area-participation = Taking part in society
area-justice = Justice
area-other = Other
result-not-chosen = Not chosen
result-under-way = Under way
result-worked = Worked
result-worked-partly = Partly worked
result-did-not-work = Did not work
step-submitted = Brought to the table
step-scheduled = On the agenda
step-discussed = Discussed
step-closed = Closed
step-withdrawn = Withdrawn
step-reopened = Opened again
agreement-kind-cooperation = Working together
agreement-kind-latitude = Room to act
agreement-kind-privacy = Handling of data
agreement-kind-ladder = When it gets stuck
agreement-kind-breakthrough = Breakthrough
agreement-kind-ending = Stopping together
waits-ending = The network stops: { $title }
waits-ending-text = Take your copy along and go on the day that was agreed.
waits-ending-chip = leaving
agreement-kind-other = Something else
verdict-agree = Agree
verdict-agree-with-note = Agree with a note
verdict-object = Object
verdict-abstain = I abstain
rule-consent = nobody objects
rule-unanimity = everybody says yes
rule-majority = more than half say yes
rule-signatories = binds who signs
order-first = Cause and effect
order-second = How we work
order-third = The system itself
stage-candidate = candidate
stage-admitted = admitted
stage-waiting = almost a member
stage-member = member
stage-left = left
stage-removed = ended by the others
invitation-open = not used yet
invitation-waits-for-code = waits for the code
invitation-confirmed = code confirmed
invitation-used-twice = used twice
invitation-revoked = revoked
invitation-expired = expired
case-state-draft = Draft
case-state-submitted = Brought in
case-state-scheduled = On the agenda
case-state-trying = Trying
case-state-reported-back = Reported back
case-state-closed = Closed
case-state-withdrawn = Withdrawn
agreement-state-draft = Draft
agreement-state-proposed = Laid before all
agreement-state-objected = Objection
agreement-state-in-force = In force
agreement-state-disputed = Disputed
agreement-state-replaced = Replaced
agreement-state-ended = Ended
drop-reason-retention-passed = its retention date has passed
drop-reason-withdrawn = withdrawn
drop-reason-mistake = should not have been written
field-purpose = What the network is for
field-question = The question, in their own words
field-situation = The situation
field-strengths = What goes well
field-perspective = A year from now
field-self-part = The resident’s own part
field-draft = The text
field-conclusion = What came out of the talk
field-lesson-text = The lesson
field-harvest = The harvest
field-notes = Notes
log-kind-roster = register of members
log-kind-network = network
log-kind-organisation = organisation
log-kind-person = person
log-kind-table = table
log-kind-case = case
log-kind-agreement = agreement
log-kind-round = round
log-kind-season = season
log-kind-lesson = lesson
log-kind-departure = departure
log-kind-circle = circle case
log-kind-meeting = meeting
log-kind-capture = capture of relations

case-mode-learning = Learning case
case-mode-circle = Circle case

# Lists and printed sheets
list-column = The first row of the list lacks the column “{ $detail }”. Nothing was done. Add the name of the column.
list-empty = Nobody is in { $detail }. Nothing was done. Put each name on a row of its own below the column names.
list-row = A row cannot be read: { $detail }. Nothing was done. Mend that row and try again.
list-too-long = The list is too long. Nothing was done. Take at most { $detail } at a time.
list-unreadable = { $detail } is no list that we can read. Nothing was done. Save it as CSV in UTF-8.
sheet-title = { $own } invites { $org } to { $network }
sheet-lead = You can take part in { $network }. Every partner has a copy of its own. There is no boss and no central computer.
sheet-how = How to join
sheet-install = Put Wijktafel on your computer and open it.
sheet-paste = Choose “Join” and paste the text below. Or read the square with a camera and send its text to your computer.
sheet-call = Call { $own } on a number you already knew. Read each other the twenty digits: they must be the same.
sheet-accept = See who takes part, and then decide yourself whether you join.
sheet-until = Good until { $day }.
sheet-secret = This invitation works once. Whoever has it can use it: give it to nobody else.
# Circle cases: grounds, and what tells who somebody is.
lawful-ground-consent = Consent
lawful-ground-contract = Contract with the resident
lawful-ground-legal-duty = Legal duty
lawful-ground-vital-interest = Vital interest
lawful-ground-public-task = Public task
lawful-ground-legitimate-interest = Legitimate interest

special-category-none-written = Nothing about health or the like is written here
special-category-explicit-consent = Explicit consent
special-category-social-security = Law on work and social security
special-category-vital-interest = Vital interest of somebody who cannot consent
special-category-legal-claim = A claim before a court
special-category-public-interest = Substantial public interest, by law
special-category-care = Care or support, under a duty of secrecy
special-category-public-health = Public health, by law

secrecy-lift-not-bound = Nobody here is bound to secrecy
secrecy-lift-consent = Consent
secrecy-lift-legal-duty = Legal duty to speak
secrecy-lift-conflict-of-duties = Conflict of duties

informed-spoken = In a talk
informed-in-writing = On paper
informed-not-yet = Not yet


identifier-citizen-number = citizen service number
identifier-phone = telephone number
identifier-mail = mail address
identifier-account = account number
identifier-date = date
identifier-postcode = postcode
identifier-address = address
identifier-plate = number plate
identifier-file-number = file number
identifier-name = perhaps a name
found-text = Somebody may be recognised by this. Put a role there, or keep it.
found-one = “{ $what }”: { $kind }
found-resident = the resident
found-neighbour = a neighbour
found-relative = a relative
found-helper = a professional
found-leave-out = Leave out
found-keep = Keep
found-hint = Perhaps recognisable: { $what }. A role says enough.
wrong-look-first = Look at this first: replace it, or keep it.

case-mode-note-learning = Learning case · no names
case-mode-note-circle = Circle case · the circle alone

circle-ground-live = holds
circle-ground-withdrawn = withdrawn
circle-ground-over = over
# Devices on the way in, and recovery.
device-ticket-open = not used yet
device-ticket-code = compare the code
device-ticket-second = waits for a second administrator
device-ticket-added = device added
device-ticket-revoked = taken back
device-ticket-expired = expired
enter-refused-used = Another device came with this ticket. Ask for a new one.
enter-refused-revoked = This ticket was taken back. Ask for a new one.
enter-refused-expired = This ticket has expired. Ask for a new one.
enter-refused-network = This is for another network. Nothing has changed.
enter-refused-unknown = The other device does not know this ticket. Ask for a new one.
enter-refused-sheet = The partner does not know this recovery sheet. Perhaps its copy is behind.
enter-copying = The first copy is on its way: { $done } of { $total }.
problem-no-carrier = No partner is named on this sheet. Nothing has changed. Ask a partner for its contact and add --via.
problem-sheet-line = Line { $detail } of the recovery sheet has a mistake. Nothing has changed. Compare it with the paper.
problem-not-a-sheet = This is not a recovery sheet. Nothing has changed. Type all lines of the sheet.
recovery-sheet-title = Recovery sheet
recovery-sheet-what = With these lines you can go on with Wijktafel when every device is lost. They work once, on one new computer.
recovery-sheet-step-install = Put Wijktafel on a new computer and choose: with a recovery sheet.
recovery-sheet-step-type = Type the lines. Spaces and capitals do not matter. A mistake is pointed out by its line.
recovery-sheet-step-partner = One of the partners on this sheet must be on. Otherwise ask any partner for its contact.
recovery-sheet-step-after = Afterwards: revoke the lost devices and print a new sheet.
recovery-sheet-keep = Keep this sheet in a safe. Whoever has it can become you in this network. It opens no file by itself. A new sheet makes this one void.

# A lost device.
lost-revoked = Device { $device } is revoked. What it writes from now on counts nowhere.
lost-since = It could read since: { $since }
lost-heard = Last heard of: { $at }
lost-unknown = not known
lost-could-read = It could read:
lost-cases = Cases (shown here only, kept nowhere):
lost-tell = Whom to tell:
lost-tell-supervisor = The data protection authority, before { $until }, unless nobody is at risk.
lost-tell-residents = The residents concerned, when the risk to them is high. Your data protection officer helps to judge.
lost-tell-partners = Your partners: { $partners }
lost-registered = This is in your own register. No partner sees it. The passphrase still guards what was on the device.
register-title = Register of breaches
register-discovered = Discovered
register-until = Report before
register-recorded = Written down
register-device = Device
register-person = Person
register-since = Could read since
register-readable = Could read
register-note = What happened

# Circle cases: the screen.
circle-open = Open a circle case
circle-off = Circle cases are off. First a privacy agreement that your organisation signed must be in force.
circle-hidden = This case is hidden
circle-hidden-text = A person concerned withdrew, or the circle stopped. Nobody sees what it held.
circle-readers = Who may read
circle-readers-text = These people alone. Whoever goes out gets nothing new.
circle-readers-choose = You read it yourself. Choose who else is needed, and nobody more.
circle-readers-count = { $n ->
    [one] One person reads
   *[other] { $n } people read
}
circle-reads = reads
circle-reads-no-more = reads no more
circle-since = since { $day }
circle-until = until { $day }
circle-name = Let somebody in
circle-take-out = Take { $who } out
circle-recognise = I recognise this resident
circle-why = What for, and why it is allowed
circle-responsible = Who answers for this case
circle-concerned = Person concerned { $n }
circle-other-person = Another person concerned
circle-ground = Add a ground
circle-withdraw = Withdraw
circle-secrecy = Professional secrecy: { $how }
circle-told = Told: { $how } { $on }
circle-further = Further
circle-pages = Step
circle-page-0 = 1 What about
circle-page-1 = 2 Why it is allowed
circle-page-2 = 3 Who reads
circle-page-3 = 4 Until when
circle-purpose = What is this circle for?
hint-circle-purpose = What must be reached before you can stop together?
circle-copy = Make a circle case
circle-copy-text = A circle case is a copy: texts and tips go along. This learning case stays.
circle-later = Whoever is named later reads everything from the beginning.
circle-last-day = Last day
circle-last-day-text = Two years at most. After it the case is hidden for everybody.
circle-ground-text = About one person concerned. Nothing is filled in beforehand: choose what is really so.
circle-ground-what = Why is this allowed?
circle-special = And data about health?
circle-secrecy-what = Why may you speak, bound to secrecy?
circle-informed = How does the person know?
circle-informed-on = Told when?
circle-not-told = Why not yet?
circle-orgs = For which organisations?
circle-ground-until = Up to and including (empty: as long as the case)

form-circle = Open a circle case
form-circle-do = Open
form-ground = Write down a ground
form-ground-do = Write down
form-reader = Let somebody read
form-reader-do = Let read
form-reader-text = Choose who is needed. A ground must hold for that organisation too.
form-recall = Call a sentence back
form-recall-do = Call back
form-recall-text = Put the words that must go here, exactly as they stand.
form-recall-after = A new case comes without those words. The old one is erased everywhere, with the talk beside it. Whoever read it may still know.
recall-sentence = The words
recall-do = Call a sentence back
recall-text = Does something stand here that should not? Call it back.

sure-withdraw-ground = Withdraw this ground?
sure-withdraw-ground-text = A person concerned may then have no ground left. The case is then hidden for everybody at once.
sure-withdraw-ground-do = Withdraw
sure-recognise = You recognise this resident?
sure-recognise-text = You then read no more. Nobody asks or keeps why.
sure-recognise-do = I stop reading
sure-take-out = Take this person out?
sure-take-out-text = That person gets nothing new. What was read may still be known.
sure-take-out-do = Take out

said-circle = The circle case is open. The circle alone reads it.
said-withdrawn = Withdrawn. The letter for the person concerned is made below, at the requests.
said-taken-out = Done. No reason was asked or kept.
said-recalled = The new case stands without those words. The others were asked to erase.
# Devices in the window.
device-add = Add a device
device-ticket = Ticket { $mark }
device-code-same = Is this the same code as on the new device? Compare all digits, side by side or by telephone.
device-same = The codes are the same
device-take-back = Take the ticket back
device-to-go = It still takes in its first copy: { $n ->
    [one] 1 part to go
   *[other] { $n } parts to go
}.
enter-title = A new device of yours
enter-refused = This device is not taken in
enter-code-text = The other device must show the same code. Then press there: the codes are the same.
enter-connecting-text = The code appears once the other device can be reached. Leave this window open.

# The own organisation
place-own = My organisation
own-line = { $people ->
    [one] 1 person
   *[other] { $people } people
} · { $devices ->
    [one] 1 device
   *[other] { $devices } devices
}
own-tab-people = People and devices
own-tab-recovery = Recovery
own-tab-register = Data breaches
own-tab-access = Access
own-gaps = Nobody has these roles yet: { $roles }.
own-gaps-text = A network works better when every partner has these people. It stops nothing.
own-arriving = Devices on their way in
own-arriving-text = Nothing comes in before you have compared the code.
own-ended = Ended
own-ended-text = What they write from then on does not count. What they wrote before stays.
own-no-role = no role yet
own-no-device = No device yet. Make a ticket and give it to this person.
own-revoked = Revoked: { $marks }
org-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
person-devices = { $n ->
    [0] no device
    [one] 1 device
   *[other] { $n } devices
}
device-this-title = This device
device-other-title = Another device
device-heard = heard: { $when }
device-lost = Lost or stolen
device-ticket-for = Device for { $who }
device-ticket-until = holds until { $at }
device-ticket-square = The ticket as a square, for the camera of a telephone. The same text stands below it.
device-ticket-words = Ticket
enter-copying-text = You may close this window. It goes on when you open it again.
form-device-ticket = Ticket for a new device
form-device-ticket-text = Open Wijktafel on the new device and choose: join with an invitation. Paste this ticket there.
form-device-ticket-after = The ticket works once, for 24 hours. Then you compare a code. Give it to nobody else.
form-device-ticket-do = Copy the ticket

# Recovery
sheet-own = Your recovery sheet
sheet-own-text = A sheet of paper for the day all your devices are gone. With it you go on with a new computer.
sheet-signs = It signs once
sheet-signs-text = The sheet lets in one new device of yours. Then it is used up.
sheet-reads-nothing = It reads nothing
sheet-reads-nothing-text = Who has the sheet alone opens no file with it. The copy comes from a partner.
sheet-replaces = A new sheet replaces the old one
sheet-replaces-text = Sheet lost? Make a new one. The old one then works no longer.
sheet-keep = Keep it in a safe
sheet-keep-text = Who finds the sheet can become you in this network.
sheet-since = sheet of { $day }
sheet-is-since = There is a sheet of { $day }
sheet-there = there is a sheet
sheet-not = no sheet
sheet-none = There is no recovery sheet
sheet-is-there = Is it still where you keep it? Then there is nothing to do.
sheet-is-missing = Without a sheet you cannot go on when all your devices are gone.
sheet-make = Make a recovery sheet
sheet-make-new = Make a new recovery sheet
recovery-helpers = Who can help you
recovery-helpers-one = One person manages this organisation. A second one can help when a device is gone.
recovery-helpers-two = All devices gone and no sheet? Then two managers together let a new device in.
recovery-manages = manages people and devices
recovery-no-manager = does not manage
contact-title = Helping a partner to recover
contact-text = Are the devices on a partner's sheet off? Then give this line. There is no secret in it.
contact-none = This device cannot be reached now. Connect first.
contact-device = Device
contact-addresses = Reached at
contact-addresses-count = { $n ->
    [one] 1 address
   *[other] { $n } addresses
}
contact-copy = Copy the line
form-sheet = Make a recovery sheet
form-sheet-text = There will be a page to print. Erase the file after printing. A sheet you had before works no longer.
form-sheet-after = Only the paper stays. Put it in a safe.
form-sheet-do = Make the sheet
page-to = File
hint-page-to = For instance /home/noor/paper.html
way-recover = Go on with a recovery sheet
way-recover-text = All your devices are gone and you still have the paper.
way-recover-line = Type the lines of the sheet. A partner then gives you a new copy.
way-recover-do = Go on
recover-sheet = What stands on the sheet
hint-recover-sheet = All lines, without the numbers before them
recover-contacts = Lines of partners (may be empty)
hint-recover-contacts = Only needed when the partners on the sheet are off
today-sheet = You manage alone, and there is no recovery sheet.
today-sheet-text = With a sheet on paper you can go on when all your devices are gone.

# A lost device in the window
form-lost = Device lost or stolen
form-lost-text = The device is revoked at once. Then you see what it could read and whom to tell.
form-lost-none = No other device is in use. This device is revoked on another one.
form-lost-do = Revoke and write down
lost-which = Which device?
lost-day = When discovered?
lost-time = At what time? (time in the Netherlands)
hint-lost-time = For instance 14:30
lost-note = What happened? (may be empty)
lost-clock = Fill in the day and the time. The 72 hours count from then.
lost-until = Report it before { $until }.
lost-until-text = That is 72 hours after the discovery. If nobody is at risk you need not. Write down why.
lost-could-read-title = What it could read
lost-since-name = Since
lost-heard-name = Last heard of
lost-tell-title = Whom to tell
lost-tell-authority = The Dutch Data Protection Authority, if people are at risk.
lost-read = I have read this
lost-report = Report a lost device
register-text = This stays on this computer. No partner sees it.
register-none = Nothing was written down
register-none-text = If you lose a device, report it here. The register fills itself.
register-export = Save the register
register-row = Device { $device } of { $who }
form-register = Save the register
form-register-text = If the name ends in .html, a page is written. Otherwise a list for a spreadsheet.
form-register-do = Save
list-to = File
hint-list-to = For instance /home/noor/register.csv
moment = { $day } at { $time } (time in the Netherlands)

# The access log
access-title = Who looked at what
access-text = Of this copy alone, without content. Nobody else sees this.
access-none = Nothing was written down yet
access-none-text = Who opens a circle case, searches, prints or erases stands here by itself.
access-all = Everything
access-more = And { $n } more lines. A file holds them all.
access-gone = case { $mark }
access-export = Save the access log
access-verify = Check again
access-whole = { $n ->
    [one] 1 line, and nothing was changed in it.
   *[other] { $n } lines, and nothing was changed in them.
}
access-whole-text = Check number { $last }. Write it down elsewhere: then even a whole new log shows.
access-broken-text = Something was changed, left out or cut off. Ask who guards your data to look.
form-accesses = Save the access log
form-accesses-text = All lines go into one file, without the content of cases.
form-accesses-case = Only the lines about this case, without content.
form-accesses-do = Save
log-to = File
hint-log-to = For instance /home/noor/access.json

# Copies, and requests of people concerned
circle-reads-hidden = past the last day
readers-since = Who comes to this table later reads everything from the beginning.
copies-title = Who holds a copy
copies-text = Only what a device confirmed itself is shown as certain. We do not see a print or a backup.
copy-past = reads nothing new
copy-state-here = this device
copy-state-all = has everything
copy-state-behind = not everything yet
copy-state-unknown = not known
requests-title = A person concerned asks something
requests-text = Every request gets an answer on paper, in plain words.
requests-withdrawal = Consent is withdrawn at its ground. Print the letter here afterwards.
request-withdrawal = Withdraws consent
request-objection = Objects
request-restriction = Wants it put on hold
request-rectification = Wants something put right
form-letter = Letter to a person concerned
form-letter-text = The letter says who read along and what holds now. It also says what cannot be undone.
letter-answer = What you answer yourself (may be empty)
form-letter-do = Make the letter
wrong-not-a-time = This is not a time. Write for instance 14:30.
wrong-future = This moment is still to come.
wrong-not-a-contact = This is not the line of a partner. Copy the whole of it.
wrong-no-partner = No partner stands on this sheet. Ask a partner for its line.
wrong-not-a-sheet = This is not a recovery sheet. Type all lines.
wrong-sheet-line = Line { $n } has a mistake. Compare it with the paper.
access-broken-at = Not whole from line { $n } on.
access-act-read = read
access-act-search = searched
access-act-copy = copied
access-act-print = printed
access-act-export = to a file
access-act-erase = erased
## A network that continues another one
continues = This network goes on where { $name } stopped.
refound-carried = Along: { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}, { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}, { $agreements ->
    [one] 1 agreement
   *[other] { $agreements } agreements
}, { $rounds ->
    [one] 1 round
   *[other] { $rounds } rounds
}, { $seasons ->
    [one] 1 action list
   *[other] { $seasons } action lists
}, { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
}.{ $templates ->
    [0] { "" }
    [one] { " " }And 1 step template.
   *[other] { " " }And { $templates } step templates.
}
refound-left = { $n ->
    [0] Signatures stay those of the old network; there they stand under what held then.
    [one] 1 circle case stays behind: its readers and grounds held in the old network.
   *[other] { $n } circle cases stay behind: their readers and grounds held in the old network.
}
refound-not-copied = { $n ->
    [one] No copy could be made of 1 part. It is still in the old copy.
   *[other] No copy could be made of { $n } parts. They are still in the old copy.
}
history-of = Compared with your own copy of { $name }:
history-same = { $n ->
    [one] The one part that came along is the same as yours.
   *[other] All { $n } parts that came along are the same as yours.
}
history-missing = { $n ->
    [one] Your copy is 1 step behind. That step could not be compared.
   *[other] Your copy is { $n } steps behind. Those steps could not be compared.
}
history-beyond = { $n ->
    [one] Your copy holds 1 step that did not come along.
   *[other] Your copy holds { $n } steps that did not come along.
}
history-unknown = { $n ->
    [one] 1 part is not in your copy, and was not compared.
   *[other] { $n } parts are not in your copy, and were not compared.
}
history-proven = { $n ->
    [one] 1 signature of that time is proven.
   *[other] { $n } signatures of that time are proven.
}
history-unproven = { $n ->
    [one] The proof of 1 answer of that time is missing.
   *[other] The proof of { $n } answers of that time is missing.
}
history-place = { $title }, step { $n } of { $who }
history-differs = The history is not true: { $detail } differs from your copy. Do not trust this network before you know why.
history-changed = The copy is not true: { $detail } was taken over otherwise than it stood. Ask who founded the network.
history-other-network = Your copy is of another network than { $detail }. Choose the folder of the copy of that time.
history-none = This network does not continue another one. There is nothing to compare.
history-same-folder = The old and the new copy each need a folder of their own.
earlier-agreement = Held in the earlier network. Here it binds nobody, until you decide on it together again.
earlier-proven = signature proven
earlier-unproven = no proof
earlier-silent = { $n ->
    [one] 1 partner said nothing
   *[other] { $n } partners said nothing
}
earlier-scores = Scores in the earlier network

# Blind peers
blind-title = Blind peers
blind-text = They keep sealed parcels for partners that are not connected at the same time. They can read nothing.
blind-none = No blind peer yet
blind-none-text = A blind peer is always on. It keeps sealed parcels for partners that are not connected at the same time. It can read nothing.
blind-reached = everything last left and fetched: { $when }
blind-not-reached = not reached yet
blind-all-left = everything is left
blind-to-leave = { $n ->
    [one] 1 thing still to be left
   *[other] { $n } things still to be left
}
blind-passed-over = { $n ->
    [one] 1 parcel there was not right. It was passed over.
   *[other] { $n } parcels there were not right. They were passed over.
}
blind-end = Offer no longer
blind-ticket = Text of the blind peer
hint-blind-ticket = Paste the whole text here
form-blind-peer = Add a blind peer
form-blind-peer-do = Add
form-blind-peer-text = Whoever keeps the blind peer gave you a text. From then on all partners use it.
sure-end-blind = Offer the blind peer no longer?
sure-end-blind-text = Your organisation then no longer offers it. What lies there stays sealed. It can be added again later.
sure-end-blind-do = Offer no longer
wrong-not-a-blind-ticket = This is not the text of a blind peer. Copy the whole text.
blind-not-served = it does not know this device yet
blind-claimed = its ticket was used by somebody else
blind-full = it is full
blind-not-understood = it answers otherwise than it should
problem-blind-ticket = This is not the text of a blind peer. Nothing has changed. Copy the whole text.

# What was dropped
own-tab-erased = Erased
erased-title = What was erased
erased-text = The title and the words are gone. Only that it was there is still known.
erased-none = Nothing was erased yet
erased-none-text = When a case or agreement is erased, you see here which partners did so too.
erased-what = { $kind } { $mark }
erased-count = { $part } of { $whole } confirmed
erased-by = { $day }, by { $who }: { $why }
erased-sometime = When and by whom was not kept.
erased-partners = Partners that held it
erased-nobody = Nobody else held it.
erased-confirmed = has erased it too
erased-not-heard = not yet heard
erased-cannot-know = we cannot know
erased-heard = heard: { $when }
erased-grades = Of whoever no longer connects we cannot know it. Whoever read something may remember it.
erased-forgotten = nothing of it lies there
erased-to-forget = is still to forget it
erased-blind-text = A blind peer cannot read anything. Whether it really forgot, we cannot check.

# Somebody whose part ended
ended-open = What can I do?
removed-title = The others have ended your membership
removed-line = You no longer belong to { $network }. Your copy stays yours.
removed-short = Read only. Your copy stays yours.
removed-what = What happened
removed-by = They stood against your membership
removed-rule = One partner cannot do this alone
removed-rule-text = It took more than half of the voices. Two partners have received it.
removed-heard = They have heard of it
removed-keep = What you keep
removed-keep-1 = Your whole copy
removed-keep-1-text = Everything up to that day stays readable, without the others too.
removed-keep-2 = What was signed
removed-keep-2-text = You can go on proving who signed what.
removed-keep-3 = What you wrote before
removed-keep-3-text = What the others already had counts with them as before.
removed-changes = What changes
removed-changes-1 = You receive nothing new
removed-changes-1-text = From nobody who knows of this.
removed-changes-2 = What you write now does not count
removed-changes-2-text = The others set it apart.
removed-changes-3 = Mind what is about residents
removed-changes-3-text = Keep it only if you still have a reason of your own.
removed-do = What you can do
removed-package = A package for yourself
removed-package-text = A readable folder, with a report that anybody can check.
removed-backup = A backup
removed-backup-text = One locked file, in case this computer breaks.
removed-read = Read what you have
removed-read-text = Cases, agreements, lessons: everything is still there.
removed-ask = Whom you can ask
removed-ask-text = Do ask why. Coming back is possible: a member admits you again. You then begin without a voice.
removed-ask-none = Your copy holds no address or number. The members are { $who }.
turned-line = Why, your copy does not know. It stays yours.
turned-what = What may have happened
turned-what-1 = Your membership was ended
turned-what-1-text = That takes more than half of the voices.
turned-what-2 = Or only this device was revoked
turned-what-2-text = A colleague who manages devices can see that.
turned-changes = What is different
turned-changes-1 = From them you receive nothing new
turned-changes-1-text = And they receive nothing from you.
turned-changes-2 = If your membership was ended, you no longer count
turned-changes-2-text = What you write after it, the others set apart.
turned-others = They still connect
turned-leave = Leave of your own accord
revoked-title = This device was revoked
revoked-line = Your own organisation no longer connects with it. What is on it you can still read.
revoked-what = What happened
revoked-what-1 = Your organisation still belongs
revoked-what-1-text = Your colleagues go on working.
revoked-what-2 = Was it a mistake?
revoked-what-2-text = Ask a colleague who manages devices. They can make a new ticket.

# A network that continues another one, in the window
network-tab-onward = Going on
quiet-title = { $n } of the { $voices } voices have long been silent
quiet-text = While they are silent, nobody can be ended and no rule can change. Other work goes on.
quiet-do = How to go on?
quiet-who = Not heard for two months or longer: { $who }.
onward-title = A network that continues this one
onward-text = If half of the voices are silent for good, there is no majority any more. Then you can begin again together.
onward-copies = You take along what you have
onward-copies-text = Tables, cases, agreements, rounds, actions and lessons, as copies. Circle cases stay behind.
onward-signed = Signatures become history
onward-signed-text = Anybody can check them. In the new network they bind nobody.
onward-old = The old one stays as it is
onward-old-text = Your old copy does not change. You can open both side by side.
onward-made = { $name } has begun
onward-where = It lies in { $folder }. Open it with the passphrase you just chose.
onward-next = Then invite the partners that are still there. They compare with their own old copy.
onward-open = Open in a window of its own
onward-carrying = { $done } of { $whole } parts are carried
onward-folder = Folder for the new copy (new or empty)
onward-partners = File for the list of partners (may stay empty)
hint-onward-partners = to invite them all at once later
form-refound = Begin a network that continues this one
form-refound-do = Begin
origin-title = Goes on where { $name } stopped
origin-by = Carried over by { $who }, on { $day }.
origin-text = Do you still have a copy of your own? Then check whether what stands here is true.
origin-compare = Compare with my old copy
origin-same = the same
origin-missing = { $n ->
    [one] your copy is 1 step behind
   *[other] your copy is { $n } steps behind
}
origin-beyond = { $n ->
    [one] your copy is 1 step further
   *[other] your copy is { $n } steps further
}
origin-unknown = not in your copy
origin-differs = is not true
origin-behind = What your copy does not hold cannot be compared.
form-earlier = Compare with my old copy
form-earlier-do = Compare
form-earlier-text = Choose the folder of your copy of the earlier network. It is only read.
form-earlier-after = Is that copy open in another window? Then its passphrase is not needed.
earlier-folder = Folder of the old copy
earlier-passphrase = Passphrase of the old copy
earlier-title = From the earlier network

# Meetings
meeting-kind-table = Table
meeting-kind-crack-and-make = Crack and make
meeting-kind-reflection = Reflection
meeting-kind-fishbowl = Fishbowl
meeting-kind-journey = Resident's journey
meeting-kind-learning = Learning session
meeting-kind-celebration = Celebration
meeting-kind-training = Training
meeting-kind-board = Board
meeting-state-planned = Planned
meeting-state-running = Under way
meeting-state-held = Held
meeting-state-cancelled = Cancelled
meeting-state-passed = Day has passed
attendance-present = Was there
attendance-unable = Could not be
attendance-unknown = Not known
follow-up-action = An action
follow-up-lesson = A lesson
follow-up-let-go = Let go
minutes = { $n } min
agenda-case-gone = a case that is no longer here
agenda-taken-off = Taken off the agenda
meeting-also = A partner also set: { $when }. Agree on what is right.
meeting-agenda = Agenda
meeting-guide = { $who } guides.
meeting-no-guide = Nobody guides yet.
meeting-there = Were there
meeting-unable = Could not be
meeting-signals = Parked for later
meeting-news = News
rota-last = Last, on { $day }: { $who }.
rota-never = not yet
meeting-plan = Plan a meeting
meeting-cancel = Cancel it
meeting-edit = Change day, time or place
meeting-settle = Choose what is right
meeting-start = Begin
meeting-finish = Finish
meeting-was-held = It was held
meeting-reopen = Not finished yet
meeting-on-after-all = Let it go on after all
meeting-print = Sheet to print
meeting-close-page = Close the meeting
meeting-two-days = Two partners chose a moment apart
meeting-is-cancelled = This meeting does not take place
meeting-no-reason = No reason was given.
meeting-is-passed = Was it held?
meeting-passed-text = Its day has passed. Nobody said anything about it.
meeting-items = { $n ->
    [0] Nothing on the agenda yet.
    [one] 1 item on the agenda.
   *[other] { $n } items on the agenda.
}
meeting-came = { $orgs ->
    [0] No organisations
    [one] 1 organisation
   *[other] { $orgs } organisations
}{ $guests ->
    [0] {" "}were there.
    [one] {" "}and 1 guest were there.
   *[other] {" "}and { $guests } guests were there.
}
meeting-nobody-said = Nobody said who was there.
meetings-title = Meetings
meetings-none = No meeting is planned yet. A day is enough to begin.
meetings-none-ahead = The next meeting is not planned yet.
meetings-earlier = Earlier
meetings-over-time = Who was there, time after time
meetings-over-time-text = What is empty here, nobody knows. It is no judgement.
agenda-add = Item on the agenda
agenda-empty = The agenda is still empty. Bring a case, or a subject.
agenda-minutes = { $n } minutes wanted in all.
agenda-discussed = Discussed: { $title }
agenda-by = by { $who }
agenda-open-case = Open the case: { $title }
agenda-up = Earlier: { $title }
agenda-down = Later: { $title }
agenda-edit = Change: { $title }
agenda-remove = Take off the agenda: { $title }
agenda-back = Put back
agenda-case = A case of this table (may be empty)
agenda-subject = Subject
hint-agenda-subject = For example transport to day care
agenda-beside = A word beside it (may be empty)
agenda-minutes-wanted = Minutes wanted (may be empty)
hint-agenda-minutes-wanted = A case often takes 30 to 40 minutes
said-item-discussed = Discussed.
said-item-open = Not discussed after all.
said-item-removed = Taken off the agenda.
said-meeting-held = The meeting is finished.
guide-title = Guide
guide-choose = Choose who guides
guide-two = Chosen apart: { $who }. Agree on who guides.
guide-take = { $who } guides
rota-turn = { $who } has waited longest.
rota-first = { $who } has not done it here yet.
attendance-title = Who is there
attendance-not = cannot be: { $who }
attendance-silent = Not heard yet: { $who }.
attendance-person = Who was there from { $org }
guests-count = { $role }: { $n }
guests-more = One more: { $role }
guests-less = One less: { $role }
guests-text = Whoever has no place in the network counts without a name.
signal-park = Park a signal
signals-none = Nothing parked.
signal-by = by { $who }
signal-action = Make it an action
signal-lesson = Make it a lesson
signal-let-go = Let it go
signal-text = What was noticed?
hint-signal-text = For example the bus stops at five
news-tell = Tell news
news-none = No news.
news-by = by { $who }, until { $day }
news-end = Take news away: { $text }
news-text = The news
hint-news-text = For example the advice hour moves to Tuesday
news-until = Show until
hint-notes = What was said, without names of residents
notes-none = Nothing was written down.
meeting-kind = What for
meeting-on = Day
meeting-at = What time (may be empty)
hint-meeting-at = For example 14:30
meeting-place = Where (may be empty)
hint-meeting-place = For example the community centre
meeting-reason = Why not (may be empty)
attend-who = Who?
guide-who = Who guides?
form-meeting = Plan a meeting
form-meeting-do = Plan
form-meeting-text = Only the day is needed. The rest can wait.
form-meeting-move = Day, time or place
form-meeting-move-do = Save
form-meeting-move-text = Cases on the agenda move along to the new day.
form-meeting-cancel = Cancel this meeting?
form-meeting-cancel-do = Cancel it
form-meeting-cancel-text = Cases on the agenda then wait for another meeting.
form-agenda-item = On the agenda
form-agenda-item-do = Put it there
form-agenda-item-edit = Change the item
form-agenda-item-edit-do = Save
form-guide = Who guides?
form-guide-do = Choose
form-guide-text = Whoever has waited longest comes first.
form-attend = Who was there?
form-attend-do = Was there
form-attend-nobody = Nobody of this organisation is known here yet.
form-park = Park a signal
form-park-do = Park
form-park-text = Short, and without names. Later it becomes an action, a lesson, or nothing.
form-news = News
form-news-do = Tell it
form-news-text = One line, instead of a pitch at the table.
form-signal-action = Action from this signal
form-signal-action-do = Make the action
form-signal-lesson = Lesson from this signal
form-signal-lesson-do = Make the lesson
form-signal-all-read = All members read this, also those not at this table.
form-meeting-sheet = Sheet to print
form-meeting-sheet-do = Write
form-meeting-sheet-text = A sheet with the agenda, who is there, and room to write.
form-meeting-sheet-after = Whoever has the sheet reads it. Do not leave it lying about.
wrong-not-minutes = This is no number of minutes, from 1 to 480.
wrong-not-counts = Write one number for each phase, with spaces between.
sheet-guide-open = Guide: …………………………………
sheet-subject = Subject
sheet-step = Step
sheet-column = Column
sheet-took = Took
sheet-minutes = Minutes
sheet-who = Who
sheet-guests = Residents and others, how many: ……
sheet-signal = What was noticed
sheet-from = From
sheet-guard = Confidential. Take this sheet along, and destroy it afterwards.
today-next = Next meeting
waits-passed = { $n ->
    [one] Was one meeting held?
   *[other] Were { $n } meetings held?
}
waits-passed-text = Its day has passed. One press is enough.
waits-passed-chip = 10 s
attendance-ahead = Who cannot be there
attendance-after = Who was there
attendance-cannot = Cannot be
agenda-of = On the agenda of { $day }

# Step templates and the clock of a discussion
step-method-left = From left to right
step-method-incident = Incident method
step-method-ten = Ten steps
step-method-bowl = Fishbowl
step-method-crack = Crack and make
step-left-question = The question, in their own words
step-left-understand = Asking to understand
step-left-own = What can somebody do alone?
step-left-network = Who helps already?
step-left-neighbourhood = What does the neighbourhood offer?
step-left-formal = What needs an organisation?
step-left-choose = Choosing and agreeing
step-incident-tell = One tells what happened
step-incident-facts = Asking for facts
step-incident-write = Everybody writes: I would do this
step-incident-read = Reading aloud in turn
step-incident-hear = Hearing how it went
step-incident-take = What do we take along?
step-ten-cases = Everybody names a matter
step-ten-pick = Choosing one together
step-ten-tell = Telling about it
step-ten-questions = Writing questions down
step-ten-answers = Questions and answers
step-ten-core = Everybody writes the core
step-ten-react = Whoever brought it responds
step-ten-again = Saying the question again
step-ten-advice = Everybody gives advice
step-ten-back = Looking back
step-bowl-circles = Making two circles
step-bowl-inside = The inner circle talks
step-bowl-outside = The outer circle says what it saw
step-bowl-change = Changing places
step-bowl-together = Looking back together
step-crack-stuck = What is stuck?
step-crack-rule = Which rule or habit holds it?
step-crack-wish = What would be best of all?
step-crack-sketch = Sketching plans
step-crack-begin = Who begins, and when?
templates-title = Step plans
templates-text = A step plan divides a talk into steps. Every network may change them.
template-new = Make a step plan
template-edit = Change step plan: { $name }
template-drop = Remove step plan: { $name }
template-by = by { $who }
template-instead = in place of { $name }
template-steps = { $n ->
        [one] 1 step
        *[other] { $n } steps
    }
template-name = What is it called?
template-lines = Steps
hint-template-lines = 5, Telling
said-template = Step plan kept.
said-template-dropped = Step plan removed.
form-template = New step plan
form-template-do = Keep
form-template-edit = Change step plan
form-template-edit-do = Keep
form-template-text = Write one step a line: minutes, name. Is a step about a column? Put that behind it: 8, Who helps already?, own network.
form-clock = Begin the talk
form-clock-do = Begin the clock
form-clock-text = The clock helps and stops nothing. Everybody sees the same step.
clock-steps = Step plan
clock-begin = Begin the talk: { $title }
clock-title = Talk: { $what }
clock-mine = You keep the time.
clock-keeper = { $who } keeps the time.
clock-step = Step { $n } of { $of }
clock-said = { $time } left for this step
clock-said-over = { $time } beyond the time
clock-half = Half of the time has passed.
clock-last-minute = The last minute.
clock-over = Time is up. Finish in your own time.
clock-paused = The clock stands still.
clock-now = now
clock-later = later
clock-done = done, { $time }
clock-took = { $n } min
clock-took-short = less than a minute
clock-took-title = Time for each step
clock-took-line = { $step }: { $took }, { $meant } meant
clock-next = Next step
clock-back = Step before
clock-pause = Pause
clock-go = Go on
clock-stop = End the talk
clock-keep = I keep the time
clock-keep-other = I keep this clock
clock-follow = Follow this clock
clock-other = Another clock is running
clock-other-text = Begun by { $who }. Now: { $step }
wrong-not-a-step = Line { $n } is no step. Write: minutes from 1 to 240, a comma, a name.
wrong-no-steps = Write one to twenty steps.
refused-amount = These amounts are not possible. Begin with the smallest, at most a thousand million.
refused-older-texts = This case is from an earlier version. Open a new case to write this.
refused-top-rung = This is the highest rung of the ladder. Write down the answer or finish.
refused-escalation-ended = This was finished already. Open it again first.
refused-meeting-not-running = This meeting is not going on. Begin the meeting first.

# Papers to print
own-tab-papers = Papers
printed-make = Make
printed-register = Register of processing
printed-register-text = What your organisation records, why, and who reads it. For your privacy officer.
printed-register-do = Make the register
printed-arrangement = Arrangement between the partners
printed-arrangement-text = Who answers for what, and how residents get their rights.
printed-arrangement-do = Make the arrangement
printed-assessment = Annex for an impact assessment
printed-assessment-text = What happens to data, what may go wrong, and what is done about it.
printed-assessment-do = Make the annex
printed-resident = Sheet for the resident
printed-resident-text = In plain words: who reads this, until when, and how to stop it.
printed-resident-do = Make the sheet
printed-resident-where = Make the sheet for a resident at the case itself.
printed-made-of = Made of what is on this device. What you may not read is not in it.
printed-check = This page says what the program knows. Complete it and have it checked.
printed-subject = Subject
printed-said = What is recorded
printed-none = nothing recorded
printed-number = Number
printed-purposes = Purpose
printed-subjects = About whom
printed-kinds = Which data
printed-grounds = Lawful ground
printed-special = Exception for special data
printed-secrecy = What lifts professional secrecy
printed-recipients = Who receives it
printed-until = Kept until
printed-last-day = the last one ends on { $day }
printed-organisation = Organisation
printed-people = People
printed-circle-cases = Circle cases
printed-circle-cases-readable = Circle cases you can read
printed-learning-cases = Learning cases
printed-working-together = Working together: colleagues and partners
printed-subjects-circle = Residents it is about, and people around them.
printed-kinds-circle = What is written in the case: question, situation, strengths, tips and steps.
printed-purpose-learning = Learning together from a question without names, at one table.
printed-subjects-learning = Residents, without a name. In a small area somebody may still recognise them.
printed-kinds-learning = Question, situation and strengths, checked for names, numbers and addresses.
printed-purpose-people = Knowing who takes part, who may sign, and who reads what.
printed-subjects-people = Own colleagues who take part.
printed-kinds-people = Name, role, contact, devices and what somebody signed.
printed-recipients-people = All partners in the network.
printed-until-people = Names until somebody stops; that somebody signed remains.
printed-measures = Security
printed-security-keys = Each device has its own keys. Only who may read gets the key.
printed-security-disk = Everything is encrypted on each device. It locks when nobody works.
printed-security-named = Only the people named in a circle case read it.
printed-security-log = Who opens, copies or prints is in a log on that device.
printed-security-end = Who stops or is taken out gets nothing new.
printed-outside = There is no central store. Each partner decides where its devices are.
printed-agreements = Agreements on data in force
printed-agreements-none = No agreement on data is in force yet. Make that first.
printed-agreement = Agreement
printed-signed-by = Signed by
printed-who-decides = Who answers for what
printed-decides-text = Each case has one organisation that answers. The others pass questions on.
printed-answers-for = Answers for circle cases
printed-brought = Brought learning cases
printed-rights = What a resident may ask
printed-right-told = To know what is recorded: with the sheet for the resident.
printed-right-access = To see who read the case: from each organisation’s log.
printed-right-mend = To mend: a mistake is put right or taken out.
printed-right-stop = To stop: withdrawing consent hides the case at once.
printed-right-erase = To erase: each partner is asked, and confirms itself.
printed-breach = If something goes wrong
printed-breach-text = Who discovers a loss reports it within 72 hours. The own register helps.
printed-room-contact = Contact for residents (fill in):
    ______________________________
printed-what-happens = What happens to data
printed-flow-local = Each partner has its own copy. There is no shared server.
printed-flow-direct = Partners exchange directly, encrypted from device to device.
printed-flow-readers = The table reads a learning case. Those named read a circle case.
printed-flow-time = Each case has a last day. After it, it is hidden, then erased.
printed-members = Partners
printed-devices = Devices
printed-blind = Relays that can read nothing
printed-concerned = People a circle case is about
printed-risks = What may go wrong
printed-risk = Risk
printed-against = What is done about it, and what remains
printed-risk-copies = Who read something may remember or retype it.
printed-measure-copies = Only named people read. The program cannot force anybody.
printed-risk-leaver = A partner that leaves keeps what it was allowed to read.
printed-measure-leaver = Circle cases are not in its package. Erasing is asked and confirmed.
printed-risk-laptop = A laptop is lost.
printed-measure-laptop = All on it is encrypted. The device is revoked and the keys change.
printed-risk-recognised = Somebody recognises a resident in a learning case.
printed-measure-recognised = A check looks for names and numbers. It does not find all.
printed-risk-silent = A partner is long offline and does not know something was erased.
printed-measure-silent = For each partner it says whether it confirmed. Silence is never yes.
printed-risk-times = Who watches the network may see when devices talk.
printed-measure-times = What they say cannot be seen. Times and amounts can.
printed-own-words = In your own words
printed-own-need = Why is this needed, and could less do?
printed-own-weigh = What does it mean for residents if it goes wrong?
printed-own-officer = What does your privacy officer say?
resident-room = For: ______________________________
resident-what = What do we write down?
resident-what-circle = A few people work on your question together. They write down what it takes.
resident-what-learning = We discuss a question like yours at a table. Your name is not in it.
resident-who = Who reads this?
resident-who-circle = Only these people. Nobody else can open it.
resident-who-learning = The organisations at this table.
resident-any-colleague = colleagues who take part at this table
resident-responsible = Questions? { $who } answers you.
resident-asked = What do we ask for you?
resident-asked-what = Question
resident-asked-whom = Of whom
resident-asked-when = When there is an answer
resident-why = Why is this allowed?
resident-why-none = That is not recorded yet. So nobody reads along now.
resident-until = Until when?
resident-until-day = Until { $day }.
resident-until-after = After that it is not shown any more. Then it is erased.
resident-stop = How do you stop it?
resident-stop-circle = Tell one of the people above. It is closed at once.
resident-stop-learning = Tell whoever helps you. The question is then taken away.
resident-stop-see = You may also ask what it says, and have it put right.
resident-stopped = This has stopped
resident-stopped-now = It is closed. Nobody sees any more what was written.
resident-stopped-erase = Erasing it is a second step. You may ask for it.
resident-undone = What cannot be undone?
resident-undone-read = Who read it may remember it.
resident-undone-copies = We ask everybody to erase it. We cannot enforce it.
resident-complain = Not happy?
resident-complain-first = First tell the organisation that answers you.
resident-complain-then = Then you can go to the data protection authority. It costs nothing.
calendar = Calendar as a file
calendar-text = Meetings, own actions and days of agreements, for your own calendar. Titles of cases are not in it.
calendar-do = Make the file
calendar-to = File (.ics)
calendar-review = Look again: { $title }
calendar-retention = A learning case of ours ends
calendar-leaves = { $who } leaves
calendar-case = a case
offers-search = Search who does what
offers-search-hint = Word, offer or partner
offers-none = Nobody found. Try another word or life area.
# Voices, the idea bar, the big screen
voices-title = Who spoke?
voices-unheard = Not heard yet: { $who }.
voices-informal = From informal partners: { $n } of { $all } ideas.
voices-informal-partners = informal partners
voices-formal-partners = formal partners
voices-other = other partners
idea-name = Your idea
idea-hint = Type an idea and press Enter
idea-cell = Idea for { $place }
idea-add = Add
idea-first = Type an idea first.
wall-open = Big screen
wall-close = Close the big screen
wall-ask = Everyone in the room can read along. Continue?
wall-agreed = Yes, show it
wall-not = No, go back
wall-more = { $n } more
bell-title = Something waits for you
bell-text = Open Wijktafel when it suits you.
notify = A message when something waits for you
notify-text = Only while this window is not in front. It never says what it is about.
notify-nothing = This desktop shows no messages. So nothing will appear.
cli-notify-on = A message on the desktop says that something waits.
cli-notify-off = No messages appear on the desktop.
screen-after = Big screen rests
screen-after-5 = After five minutes without a key or click
screen-after-10 = After ten minutes without a key or click
screen-after-30 = After half an hour without a key or click
screen-after-never = Never by itself
form-screen-after = When the big screen rests
form-screen-after-do = Set this
form-screen-after-text = Then it shows nothing of the case. One key brings it back.
wall-rests = The big screen rests
wall-rests-text = Press any key to bring the case back.
wall-back = Show the case again
keys-wall = a case on the big screen, and back
keys-idea = in a case: type an idea
keys-cell = in an empty idea: choose another cell
keys-step = in a discussion: previous or next step
said-called-off = The announcement is withdrawn. You stay.
leave-call-off = Stay after all
leave-call-off-text = You may withdraw until you sign. Your harvest is kept.
leave-sign-actions = { $n ->
    [0] You leave no open actions without an owner.
    [one] You leave 1 open action without an owner.
   *[other] You leave { $n } open actions without an owner.
}
leave-sign-cases = { $n ->
    [0] No open case of yours stays at a table.
    [one] 1 open case of yours stays at its table.
   *[other] { $n } open cases of yours stay at their tables.
}
leave-sign-agreements = { $n ->
    [0] No agreement in force has your signature.
    [one] Your word stands under 1 agreement.
   *[other] Your word stands under { $n } agreements.
}
leave-sign-lessons = { $n ->
    [0] No lesson loses its owner.
    [one] 1 lesson loses its owner.
   *[other] { $n } lessons lose their owner.
}

# Forms that wait on this device
answer-not-yet = Not yet
wrong-later = Not yet. This waits as a rough draft on this device.
keep-do = Keep as rough draft
said-kept = Kept as a rough draft, on this device only.
said-thrown-away = Rough draft thrown away.
kept-here = rough draft, on this device only
kept-untitled = Without a title
kept-throw-away = Throw away rough draft: { $what }
kept-too-many = { $n } rough drafts wait already. Finish one first, or throw one away.
case-similar = About the same
case-similar-text = What was tried there may help here.
attachments-refused = Files do not go along. They may hold what nobody checked. Write what is needed.
save-screen = Save this screen as…
form-save = Save this screen
form-save-do = Save
form-save-text = It holds what this screen shows. The access log notes that you saved it.
save-as = What for?
save-as-csv = Spreadsheet (CSV)
save-as-json = Another program (JSON)
save-as-html = To print (HTML)
save-to = File
hint-save-to = For example /home/noor/cases.csv
save-replace = Replace what is there
save-circle = Circle cases may be in this file
save-circle-one = This is a circle case. Whoever gets the file reads everything.
save-circle-some = Circle cases are left out, unless you say otherwise here.
save-guard = Keep this page as you keep a file on a client.
save-what = What
save-case = Case
save-why = Why
save-much = How much
save-by = By
save-whom = For
save-state = State
save-until = Until
save-day = Day
save-about = About
save-heard = Who dropped it too
save-kind = Kind
save-not-inside = There is nothing to save here yet. Open your network first.
save-not-partners = Who can be reached changes all the time. There is nothing to save.
save-not-recovery = There is nothing to save here. The recovery sheet is made here on its own.
save-not-papers = Each paper here becomes a file itself. Choose one.
save-not-onward = Something new begins here. There is nothing to save yet.
problem-circle-unsaid = This is a circle case. Say expressly that it may be in a file.
keys-save = save this screen

# Forms of working together

shapes-title = Forms of working together
shapes-line = Lay two or three forms beside each other. None is better than another.
shapes-open = Forms of working together
shapes-back = Back to the agreements
shapes-few = Choose above which forms you want to see beside each other.
shapes-advice = These cards are a beginning, not advice. Ask for counsel before you found anything.
shape-what = What it is
shape-suits = When it suits
shape-pros = What it gives you
shape-cons = What is hard
shape-asks = What it asks of you
shape-steers = Who steers
shape-begin = Begin an agreement
shape-agreement-title = We work together as { $name }
shape-agreement-head = 6 Our form
shape-agreement-why = We chose it because [fill this in together]. This is what it asks of us:
steering-together = All partners together. That works with few partners who know each other well.
steering-lead = One of the partners. That suits when the others trust that partner.
steering-office = An office of its own. That helps with many partners who work differently.
save-not-shapes = These cards hold nothing of your network. There is nothing to save.
shape-movement = Movement
shape-movement-what = People and organisations share an idea. Nobody is a member.
shape-movement-suits = You want to stir something up and settle nothing yet.
shape-movement-pros = Everybody can join at once. It costs next to nothing.
shape-movement-cons = Nobody answers for it. Without people who pull, it dies down.
shape-movement-asks = A story that people pass on, and a few who pull.
shape-network = Loose network
shape-network-what = Partners know each other and look each other up. Each decides about its own work.
shape-network-suits = You want to get to know each other and look at cases together.
shape-network-pros = It is light and quick to change. You can stop on any day.
shape-network-cons = It hangs on people. When somebody leaves, there is a gap.
shape-network-asks = The same faces, the same times, and few rules.
shape-project = One job together
shape-project-what = Partners do one job together, with a beginning and an end.
shape-project-suits = The goal is clear and fits in a year or two.
shape-project-pros = It is easy to grasp. At the end you see what it brought.
shape-project-cons = Afterwards group and money are gone. Daily work sometimes stays the same.
shape-project-asks = Somebody who leads the job, a budget, and a word about what follows.
shape-platform = Platform
shape-platform-what = One place where need and offer meet. Whoever wants to, joins.
shape-platform-suits = There is plenty on offer, and people do not find it.
shape-platform-pros = It grows along by itself. New partners join quickly.
shape-platform-cons = Somebody must keep the place up. Deciding together is harder there.
shape-platform-asks = A keeper, clear rules, and money to stay open.
shape-hub = Fixed point in the neighbourhood
shape-hub-what = One fixed point. From there questions go to the right partner.
shape-hub-suits = Residents are sent from desk to desk.
shape-hub-pros = Residents tell their story only once. Lines are short.
shape-hub-cons = When the point is full, everything is stuck. Other partners may then look on.
shape-hub-asks = People who work there, and partners who answer quickly.
shape-alliance = Alliance
shape-alliance-what = A fixed group of partners agrees on a goal. They share gains and setbacks.
shape-alliance-suits = You trust each other and want to achieve something over years.
shape-alliance-pros = Everybody knows where they stand. You can offer something together.
shape-alliance-cons = New partners find it hard to join. Agreeing takes time.
shape-alliance-asks = A signed agreement, room from the boards, and openness about money.
shape-association = Association
shape-association-what = Partners are members and decide in a meeting. The association signs contracts itself.
shape-association-suits = You want all members to have an equal say.
shape-association-pros = Members come and go without a notary. The voice of each member counts.
shape-association-cons = Deciding is slower. There is a board to fill.
shape-association-asks = A notary, rules on paper, a board, and fees.
shape-cooperative = Cooperative
shape-cooperative-what = Members do business together in one firm. What is left belongs to them.
shape-cooperative-suits = You buy, sell or deliver together, with residents too.
shape-cooperative-pros = Members own it together. Residents can be members too.
shape-cooperative-cons = There are books to keep, and losses at times. It does not suit every partner.
shape-cooperative-asks = A notary, a plan with sums, and members who put money in.
shape-foundation = Foundation
shape-foundation-what = A board looks after one purpose. There are no members.
shape-foundation-suits = You want to keep money or a building together, apart from the partners.
shape-foundation-pros = It is clear who decides. Funds often give to it more easily.
shape-foundation-cons = Partners have little say themselves. Ending it takes effort.
shape-foundation-asks = A notary, board members, and somebody who watches the money.

# Other ways to look at growth

through = Look through:
through-phases = Phases
through-journey = Journey in seven steps
through-stages = Finding, working, letting go
journey-at = Your own work points to: { $step }
journey-here = here
journey-note = A way to look, no judgement. Whoever went another way has missed nothing.
step-immersion = Immersion
step-immersion-about = Getting to know each other and the neighbourhood, before you promise anything.
step-immersion-why = { $n ->
    [one] There is one partner, and no table has been opened yet.
   *[other] There are { $n } partners, and no table has been opened yet.
}
step-kick-off = Kick-off
step-kick-off-about = Beginning together, with a first table.
step-kick-off-why = { $n ->
    [one] One table is open, and no agreement has been laid before all yet.
   *[other] { $n } tables are open, and no agreement has been laid before all yet.
}
step-passion = Passion
step-passion-about = Saying what you want to achieve together, and how you will see it.
step-passion-why = { $n ->
    [one] One agreement was laid before all, and no case has been discussed yet.
   *[other] { $n } agreements were laid before all, and no case has been discussed yet.
}
step-presence = Presence
step-presence-about = Being there for people, and looking at their case together.
step-presence-why = { $n ->
    [one] One case was discussed. What came of it has not been told yet.
   *[other] { $n } cases were discussed. What came of them has not been told yet.
}
step-driving = Driving lesson
step-driving-about = Trying things, telling how it went and correcting, with somebody beside you.
step-driving-why = { $n ->
    [one] Of one case it was told what came of it.
   *[other] Of { $n } cases it was told what came of them.
}
step-feast = Season's feast
step-feast-about = Looking back, celebrating, and saying what goes on.
step-feast-why = { $n ->
    [one] One season was looked back at.
   *[other] { $n } seasons were looked back at.
}
step-growth = Growing on
step-growth-about = Growing on, season after season, until you need the method no more.
step-growth-why = { $n ->
    [one] One season is over, and a new one has begun.
   *[other] { $n } seasons are over, and a new one has begun.
}
stage-finding = Finding each other
stage-finding-about = Seeing who is there, what each adds, and whether there is enough trust.
stage-working = Working together
stage-working-about = Using the differences, and keeping it light.
stage-letting-go = Letting each other go
stage-letting-go-about = Stopping well, and taking along what you learnt.
stage-why-nothing = Nothing is in force yet, and no case has been discussed.
stage-why-work = Agreements in force: { $agreements }. Cases discussed: { $cases }.
stage-why-ending = An agreement to stop together lies before all, or is in force.
stage-why-leaving = Partners that announced their departure: { $n } of { $whole }.
