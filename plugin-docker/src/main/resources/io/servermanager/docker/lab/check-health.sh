#!/bin/sh
# As in nginx Proxy Manager's image: 0 if the admin API says that all is well.
case $(wget -q -O - http://127.0.0.1:81/api/ 2>/dev/null) in
*'"status":"OK"'*) echo OK ;;
*)
    echo 'NOT OK'
    exit 1
    ;;
esac
