#!/bin/sh
# Stands for the proxy's own check of its configuration: nginx -t.
echo 'nginx: configuration file /etc/nginx/nginx.conf test is successful' >&2
