#!/bin/sh
# Three machines on one wire, as network namespaces: for runs in which the network really breaks.
#
#   netns.sh up               makes namespaces 1, 2, 3 on a bridge: no way out, addresses 10.78.0.N
#   netns.sh down             removes them and ends what still runs in them
#   netns.sh exec N CMD ...   runs a command in namespace N, with its exit code
#   netns.sh each CMD ...     up, runs the command in all three at once with NETNS_INDEX=N, down; 1 if one failed
#   netns.sh address N        prints the address of N
#   netns.sh cut N [HOW]      cuts N off; HOW is middle (default: N's own side notices nothing) or own (its link is down)
#   netns.sh heal N           joins N again, however it was cut
#
# Runs side by side when NETNS_NAME (at most 4 letters or digits, default wt) differs. Needs root and iproute2; where
# namespaces cannot be made it prints "not run" and why, and exits with 77.
set -eu

name=${NETNS_NAME:-wt}
case $name in
*[!a-zA-Z0-9]* | ?????* | '') echo "NETNS_NAME: 1 to 4 letters or digits" >&2; exit 2 ;;
esac
switch=$name-switch

usage() {
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

not_run() {
    echo "not run: $1"
    exit 77
}

namespace() {
    case ${1:-} in
    1 | 2 | 3) echo "$name-$1" ;;
    *) usage ;;
    esac
}

up() {
    command -v ip >/dev/null 2>&1 || not_run "ip (iproute2) is not installed"
    [ "$(id -u)" = 0 ] || not_run "network namespaces need root"
    down
    if ! why=$(build 2>&1); then
        down
        not_run "network namespaces cannot be made: $why"
    fi
}

build() {
    ip netns add "$switch" &&
        ip -n "$switch" link add bridge type bridge &&
        ip -n "$switch" link set bridge up &&
        for n in 1 2 3; do join "$n" || return 1; done
}

join() {
    host=$name-$1
    ip netns add "$host" &&
        ip -n "$host" link set lo up &&
        ip -n "$switch" link add "port$1" type veth peer name eth0 netns "$host" &&
        ip -n "$switch" link set "port$1" master bridge up &&
        ip -n "$host" addr add "10.78.0.$1/24" dev eth0 &&
        ip -n "$host" link set eth0 up
}

down() {
    for space in "$name-1" "$name-2" "$name-3" "$switch"; do
        if [ -e "/run/netns/$space" ]; then
            # shellcheck disable=SC2046 # one word per process
            kill -9 $(ip netns pids "$space") 2>/dev/null || true
            ip netns del "$space"
        fi
    done
}

each() {
    up
    trap down EXIT
    trap 'exit 130' INT TERM
    jobs=
    for n in 1 2 3; do
        ip netns exec "$(namespace "$n")" env NETNS_INDEX="$n" "$@" &
        jobs="$jobs $!"
    done
    failed=0
    for job in $jobs; do wait "$job" || failed=1; done
    exit "$failed"
}

cut() {
    case ${2:-middle} in
    middle) ip -n "$switch" link set "port$1" nomaster ;;
    own) ip -n "$(namespace "$1")" link set eth0 down ;;
    *) usage ;;
    esac
}

heal() {
    ip -n "$switch" link set "port$1" master bridge
    ip -n "$(namespace "$1")" link set eth0 up
}

act=${1:-}
[ $# -gt 0 ] && shift
case $act in
up | down) "$act" ;;
each) [ $# -gt 0 ] || usage; each "$@" ;;
exec | cut | heal | address)
    space=$(namespace "${1:-}")
    case $act in
    exec) shift; [ $# -gt 0 ] || usage; exec ip netns exec "$space" "$@" ;;
    address) echo "10.78.0.$1" ;;
    *) "$act" "$@" ;;
    esac
    ;;
*) usage ;;
esac
