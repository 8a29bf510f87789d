#!/bin/sh
# Compiles a node to /image/app, and lists its parts in /image/usr/share/doc: publish.sh PROJECT-FOLDER NAME VERSION REVISION BASE-IMAGE
# The files of the base image are expected in /base.
set -eu
. "$(dirname "$0")/runtime.sh"
project=$1 name=$2 version=$3 revision=$4 base=$5
documents=/image/usr/share/doc/$name
dotnet publish "$project" --configuration Release --runtime "$runtime" --no-restore --output /image/app \
  -p:Version="$version" -p:SourceRevisionId="$revision" -p:IncludeSourceRevisionInInformationalVersion=true
chmod -R a+rX,go-w /image
mkdir -p "$documents"
cp LICENSE "$documents/copyright"
dotnet run --project images/Sbom --configuration Release --no-restore -- \
  "$name" "$version" "$runtime" "$project/packages.lock.json" "${NUGET_PACKAGES:-$HOME/.nuget/packages}" /image/app /base "$base" "$documents/sbom.cdx.json"
