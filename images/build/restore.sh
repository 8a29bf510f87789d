#!/bin/sh
# Brings in the packages of a node and of the tool that lists them: restore.sh PROJECT-FOLDER
set -eu
dotnet restore "$1" --locked-mode
dotnet restore images/Sbom --locked-mode
