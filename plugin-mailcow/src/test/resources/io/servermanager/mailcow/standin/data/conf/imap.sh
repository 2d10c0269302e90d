printf '* OK ready\r\n'
while read -r tag word; do
    case $word in
    CAPABILITY*) printf '* CAPABILITY IMAP4rev1\r\n%s OK done\r\n' "$tag" ;;
    *) printf '%s BAD unknown\r\n' "$tag" ;;
    esac
done
