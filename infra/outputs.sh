#!/bin/sh
# Prints the outputs of the deployment "digits" of a resource group as NAME=VALUE lines, as the other scripts read them.
set -eu
: "${1:?Usage: sh infra/outputs.sh RESOURCE_GROUP}"

echo "AZURE_RESOURCE_GROUP=$1"
az deployment group show --resource-group "$1" --name digits --output tsv --query "properties.outputs.[
  join('=', ['functionAppName', functionAppName.value]),
  join('=', ['apiAddress', apiAddress.value]),
  join('=', ['contentAccountName', contentAccountName.value]),
  join('=', ['siteAddress', siteAddress.value])
]"
