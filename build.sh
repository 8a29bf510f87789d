#!/usr/bin/env bash
# Restores the build tool and runs a target of build.cake: ./build.sh [TARGET] [--option=value ...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

target=${1:-build}
shift || true

need() { echo "build.sh: $1 is missing. On Debian and Ubuntu: apt-get install $2" >&2; exit 69; }
command -v dotnet >/dev/null || { echo "build.sh: the .NET 10 SDK is missing. See https://dotnet.microsoft.com/download" >&2; exit 69; }
command -v clang >/dev/null || command -v gcc >/dev/null || need "a linker for native programs (clang or gcc)" "clang"
echo 'int main(void){return 0;}' | ${CC:-cc} -x c - -lz -o /dev/null 2>/dev/null || need "zlib's development files" "zlib1g-dev"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
total=artifacts/test-results/total.txt
rm -f "$total"
dotnet tool restore --verbosity quiet >/dev/null
status=0
dotnet cake build.cake --target="$target" "$@" || status=$?
# The build tool ends with a table of durations; the total is to be the last line.
[[ -f $total ]] && cat "$total"
exit "$status"
