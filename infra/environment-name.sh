#!/bin/sh
# Prints the name in the tag azd-env-name of the Function App of a resource group, or "digits" where there is none yet.
# A deployment from elsewhere must keep the tag that azd set, because azd finds its resources by it.
set -eu
: "${1:?Usage: sh infra/environment-name.sh RESOURCE_GROUP}"

# Filtered here, because az refuses --tag beside --resource-group.
name=$(az resource list --resource-group "$1" --resource-type Microsoft.Web/sites --output tsv \
  --query "[?tags.\"azd-service-name\"=='api'] | [0].tags.\"azd-env-name\"")
echo "${name:-digits}"
