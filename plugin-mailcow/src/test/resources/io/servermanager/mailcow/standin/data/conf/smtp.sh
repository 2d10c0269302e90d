printf '220 mail.example.org ESMTP\r\n'
while read -r line; do
    case $line in
    EHLO*) printf '250-mail.example.org\r\n250 SIZE 1000\r\n' ;;
    QUIT*)
        printf '221 Bye\r\n'
        exit
        ;;
    *) printf '500 Unknown\r\n' ;;
    esac
done
