#!/bin/sh
# Builds the Function App and deploys it, as azd does: dotnet publish, zip, upload.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=hooks/retry.sh
. infra/hooks/retry.sh

advice="is not set. Run: export \$(sh infra/outputs.sh RESOURCE_GROUP)"
: "${AZURE_RESOURCE_GROUP:?${advice}}" "${functionAppName:?${advice}}"

work=$(mktemp -d)
trap 'rm -rf "${work}"' EXIT
dotnet publish functions --configuration Release --output "${work}/app"
(cd "${work}/app" && zip --quiet --recurse-paths ../app.zip .)
retry_az functionapp deployment source config-zip --resource-group "${AZURE_RESOURCE_GROUP}" --name "${functionAppName}" --src "${work}/app.zip"
