#!/bin/sh
# Installs what no feature of the container brings, and builds.
set -eu
cd "$(dirname "$0")/.."

sudo apt-get update -qq
sudo apt-get install --yes --quiet shellcheck zip
npm install --global azure-functions-core-tools@4.15.1
(cd tests/azurite && npm ci --ignore-scripts)
dotnet build
