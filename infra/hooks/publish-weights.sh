#!/bin/sh
# Uploads model/lenet.onnx, or the file given, to the weights container with its SHA-256 as metadata, as whoever is signed in to az.
set -eu
hooks=$(dirname "$0")
file=${1:-${hooks}/../../model/lenet.onnx}
# shellcheck source-path=SCRIPTDIR source=retry.sh
. "${hooks}/retry.sh"

: "${contentAccountName:?is not set. azd sets it; without azd run: export \$(sh infra/outputs.sh RESOURCE_GROUP)}"

# macOS has no sha256sum.
hash=$(sha256sum "${file}" 2>/dev/null || shasum -a 256 "${file}")
hash=${hash%% *}

# The same file again would be a new version of the blob, and every instance would load it.
stored=$(retry_az storage blob list --auth-mode login --account-name "${contentAccountName}" --container-name weights \
  --prefix lenet.onnx --include m --query "[?name=='lenet.onnx'].metadata.sha256" --output tsv --only-show-errors)
if [ "${stored}" = "${hash}" ]; then
  echo "The weights ${hash} are in storage already."
  exit 0
fi

retry_az storage blob upload --auth-mode login --account-name "${contentAccountName}" --container-name weights --name lenet.onnx \
  --file "${file}" --overwrite --content-type application/octet-stream --metadata "sha256=${hash}" --only-show-errors --output none
echo "The weights ${hash} are uploaded. Instances load them within minutes."
