#!/bin/sh
# nginx resolves names and reads certificates when it starts. This checks both every second and reloads nginx when a replica is ready
# or has gone, or when its certificate or the services' CA has changed. The entry point of nginx's images runs it before nginx itself.
set -eu

# The scheme of the services, as in upstream.conf.
scheme=${SERVICE_SCHEME:-http}
services='user:3002 product:3001 order:3003 notification:3004'

# Every replica, the certificate and, if there is one, the CA file. Fails while a service has no address: nginx would refuse its name.
seen() {
  for service in $services; do
    addresses=$(getent ahosts "${service%:*}" | cut -d ' ' -f 1 | sort -u)
    [ -n "$addresses" ] || return 1
    for address in $addresses; do echo "$address:${service#*:}"; done
  done
  cksum /etc/nginx/tls/*.crt
}

# A replica has a name before it is ready: wait up to half a minute. Certificates hold names, not addresses, so this request, which
# carries no data, does not verify them; nginx does.
await_ready() {
  for replica in $(echo "$1" | grep ':'); do
    if echo "$2" | grep -qxF "$replica"; then continue; fi
    for _ in $(seq 30); do
      if wget -q -T 2 -O /dev/null --no-check-certificate "$scheme://$replica/health/ready" 2> /dev/null; then break; fi
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
