#!/bin/sh
# What the Makefile needs from the machine, or one sentence that says what is missing.
#   setup.sh start …                   run scripts/start.py with a Python that is new enough
#   setup.sh debian WHAT PACKAGE       install a Debian package unless WHAT is there already:
#                                      a command, a file (/…) or a shared library (….so.N)
set -eu

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

start() {
    for python in python3.11 python3.12 python3.13 python3.14 python3; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        exec "$python" scripts/start.py "$@"
    done
    fail "Cần Python 3.11 trở lên nhưng máy này chưa có. Hãy cài Python rồi chạy lại lệnh make." \
        "(Python 3.11 or newer is needed and was not found.)"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@" </dev/null >/dev/null
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@" </dev/null >/dev/null
    fi
}

is_there() {
    case "$1" in
        /*) test -e "$1" ;;
        *.so.*) { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -qF "$1" ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

install_debian() {
    if is_there "$1"; then
        return
    fi
    command -v apt-get >/dev/null || fail \
        "Các bài kiểm thử cần $1 nhưng máy này chưa có và không dùng apt-get. Hãy tự cài $1." \
        "(The tests need $1; install it by hand, this machine has no apt-get.)"
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || fail \
        "Các bài kiểm thử cần $1 và tài khoản này không có quyền cài. Hãy chạy: sudo apt-get install $2" \
        "(The tests need $1 and this account may not install it: run the command named above.)"
    echo "Installing $2 …"
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "$2" || fail \
        "Không cài được $2. Hãy tự cài rồi chạy lại." \
        "($2 could not be installed; install it by hand, then repeat.)"
}

case "$1" in
    start) shift && start "$@" ;;
    debian) install_debian "$2" "$3" ;;
esac
