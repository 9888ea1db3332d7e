#!/bin/sh
# nginx looks names up, and reads its certificate, when it starts. This looks every second, and has it read them anew when a replica is
# ready or has gone, or the certificate was renewed. The entry point of nginx's images runs it before nginx itself.
set -eu

services='user:3002 product:3001 order:3003 notification:3004'

# Every replica and the certificate. Fails while a service is away altogether: nginx would not take a name without an address.
seen() {
  for service in $services; do
    addresses=$(getent ahosts "${service%:*}" | cut -d ' ' -f 1 | sort -u)
    [ -n "$addresses" ] || return 1
    for address in $addresses; do echo "$address:${service#*:}"; done
  done
  cksum < /etc/nginx/tls/tls.crt
}

# A replica has a name before it is ready; who is not within half a minute does not keep the others waiting.
await_ready() {
  for replica in $(echo "$1" | grep ':'); do
    if echo "$2" | grep -qxF "$replica"; then continue; fi
    for _ in $(seq 30); do
      if wget -q -T 2 -O /dev/null "http://$replica/health/ready" 2> /dev/null; then break; fi
      sleep 1
    done
  done
}

watch() {
  before=$(seen || true)
  while sleep 1; do
    if now=$(seen) && [ "$now" != "$before" ]; then
      await_ready "$now" "$before"
      if nginx -s reload; then before=$now; fi
    fi
  done
}

watch &
