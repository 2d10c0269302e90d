#!/bin/sh
# Process 1 of a sample image. From outside it is like nginx Proxy Manager: a site on one port, an admin API on another
# that answers 502 while the backend does not run, and a process that stays when the backend fails.
. /etc/sample-service.conf

DATA=/data
STATE=$DATA/state.txt
DATABASE=$DATA/database.sqlite
ANSWER=/run/api.json

log() {
    echo "$*"
    echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*" >>$DATA/logs/service.log
}

value() {
    sed -n "s/^$1=//p" $STATE 2>/dev/null
}

write_state() {
    printf 'schema=%s\ncounter=%s\n' "$1" "$2" >$STATE.new && mv $STATE.new $STATE
}

write_database() {
    { printf 'SQLite format 3\000' && head -c "$1" /dev/urandom; } >$DATABASE.new && mv $DATABASE.new $DATABASE
}

first_start() {
    mkdir -p $DATA/nginx/proxy_host $DATA/custom_ssl
    echo 'server { listen 80; server_name sample.example; }' >$DATA/nginx/proxy_host/1.conf
    (umask 077 && head -c 32 /dev/urandom | sha256sum >$DATA/keys.json)
    mkdir -p /etc/letsencrypt/archive/npm-1 /etc/letsencrypt/live/npm-1
    echo 'sample certificate' >/etc/letsencrypt/archive/npm-1/fullchain1.pem
    ln -sf ../../archive/npm-1/fullchain1.pem /etc/letsencrypt/live/npm-1/fullchain.pem
    write_database 65520
    write_state "$SCHEMA" 0
}

migrate() {
    log "Migrating the database from schema $(value schema) to $1"
    write_database 131056
    write_state "$1" "$(value counter)"
}

# Counts in place in the database, in a file renamed over the former one, and in every directory below /mnt.
count() {
    next=$(($(value counter) + 1))
    printf '%016d' $next | dd of=$DATABASE bs=16 seek=4 conv=notrunc 2>/dev/null
    write_state "$(value schema)" $next
    for directory in /mnt/*/; do
        [ -d "$directory" ] && echo $next >"${directory}counter.txt"
    done
}

start_backend() {
    [ $age -ge "$START_DELAY" ] || return 1
    found=$(value schema)
    if [ -n "$found" ] && [ "$found" -gt "$SCHEMA" ]; then
        log "Startup Error: The migration directory is corrupt, the following files are missing: schema-$found.js"
        return 1
    fi
    [ -n "$found" ] || first_start
    [ "$(value schema)" -eq "$SCHEMA" ] || migrate "$SCHEMA"
    if [ "$BEHAVIOUR" = MIGRATES_THEN_FAILS ]; then
        log "Startup Error: Some plugins failed to install"
        return 1
    fi
    setup=true
    [ "$BEHAVIOUR" = EMPTY_DATABASE ] && setup=false
    printf '{"status":"OK","setup":%s,"version":{"major":%d,"minor":%d,"revision":%d}}' \
        $setup "$MAJOR" "$MINOR" "$REVISION" >$ANSWER.new && mv $ANSWER.new $ANSWER
    log "Backend of version $MAJOR.$MINOR.$REVISION serves"
}

misbehave() {
    [ $age -ge "$AFTER" ] || return
    case $BEHAVIOUR in
    CRASHES)
        log "Fatal: out of luck"
        exit 1
        ;;
    UNHEALTHY)
        log "Fatal: the backend is lost"
        rm -f $ANSWER
        kill $site 2>/dev/null
        backend=lost
        ;;
    esac
}

stopping=
trap 'stopping=yes' TERM INT
mkdir -p $DATA/logs /run
rm -f $ANSWER
httpd -f -p "$SITE_PORT" -h /srv/site &
site=$!
httpd -f -p "$API_PORT" -h /srv/api &
backend=down
started=$(date +%s)
while [ -z "$stopping" ]; do
    age=$(($(date +%s) - started))
    case $backend in
    down) start_backend && backend=up ;;
    up)
        count
        misbehave
        ;;
    esac
    sleep 1 &
    wait $!
done
log "Stopping"
