#!/usr/bin/env python3
"""Checks a proof in its JSON form by docs/formats.md §10 alone: proof.py FILE. Needs Debian's python3-cryptography."""
import datetime, hashlib, hmac, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
NOTICE = "This is not a qualified electronic signature. Dit is geen gekwalificeerde elektronische handtekening."
VERDICTS, RULES = ["agree", "agree_with_note", "object", "abstain"], ["consent", "unanimity", "majority", "signatories"]
FIELDS = dict(network=0, agreement=2, title=4, stop_clause=5, text=6, electorate=10, parents=12, criteria=14)
def check(holds, what): holds or sys.exit("refused: " + what)
def H(domain, *parts): return hashlib.sha256(domain + b"".join(len(p).to_bytes(8, "big") + p for p in parts)).digest()
def aes(key, data): return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(data)
def plain(x): return x.hex() if type(x) is bytes else [plain(one) for one in x] if type(x) is list else x
def day(n): return n if n is None else str(datetime.date(1970, 1, 1) + datetime.timedelta(n))
def once(pairs): return check(len(dict(pairs)) == len(pairs), "a key that stands there twice") or dict(pairs)
def cbor(data, at=0):  # §1: an item, and where the next one begins
    kind, n, at = data[at] >> 5, data[at] & 31, at + 1
    if 23 < n < 28: n, at = int.from_bytes(data[at:at + (1 << n - 24)], "big"), at + (1 << n - 24)
    if kind in (2, 3): return (data[at:at + n] if kind == 2 else data[at:at + n].decode()), at + n
    if kind not in (4, 5): return {0: n, 1: -1 - n, 7: n == 21}[kind], at
    items = []
    for _ in range(n * (kind - 3)): items, at = (lambda one, end: (items + [one], end))(*cbor(data, at))
    return (items if kind == 4 else dict(zip(items[::2], items[1::2]))), at
class Entry:  # §5 to §7
    def __init__(self, shown):
        outer, extracted = cbor(shown[0])[0], hmac.digest(bytes(32), shown[2], "sha256")
        key = hmac.digest(extracted, b"wijktafel/entry-seal/0\1", "sha256")
        commitment = hmac.digest(extracted, key + b"wijktafel/entry-seal/0\2", "sha256")[:16]
        head, sealed, self.id, self.sign = cbor(outer[0])[0], outer[2], H(b"wijktafel/entry/0", outer[0]), outer.get(1)
        check([head[0], head[6], head[10]] == [0, commitment, H(b"wijktafel/body/0", sealed)], "an entry")
        key = b"".join(aes(key, bytes([n]) + bytes(15))[:8] for n in range(2, 6))
        first, rest = int.from_bytes(sealed[-16:-12], "little"), sealed[-12:-1] + bytes([sealed[-1] | 128])
        stream = b"".join((first + n & 2**32 - 1).to_bytes(4, "little") + rest for n in range(len(sealed) // 16))
        body = cbor(bytes(a ^ b for a, b in zip(sealed[:-16], aes(key, stream))))[0]
        self.place, self.feed = (head.get(1, self.id), head.get(3, self.id[:16])), head.get(5, self.id[:16])
        self.said, self.device = body[0], None if 5 in head else body[1][0]
    def author(self, openings):
        own = self if self.device else openings[self.feed]
        Ed25519PublicKey.from_public_bytes(own.device).verify(self.sign, b"wijktafel/entry-signature/0" + self.id)
        return check(own.place == self.place, "an opening") or own.device
def signatory(path, openings, network, signer):  # §10, step 4
    people, devices = {(founding := cbor(path[0])[0])[4]: 7}, {founding[0]: founding[4]}
    for entry, kind, fact in ((entry, one[0], one[4]) for entry in map(Entry, path[2]) for one in entry.said):
        who = devices.get(check(entry.place == (network, network[:16]), "the path") or entry.author(openings))
        own = who is not None and who == {21: fact.get(4), 22: devices.get(fact.get(0)), 150: fact.get(0)}.get(kind)
        check(own or kind not in (150, 151) and people.get(who, 0) & 1, "the path, or a recovery in it")
        if kind == 20 or kind in (18, 19) and (kind == 19) == (fact[0] in people): people[fact[0]] = fact.get(2, 0)
        if kind in (21, 22): devices.setdefault(fact[0], fact[4]) if kind == 21 else devices.pop(fact[0], None)
    return devices[signer].hex(), people.get(devices[signer], 0) & 4 > 0
file = json.load(open(sys.argv[1], encoding="utf-8"), object_pairs_hook=once)
entry = Entry((proof := cbor(bytes.fromhex(file["proof"]))[0])[4])
openings = {one.feed: one for one in map(Entry, proof[8]) if not one.sign or one.author({})}
device, version, (kind, at, said) = entry.author(openings), cbor(proof[2])[0], map(entry.said[proof[6]].get, (0, 2, 4))
check((kind, said[0], entry.place) == (84, H(b"wijktafel/version/0", proof[2]), (version[0], version[2])), "a verdict")
org, (who, signs) = H(b"wijktafel/org/0", proof[9][0])[:16].hex(), signatory(proof[9], openings, version[0], device)
says = {n: plain(version.get(k)) for n, k in FIELDS.items()} | dict(version=plain(said[0]), at=at, device=device.hex())
says |= dict(rule=RULES[version[8]], verdict=VERDICTS[said[2]], note=said.get(1), organisation=org, may_sign=signs)
says |= dict(effective=day(version.get(1)), review=day(version.get(3)), person=who, elector=org in says["electorate"])
says["paper"] = dict(by=said[5][0], on=day(said[5][2])) if 5 in said else None
check((proof[0], file) == (0, dict(wijktafel="proof", version=0, notice=NOTICE, says=says, proof=file["proof"])), "words")
print(f'{says["title"]}: {says["verdict"]}, given by organisation {org}.\n{NOTICE}')
