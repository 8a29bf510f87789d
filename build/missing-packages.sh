#!/usr/bin/env bash
# Prints the Debian packages that a target of the build needs and this machine lacks: missing-packages.sh TARGET
set -euo pipefail

lacks() { ! command -v "$1" >/dev/null; }
# An engine may answer from elsewhere; a client alone is none.
lacks_engine() { lacks docker || { lacks dockerd && ! docker version >/dev/null 2>&1; }; }

# A linker for native programs, and zlib's headers for it.
lacks clang && lacks gcc && echo clang
[[ -f /usr/include/zlib.h ]] || echo 'int main(void){return 0;}' | ${CC:-cc} -x c - -lz -o /dev/null 2>/dev/null || echo zlib1g-dev
case ${1,,} in
  # A browser that opens the report.
  test) lacks chromium && echo chromium ;;
  images | reproduce)
    lacks_engine && echo docker.io
    lacks mmdebstrap && echo mmdebstrap
    exit 0
    ;;
  # A peer to compare charts with.
  bench) /usr/bin/python3 -c 'import matplotlib' 2>/dev/null || echo python3-matplotlib ;;
  *) exit 0 ;;
esac

# A real S3 server, unless the tests are told of one.
if [[ -z ${PIPELINE_TEST_S3_ENDPOINT:-} ]]; then
  lacks radosgw && echo radosgw
  lacks ceph-mon && echo ceph-mon
  lacks ceph-osd && echo ceph-osd
fi
# Containers, and bases for them where Microsoft's registry cannot be reached.
if [[ ${PIPELINE_TEST_CONTAINERS:-} != off ]]; then
  lacks_engine && echo docker.io
  lacks mmdebstrap && echo mmdebstrap
  lacks docker-registry && echo docker-registry
fi
# Scripts of other people between nodes; and a clock that is off.
lacks python3 && echo python3
/usr/bin/python3 -c 'import boto3' 2>/dev/null || echo python3-boto3
lacks faketime && echo faketime
# Lints the Python that the tool writes.
lacks pyflakes3 && echo pyflakes3
# Reads DAG keys as CodeIgniter does.
lacks php && echo php-cli
[[ -f /usr/share/php/phpseclib/autoload.php ]] || echo php-phpseclib
exit 0
