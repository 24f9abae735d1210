#!/usr/bin/env python3
"""Checks every vector in this folder with the rules of the formats pages in docs and Python's standard library alone.

An independent reading of the page: it shares no code with the program. Types, ids, enumerations, records and facts are
read from the tables of the page itself. Says which vector fails and ends with status 1.
"""
import datetime
import hashlib
import hmac
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGE = (HERE / "../../docs/formats.md").read_text(encoding="utf-8")


class Refused(Exception):
    """Carries the code of the rule that is broken."""


def require(holds, code):
    if not holds:
        raise Refused(code)


# §1 Deterministic CBOR

def head(major, n):
    for info, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if n < 24:
            return bytes([major << 5 | n])
        if n < 1 << 8 * width:
            return bytes([major << 5 | info]) + n.to_bytes(width, "big")


def encode(item):
    if type(item) is bool:
        return b"\xf5" if item else b"\xf4"
    if type(item) is int:
        return head(0, item) if item >= 0 else head(1, -1 - item)
    if type(item) is bytes:
        return head(2, len(item)) + item
    if type(item) is str:
        return head(3, len(item.encode())) + item.encode()
    if type(item) is list:
        return head(4, len(item)) + b"".join(map(encode, item))
    return head(5, len(item)) + b"".join(encode(key) + encode(item[key]) for key in sorted(item))


def decode(data, code=None):
    """One item and nothing after it; a given code replaces the particular one."""
    try:
        item, at = read(data, 0, 0)
        require(at == len(data), "trailing")
    except Refused as refusal:
        raise Refused(code or refusal.args[0])
    assert encode(item) == data
    return item


def argument(data, at):
    require(at < len(data), "truncated")
    major, info = data[at] >> 5, data[at] & 31
    if major == 7:
        require(info in (20, 21), "unsupported")
    if info < 24:
        return major, info, at + 1
    require(info < 28, "not-deterministic")
    width = 1 << info - 24
    require(at + 1 + width <= len(data), "truncated")
    n = int.from_bytes(data[at + 1:at + 1 + width], "big")
    require(n >= (24 if width == 1 else 1 << 4 * width), "not-deterministic")
    return major, n, at + 1 + width


def read(data, at, depth):
    require(depth <= 16, "too-deep")
    major, n, at = argument(data, at)
    require(major != 6, "unsupported")
    if major == 0:
        return n, at
    if major == 1:
        return -1 - n, at
    if major == 7:
        return n == 21, at
    require(n <= len(data) - at, "truncated")
    if major == 2:
        return data[at:at + n], at + n
    if major == 3:
        try:
            return data[at:at + n].decode("utf-8"), at + n
        except UnicodeDecodeError:
            raise Refused("not-deterministic")
    items, last = ([] if major == 4 else {}), -1
    for _ in range(n):
        if major == 5:
            require(at < len(data), "truncated")
            require(data[at] >> 5 == 0, "unsupported")
            _, key, at = argument(data, at)
            require(key > last, "not-deterministic")
            last = key
        item, at = read(data, at, depth + 1)
        if major == 4:
            items.append(item)
        else:
            items[key] = item
    return items, at


# §1 to §3, §9 Types, from the tables of the page

def rows(columns, page=PAGE):
    """The rows of every table whose heading is `columns`."""
    found, inside = [], False
    for line in page.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells == columns:
            inside = True
        elif not cells:
            inside = False
        elif inside and not cells[0].startswith("---"):
            found.append(cells)
    assert found, columns
    return found


def fields(text):
    """`0 org: OrgId; 1 person: PersonId?` as {0: ("org", "OrgId", True), ...}."""
    parts = [] if text == "-" else [re.fullmatch(r"(\d+) (\w+): (.+?)(\??)", part) for part in text.split("; ")]
    record = {int(part[1]): (part[2], part[3], not part[4]) for part in parts}
    assert all(must == (key % 2 == 0) for key, (_, _, must) in record.items()), text
    return record


IDS = {name: int(length) for name, length, _ in rows(["name", "bytes", "what"])}
ENUMS = {name: {int(n): value for n, value in (one.split() for one in values.split(", "))}
         for name, values in rows(["name", "values"])}
