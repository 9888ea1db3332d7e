#!/bin/bash
# One role and one database a service, each able to reach only its own. PostgreSQL's image runs this once, in an empty data folder;
# the passwords are files in /run/secrets.
set -euo pipefail

for service in user product order notification; do
  psql --username "$POSTGRES_USER" --dbname postgres --quiet --no-psqlrc --set ON_ERROR_STOP=1 \
    --set name="${service}_service" --set password="$(cat "/run/secrets/$service-database-password")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done

# And one role for the exporter, which sees how the server does, and no row of anybody's.
psql --username "$POSTGRES_USER" --dbname postgres --quiet --no-psqlrc --set ON_ERROR_STOP=1 \
  --set password="$(cat /run/secrets/exporter-database-password)" <<'SQL'
revoke all on database postgres, template1 from public;
create role exporter login password :'password' connection limit 3 in role pg_monitor;
grant connect on database postgres to exporter;
SQL
