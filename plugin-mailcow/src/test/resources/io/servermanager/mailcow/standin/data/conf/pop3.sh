printf '+OK ready\r\n'
while read -r line; do
    case $line in
    CAPA*) printf '+OK\r\nUSER\r\n.\r\n' ;;
    *) printf -- '-ERR unknown\r\n' ;;
    esac
done