RECORDS = {name: fields(text) for name, text, _ in rows(["name", "fields", "what"])}
FACTS = {int(kind): (name, fields(text)) for kind, name, text, _ in rows(["kind", "name", "payload", "says"])}
TEXTS = {"line": (200, ""), "prose": (4000, "\n"), "document": (20000, "\n")}
NUMBERS = {"u32": (0, 1 << 32), "time": (0, 24 * 60), "uint": (0, 1 << 64), "moment": (-1 << 63, 1 << 63), "day": (-1 << 31, 1 << 31),
           "mandates": (0, 8)}
WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200b)))


def fits(kind, item):
    if kind == "any":
        return True
    if kind in IDS or kind in ("bytes16", "bytes32"):
        return type(item) is bytes and len(item) == IDS.get(kind, 32 if kind == "bytes32" else 16)
    if kind == "bytes":
        return type(item) is bytes
    if kind in TEXTS:
        most, breaks = TEXTS[kind]
        if type(item) is not str or not 0 < len(item) <= most or item != item.strip(WHITE):
            return False
        return not any((ord(c) < 32 or 127 <= ord(c) < 160) and c not in breaks for c in item)
    if kind in NUMBERS:
        return type(item) is int and NUMBERS[kind][0] <= item < NUMBERS[kind][1]
    if kind == "bool":
        return type(item) is bool
    if kind == "ReaderRule":
        mandatory = {key: one for key, one in item.items() if key % 2 == 0} if type(item) is dict else {}
        return mandatory in ({0: 0}, {0: 2}) or set(mandatory) == {0, 2} and item[0] == 1 and fits("GroupId", item[2])
    if kind in ENUMS:
        return type(item) is int and item in ENUMS[kind]
    if kind.startswith("["):
        return type(item) is list and all(fits(kind[1:-1], one) for one in item)
    if kind.startswith("("):
        kinds = kind[1:-1].split(", ")
        return type(item) is list and len(item) == len(kinds) and all(map(fits, kinds, item))
    return obeys(RECORDS[kind], item)


def obeys(record, item):
    if type(item) is not dict or any(must and key not in item for key, (_, _, must) in record.items()):
        return False
    return all(fits(record[key][1], one) if key in record else key % 2 for key, one in item.items())


STATEMENT = fields("0 kind: uint; 1 previous: [EntryId]?; 2 at: moment; 4 payload: any")


def is_statement(item):
    return obeys(STATEMENT, item) and (item[0] not in FACTS or obeys(FACTS[item[0]][1], item[4]))


def snake(name):
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def readable(kind, item):
    """The JSON form that stands beside the bytes in facts.json."""
    if kind in IDS or kind == "bytes":
        return item.hex()
    if kind in ("bytes16", "bytes32"):
        return list(item)
    if kind == "day":
        return (datetime.date(1970, 1, 1) + datetime.timedelta(item)).isoformat()
    if kind == "time":
        return f"{item // 60:02}:{item % 60:02}"
    if kind == "mandates":
        return {"administer": bool(item & 1), "decide": bool(item & 2), "sign": bool(item & 4)}
    if kind in ENUMS:
        return snake(ENUMS[kind][item])
    if kind.startswith("["):
        return [readable(kind[1:-1], one) for one in item]
    if kind.startswith("("):
        return [readable(one, part) for one, part in zip(kind[1:-1].split(", "), item)]
    if kind in RECORDS:
        return readable_record(RECORDS[kind], item)
    return item


def readable_record(record, item):
    return {name: readable(kind, item[key]) if key in item else None for key, (name, kind, _) in record.items()}


# §4 Hashes and derivation

def sha256(data):
    return hashlib.sha256(data).digest()


def H(domain, *parts):
    return sha256(domain.encode() + b"".join(len(part).to_bytes(8, "big") + part for part in parts))


def hmac256(key, data):
    return hmac.new(key, data, "sha256").digest()


