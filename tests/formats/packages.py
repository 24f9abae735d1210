"""Checks packages.json with the rules of docs/formats-package.md alone: manifests and their signatures."""
import datetime
import hashlib
import json
import re

from check import ENUMS, IDS, Refused, require, verify

MEMBERS = ["format", "what", "confidential", "is_not", "network", "network_name", "organisation", "organisation_name",
           "device", "at", "day", "files", "logs", "unread_groups", "cases", "proofs", "unproven"]
VERDICT = ["agreement", "version", "organisation", "verdict"]
REASONS = {"not_read", "removed", "waiting_for_key", "past_its_day"}


def is_id(kind, text):
    return type(text) is str and re.fullmatch("[0-9a-f]{%d}" % (2 * IDS[kind]), text) is not None


def is_number(n):
    return type(n) is int and 0 <= n < 1 << 64


def is_day(text):
    return type(text) is str and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def is_name(name):
    fits = type(name) is str and len(name.encode()) <= 200
    return fits and all(re.fullmatch(r"[a-z0-9-][a-z0-9.-]*", part) for part in name.split("/"))


def ascends(some, key):
    keys = list(map(key, some))
    return all(a < b for a, b in zip(keys, keys[1:]))


def is_verdict(line):
    return (list(line) == VERDICT and is_id("LogId", line["agreement"]) and is_id("VersionId", line["version"])
            and is_id("OrgId", line["organisation"]) and line["verdict"] in map(snake, ENUMS["Verdict"].values()))


def verdict_key(line):
    order = [snake(name) for _, name in sorted(ENUMS["Verdict"].items())]
    return line["agreement"], line["version"], line["organisation"], order.index(line["verdict"])


def is_coverage(item):
    if item == "held":
        return True
    if type(item) is not dict or len(item) != 1:
        return False
    if "removed" in item:
        return list(item["removed"]) == ["on"] and (item["removed"]["on"] is None or is_day(item["removed"]["on"]))
    return "left_out" in item and list(item["left_out"]) == ["why"] and item["left_out"]["why"] in REASONS


def is_log(line):
    feeds = line.get("frontier", [])
    return (list(line) == ["log", "kind", "coverage", "entries", "frontier"] and is_id("LogId", line["log"])
            and line["kind"] in map(snake, ENUMS["LogKind"].values()) and is_coverage(line["coverage"])
            and is_number(line["entries"]) and (line["coverage"] == "held" or not feeds)
            and all(list(one) == ["feed", "length", "tip"] and is_id("FeedId", one["feed"])
                    and is_number(one["length"]) and is_id("EntryId", one["tip"]) for one in feeds)
            and ascends(feeds, lambda one: one["feed"]))


def is_manifest(item):
    if list(item) != MEMBERS or item["what"] != "wijktafel leaving package":
        return False
    day = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=item["at"])
    heads = (is_id("NetworkId", item["network"]) and is_id("OrgId", item["organisation"])
             and is_id("DeviceId", item["device"]) and item["day"] == day.strftime("%Y-%m-%d")
             and type(item["confidential"]) is type(item["network_name"]) is str
             and all(type(one) is str for one in item["is_not"])
             and (item["organisation_name"] is None or type(item["organisation_name"]) is str))
    files = all(list(one) == ["name", "bytes", "sha256"] and is_name(one["name"]) and is_number(one["bytes"])
                and is_id("EntryId", one["sha256"]) for one in item["files"])
    cases = all(list(one) == ["log", "destroy_after"] and is_id("LogId", one["log"]) for one in item["cases"])
    proofs = all(list(one) == ["file", "proves"] and is_verdict(one["proves"]) for one in item["proofs"])
    return (heads and files and cases and proofs and all(map(is_log, item["logs"]))
            and all(is_id("GroupId", one) for one in item["unread_groups"]) and all(map(is_verdict, item["unproven"]))
            and ascends(item["files"], lambda one: one["name"].encode()) and ascends(item["logs"], lambda one: one["log"])
            and ascends(item["unread_groups"], lambda one: one) and ascends(item["cases"], lambda one: one["log"])
            and ascends(item["proofs"], lambda one: verdict_key(one["proves"]))
            and ascends(item["unproven"], verdict_key))


def check_manifest(vector):
    text, file = vector["manifest"], vector["signature"]
    said = re.fullmatch("wijktafel leaving package, format 0\ndevice ([0-9a-f]{64})\nmanifest ([0-9a-f]{64})\n"
                        "signature ([0-9a-f]{128})\n", file)
    require(said, "malformed")
    device, digest, signature = map(bytes.fromhex, said.groups())
    verify(device, "wijktafel/package-signature/0", digest, signature)
    require(hashlib.sha256(text.encode()).digest() == digest, "changed")
    try:
        item = json.loads(text)
    except ValueError:
        raise Refused("malformed")
    require(is_number(item.get("format")), "malformed")
    require(item["format"] == 0, "newer-format")
    require(json.dumps(item, indent=2, ensure_ascii=False) + "\n" == text, "malformed")
    require(is_manifest(item), "malformed")
    require(item["device"] == device.hex(), "signature")
    assert item["device"] == vector["device"], "device"
