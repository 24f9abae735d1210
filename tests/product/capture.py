"""Writes every UDP packet of the loopback device to a file, as whoever sits on the wire sees it.

capture.py FILE    prints "ready" once it listens, and ends when standard input does. Needs the right to open raw
                   sockets; without it, it prints "not run" and why.
"""

import select
import socket
import sys

ALL_PROTOCOLS = 3
BUFFER = 64 << 20
UDP = 17

try:
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_PROTOCOLS))
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    wire.bind(("lo", 0))
except (AttributeError, OSError) as error:
    print(f"not run: {error}", flush=True)
    sys.exit(0)

with open(sys.argv[1], "wb") as seen:
    print("ready", flush=True)
    ending = False
    while True:
        ready, _, _ = select.select([wire] if ending else [wire, sys.stdin], [], [], 0.2)
        if wire in ready:
            packet = wire.recv(1 << 17)
            # Ethernet header of 14 bytes, then IPv4 with the protocol in its tenth byte, or IPv6 in its seventh.
            kind, protocols = packet[12:14], (packet[23:24], packet[20:21])
            if (kind, protocols[0]) == (b"\x08\x00", bytes([UDP])) or (kind, protocols[1]) == (b"\x86\xdd", bytes([UDP])):
                seen.write(packet)
        elif ending:
            break
        if sys.stdin in ready:
            ending = True
