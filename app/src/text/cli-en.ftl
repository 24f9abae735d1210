### Every sentence of the command line, in English. What the client says too stands in en.ftl.

# What went wrong: what happened, what is safe, what to do. At most three sentences of at most fifteen words.
cli-usage = This command cannot be read. Nothing has changed. Add --help to see how it goes.
cli-unknown-command = There is no command "{ $detail }". Nothing has changed. See wijktafel --help for all commands.
cli-unknown-option = There is no option { $detail } here. Nothing has changed. Add --help for those there are.
cli-missing-argument = Something is missing: { $detail }. Nothing has changed. Add --help to see how it goes.
cli-bad-value = "{ $detail }" does not fit here. Nothing has changed. Add --help for what fits.
cli-ambiguous-id = More than one thing begins with { $detail }. Nothing has changed. Give more digits.
cli-text-empty = This text may not be empty. Nothing has changed. Write something.
cli-text-control = A text holds a character that cannot be shown. Nothing has changed. Leave it out.
cli-unconfirmed = This asks for your yes. Nothing has changed. Add --yes if you are sure.
cli-unknown-profile = "{ $detail }" cannot be a profile. Nothing has changed. Use letters, digits, - and _.
cli-too-long = This text is longer than { $detail } characters. Nothing has changed. Make it shorter.
cli-edit-refused = The text cannot be changed like that. Nothing has changed. Look at the text again.
cli-no-key = The key to this has not arrived yet. Nothing has changed. Try again once connected.
cli-too-large = This is too much at once. Nothing has changed. Do it in parts.
cli-no-ticket = The text of this invitation is not here. It was used, revoked or made elsewhere. Make a new one if needed.
cli-no-such-id = Nothing here begins with { $detail }. Nothing has changed. Look in the list again.
cli-no-network = There is no network in this folder. Nothing has changed. Found one, join one, or name another folder.
cli-file-missing = { $detail } is not there. Nothing has changed. Is the name right?
cli-not-running = No program has this copy open. Nothing has changed.
cli-no-passphrase = A passphrase is needed. Nothing has changed. Use --passphrase-file, or a terminal.
cli-passphrase-file = The passphrase cannot be read from { $detail }. Nothing has changed. Is the name right?
cli-passphrase-short = The passphrase is too short. Nothing has changed. Take at least { $detail } characters.
cli-passphrases-differ = The two passphrases differ. Nothing has changed. Try again.
cli-in-use = Another program has this copy open. Nothing has changed. Close that program first.
cli-locked = This copy is locked. Nothing has changed. Open it first, with `wijktafel unlock` or in the window.
cli-passphrase-open = Mind: others on this computer can read the passphrase in { $path }. Make the file readable for you alone.
cli-exists = This folder holds a network already. It was not touched. Name another with --data-dir.
cli-file-exists = { $detail } exists already. It was not touched. Choose another name.
cli-control-not-ours = The control socket of this folder is not yours. Nothing has changed. Name another folder.
cli-busy = The program that has this copy open is busy. Nothing has changed. Try again.
cli-disk-full = Not saved: the disk is full. What was saved before is safe. Make room and try again.
cli-disk = Not saved: the disk reported an error. What was saved before is safe. Try again.
cli-memory = This computer has too little memory. Nothing has changed. Close other programs and try again.
cli-not-made = What this copy holds does not fit together. Your work is safe. Run wijktafel doctor.
cli-no-window = No window can be opened here. Your copy is safe. Use a command, or a desktop with OpenGL.
cli-bind = This network address cannot be used. Nothing has changed. Name another with --bind.
cli-timed-out = No partner confirmed everything in time. What you wrote is safe here. Try again later.
cli-lost = The program stopped before it answered. What was saved is safe. See whether it was done.
cli-other-version = Program and command have different versions. Nothing has changed. Start the program again.
cli-file-newer = This was made by a newer version. Nothing has changed. Update the program.
cli-file-damaged = { $detail } is damaged, cut off or something else. Nothing has changed. Fetch it again.
cli-package-damaged = The package is not what was signed: { $detail }. Nothing here has changed. Ask for a new copy.
cli-proof-invalid = This proof does not hold. No signature in it counts. Ask for the original.
cli-views-differ = The partners do not see the same. What they wrote is safe. Please report this.
cli-refused = This was refused ({ $detail }). Nothing has changed. Update the program to learn why.

