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

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
total=artifacts/test-results/total.txt
rm -f "$total"
dotnet tool restore --verbosity quiet >/dev/null
status=0
dotnet cake build.cake --target="$target" "$@" || status=$?
# The build tool ends with a table of durations; the total is to be the last line.
[[ -f $total ]] && cat "$total"
exit "$status"