def expand(key, info, n):
    out, block = b"", b""
    while len(out) < n:
        block = hmac256(key, block + info + bytes([len(out) // 32 + 1]))
        out += block
    return out[:n]


def derive(secret, domain, context, n):
    return expand(hmac256(bytes(32), secret), domain.encode() + context, n)


def epoch(secret):
    return H("wijktafel/epoch/0", secret)[:16]


# §4 Ed25519 (RFC 8032) and X25519 (RFC 7748)

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point(data):
    """The point with this canonical encoding, in extended coordinates."""
    n = int.from_bytes(data, "little")
    y, sign = n & (1 << 255) - 1, n >> 255
    require(y < P, "signature")
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    require(x * x % P == square and (x or not sign), "signature")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add(a, b):
    k, l = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    m, n = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = l - k, n - m, n + m, l + k
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, a):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, a)
        a, n = add(a, a), n >> 1
    return out


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def public_key(secret):
    n = int.from_bytes(hashlib.sha512(secret).digest()[:32], "little")
    x, y, z, _ = times(n & (1 << 254) - 8 | 1 << 254, BASE)
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def verify(key, domain, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    small = same(times(8, a), (0, 1, 1, 0)) or same(times(8, r), (0, 1, 1, 0))
    data = signature[:32] + key + domain.encode() + message
    k = int.from_bytes(hashlib.sha512(data).digest(), "little")
    require(not small and s < Q and same(times(s, BASE), add(r, times(k % Q, a))), "signature")


def x25519(scalar, u):
    n = int.from_bytes(scalar, "little") & (1 << 254) - 8 | 1 << 254
    u = int.from_bytes(u, "little") & (1 << 255) - 1
    a, b, c, d, swap = 1, 0, u, 1, 0
    for at in reversed(range(255)):
        bit = n >> at & 1
        if bit != swap:
            a, b, c, d, swap = c, d, a, b, bit
        e, f, g, h = (a + b) ** 2, (a - b) ** 2, (c - d) * (a + b), (c + d) * (a - b)
        c, d, a, b = (g + h) ** 2 % P, u * (g - h) ** 2 % P, e * f % P, (e - f) * (e + 121665 * (e - f)) % P
    if swap:
        a, b = c, d
    return (a * pow(b, -1, P) % P).to_bytes(32, "little")


# §7 AES-256-GCM-SIV (RFC 8452); §8 AES-256-GCM

def double(n):
    return n << 1 ^ (0x11b if n & 128 else 0)


def sbox():
    box, p, q = [0x63] * 256, 1, 1
    for _ in range(255):
        p ^= double(p)
        for shift in (1, 2, 4):
            q ^= q << shift & 255
        q ^= 9 if q & 128 else 0
        box[p] = q ^ 0x63
        for shift in (1, 2, 3, 4):
            box[p] ^= (q << shift | q >> 8 - shift) & 255
    return box


SBOX = sbox()


class Aes:
    def __init__(self, key):
        words, constant = [key[at:at + 4] for at in range(0, 32, 4)], 1
        for at in range(8, 60):
            word = words[-1]
            if at % 8 == 0:
                word = bytes(SBOX[b] for b in word[1:] + word[:1])
                word, constant = bytes([word[0] ^ constant]) + word[1:], double(constant)
            elif at % 8 == 4:
                word = bytes(SBOX[b] for b in word)
            words.append(bytes(a ^ b for a, b in zip(words[-8], word)))
        self.keys = [b"".join(words[at:at + 4]) for at in range(0, 60, 4)]

    def block(self, data):
        state = [a ^ b for a, b in zip(data, self.keys[0])]
        for key in self.keys[1:]:
            state = [SBOX[state[at * 5 % 16]] for at in range(16)]
            if key is not self.keys[-1]:
                mixed = []
                for at in range(0, 16, 4):
                    column = state[at:at + 4]
                    every = column[0] ^ column[1] ^ column[2] ^ column[3]
                    mixed += [column[i] ^ every ^ double(column[i] ^ column[(i + 1) % 4]) for i in range(4)]
                state = mixed
            state = [a ^ b for a, b in zip(state, key)]
        return bytes(state)


FIELD = 1 << 128 | 1 << 127 | 1 << 126 | 1 << 121 | 1


def polyval(key, blocks):
    out = 0
    for block in blocks:
        factor, out, product = out ^ block, 0, 0
        for at in range(128):
            product ^= key if factor >> at & 1 else 0
            product = (product ^ FIELD if product & 1 else product) >> 1
        out = product
    return out


def blocks_of(context, text, order):
    def padded(data):
        return data + bytes(-len(data) % 16)
    sizes = [(8 * len(data)).to_bytes(8, order) for data in (context, text)]
    data = padded(context) + padded(text) + sizes[0] + sizes[1]
    return [int.from_bytes(data[at:at + 16], order) for at in range(0, len(data), 16)]


def stream(cipher, text, block):
    """XORs with the key stream whose nth block `block(n)` is encrypted."""
    out = b""
    for at in range(0, len(text), 16):
        out += bytes(a ^ b for a, b in zip(text[at:at + 16], cipher.block(block(at // 16))))
    return out


def siv_parts(key, nonce):
    parent = Aes(key)
    parts = b"".join(parent.block(n.to_bytes(4, "little") + nonce)[:8] for n in range(6))
    return parts[:16], Aes(parts[16:])


def siv_open(key, nonce, context, sealed):
    require(len(sealed) >= 16, "key")
    mac, cipher = siv_parts(key, nonce)
    text, tag = sealed[:-16], sealed[-16:]
    start, rest = int.from_bytes(tag[:4], "little"), tag[4:15] + bytes([tag[15] | 128])
    text = stream(cipher, text, lambda n: ((start + n) % 2**32).to_bytes(4, "little") + rest)
    total = polyval(int.from_bytes(mac, "little"), blocks_of(context, text, "little")).to_bytes(16, "little")
    total = bytes(a ^ b for a, b in zip(total, nonce + bytes(4)))
    require(cipher.block(total[:15] + bytes([total[15] & 127])) == tag, "key")
    return text


def siv_seal(key, nonce, context, text):
    mac, cipher = siv_parts(key, nonce)
    total = polyval(int.from_bytes(mac, "little"), blocks_of(context, text, "little")).to_bytes(16, "little")
    total = bytes(a ^ b for a, b in zip(total, nonce + bytes(4)))
    tag = cipher.block(total[:15] + bytes([total[15] & 127]))
    start, rest = int.from_bytes(tag[:4], "little"), tag[4:15] + bytes([tag[15] | 128])
    return stream(cipher, text, lambda n: ((start + n) % 2**32).to_bytes(4, "little") + rest) + tag


def gcm_open(key, nonce, context, sealed):
    cipher, text, tag = Aes(key), sealed[:-16], sealed[-16:]
    # GHASH is POLYVAL with the bytes of every block reversed and the key multiplied by x (RFC 8452, appendix A).
    mac = int.from_bytes(cipher.block(bytes(16)), "big") << 1
    mac = mac ^ FIELD if mac >> 128 else mac
    total = polyval(mac, blocks_of(context, text, "big")).to_bytes(16, "big")
    mask = cipher.block(nonce + (1).to_bytes(4, "big"))
    require(bytes(a ^ b for a, b in zip(total, mask)) == tag, "sealed")
    return stream(cipher, text, lambda n: nonce + (n + 2).to_bytes(4, "big"))


# §4 and §8 HPKE (RFC 9180), base mode

KEM, HPKE = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"


def labelled(suite, salt, label, material):
    return hmac256(salt or bytes(32), b"HPKE-v1" + suite + label + material)


def labelled_expand(suite, key, label, info, n):
    return expand(key, n.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, n)


def device_key(seed):
    return public_key(derive(seed, "wijktafel/device/signing/0", b"", 32))


def encryption_keys(seed):
    material = derive(seed, "wijktafel/device/encryption/0", b"", 32)
    private = labelled_expand(KEM, labelled(KEM, b"", b"dkp_prk", material), b"sk", b"", 32)
    return private, x25519(private, (9).to_bytes(32, "little"))


def hpke_open(private, public, info, sealed):
    shared = labelled(KEM, b"", b"eae_prk", x25519(private, sealed[:32]))
    shared = labelled_expand(KEM, shared, b"shared_secret", sealed[:32] + public, 32)
    context = b"\0" + labelled(HPKE, b"", b"psk_id_hash", b"") + labelled(HPKE, b"", b"info_hash", info)
    secret = labelled(HPKE, shared, b"secret", b"")
    key = labelled_expand(HPKE, secret, b"key", context, 32)
    nonce = labelled_expand(HPKE, secret, b"base_nonce", context, 12)
    return gcm_open(key, nonce, b"", sealed[32:])


# §5 to §7 Entries and bodies

def items(item):
    inside = item if type(item) is list else item.values() if type(item) is dict else ()
    return 1 + sum(map(items, inside))


HEADER = {0: ("version", "u32", True), 1: ("network", "NetworkId", False), 2: ("seq", "uint", True),
          3: ("log", "LogId", False), 4: ("epoch", "EpochId", True), 5: ("feed", "FeedId", False),
          6: ("commitment", "bytes16", True), 7: ("prev", "EntryId", False), 8: ("length", "uint", True),
          9: ("random", "bytes16", False), 10: ("digest", "EntryId", True), 11: ("seen", "[EntryId]", False),
          13: ("roster", "[EntryId]", False)}


class Entry:
    def __init__(self, data):
        outer = decode(data, "encoding")
        require(type(outer) is dict and set(outer) in ({0, 2}, {0, 1, 2}), "encoding")
        require(type(outer[0]) is bytes and type(outer[2]) is bytes, "encoding")
        require(1 not in outer or fits("Signature", outer[1]), "encoding")
        self.sealed, self.signature, self.id = outer[2], outer.get(1), H("wijktafel/entry/0", outer[0])
        require(len(outer[0]) <= 6144, "too-large")
        self.header = decode(outer[0], "encoding")
        require(type(self.header) is dict and 0 in self.header, "encoding")
        require(type(self.header[0]) is not int or self.header[0] <= 0, "newer-format")
        require(obeys(HEADER, self.header), "encoding")
        self.place = self.find_place()
        require(self.header[8] <= 262144, "too-large")
        require(self.header[8] >= 17, "shape")
        require(self.header[8] == len(self.sealed), "digest")
        require(self.header[10] == H("wijktafel/body/0", self.sealed), "digest")
        self.network = self.header.get(1, self.id)
        self.log = self.header.get(3, self.id[:16])
        self.feed = self.header.get(5, self.id[:16])

    def find_place(self):
        h = self.header
        for heads in (h[key] for key in (11, 13) if key in h):
            require(0 < len(heads) <= 64 and all(a < b for a, b in zip(heads, heads[1:])), "heads")
        there = {key for key in (1, 3, 5, 7, 9) if key in h}
        places = {(): "genesis", (1,): "founding", (1, 3): "opening", (1, 3, 5, 7): "ordinary"}
        place = places.get(tuple(sorted(there - {9})))
        require(place and (9 in there) == (h[2] == 0) == (place != "ordinary"), "shape")
        require(place in ("opening", "ordinary") or 11 not in h, "shape")
        require(place != "genesis" and h.get(3) != h[1][:16] or 13 not in h, "shape")
        return place

    def key(self, secret):
        require(epoch(secret) == self.header[4], "epoch")
        place = {key: self.header[key] for key in (1, 2, 3, 4, 5, 9) if key in self.header}
        return derive(secret, "wijktafel/entry-key/0", encode(place), 32)

    def open(self, key):
        keys = derive(key, "wijktafel/entry-seal/0", b"", 48)
        require(keys[32:] == self.header[6], "key")
        associated = encode({key: item for key, item in self.header.items() if key != 10})
        body = siv_open(keys[:32], bytes(12), associated, self.sealed)
        item = decode(body, "encoding")
        require(type(item) is dict and 0 in item and type(item[0]) is list, "encoding")
        require(len(item[0]) <= 256 and items(item) <= 65536, "encoding")
        require(all(map(is_statement, item[0])) and all(key % 2 for key in item if key), "encoding")
        require(1 not in item or fits("Opening", item[1]), "encoding")
        require(3 not in item or type(item[3]) is bytes, "encoding")
        opening = item.get(1)
        require((opening is not None) == (self.place != "ordinary"), "shape")
        if opening is not None:
            founding = opening.get(1)
            require(3 not in item and (founding is not None) == (self.place in ("genesis", "founding")), "shape")
            require(founding is None or 3 not in opening, "shape")
            require(founding is None or (founding[0] == 0) == (self.place == "genesis"), "shape")
            require(self.place != "genesis" or founding[2] == {0: 0}, "shape")
        self.body = body
        return item

    def verify(self, device):
        require(self.signature is not None, "signature")
        verify(device, "wijktafel/entry-signature/0", self.id, self.signature)


# §8 Key objects

KEY_OBJECT = fields("0 version: u32; 2 network: NetworkId; 4 scope: any; 6 epoch: EpochId; 8 wrapped: any; "
                    "10 author: DeviceId; 12 signature: Signature")


def open_key_object(data, seed=None, under=None):
    require(len(data) <= 512, "encoding")
    item = decode(data, "encoding")
    require(type(item) is dict and type(item.get(0)) is int, "encoding")
    require(item[0] == 0, "newer-format")
    require(set(item) == set(KEY_OBJECT) and obeys(KEY_OBJECT, item), "encoding")
    scope, wrapped = item[4], item[8]
    scopes = {0: {0}, 1: {0}, 2: {0, 2}, 3: {0, 2}}
    require(type(scope) is dict and set(scope) == scopes.get(scope.get(0)), "encoding")
    require(fits("LogId", scope.get(2, bytes(16))), "encoding")
    require(type(wrapped) is dict and set(wrapped) == {0, 2, 4} and wrapped[0] in (0, 1), "encoding")
    require(type(wrapped[2]) is type(wrapped[4]) is bytes, "encoding")
    require([len(wrapped[2]), len(wrapped[4])] == ([32, 80], [16, 48])[wrapped[0]], "encoding")
    message = H("wijktafel/key/0", encode({key: item[key] for key in item if key != 12}))
    verify(item[10], "wijktafel/key-signature/0", message, item[12])
    context = encode({2: item[2], 4: scope, 6: item[6], 8: wrapped[2], 10: item[10]})
    if wrapped[0] == 0:
        require(seed is not None and device_key(seed) == wrapped[2], "recipient")
        secret = hpke_open(*encryption_keys(seed), b"wijktafel/key-to-device/0" + context, wrapped[4])
    else:
        require(under is not None and epoch(under) == wrapped[2], "recipient")
        secret = siv_open(derive(under, "wijktafel/key-under-epoch/0", context, 32), bytes(12), b"", wrapped[4])
    require(epoch(secret) == item[6], "wrong-key")
    return secret


# §10 Proofs

def shown(item):
    require(type(item) is dict and type(item.get(0)) is bytes and fits("EntryId", item.get(2)), "encoding")
    entry = Entry(item[0])
    entry.said = entry.open(item[2])
    return entry


def check_proof(data):
    item = decode(data, "encoding")
    require(type(item) is dict and type(item.get(0)) is int, "encoding")
    require(item[0] == 0, "newer-format")
    verdict, openings, feeds = shown(item[4]), [shown(one) for one in item[8]], {}
    for opening in openings:
        require(1 in opening.said, "opening")
        feeds[opening.feed] = (opening.network, opening.log, opening.said[1][0])
        if opening.signature is not None:
            opening.verify(opening.said[1][0])

    def author(entry):
        own = (entry.network, entry.log, entry.said[1][0]) if 1 in entry.said else feeds.get(entry.feed)
        require(own and own[:2] == (entry.network, entry.log), "opening")
        entry.verify(own[2])
        return own[2]

    device = author(verdict)
    said = verdict.said[0][item[6]] if item[6] < len(verdict.said[0]) else {0: None}
    version_id, version = H("wijktafel/version/0", item[2]), decode(item[2], "encoding")
    require(obeys(FACTS[83][1], version), "encoding")
    require(said[0] == 84 and said[4][0] == version_id, "verdict")
    require((version[0], version[2]) == (verdict.network, verdict.log), "verdict")
    report = {"version": version_id.hex(), "device": device.hex(), "verdict": said[4][2], "signatory": None}
    if 9 in item:
        report["signatory"] = follow(item[9], verdict.network, author, device, version[10])
    return report


def is_recovery(network, fact):
    message = H("wijktafel/recover/0", network, fact[0], fact[2], encode(fact[4]))
    try:
        verify(fact[2], "wijktafel/recover-signature/0", message, fact[6])
        verify(fact[4][0], "wijktafel/recover-signature/0", message, fact[8])
    except Refused:
        return False
    return True


def follow(path, network, author, signer, electorate):
    founding = decode(path[0], "encoding")
    require(fits("FoundingStatement", founding), "encoding")
    org = H("wijktafel/org/0", path[0])[:16]
    people, devices, sheets = {founding[4]: 7}, {founding[0]: founding[4]}, {}
    for entry in map(shown, path[2]):
        who = devices.get(author(entry))
        require(entry.log == network[:16] and entry.network == network, "path")
        for kind, fact in ((one[0], one[4]) for one in entry.said[0]):
            if kind == 151:
                require(fact[0] == org and sheets.get(fact[2]) == fact[4][4], "path")
                require(is_recovery(network, fact), "path")
            elif kind == 150:
                require(who is not None and fact[0] == who, "path")
            else:
                own = fact[4] if kind == 21 else devices.get(fact[0]) if kind == 22 else None
                require(people.get(who, 0) & 1 or (who is not None and own == who), "path")
            if kind == 150:
                sheets = {sheet: person for sheet, person in sheets.items() if person != fact[0]} | {fact[2]: fact[0]}
            elif kind == 151:
                del sheets[fact[2]]
                devices.setdefault(fact[4][0], fact[4][4])
            elif kind == 18:
                people.setdefault(fact[0], fact[2])
            elif kind == 19 and fact[0] in people:
                people[fact[0]] = fact[2]
            elif kind == 20:
                people[fact[0]] = 0
            elif kind == 21:
                devices.setdefault(fact[0], fact[4])
            elif kind == 22:
                devices.pop(fact[0], None)
    require(signer in devices, "path")
    person = devices[signer]
    return {"organisation": org.hex(), "person": person.hex(), "may_sign": bool(people.get(person, 0) & 4),
            "elector": org in electorate}


# The vectors

def raw(vector, name):
    return bytes.fromhex(vector[name]) if name in vector else None


def check_cbor(vector):
    decode(raw(vector, "bytes"))


def check_fact(vector):
    statement = decode(raw(vector, "bytes"), "encoding")
    require(is_statement(statement), "encoding")
    assert statement[0] == vector["kind"], "kind"
    if "fact" in vector:
        name, record = FACTS[statement[0]]
        assert vector["fact"] == {snake(name): readable_record(record, statement[4])}, "what it says"
        assert vector["at"] == statement[2] and vector.get("previous") == readable_previous(statement), "beside it"


def readable_previous(statement):
    return [entry.hex() for entry in statement[1]] if 1 in statement else None


def digits(hashed):
    return " ".join(re.findall("....", "%020d" % (int.from_bytes(hashed[:16], "big") % 10**20)))


def check_id(vector):
    what = vector["what"]
    if what == "epoch":
        found = epoch(raw(vector, "secret"))
    elif what == "fact":
        found = sha256(b"wijktafel/fact/0" + raw(vector, "entry") + vector["index"].to_bytes(8, "big"))[:16]
    elif what == "organisation":
        require(fits("FoundingStatement", decode(raw(vector, "founding"))), "encoding")
        found = H("wijktafel/org/0", raw(vector, "founding"))[:16]
    elif what == "version":
        found = H("wijktafel/version/0", raw(vector, "payload"))
    elif what == "seal":
        scores = raw(vector, "scores")
        require(fits("[ScoreGiven]", decode(scores)), "encoding")
        found = H("wijktafel/seal/0", *(raw(vector, name) for name in ("network", "round", "organisation", "random")), scores)
    elif what == "device":
        found = device_key(raw(vector, "seed"))
        assert encryption_keys(raw(vector, "seed"))[1] == raw(vector, "encryption"), "encryption key"
    elif what == "sheet":
        network, org, added = raw(vector, "network"), raw(vector, "organisation"), raw(vector, "added")
        seed = H("wijktafel/sheet/0", network, raw(vector, "secret"))
        found = public_key(derive(seed, "wijktafel/sheet/signing/0", b"", 32))
        assert H("wijktafel/recover/0", network, org, found, added) == raw(vector, "message"), "message"
        device, encryption, person = (decode(added)[key] for key in (0, 2, 4))
        assert digits(H("wijktafel/device-code/0", network, device, encryption, person)) == vector["code"], "its code"
        recovered = {0: org, 2: found, 4: decode(added), 6: raw(vector, "by_sheet"), 8: raw(vector, "by_device")}
        require(is_recovery(network, recovered), "signature")
    else:
        found = public_key(derive(raw(vector, "seed"), "wijktafel/invite/signing/0", b"", 32))
        message = H("wijktafel/redeem/0", raw(vector, "network"), found, raw(vector, "founding"))
        assert message == raw(vector, "message"), "message"
        assert digits(H("wijktafel/comparison-code/0", message)) == vector["code"], "comparison code"
        device = decode(raw(vector, "founding"))[0]
        verify(found, "wijktafel/redeem-signature/0", message, raw(vector, "by_invite"))
        verify(device, "wijktafel/redeem-signature/0", message, raw(vector, "by_device"))
    assert found == raw(vector, "is"), what


def check_entry(vector):
    entry = Entry(raw(vector, "bytes"))
    if "author" in vector:
        entry.verify(raw(vector, "author"))
    key = entry.key(raw(vector, "secret"))
    entry.open(key)
    assert entry.place == vector["place"], "place"
    found = {"id": entry.id, "network": entry.network, "log": entry.log, "feed": entry.feed}
    for name, value in {**found, "key": key, "body": entry.body}.items():
        assert value == raw(vector, name), name


def check_key(vector):
    try:
        secret = open_key_object(raw(vector, "bytes"), raw(vector, "seed"), raw(vector, "under"))
    except Refused as refusal:
        raise Refused("sealed" if refusal.args[0] == "key" else refusal.args[0])
    assert secret == raw(vector, "secret"), "secret"


def check_proof_vector(vector):
    for name, value in check_proof(raw(vector, "bytes")).items():
        assert value == vector[name], name


def check_seal(vector):
    secret, context, sealed = raw(vector, "secret"), raw(vector, "context"), raw(vector, "sealed")
    try:
        content = siv_open(derive(secret, "wijktafel/blob-key/0", context, 32), sealed[:12], context, sealed[12:])
    except Refused:
        raise Refused("sealed")
    assert content == raw(vector, "content"), "content"
    assert hmac256(derive(secret, "wijktafel/blob-nonce/0", context, 32), content)[:12] == sealed[:12], "nonce"


# The other pages; their checks use what stands above.
sys.dont_write_bytecode = True
sys.modules["check"] = sys.modules[__name__]
sys.path.insert(0, str(HERE))
from packages import check_manifest  # noqa: E402
from wire import check_wire, unsaid  # noqa: E402

CHECKS = {"cbor": check_cbor, "facts": check_fact, "ids": check_id, "entries": check_entry, "keys": check_key,
          "proofs": check_proof_vector, "seals": check_seal, "wire": check_wire, "packages": check_manifest}


def complaint(check, vector):
    try:
        check(vector)
    except Refused as refusal:
        return None if vector.get("refuse") == refusal.args[0] else f"refused: {refusal.args[0]}"
    except (AssertionError, KeyError, TypeError, ValueError, IndexError) as error:
        return f"{type(error).__name__}: {error}"
    return "accepted, but must be refused: " + vector["refuse"] if "refuse" in vector else None


def main():
    wrong, count = [], 0
    for name, check in CHECKS.items():
        vectors = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["vectors"]
        for vector in vectors:
            count += 1
            found = complaint(check, vector)
            if found:
                wrong.append(f"{name}.json: {vector['name']}: {found}")
        if name == "facts":
            shown_fields = {(vector["kind"], field) for vector in vectors if "fact" in vector
                            for field in decode(raw(vector, "bytes"))[4]}
            wrong += [f"facts.json: kind {kind} field {field} is in no vector" for kind, (_, record) in FACTS.items()
                      for field in record if (kind, field) not in shown_fields]
            missing = set(FACTS) ^ {vector["kind"] for vector in vectors if "fact" in vector}
            wrong += [f"facts.json: kind {kind} is on the page or in the vectors, not in both" for kind in missing]
    wrong += [f"wire.json: no vector says {name}" for name in sorted(unsaid())]
    print("\n".join(wrong) or f"{count} vectors agree with the pages")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
