"""Checks wire.json with the rules of docs/formats-wire.md alone: frames, messages, hellos, sets, runs."""
import ipaddress

from check import (Entry, H, HERE, Refused, decode, derive, encode, epoch, fits, obeys, require, rows, sha256,
                   siv_seal, verify)

PAGE = (HERE / "../../docs/formats-wire.md").read_text(encoding="utf-8")

# Kind -> (name, whether it is counted), from the table of §1.
KINDS = {}
for kinds, names, _, counted in rows(["kind", "message", "body", "counted"], PAGE):
    for kind, name in zip(kinds.split(", "), names.split(", ")):
        KINDS[int(kind, 16)] = (name, counted == "yes")


def raw(vector, name):
    return bytes.fromhex(vector[name])


class Unpack:
    """Packed numbers and bytes, from the front."""

    def __init__(self, data):
        self.rest = data

    def take(self, n):
        require(n <= len(self.rest), "packing")
        front, self.rest = self.rest[:n], self.rest[n:]
        return front

    def byte(self):
        return self.take(1)[0]

    def number(self):
        n, shift = 0, 0
        while True:
            byte = self.byte()
            n |= (byte & 127) << shift
            require(n < 1 << 64, "packing")
            if byte < 128:
                require(byte or not shift, "packing")
                return n
            shift += 7
            require(shift < 70, "packing")

    def count(self, most):
        n = self.number()
        require(n <= most, "packing")
        return n

    def sized(self, most):
        return self.take(self.count(most))

    def flag(self):
        byte = self.byte()
        require(byte < 2, "packing")
        return byte == 1

    def end(self):
        require(not self.rest, "packing")


def uleb(n):
    out = b""
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


# §1 Frames

RECORDS = {
    "proof": {0: ("tag", "bytes16", True), 1: ("sums", "any", False), 2: ("signature", "Signature", True),
              3: ("ahead", "bool", False)},
    "sums": {1: ("roster", "uint", False), 2: ("catalogue", "uint", True)},
    "redeem": {0: ("invite", "InviteId", True), 2: ("founding", "FoundingStatement", True),
               4: ("by_invite", "Signature", True), 6: ("by_device", "Signature", True),
               8: ("organisation", "line", True), 10: ("person", "line", True)},
    "enter": {0: ("ticket", "InviteId", True), 2: ("added", "DeviceAdded", True),
              4: ("by_ticket", "Signature", True), 6: ("by_device", "Signature", True)},
    "recover": {0: ("org", "OrgId", True), 2: ("sheet", "SheetId", True), 4: ("added", "DeviceAdded", True),
                6: ("by_sheet", "Signature", True), 8: ("by_device", "Signature", True)},
    "welcome": {0: ("organisation", "line", True), 2: ("sponsors", "u32", True), 4: ("members", "u32", True),
                6: ("voices", "u32", True)},
    "datagram": {0: ("log", "LogId", True), 1: ("words", "prose", False), 2: ("place", "line", True)},
}


def shown(item):
    return item.hex() if type(item) is bytes else item


def record(name, item):
    require(obeys(RECORDS[name], item), "encoding")
    return {field: shown(item.get(key)) for key, (field, _, _) in RECORDS[name].items()}


def hello(data):
    item = decode(data, "encoding")
    require(type(item) is dict and type(item.get(0)) is list and fits("EntryId", item.get(2)), "encoding")
    versions = item[0]
    require(1 <= len(versions) <= 16 and all(fits("u32", one) for one in versions), "encoding")
    require(all(a < b for a, b in zip(versions, versions[1:])), "encoding")
    return {"versions": versions, "nonce": item[2].hex()}


def proof(data):
    said = record("proof", decode(data, "encoding"))
    item = decode(data)
    return {**said, "sums": record("sums", item[1]) if 1 in item else None}


def redeem(data):
    item = decode(data, "encoding")
    said = record("redeem", item)
    return {**said, "founding": encode(item[2]).hex()}


def enter(data):
    item = decode(data, "encoding")
    return {**record("enter", item), "added": encode(item[2]).hex()}


def recover(data):
    item = decode(data, "encoding")
    return {**record("recover", item), "added": encode(item[4]).hex()}


def bye(data):
    code = decode(data, "encoding")
    require(type(code) is int and 0 <= code <= 11, "encoding")
    return code


def vector_message(unpack):
    log, sealed = unpack.take(6).hex(), unpack.flag()
    return {"log": log, "sealed": sealed, "ranges": unpack.take(len(unpack.rest)).hex()}


def want(unpack):
    log, flags, feeds = unpack.take(6).hex(), unpack.byte(), []
    while unpack.rest:
        feeds.append([unpack.take(6).hex(), unpack.number()])
    require(flags < 4 and (flags & 1 == 1) == (not feeds), "packing")
    return {"log": log, "feeds": feeds, "whole": flags & 1 == 1, "sealed": flags & 2 == 2}


