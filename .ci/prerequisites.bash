# What ./server-manager and ./verify share: finding a JDK and Maven, or installing them from the distribution's packages.
# To be sourced. The caller sets: program (its name in messages), root (the checkout), log (where apt's output goes).
# shellcheck shell=bash
: "${program:?}" "${root:?}" "${log:?}"

readonly minimum_java=17
readonly minimum_maven=3.6.3

# All messages go to stderr: stdout belongs to the program's results.
say() {
    printf '%s: %s\n' "$program" "$1" >&2
}

# die CODE SENTENCE: 1 failed, 2 usage or configuration, 77 not permitted (the exit codes of the whole program).
die() {
    say "$2"
    exit "$1"
}

# Prints the feature version (17, 21, ...) of the Java in directory $1, 0 when it does not tell.
java_version() {
    local line
    while IFS= read -r line; do
        if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
            printf '%s\n' "${BASH_REMATCH[1]}"
            return
        fi
    done 2>/dev/null <"$1/release"
    printf '0\n'
}

# Sets java_home to a JDK: JAVA_HOME's, else the PATH's, else the newest below /usr/lib/jvm. False when there is none.
find_jdk() {
    if [[ -n ${JAVA_HOME:-} ]]; then
        [[ -x $JAVA_HOME/bin/javac ]] \
            || die 2 "JAVA_HOME is $JAVA_HOME, but there is no JDK (bin/javac) in it; correct or unset JAVA_HOME."
        (($(java_version "$JAVA_HOME") >= minimum_java)) \
            || die 2 "JAVA_HOME is $JAVA_HOME, which is older than Java $minimum_java; correct or unset JAVA_HOME."
        java_home=$JAVA_HOME
        return
    fi
    local javac candidate best=0 version
    if javac=$(type -P javac); then
        javac=$(readlink -f -- "$javac")
        java_home=${javac%/bin/javac}
        (($(java_version "$java_home") >= minimum_java)) && return
    fi
    for candidate in /usr/lib/jvm/*; do
        [[ -x $candidate/bin/javac && ! -L $candidate ]] || continue
        version=$(java_version "$candidate")
        if ((version >= minimum_java && version > best)); then
            best=$version
            java_home=$candidate
        fi
    done
    ((best > 0))
}

# True when an mvn is there and new enough; asks it, which takes part of a second.
find_maven() {
    local version
    type -P mvn >/dev/null || return
    version=$(JAVA_HOME=$java_home mvn -q --version 2>/dev/null)
    [[ $(printf '%s\n' "$minimum_maven" "${version%%$'\n'*}" | sort -V | head -n 1) == "$minimum_maven" ]]
}

# The JDK package that is at least Java 17 (Ubuntu 22.04's default one is 11), newest default first.
jdk_package() {
    local version
    version=$(apt-cache policy default-jdk-headless | sed -n 's/^ *Candidate: *[0-9]*:1\.\([0-9]*\)-.*/\1/p')
    if ((${version:-0} >= minimum_java)); then
        printf 'default-jdk-headless\n'
    else
        printf 'openjdk-%s-jdk-headless\n' "$minimum_java"
    fi
}

# Installs packages, never removing or upgrading what is there, and never restarting a service (needrestart).
apt_install() {
    say "installing $* by apt-get (log: $log)"
    {
        if ! apt-cache show -- "$1" >/dev/null 2>&1; then
            apt-get update
        fi
        DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get -o DPkg::Lock::Timeout=300 install \
            --yes --no-install-recommends --no-remove --no-upgrade -- "$@"
    } >>"$log" 2>&1 </dev/null || die 1 "apt-get could not install $*; see $log"
}

# Ends unless this is root on a system with apt-get, telling what to do by hand: $1 says what is missing.
require_apt() {
    type -P apt-get >/dev/null || die 2 "$1; install it with your system's package manager and call again."
    [[ $EUID -eq 0 ]] || die 77 "$1; install it as root, then call again: apt-get install $2"
}

# Makes sure of JDK and Maven and sets JAVA_HOME for Maven.
require_build_tools() {
    local missing=()
    java_home=
    if ! find_jdk; then
        require_apt "needs a JDK $minimum_java or later to build itself" 'default-jdk-headless maven'
        apt-cache show default-jdk-headless >/dev/null 2>&1 || apt-get update >>"$log" 2>&1
        missing+=("$(jdk_package)")
    fi
    if ! find_maven; then
        require_apt "needs Maven $minimum_maven or later to build itself" maven
        ! type -P mvn >/dev/null \
            || die 2 "needs Maven $minimum_maven or later, but $(type -P mvn) is older; take it off the PATH or update it."
        missing+=(maven)
    fi
    if ((${#missing[@]} > 0)); then
        apt_install "${missing[@]}"
        hash -r
        find_jdk || die 1 "finds no JDK $minimum_java or later after installing ${missing[*]}; see $log"
        find_maven || die 1 "finds no Maven $minimum_maven or later after installing ${missing[*]}; see $log"
    fi
    export JAVA_HOME=$java_home
}

# Root's build in someone else's checkout must not leave files that they cannot delete.
give_to_owner() {
    if [[ $EUID -eq 0 && $(stat -c %u -- "$root") != 0 ]]; then
        chown -R --reference="$root" -- "$@"
    fi
}
