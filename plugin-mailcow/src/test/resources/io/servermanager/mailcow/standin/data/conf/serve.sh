#!/bin/sh
# Process 1 of a container: serves what the service of this name would.
trap 'exit 0' TERM INT
code=/mailcow
answer() {
    nc -ll -p "$1" -e /bin/sh "$code/conf/$2.sh" &
}
case $1 in
mysql)
    # As Mailcow does: the database is made to fit the code, whatever it was before.
    wanted=$(sed -n 's/.*db_version *= *"\(.*\)".*/\1/p' $code/web/inc/init_db.inc.php)
    echo "$wanted" > /var/lib/mysql/schema
    [ -f /var/lib/mysql/ibdata1 ] || echo first > /var/lib/mysql/ibdata1
    ;;
postfix)
    answer 25 smtp
    answer 587 smtp
    ;;
dovecot)
    answer 143 imap
    answer 110 pop3
    answer 4190 sieve
    ;;
esac
while true; do
    sleep 3600 &
    wait $!
done