def taken(unpack):
    return {"messages": unpack.number(), "bytes": unpack.number(), "idle": unpack.flag()}


def receipt(unpack):
    logs = []
    while unpack.rest:
        logs.append([unpack.take(16).hex(), int.from_bytes(unpack.take(8), "big")])
    require(len(logs) <= 1024, "packing")
    return logs


def key_request(data):
    epochs = decode(data, "encoding")
    require(fits("[EpochId]", epochs), "encoding")
    require(len(epochs) <= 1024, "too-large")
    return [one.hex() for one in epochs]


def addresses(unpack):
    found = []
    while unpack.rest:
        device, where = unpack.take(32).hex(), unpack.sized(18)
        require(len(where) in (6, 18), "too-large")
        ip, port = ipaddress.ip_address(where[:-2]), int.from_bytes(where[-2:], "big")
        found.append([device, f"{ip}:{port}" if ip.version == 4 else f"[{ip}]:{port}"])
    require(len(found) <= 1024, "too-large")
    return found


def key_objects(unpack):
    objects = []
    while unpack.rest:
        objects.append(unpack.sized(512).hex())
    require(len(objects) <= 1024, "packing")
    return objects


def rest(unpack):
    return unpack.take(len(unpack.rest)).hex()


PACKED = {"vector": vector_message, "want": want, "taken": taken, "receipt": receipt, "addresses": addresses,
          "key objects": key_objects, "ranges": rest, "push": rest,
          "ping": lambda unpack: int.from_bytes(unpack.take(8), "big"),
          "pong": lambda unpack: int.from_bytes(unpack.take(8), "big"),
          "run": lambda unpack: {"left": unpack.number(), "run": rest(unpack)},
          "dropped": lambda unpack: {"log": unpack.take(16).hex(), "run": rest(unpack)}}
CODED = {"hello": hello, "proof": proof, "bye": bye, "key request": key_request, "redeem": redeem,
         "enter": enter, "recover": recover,
         "begin": lambda data: record("sums", decode(data, "encoding")),
         "welcome": lambda data: record("welcome", decode(data, "encoding"))}
assert {name for name, _ in KINDS.values()} == set(PACKED) | set(CODED), "the page and this script know other messages"


def check_message(vector):
    frame = raw(vector, "frame")
    kind, length, body = frame[0], int.from_bytes(frame[1:4], "big"), frame[4:]
    require(length <= (65536 if kind < 0x80 else 1048576), "too-long")
    assert length == len(body), "length"
    require(kind in KINDS or kind % 2, "unknown-kind")
    name, counted = KINDS[kind]
    if name in CODED:
        said = CODED[name](body)
    else:
        unpack = Unpack(body)
        said = PACKED[name](unpack)
        unpack.end()
    assert vector["says"] == {name: said}, said
    assert vector["counted"] == counted, "counted"


def check_datagram(vector):
    data = raw(vector, "bytes")
    require(len(data) <= 1100, "too-large")
    assert vector["says"] == record("datagram", decode(data)), "what it says"


# §2 Hello

def check_hello(vector):
    ends, network = [raw(vector, "initiator"), raw(vector, "responder")], raw(vector, "network")
    hellos = [bytes.fromhex(one) for one in vector["hellos"]]
    common = set(hello(hellos[0])["versions"]) & set(hello(hellos[1])["versions"])
    require(common, "version")
    assert vector["speaks"] == max(common), "version"
    transcript = H("wijktafel/hello/0", *ends, *hellos)
    for end, role, said in zip(ends, (b"initiator", b"responder"), vector["proofs"]):
        require(raw(said, "tag") == H("wijktafel/hello-tag/0", network, transcript, role)[:16], "stranger")
        signed = H("wijktafel/hello-proof/0", network, transcript, role)
        try:
            verify(end, "wijktafel/hello-signature/0", signed, raw(said, "signature"))
        except Refused:
            raise Refused("stranger")
    key = H("wijktafel/connection/0", network, transcript)
    log, fingerprint = raw(vector, "log"), raw(vector, "fingerprint")
    assert raw(vector, "log_name") == H("wijktafel/place-log/0", key, log)[:6], "name"
    assert raw(vector, "log_check") == H("wijktafel/check-log/0", key, log, fingerprint)[:8], "check"


# §3 and §4 Sets

def states(vector):
    for feed in vector["feeds"]:
        ends = sorted(map(bytes.fromhex, feed["ends"]))
        tip = ends[0] if len(ends) == 1 else H("wijktafel/branches/0", *ends)
        yield raw(feed, "feed"), feed["length"].to_bytes(8, "big"), tip


def check_frontier(vector):
    states_of = b"".join(sorted(b"".join(state) for state in states(vector)))
    assert raw(vector, "is") == H("wijktafel/frontier/0", states_of)[:16], "fingerprint"


