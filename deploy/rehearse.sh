#!/bin/bash
# Build the container here and hold it to what docs/operations.md says of it: a release is built at
# the first start and kept at the second, the dashboard's user runs it, nobody is let in unasked.
# Needs port 8501, the folder wheels/, and Docker; or CONTAINER=podman, with options of every run
# in OPTIONS. What it makes is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
read -ra tool <<<"${CONTAINER:-docker}"
read -ra options <<<"${OPTIONS:-}"
image=stalking-dashboard-rehearsal
here=http://127.0.0.1:8501

clear_away() {
  "${tool[@]}" rm --force "$image" >/dev/null 2>&1 || true
  "${tool[@]}" volume rm --force "$image" >/dev/null 2>&1 || true
}
finish() { clear_away; "${tool[@]}" rmi --force "$image" >/dev/null 2>&1 || true; }
fail() { echo "not as it should be: $*" >&2; "${tool[@]}" logs "$image" >&2 || true; exit 1; }
inside() { "${tool[@]}" exec "$image" "$@"; }
ask() { curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' "$here/$1" || true; }

# start ADDRESS: run it on the network of this machine, and wait until it has a release.
start() {
  SECONDS=0
  "${tool[@]}" run --detach --name "$image" --network host --volume "$image:/var/lib/stalking-dashboard" \
    --env "STREAMLIT_SERVER_ADDRESS=$1" "${options[@]}" "$image" >/dev/null
  until [ "$(ask health)" = 200 ]; do
    [ "$SECONDS" -lt 300 ] || fail "no release after five minutes"
    sleep 0.2
  done
  echo "$2: $SECONDS s"
}
stop() { "${tool[@]}" stop --time 20 "$image" >/dev/null; "${tool[@]}" rm "$image" >/dev/null; }
release() { curl --silent "$here/health" | grep -oE '"(release|content_hash)":[^,]+'; }

[ "$(ask health)" = 000 ] || { echo "Port 8501 is in use." >&2; exit 2; }
trap finish EXIT
clear_away
"${tool[@]}" build --format docker --file deploy/Dockerfile --tag "$image" . >/dev/null 2>&1 \
  || "${tool[@]}" build --file deploy/Dockerfile --tag "$image" .
echo "size: $(("$("${tool[@]}" image inspect --format '{{.Size}}' "$image")" / 1000000)) MB"

start 127.0.0.1 "first start"
first=$(release)
[ "$(ask '')" = 200 ] || fail "the first page"
[ "$(inside id -un)" = dashboard ] || fail "its user"
[ "$(ask data/v1/measures)" = 200 ] || fail "numbers by address on this machine alone"
inside .venv/bin/python -c "import urllib.request as u; u.urlopen('$here/health')" || fail "the look at its health"
for kept_out in .git .streamlit/secrets.toml data/warehouse tests wheels; do
  inside test ! -e "$kept_out" || fail "$kept_out is in it"
done
inside sh -c '! touch serve.py 2>/dev/null' || fail "it may write over the program"
stop

start 0.0.0.0 "start with a warehouse"
[ "$(release | grep content_hash)" = "$(echo "$first" | grep content_hash)" ] || fail "another release"
[ "$(ask data/v1/measures)" = 401 ] || fail "open to others without sign-in"
stop
echo "as it should be"
