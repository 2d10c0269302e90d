#!/bin/sh
# Process 1 of the sample database's image: a data directory that is written to once a second.
DATA=/var/lib/mysql
stopping=
trap 'stopping=yes' TERM INT
mkdir -p $DATA
[ -f $DATA/ibdata1 ] || head -c 131072 /dev/urandom >$DATA/ibdata1
while [ -z "$stopping" ]; do
    next=$(($(cat $DATA/counter.txt 2>/dev/null || echo 0) + 1))
    printf '%016d' $next | dd of=$DATA/ibdata1 bs=16 seek=4 conv=notrunc 2>/dev/null
    echo $next >$DATA/counter.txt.new && mv $DATA/counter.txt.new $DATA/counter.txt
    sleep 1 &
    wait $!
done
echo 'shutdown complete' >>$DATA/error.log