# Questions
cli-ask-passphrase = Passphrase:{" "}
cli-new-passphrase = New passphrase:{" "}
cli-again = Once more:{" "}
cli-leave-ask = Leave now? Nobody can take that back. Type yes:
cli-leave-yes = yes
cli-drop-ask = Drop it everywhere? Nobody can take that back. Type yes:
cli-drop-goes = ‘{ $title }’ goes, here and at every partner that receives this.
cli-drop-cases = { $n ->
    [one] One case at this table stays behind, without a table.
   *[other] { $n } cases at this table stay behind, without a table.
}

# What was done
cli-done = Done.
cli-founded = The network { $id } is founded. Your copy is in this folder.
cli-ask-passphrase-earlier = Passphrase of your copy of the earlier network:
cli-refounded = The network { $name } ({ $id }) is founded. Your copy is in this folder; the old one is unchanged.
cli-refounded-next = { $n ->
    [0] The earlier network has no other members.
    [one] Now invite the other partner with `wijktafel invite`.
   *[other] Now invite who wants to go on of the { $n } other partners: `wijktafel invite --list`.
}
cli-joined = Your organisation belongs to this network.
cli-join-code = Code: { $code }. Read it to { $who }; theirs must be the same.
cli-join-delivered = { $who } has your request. Keep `wijktafel peer` running; then `wijktafel accept`.
cli-join-unreached = { $who } was not reached yet. Keep `wijktafel peer` running; it goes on by itself.
cli-made = { $id }
cli-written-fact = { $id }
cli-enrolled = { $id }
cli-written = Written: { $path } ({ $n ->
    [one] 1 entry
   *[other] { $n } entries
})
cli-imported = { $n ->
    [0] Nothing in it was new.
    [one] 1 new entry taken in.
   *[other] { $n } new entries taken in.
}
cli-healthy = The store is sound. { $n ->
    [one] 1 row was
   *[other] { $n } rows were
} derived anew.
cli-settled = { $n ->
    [one] 1 partner device holds
   *[other] { $n } partner devices hold
} everything that was written here.
cli-ready = Ready. Listening on { $addresses }
cli-folder-synced = Mind: another program copies this folder to other computers. Use a folder of this computer alone.
cli-folder-network = Mind: this folder lies on another computer. Use a folder of this computer.
cli-folder-open = Mind: others on this computer can enter this folder.

# Lists
cli-nothing = Nothing here.
cli-own = own
cli-voice = voice
cli-tips = { $n ->
    [one] 1 tip
   *[other] { $n } tips
}
cli-open = open
cli-own-scores = Your scores, only on this device:
cli-own-scores-sealed = Your scores, sealed and only on this device:
cli-unowned = nobody
cli-why-founded = founded the network
cli-why-invited = invited
cli-why-carried-in = carried the request in
cli-why-admitted = admits or endorses
cli-why-accepted = accepts
cli-why-noted = had received the membership
cli-why-voice-noted = had received enough endorsements
cli-erased-confirmed = has dropped it too, heard on { $day }
cli-erased-not-heard = not heard of since
cli-erased-cannot-know = cannot be known any more
cli-erased-count = { $part } of { $whole } devices confirmed
cli-erased-blind = blind peer of { $who }
cli-erased-forgotten = nothing of it lies there, as far as we know
cli-erased-to-forget = is asked to forget it with the next visit
cli-why-left = leaves
cli-why-voted-against = stands, or stood, against it
cli-why-withdrew = took its verdict back
cli-why-removal-noted = had received enough verdicts
cli-why-handed-over = hands over
cli-why-taken-over = takes over

# One thing
cli-device = Device { $id }
cli-addresses = Listening on { $addresses }
cli-connected = { $n ->
    [0] No partner device is connected.
    [one] 1 partner device is connected.
   *[other] { $n } partner devices are connected.
}
cli-waits-for-key = { $n ->
    [one] 1 thing waits
   *[other] { $n } things wait
} for a key.
cli-restored = This copy came from a backup.
cli-few-voices = Fewer than three organisations decide: losing one can undo a decision.
cli-ground = Why it may be discussed
cli-set-apart = Set apart
cli-criteria = Criteria
cli-contradicted = two answers, counted as an objection
cli-not-yet = not yet
cli-rule = rule
cli-ended-by = ended by
cli-no-phase = No phase yet: too few scores.

