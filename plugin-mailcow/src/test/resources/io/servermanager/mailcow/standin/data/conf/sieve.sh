printf '"IMPLEMENTATION" "stand-in"\r\n"SIEVE" "fileinto"\r\nOK "ready"\r\n'
while read -r line; do
    printf 'NO "unknown"\r\n'
done
