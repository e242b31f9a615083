#!/bin/sh
# Uploads model/lenet.onnx to the weights container, as whoever is signed in (az login or azd auth login).
set -eu
cd "$(dirname "$0")/../.."

: "${weightsBlobServiceUri:?is not set. azd sets it; without azd run: export \$(sh infra/outputs.sh RESOURCE_GROUP)}"
WeightsStorage__blobServiceUri=${weightsBlobServiceUri}
export WeightsStorage__blobServiceUri
unset WeightsStorage # of local development, and it would win

# A role that was assigned a moment ago may take minutes to be known everywhere.
attempt=1
until dotnet run --project model --configuration Release -- publish; do
  if [ "${attempt}" -ge "${PUBLISH_ATTEMPTS:-10}" ]; then
    echo "The weights could not be uploaded. The Function App serves its packaged ones until they are." >&2
    exit 1
  fi
  attempt=$((attempt + 1))
  echo "Trying again in ${PUBLISH_PAUSE:-30} s: a new role may not be known yet." >&2
  sleep "${PUBLISH_PAUSE:-30}"
done
