#!/bin/sh
# Starts the API and the site on port 7071; their output goes to artifacts/local.log.
set -eu
cd "$(dirname "$0")/.."

mkdir -p artifacts
nohup dotnet run --project local --no-build >artifacts/local.log 2>&1 &
