#!/bin/sh
# Tells Elasticsearch how the log is kept and Kibana what to show of it. Doing it again changes nothing. The address of either may be given
# by ELASTICSEARCH_URL and KIBANA_URL.
set -eu
elasticsearch=${ELASTICSEARCH_URL:-http://elasticsearch:9200}
kibana=${KIBANA_URL:-http://kibana:5601}
here=$(dirname "$0")

# Both take a while to start: five minutes, then it is a fault.
ask() {
  curl --silent --show-error --fail --retry 60 --retry-delay 5 --retry-all-errors --output /dev/null "$@"
}

echo 'How long the log is kept ...'
ask -X PUT "$elasticsearch/_ilm/policy/shop-log" -H 'Content-Type: application/json' --data-binary "@$here/ilm-policy.json"
echo 'What its fields are ...'
ask -X PUT "$elasticsearch/_index_template/shop-log" -H 'Content-Type: application/json' --data-binary "@$here/index-template.json"
echo 'What Kibana shows of it ...'
ask -X POST "$kibana/api/saved_objects/_import?overwrite=true" -H 'kbn-xsrf: true' --form "file=@$here/shop.ndjson"
echo 'The log is ready.'
