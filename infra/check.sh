#!/bin/sh
# Checks a deployment: the API serves the weights in model/lenet.onnx from storage, reads a seven, and the site calls that API.
# Content is asked for again until it is right, because a new package and new weights take minutes to reach every instance.
set -eu
cd "$(dirname "$0")/.."

advice="is not set. azd sets it; without azd run: export \$(sh infra/outputs.sh RESOURCE_GROUP)"
: "${AZURE_RESOURCE_GROUP:?${advice}}" "${functionAppName:?${advice}}" "${apiAddress:?${advice}}" "${siteAddress:?${advice}}"

hash=$(sha256sum model/lenet.onnx 2>/dev/null || shasum -a 256 model/lenet.onnx)
version=$(printf %.12s "${hash}")

# Arguments: what is expected, a pattern for it, and the arguments of curl.
expect() {
  what=$1 pattern=$2
  shift 2
  attempt=1
  while :; do
    answer=$(curl --silent --show-error --max-time 60 "$@" 2>&1) || true
    if printf %s "${answer}" | grep -qE "${pattern}"; then
      echo "${what}: yes"
      return 0
    fi
    if [ "${attempt}" -ge "${CHECK_ATTEMPTS:-40}" ]; then
      printf '%s: no. The last answer:\n%s\n' "${what}" "${answer}" >&2
      return 1
    fi
    case ${answer} in
      *'"degraded"'*)
        # The first start may have found no role yet. One restart; after that the instances' own retries must do.
        if [ -z "${restarted:-}" ]; then
          restarted=yes
          az functionapp restart --resource-group "${AZURE_RESOURCE_GROUP}" --name "${functionAppName}"
        fi
        ;;
      *) ;;
    esac
    attempt=$((attempt + 1))
    sleep "${CHECK_PAUSE:-15}"
  done
}

expect "The API serves the weights ${version} from storage" "\"status\": *\"healthy\".*\"version\": *\"${version}\".*\"source\": *\"blob\"" \
  "${apiAddress}/api/health"
expect "The API reads docs/seven.png as 7" '"predicted_class": *7[,}]' --form file=@docs/seven.png "${apiAddress}/api/predict_test"
expect "The site answers" '<title>' "${siteAddress}/"
expect "The site calls this API" "\"${apiAddress}/api\"" "${siteAddress}/js/config.js"
