#!/bin/sh
# Uploads static-web/ with the API's address set, as whoever is signed in to az. The committed files stay as they are.
set -eu
cd "$(dirname "$0")/../.."

advice="is not set. azd sets it; without azd run: export \$(sh infra/outputs.sh RESOURCE_GROUP)"
: "${contentAccountName:?${advice}}" "${apiAddress:?${advice}}" "${siteAddress:?${advice}}"

site=$(mktemp -d)
trap 'rm -rf "${site}"' EXIT
cp -R static-web/. "${site}"

cat >"${site}/js/config.js" <<EOF
// Written by infra/hooks/publish-site.sh.
export const apiBase = "${apiAddress}/api";
EOF

# The committed policy allows any API, this one only ours.
sed "s#connect-src [^;\"]*#connect-src 'self' ${apiAddress}#" static-web/index.html >"${site}/index.html"
grep -q "connect-src 'self' ${apiAddress}[;\"]" "${site}/index.html" || {
  echo "static-web/index.html has no content security policy with connect-src." >&2
  exit 1
}

# no-cache: browsers ask whether a file has changed, so that old and new modules never mix.
az storage blob upload-batch --auth-mode login --account-name "${contentAccountName}" \
  --source "${site}" --destination "\$web" --overwrite --content-cache-control no-cache --only-show-errors --output none

echo "The site: ${siteAddress}"
echo "The API:  ${apiAddress}/api/health"
