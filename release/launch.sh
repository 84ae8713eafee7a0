# The launcher in an unpacked release archive, sourced by ./slipway: nothing is built, installed or fetched.
# The platform runs in a mount namespace in which /usr is the archive's and all else the machine's: every
# program and library is the tried one, whatever the machine has. docs/develop/release.md says why.
usr=$home/usr

about() { sed -n "s/^$1=//p" "$usr/share/slipway/about"; }
own() { "$usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" --library-path "$usr/lib/x86_64-linux-gnu" "$usr/bin/$1" "${@:2}"; }

find_java() { export JAVA_HOME=$home/jdk; }
build_dist() { dist=$home/dist; }
existing_dist() { dist=$home/dist; }
build_parts() { parts=$home/dist/parts/bin; }

# The caches were made for jars in this order, whatever the locale.
class_path() { (cd "$dist/$1/lib" && LC_ALL=C ls -- *.jar) | sed "s,^,$dist/$1/lib/," | paste -sd :; }

inside() { [ /usr/share/slipway/about -ef "$usr/share/slipway/about" ]; }

check_machine() {
  local machine kernel wanted
  machine=$(uname -m) kernel=$(uname -r) wanted=$(about kernel)
  [ "$machine" = "$(about machine)" ] || die "this archive is for $(about machine), and this machine is $machine: take the archive for $machine"
  [ "$(printf '%s\n' "$wanted" "$kernel" | sort -V | head -n 1)" = "$wanted" ] ||
    die "needs Linux $wanted or newer, and this machine runs $kernel: choose a machine with a newer kernel"
  case $home/ in /usr/* | /bin/* | /sbin/* | /lib/* | /lib64/*)
    die "lies in $home, but /usr is replaced for the platform: move the folder elsewhere, for example to /opt" ;;
  esac
  for name in bin sbin lib; do
    [ "/$name" -ef "/usr/$name" ] || die "needs a system whose /$name is /usr/$name (Debian 12, Ubuntu 20.04, RHEL 7 or newer): here it is not"
  done
}

# A folder that was half unpacked, or changed: names and sizes now, contents by `./slipway doctor`.
check_files() {
  local odd
  odd=$(cd "$home" && LC_ALL=C comm -13 <(find . -type f -printf '%s %P\n' | LC_ALL=C sort) <(cut -d ' ' -f 2- release/files | LC_ALL=C sort) |
    head -n 3 | cut -d ' ' -f 2- | paste -sd ' ')
  [ -z "$odd" ] || die "$home is not what was released (missing or of another size: $odd ...): unpack the archive again"
}

# One namespace for each data folder, kept by a file as long as anything of it may run: who comes
# later (a new agent, `down`, a newer archive) needs the mounts of those before.
pin_of() { # the file that keeps it
  local data=${SLIPWAY_DATA:-/var/lib/slipway}
  data=$(realpath -ms "$data")
  echo "$pins/$(printf %s "$data" | tr '/ ' '--')"
}
pins=/run/slipway/mounts
pinned() { [ "$(stat -f -c %T "$1" 2>/dev/null)" = nsfs ]; }

# A namespace may be kept only in one with a lower number, and Linux 6.18 numbers by processor: in a
# container or a namespace of one's own the first processor may give a lower one.
keep() { # FILE
  local processor
  for processor in $(seq 0 $(($(nproc --all) - 1))); do
    own taskset -c "$processor" "$usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" --library-path "$usr/lib/x86_64-linux-gnu" \
      "$usr/bin/unshare" --mount="$1" --propagation slave -- true 2>/dev/null && return
  done
  own unshare --mount="$1" --propagation slave -- true
}

pin() { # FILE
  mkdir -p "$pins"
  exec 7>/run/slipway/mounts.lock; flock 7
  if ! pinned "$1"; then
    # A namespace can be kept only below a mount that is shared with none.
    grep -q " $pins " /proc/self/mountinfo || { own mount --bind "$pins" "$pins" && own mount --make-private "$pins"; }
    : > "$1"
    keep "$1" || die "cannot make a mount namespace: Slipway needs CAP_SYS_ADMIN for it"
  fi
  exec 7>&-
}

unpin() { # FILE
  pinned "$1" || return 0
  own umount "$1" && rm -f "$1"
  rmdir "$pins" 2>/dev/null || [ -n "$(ls "$pins")" ] || { own umount "$pins" && rmdir "$pins" && rm -f /run/slipway/mounts.lock; }
}

enter() { # VERB ARGS...: the same command where /usr is the archive's
  local pin words=("$usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" --library-path "$usr/lib/x86_64-linux-gnu" "$usr/bin/bash"
    "$home/release/inside" "$home" "$PWD")
  if [ "$(id -u)" != 0 ]; then
    own unshare --user --map-current-user true 2>/dev/null || die "this machine lets no ordinary user mount in a namespace of his own: run as root"
    own unshare --user --map-current-user --keep-caps --mount -- "${words[@]}" "$@"
    return
  fi
  pin=$(pin_of)
  case $1 in up | demo) pin "$pin" ;; esac
  if pinned "$pin"; then own nsenter --mount="$pin" -- "${words[@]}" "$@"; else own unshare --mount --propagation slave -- "${words[@]}" "$@"; fi
}

# Runs before the launcher's own main; returns where the launcher may go on by itself.
release_main() {
  find_java
  case ${1:-help} in
    up | demo | down | status | doctor | support | logs | backup | restore) ;;
    test | bench | package) case ${2:-} in "" | -* | unit | ui | node | e2e) die "'$1' needs a checkout of the sources" ;; *) return 0 ;; esac ;;
    *) return 0 ;;
  esac
  data_of "$@"
  if ! inside; then
    check_machine
    case $1 in up | demo) check_files ;; esac
    local status=0
    enter "$@" || status=$?
    [ "$1" != down ] || [ "$status" != 0 ] || [ "$(id -u)" != 0 ] || unpin "$(pin_of)"
    exit "$status"
  fi
  export SLIPWAY_RELEASE=$home SLIPWAY_BASE_SHIPPED=$home/base
  [ -e /etc/ssl/certs/ca-certificates.crt ] || export SLIPWAY_TRUST=${SLIPWAY_TRUST:-/usr/share/slipway/ca-certificates.crt}
  # With settings of one's own, Maven goes where they say.
  [ -e "$HOME/.m2/settings.xml" ] || export SLIPWAY_BUILD_MAVEN_SETTINGS=${SLIPWAY_BUILD_MAVEN_SETTINGS:-/usr/share/slipway/maven-settings.xml}
}
release_main "$@"
