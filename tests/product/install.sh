#!/usr/bin/env bash
# Installs the package as a user would, starts the program from its menu entry, and takes it out again: nothing stays
# but what the user wrote. With `--clean` all of it happens in a Debian that was set up for this alone, where only what
# the package asks for is there. Needs root, and outside Xvfb, xdotool, appstream and desktop-file-utils.
set -euo pipefail
cd "$(dirname "$0")/../.."

clean= root= home= screen= window=
[ "${1:-}" = --clean ] && { clean=yes; shift; }
package=${1:?"usage: install.sh [--clean] PACKAGE.deb"}

finish() {
    for job in $window $screen; do kill "$job" 2>/dev/null && wait "$job" 2>/dev/null || true; done
    if [ -n "$root" ]; then umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"; fi
    [ -z "$home" ] || rm -rf "$home"
}
trap finish EXIT
fail() { printf 'install: %s\n' "$1" >&2; exit 1; }
inside() { if [ -n "$root" ]; then chroot "$root" "$@"; else "$@"; fi; }
debian() { inside env DEBIAN_FRONTEND=noninteractive apt-get -y -qq --no-install-recommends "$@" >/dev/null; }
# Every path but caches of the package tools and of the menu.
paths() {
    find "$root"/{etc,opt,usr,var/lib} -xdev \
        -not -path '*/var/lib/apt/*' -not -path '*/var/lib/dpkg/*' -not -name '*.cache' -not -path '*/__pycache__*' \
        -not -path '*/usr/share/mime/*' | sort
}

if [ -n "$clean" ]; then
    root=$(mktemp -d /var/tmp/wijktafel-clean.XXXXXX)
    chmod 755 "$root"
    debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" >/dev/null
    mount -t proc proc "$root/proc"
    home=$root/home/user
    mkdir -p "$home"
    cp "$package" "$root/tmp/wijktafel.deb"
    package=/tmp/wijktafel.deb
    # What it needs of others stays when it goes, as for every package.
    debian install $(dpkg-deb --field "$root$package" Depends | sed 's/([^)]*)//g; s/,//g') libgl1-mesa-dri
else
    home=$(mktemp -d)
    package=$(realpath "$package")
fi
user=${home#"$root"}

paths >"$home/before"
debian install "$package"
[ -x "$root/usr/bin/wijktafel" ] || fail 'the program is not there'
entry=$root/usr/share/applications/org.wijktafel.Wijktafel.desktop
run=$(sed -n 's/^Exec=//p' "$entry" | sed 's/ *%[a-zA-Z]//g')
class=$(sed -n 's/^StartupWMClass=//p' "$entry")
inside wijktafel --version
desktop-file-validate "$entry" || fail 'the menu entry is not in order'
appstreamcli validate --no-net "$root"/usr/share/metainfo/org.wijktafel.Wijktafel.metainfo.xml >&2 ||
    fail 'what software centres read is not in order'

as_user() { inside env -u WAYLAND_DISPLAY HOME="$user" LIBGL_ALWAYS_SOFTWARE=1 "$@"; }
printf 'a passphrase of the installer\n' >"$home/pass"
chmod 600 "$home/pass"
as_user $run --test-cost --passphrase-file "$user/pass" found \
    --network Wijknetwerk --organisation 'Zorggroep A' --person Anna >/dev/null

display=:$((100 + RANDOM % 800))
Xvfb "$display" -screen 0 1280x900x24 >/dev/null 2>&1 &
screen=$!
sleep 1
as_user env DISPLAY="$display" $run >"$home/log" 2>&1 &
window=$!
for _ in $(seq 60); do
    found=$(DISPLAY=$display xdotool search --class "^$class\$" 2>/dev/null | head -1 || true)
    [ -n "$found" ] && break
    kill -0 "$window" 2>/dev/null || { cat "$home/log" >&2; fail 'the window did not open'; }
    sleep 1
done
[ -n "$found" ] || { cat "$home/log" >&2; fail 'no window within a minute'; }
printf 'window: %s\n' "$(DISPLAY=$display xdotool getwindowname "$found")"
kill "$window"
wait "$window" 2>/dev/null || true
window=

debian purge wijktafel
paths >"$home/after"
diff "$home/before" "$home/after" || fail 'something stayed'
[ -n "$(find "$home/.local/share" -name '*.wtdb' -o -name 'vault*' 2>/dev/null | head -1)" ] || fail 'what the user wrote is gone'
echo 'installed, opened from the menu entry, taken out: nothing stays but what the user wrote'
