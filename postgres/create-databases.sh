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
psql --username "$POSTGRES_USER" --dbname postgres --quiet --no-psqlrc --command 'revoke all on database postgres, template1 from public'
