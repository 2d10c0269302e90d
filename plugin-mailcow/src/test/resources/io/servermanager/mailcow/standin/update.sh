#!/usr/bin/env bash
# Stands in for Mailcow's update.sh. It has nothing of its code, and keeps its contract: see StandInContractIT.
set -o pipefail

DIRECTORY=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BRANCH=$(git -C "$DIRECTORY" symbolic-ref --quiet --short HEAD || echo none)
if [ "$BRANCH" = none ]; then UPSTREAM=origin/master; else UPSTREAM=origin/$BRANCH; fi

# A test puts commands there, to let the script fail, hang or ask at this place.
stage() {
    if [ -f "$DIRECTORY/.stage-$1" ]; then
        . "$DIRECTORY/.stage-$1"
    fi
}

say() {
    printf '\033[32m%s\033[0m\n' "$1"
}

images() {
    git show "$UPSTREAM:docker-compose.yml" | sed -n 's/^ *image: *//p' | sort -u
}

prefetch() {
    git fetch --quiet origin || exit 1
    for image in $(images); do
        try=1
        until docker pull --quiet "$image"; do
            try=$((try + 1))
            [ $try -le 4 ] || exit 1
            sleep 0.1
        done
    done
}

garbage() {
    for image in $(images); do
        repository=${image%:*}
        for other in $(docker images --format '{{.Repository}}:{{.Tag}}' | grep "^$repository:"); do
            if [ "$other" != "$image" ]; then
                docker rmi "$(docker image inspect --format '{{.Id}}' "$other")"
            fi
        done
    done
}

if [ ! -f mailcow.conf ]; then
    echo "mailcow.conf is missing"
    exit 1
fi

# Before anything else, whatever was asked for, the modules are brought up to date.
git fetch --quiet origin
if ! git diff --quiet "$UPSTREAM" -- _modules; then
    git checkout --quiet "$UPSTREAM" -- _modules
    echo "The modules have been updated: run this again."
    exit 2
fi
. _modules/scripts/core.sh

for flag in "$@"; do
    case $flag in
    -c | --check)
        stage check
        [ "$BRANCH" != none ] || exit 99
        if [ "$(git rev-parse HEAD)" = "$(git rev-parse "origin/$BRANCH")" ]; then exit 3; else exit 0; fi
        ;;
    --prefetch)
        stage prefetch
        prefetch
        exit 0
        ;;
    -f | --force) FORCE=y ;;
    esac
done

chmod 600 mailcow.conf
. ./mailcow.conf
dots=${MAILCOW_HOSTNAME//[^.]/}
if [ ${#dots} -eq 1 ]; then
    read -r -p "$MAILCOW_HOSTNAME is a bare domain. Go on? [y/N] " answer || exit 1
    [ "$answer" = y ] || exit 1
fi
stage configuration
docker compose config -q || exit 1
if [ -z "$FORCE" ]; then
    read -r -p "Update now? [y/N] " answer
    if [ "$answer" != y ]; then
        echo "OK, exiting."
        exit 0
    fi
fi
git fetch --quiet origin
git checkout --quiet "$UPSTREAM" -- update.sh
prefetch

say "Stopping"
stage down
docker compose down
stage merge
if [ "$BRANCH" = none ]; then
    echo "No current branch"
    exit 1
fi
git config user.name > /dev/null || git config user.name moo
git config user.email > /dev/null || git config user.email moo@example.org
git add --update
git commit --quiet -am "Before update on $(date +%s)" > /dev/null
git fetch --quiet origin
git merge --quiet -Xtheirs -Xpatience -m "After update on $(date +%s)" "origin/$BRANCH"
merged=$?
if [ $merged -eq 128 ]; then
    echo "Oh no, what happened?"
    exit 1
elif [ $merged -eq 1 ]; then
    echo "Potential conflict, trying to fix..."
    git add -A
    git commit --quiet -m "After update on $(date +%s)" > /dev/null
elif [ $merged -ne 0 ]; then
    exit 1
fi
say "Pulling"
stage pull
docker compose pull --quiet
say "Starting"
stage up
docker compose up -d --remove-orphans
if [ -n "$FORCE" ]; then
    stage garbage
    garbage
fi
if [ -x post_update_hook.sh ]; then
    ./post_update_hook.sh
fi
