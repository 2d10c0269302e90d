for bin in docker git grep sed; do
    command -v $bin > /dev/null || exit 1
done
