#!/bin/sh
# nginx looks names up, and reads its certificate, when it starts. This looks every second, and has it read them anew when a replica has
# come or gone or the certificate was renewed. The entry point of nginx's images runs it before nginx itself.
set -eu

# Nothing while a service is away altogether: nginx would not take a name without an address.
seen() {
  all=$(cksum /etc/nginx/tls/tls.crt)
  for name in user product order notification; do
    addresses=$(getent ahosts "$name" | cut -d ' ' -f 1 | sort -u)
    [ -n "$addresses" ] || return 0
    all="$all $name $addresses"
  done
  echo "$all"
}

watch() {
  before=$(seen || true)
  while sleep 1; do
    now=$(seen || true)
    if [ -n "$now" ] && [ "$now" != "$before" ] && nginx -s reload; then before=$now; fi
  done
}

watch &
