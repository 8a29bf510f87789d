#!/usr/bin/env bash
# Makes both base images from Debian's packages and this machine's .NET SDK, for where Microsoft's registry cannot be reached:
#   build.sh [sdk|runtime]    default: both; they are named pipeline-base-sdk:VERSION and pipeline-base-runtime:VERSION
# One that is there is kept; remove it (docker rmi) to bring in newer packages.
# Needs root, dpkg, mmdebstrap and a Docker engine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")

# Compiles: the .NET SDK with a linker.
sdk() {
  local dotnet version
  dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
  version=$(dotnet --version)
  is_there "pipeline-base-sdk:$version" && return
  # Whom this machine trusts, the build trusts: it may have to go through the same proxy.
  mmdebstrap --quiet --variant=minbase --include=gcc,libc6-dev,zlib1g-dev,libssl3,ca-certificates \
    --customize-hook='mkdir "$1/usr/share/dotnet" && ln -s ../share/dotnet/dotnet "$1/usr/bin/dotnet"' \
    --customize-hook="sync-in $dotnet /usr/share/dotnet" \
    --customize-hook='copy-in /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs' \
    "$suite" "$work/sdk.tar"
  docker import \
    --change "ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 NUGET_CERT_REVOCATION_MODE=offline" \
    "$work/sdk.tar" "pipeline-base-sdk:$version" >/dev/null
  echo "pipeline-base-sdk:$version"
}

# Runs: the C library, OpenSSL, certificates, names of users. No shell, no package manager.
runtime() {
  local root=$work/runtime packages=$work/packages package pattern triple version
  version=$(. /etc/os-release && echo "$VERSION_ID")
  is_there "pipeline-base-runtime:debian$version" && return
  mkdir -p "$packages" "$root"/{etc/ssl/certs,usr/lib/ssl,usr/share/doc,var/lib/dpkg/status.d,tmp,root}
  chmod 1777 "$root/tmp"
  # shellcheck disable=SC2046 # One word for each package.
  (cd "$packages" && apt-get -qq -o APT::Sandbox::User=root download $(cut -d' ' -f1 "$OLDPWD/runtime-files.txt" | sort -u) && for file in *.deb; do
    mkdir "${file%%_*}"
    dpkg-deb --extract "$file" "${file%%_*}"
    dpkg-deb --field "$file" >"$root/var/lib/dpkg/status.d/${file%%_*}"
  done)
  triple=$(gcc -print-multiarch 2>/dev/null || dpkg-architecture -qDEB_HOST_MULTIARCH)
  while read -r package pattern; do
    install_files "$packages/$package" "${pattern//TRIPLET/$triple}" "$root"
  done <runtime-files.txt
  cat "$packages"/ca-certificates/usr/share/ca-certificates/mozilla/*.crt >"$root/etc/ssl/certs/ca-certificates.crt"
  ln -s /etc/ssl/certs "$root/usr/lib/ssl/certs"
  ln -s /etc/ssl/certs/ca-certificates.crt "$root/usr/lib/ssl/cert.pem"
  printf 'root:x:0:0:root:/root:/sbin/nologin\napp:x:1654:1654:app:/:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n' >"$root/etc/passwd"
  printf 'root:x:0:\napp:x:1654:\nnogroup:x:65534:\n' >"$root/etc/group"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
  find "$root" -depth -exec touch --no-dereference --date=@0 {} +
  tar --sort=name --owner=0 --group=0 --numeric-owner -cf "$work/runtime.tar" -C "$root" .
  docker import --change 'ENV SSL_CERT_DIR=/etc/ssl/certs' "$work/runtime.tar" "pipeline-base-runtime:debian$version" >/dev/null
  echo "pipeline-base-runtime:debian$version"
}

# Files of a package, links as links, and the package's copyright.
install_files() {
  local package=$1 pattern=$2 root=$3 name file
  name=$(basename "$package")
  (
    cd "$package"
    # shellcheck disable=SC2086 # A pattern.
    for file in $pattern usr/share/doc/$name/copyright; do
      [[ -e $file || -L $file ]] || continue
      mkdir -p "$root/$(dirname "$file")"
      cp --no-dereference --preserve=mode "$file" "$root/$file"
    done
  )
}

# Says the name of an image that was made before.
is_there() {
  docker image inspect "$1" >/dev/null 2>&1 && echo "$1"
}

for part in ${*:-sdk runtime}; do
  "$part"
done