# Leaving
cli-leave-actions = Open actions that nobody will own: { $n }
cli-leave-cases = Open cases you brought: { $n }
cli-leave-agreements = Agreements in force that you signed: { $n }
cli-leave-lessons = Lessons that nobody will own: { $n }
cli-leave-last = You are the last: the network can be read, and no more.

# Changes of an agreement
changes-none = You saw no other version before. There is nothing to compare.
changes-since = Changed since your visit of { $day }:

# Proofs
cli-proof-holds = The signature holds.
cli-proof-version = Version { $id }
cli-proof-network = Network { $id }
cli-proof-organisation = Organisation { $id }
cli-proof-paper = Signed on paper by { $by } on { $day }, says whoever recorded it.
cli-proof-no-mandate = Mind: the proof does not show that this person may sign.
cli-proof-no-elector = Mind: this version did not ask this organisation.
cli-proof-no-path = Mind: the proof does not say whose device this is.
cli-proof-limits = It shows what was said and by whom. It cannot show what came later. It is no qualified electronic signature.

# Packages
cli-package-holds = The package holds: every file, every entry and every proof is what was signed.
cli-package-held = { $kind }: { $logs } with { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
cli-package-removed = Lawfully removed for everybody: { $n }
cli-package-unread = Groups that this organisation did not read: { $n }
cli-package-proofs = Verdicts with a proof: { $n }
cli-package-unproven = Verdicts without a proof: { $n }
cli-package-destroy = Destroy { $id } after { $day }.
cli-absent-not-read = not read by this organisation
cli-absent-removed = lawfully removed
cli-absent-no-key = its key never arrived
cli-absent-past = past its day

# The demonstration
cli-demo-holds = { $name }: { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}, { $cases } cases, { $agreements } agreements, { $rounds } rounds, { $actions } actions, { $lessons } lessons · common view { $digest }
cli-demo-equal = All partners see the same of what all may read.
cli-demo-differ = The partners do not see the same of what all may read.
cli-demo-pictures = { $n } pictures of the main screens are in { $folder }.
cli-demo-go-on = Go on with:

# Circle cases
cli-circle-purpose = Purpose
cli-circle-who = Who may read, and why
cli-circle-since = since { $day }
cli-circle-until = until { $day }
cli-identifiers-open = Somebody may be recognised by this. Write for instance “the neighbour”. Or keep it with --keep.
cli-identifiers-copy = Somebody may be recognised by this. Replace it with --replace OLD=NEW. Or keep it with --keep.
spot-title = The title
spot-ground = The reason to discuss it
spot-tip = An idea
spot-plan = The plan
cli-noticed = Somebody may be recognised by this. It is written; it can still be changed.
cli-circle-concerned = Person concerned { $n }
# Devices on the way in, and recovery.
cli-enter-code = Code: { $code }. The other device must show the same; then the person there confirms. Keep `wijktafel peer` running.
cli-enter-unreached = Nobody was reached yet. Keep `wijktafel peer` running; it goes on by itself.
cli-sheet-written = Written: { $path }. Print it, keep it in a safe, and erase the file.
cli-sheet-no-carrier = No partner is known yet. Make a new sheet once you have partners.
cli-device-to-go = { $n ->
    [one] 1 log to go
   *[other] { $n } logs to go
}

# The access log
cli-access-broken = The access log is not whole: something was changed, left out or cut off. See wijktafel access list.
cli-reply-written = Reply sheet written: { $path }. Answers are taken in until { $day }.

cli-blind-reached = everything left and fetched { $when }
cli-blind-not-reached = not reached yet
cli-blind-to-leave = { $n ->
    [one] { $n } thing still to be left
   *[other] { $n } things still to be left
}
cli-blind-held = Blind peer. It keeps sealed parcels and can read nothing of them. No text, no names, no ids of cases.
cli-blind-size = { $parcels } parcels in { $boxes } boxes, { $bytes } of { $quota }. It serves { $devices } devices.
cli-blind-last = The last device that was here: { $device }, { $when }.
cli-blind-nobody = Nobody was here yet.
cli-blind-ticket = Hand this to one organisation of the network. With it, that organisation says who is served:
cli-blind-address = An organisation keeps this blind peer. This tells where it is reached:
cli-blind = A blind peer runs here. It reads nothing and has no network to show.
cli-not-blind = This folder holds a copy of a network. Nothing has changed. Give an empty folder.
cli-save-which = Say which one. Put the beginning of its id after the screen.
