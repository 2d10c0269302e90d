#!/bin/sh
# The admin API: what the backend wrote, or what a proxy says without a backend.
status='200 OK'
type=application/json
file=/run/api.json
if [ ! -f $file ]; then
    status='502 Bad Gateway'
    type=text/html
    file=/srv/bad-gateway.html
fi
printf 'Status: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n' \
    "$status" $type "$(wc -c <$file)"
cat $file
