#!/usr/bin/env bash
# Stands in for Mailcow's backup_and_restore.sh: its arguments, variables, checks of the location, files and exit codes.
DIRECTORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ "$1 $2" = "backup all" ] || exit 1
[[ $MAILCOW_BACKUP_LOCATION == /* ]] || exit 1
if [ ! -d "$MAILCOW_BACKUP_LOCATION" ]; then
    read -r -p "$MAILCOW_BACKUP_LOCATION is missing. Make it? [y/N] " answer || exit 1
    [ "$answer" = y ] || exit 1
fi
[[ $(stat -c %a "$MAILCOW_BACKUP_LOCATION") =~ [0-9][0-9][5-7] ]] || { echo "Others may not enter it"; exit 1; }
. "$DIRECTORY/.env" || exit 1
TARGET=$MAILCOW_BACKUP_LOCATION/mailcow-$(date +%Y-%m-%d-%H-%M-%S)
mkdir "$TARGET"
chmod 755 "$TARGET"
cp "$DIRECTORY/mailcow.conf" "$TARGET"
WORK=$(mktemp -d)
for data in vmail crypt redis rspamd postfix; do
    mkdir "$WORK/$data"
    head -c 2000 /dev/urandom > "$WORK/$data/content"
    tar -C "$WORK" -czf "$TARGET/backup_$data.tar.gz" "$data"
done
if [ -f "$DIRECTORY/.stage-mariadb" ]; then
    . "$DIRECTORY/.stage-mariadb"
fi
mkdir -p "$WORK/backup_mariadb/mysql"
for file in schema ibdata1; do
    docker exec "$COMPOSE_PROJECT_NAME-mysql-mailcow-1" cat "/var/lib/mysql/$file" > "$WORK/backup_mariadb/$file"
done
echo user > "$WORK/backup_mariadb/mysql/user.frm"
echo "[00] completed OK!"
echo "[00] completed OK!"
tar -P -czf "$TARGET/backup_mariadb.tar.gz" --transform 's,^/.*/backup_mariadb,/backup_mariadb,' "$WORK/backup_mariadb"
rm -r "$WORK"
exit 0
