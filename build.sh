#!/usr/bin/env bash
# Restores the build tool and runs a target of build.cake: ./build.sh [TARGET] [--option=value ...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

target=${1:-build}
shift || true

command -v dotnet >/dev/null || { echo "build.sh: the .NET 10 SDK is missing. See https://dotnet.microsoft.com/download" >&2; exit 69; }
mapfile -t missing < <(build/missing-packages.sh "$target")
if ((${#missing[@]})); then
  if ((EUID)) || ! command -v apt-get >/dev/null; then
    echo "build.sh: this machine lacks ${missing[*]}. On Debian and Ubuntu: sudo apt-get install ${missing[*]}" >&2
    exit 69
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# The images need a Docker engine. Where none answers and root may start one, it runs for as long as the target does.
case ${target,,} in
  test | bench | images | reproduce)
    if [[ ${PIPELINE_TEST_CONTAINERS:-} != off ]] && ((!EUID)) && command -v dockerd >/dev/null && ! docker version >/dev/null 2>&1; then
      mkdir -p artifacts
      dockerd --iptables=false --bridge=none >artifacts/dockerd.log 2>&1 &
      trap "kill $! 2>/dev/null && wait $! || true" EXIT
      timeout 60 bash -c 'until docker version >/dev/null 2>&1; do sleep 0.5; done' || echo "build.sh: the Docker engine does not start; see artifacts/dockerd.log" >&2
    fi
    ;;
esac

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
total=artifacts/test-results/total.txt
rm -f "$total"
dotnet tool restore --verbosity quiet >/dev/null
status=0
dotnet cake build.cake --target="$target" "$@" || status=$?
# The build tool ends with a table of durations; the total is to be the last line.
[[ -f $total ]] && cat "$total"
exit "$status"