def members(vector):
    """(position, check, length) of every member, ascending."""
    key = raw(vector, "key")
    if "feeds" in vector:
        found = [(H("wijktafel/place-feed/0", key, feed)[:8], H("wijktafel/check-feed/0", key, feed, length, tip)[:8],
                  int.from_bytes(length, "big")) for feed, length, tip in states(vector)]
    else:
        logs = [(raw(log, "log"), raw(log, "fingerprint")) for log in vector["logs"]]
        found = [(H("wijktafel/place-log/0", key, log)[:8], H("wijktafel/check-log/0", key, log, state)[:8], 0)
                 for log, state in logs]
    return sorted((int.from_bytes(place, "big"), int.from_bytes(check, "big"), length) for place, check, length in found)


def parts(data, lengths):
    unpack, found = Unpack(data), []
    while unpack.rest:
        depth = unpack.byte()
        require(depth <= 48, "packing")
        leading = unpack.take((depth + 7) // 8)
        prefix = int.from_bytes(leading + bytes(8 - len(leading)), "big")
        require(prefix % (1 << 64 - depth) == 0, "packing")
        bits = unpack.byte()
        if bits:
            require(bits <= 6 and depth + bits <= 48, "packing")
            found.append((prefix, depth, bits, [int.from_bytes(unpack.take(8), "big") for _ in range(1 << bits)]))
            continue
        listed = []
        for _ in range(unpack.count(64)):
            name, check = (int.from_bytes(unpack.take(6), "big") for _ in range(2))
            listed.append((name, check, unpack.number() if lengths else 0))
        names = [one[0] for one in listed]
        require(all(a < b for a, b in zip(names, names[1:])), "packing")
        require(all(inside(name << 16, prefix, depth) for name in names), "packing")
        found.append((prefix, depth, 0, listed))
    return found


def inside(position, prefix, depth):
    return position >> 64 - depth == prefix >> 64 - depth


def of_range(own, prefix, depth):
    return [one for one in own if inside(one[0], prefix, depth)]


def total(some):
    return sum(one[1] for one in some) % 2**64


def listing(some):
    return [(place >> 16, check >> 16, length) for place, check, length in some]


def split(prefix, depth, bits):
    return [(prefix | n << 64 - depth - bits, depth + bits) for n in range(1 << bits)]


def says_own(part, own):
    """Whether a part says of its range what this set holds there."""
    prefix, depth, bits, content = part
    if not bits:
        return content == listing(of_range(own, prefix, depth))
    return content == [total(of_range(own, *one)) for one in split(prefix, depth, bits)]


def check_ranges(vector):
    own, lengths = members(vector), "feeds" in vector
    if "said" in vector:
        found = parts(raw(vector, "said"), lengths)
        assert len(found) == 1 and found[0][:2] == (0, 0) and says_own(found[0], own), "what is said first"
        assert (found[0][2] == 0) == (len(own) <= (64 if lengths else 16)), "list or sums"
    else:
        heard, asked, differ = parts(raw(vector, "heard"), lengths), [], 0
        for prefix, depth, bits, content in heard:
            if bits:
                asked += [one for one, sum_ in zip(split(prefix, depth, bits), content)
                          if total(of_range(own, *one)) != sum_]
            else:
                here, there = ({one[0]: one for one in some} for some in (listing(of_range(own, prefix, depth)), content))
                differ += sum(here.get(name) != there.get(name) for name in here.keys() | there.keys())
        answered = [part for reply in vector["replies"] for part in parts(bytes.fromhex(reply), lengths)]
        assert [part[:2] for part in answered] == asked, "which ranges are answered"
        assert all(says_own(part, own) for part in answered), "what is answered"
        assert all((part[2] == 0) == (len(of_range(own, *part[:2])) <= 16) for part in answered), "list or sums"
        assert vector["differ"] == differ, "what differs"
    assert raw(vector, "sum") == total(own).to_bytes(8, "big"), "sum"


# §6 Runs

def inflate(frame):
    """A zstd frame of raw blocks, as the vectors have them (RFC 8878)."""
    assert frame[:5] == bytes.fromhex("28b52ffda0"), "a frame of one segment"
    length, frame, out, last = int.from_bytes(frame[5:9], "little"), frame[9:], b"", False
    while not last:
        block = int.from_bytes(frame[:3], "little")
        last, size = block & 1 == 1, block >> 3
        assert block >> 1 & 3 == 0, "a raw block"
        out, frame = out + frame[3:3 + size], frame[3 + size:]
    assert not frame and len(out) == length
    return out


class Run:
    def __init__(self, network, data, secrets):
        unpack = Unpack(data)
        self.network, self.log = network, unpack.take(16)
        named = [unpack.take(16) for _ in range(unpack.count(1024))]
        self.secrets = [secrets[one] for one in named]
        self.feeds = []
        for _ in range(unpack.count(4096)):
            seq = unpack.number()
            self.feeds.append([seq, unpack.take(16), unpack.take(32)] if seq else [0, None, None])
        count = unpack.count(4096)
        self.meta, self.raw, self.bodies = Unpack(unpack.sized(10**6)), Unpack(unpack.sized(10**6)), unpack
        self.ids, self.new_heads, self.changes, self.epoch = [], [], [], 0
        self.entries, self.newer = [], []
        for _ in range(count):
            self.one()
        for stream in (self.meta, self.raw, self.bodies):
            stream.end()

    def one(self):
        feed, flags = self.feeds[self.meta.count(4095)], self.meta.byte()
        if flags == 8:
            data = self.bodies.sized(10**6)
            try:
                entry = Entry(data)
            except Refused as refusal:
                require(refusal.args[0] == "newer-format", "run")
                self.newer.append(data)
                self.ids.append(H("wijktafel/entry/0", decode(data)[0]))
                return
            found, seq = (entry.id, entry.feed), entry.header[2]
            self.entries.append(data)
        else:
            require(not flags & 8, "run")
            found, seq, data = self.compact(feed, flags)
            self.entries.append(data)
        feed[:] = [seq + 1, found[1], found[0]]
        self.ids.append(found[0])

    def heads(self):
        found = []
        for _ in range(self.meta.count(64)):
            said = self.meta.number()
            if said == 0:
                self.new_heads.append(self.raw.take(32))
                found.append(self.new_heads[-1])
            else:
                found.append(self.new_heads[said // 2] if said % 2 else self.ids[len(self.ids) - said // 2])
        return found

    def compact(self, feed, flags):
        if flags & 16:
            self.epoch = self.meta.number()
        secret, (seq, feed_id, prev) = self.secrets[self.epoch], feed
        header = {0: 0, 2: seq, 4: epoch(secret)}
        header.update({} if flags & 64 else {1: self.network})
        header.update({} if flags & 32 else {3: self.log})
        header.update({5: feed_id, 7: prev} if seq else {9: self.raw.take(16)})
        header.update({11: self.heads()} if flags & 1 else {})
        header.update({13: self.heads()} if flags & 2 else {})
        signature = self.raw.take(64) if flags & 4 else None
        body = self.change(feed_id) if flags & 128 else self.bodies.sized(262144)
        return self.seal(header, body, secret, signature)

    def change(self, feed):
        deps = []
        for _ in range(self.meta.count(64)):
            back = self.meta.number()
            deps.append(self.changes[len(self.changes) - back] if back else self.raw.take(32))
        front, rest_ = self.bodies.sized(262144), self.bodies.sized(262144)
        content = uleb(len(deps)) + b"".join(deps) + uleb(16) + feed + rest_
        chunk = b"\x01" + uleb(len(content)) + content
        self.changes.append(sha256(chunk))
        return front + bytes.fromhex("856f4a83") + self.changes[-1][:4] + chunk

    def seal(self, header, body, secret, signature):
        place = {key: header[key] for key in (1, 2, 3, 4, 5, 9) if key in header}
        keys = derive(derive(secret, "wijktafel/entry-key/0", encode(place), 32), "wijktafel/entry-seal/0", b"", 48)
        header |= {6: keys[32:], 8: len(body) + 16}
        sealed = siv_seal(keys[:32], bytes(12), encode(header), body)
        header[10] = H("wijktafel/body/0", sealed)
        fields = {0: encode(header), 2: sealed} | ({1: signature} if signature else {})
        entry = Entry(encode(fields))
        return (entry.id, entry.feed), header[2], encode(fields)


def check_run(vector):
    run, network = raw(vector, "run"), raw(vector, "network")
    unpack = Unpack(run)
    length = unpack.count(10**6)
    inflated = inflate(unpack.rest)
    assert len(inflated) == length and inflated == raw(vector, "inflated"), "inflated"
    secrets = {epoch(secret): secret for secret in map(bytes.fromhex, vector["secrets"])}
    found = Run(network, inflated, secrets)
    assert found.log == raw(vector, "log"), "log"
    assert [one.hex() for one in found.entries] == vector["entries"], "entries"
    assert [one.hex() for one in found.newer] == vector["newer"], "newer entries"


WHATS = {"message": check_message, "datagram": check_datagram, "hello": check_hello, "frontier": check_frontier,
         "ranges": check_ranges, "run": check_run}
SAID = set()


def check_wire(vector):
    WHATS[vector["what"]](vector)
    SAID.update(vector.get("says", {}) if vector["what"] == "message" else ())


def unsaid():
    """Messages of the page that no vector shows."""
    return {name for name, _ in KINDS.values()} - SAID
