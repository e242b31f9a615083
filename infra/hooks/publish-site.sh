#!/bin/sh
# Uploads static-web/ with the API's address set, as whoever is signed in to az, and deletes from the site what is not there any more.
# The committed files are not changed.
set -eu
cd "$(dirname "$0")/../.."
# shellcheck source-path=SCRIPTDIR source=retry.sh
. infra/hooks/retry.sh

advice="is not set. azd sets it; without azd run: export \$(sh infra/outputs.sh RESOURCE_GROUP)"
: "${contentAccountName:?${advice}}" "${apiAddress:?${advice}}" "${siteAddress:?${advice}}"

# Extension, content type, cache control. The types are given because az would guess them, on Windows from the registry.
# no-cache: browsers ask each time whether the file has changed, because old and new scripts must not mix. Pages come last.
types='png image/png public,max-age=86400
jpg image/jpeg public,max-age=86400
webp image/webp public,max-age=86400
ico image/x-icon public,max-age=86400
svg image/svg+xml public,max-age=86400
woff2 font/woff2 public,max-age=86400
txt text/plain;charset=utf-8 no-cache
json application/json no-cache
webmanifest application/manifest+json no-cache
css text/css;charset=utf-8 no-cache
js text/javascript;charset=utf-8 no-cache
html text/html;charset=utf-8 no-cache'

work=$(mktemp -d)
trap 'rm -rf "${work}"' EXIT
site=${work}/site
cp -R static-web "${site}"

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

echo "${types}" >"${work}/types"
(cd "${site}" && find . -type f) >"${work}/files"
while read -r extension _; do
  grep -v "\.${extension}\$" "${work}/files" >"${work}/rest" || true
  mv "${work}/rest" "${work}/files"
done <"${work}/types"
if [ -s "${work}/files" ]; then
  echo "Add a content type to infra/hooks/publish-site.sh and publish-site.ps1 for:" >&2
  cat "${work}/files" >&2
  exit 1
fi

while read -r extension type cache <&3; do
  found=$(find "${site}" -name "*.${extension}")
  if [ -n "${found}" ]; then
    retry_az storage blob upload-batch --auth-mode login --account-name "${contentAccountName}" --destination "\$web" --source "${site}" \
      --pattern "*.${extension}" --content-type "${type}" --content-cache-control "${cache}" --overwrite --only-show-errors --output none
  fi
done 3<"${work}/types"

retry_az storage blob list --auth-mode login --account-name "${contentAccountName}" --container-name "\$web" \
  --query "[].name" --output tsv --only-show-errors >"${work}/stored"
while read -r name <&3; do
  [ -f "${site}/${name}" ] || retry_az storage blob delete --auth-mode login --account-name "${contentAccountName}" \
    --container-name "\$web" --name "${name}" --only-show-errors --output none
done 3<"${work}/stored"

echo "The site: ${siteAddress}"
echo "The API:  ${apiAddress}/api/health"
