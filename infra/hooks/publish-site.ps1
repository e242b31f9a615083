# Uploads static-web/ with the API's address set, as whoever is signed in to az, and deletes from the site what is not there any more.
# The committed files are not changed.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')
. (Join-Path $PSScriptRoot 'retry.ps1')

foreach ($name in 'contentAccountName', 'apiAddress', 'siteAddress') {
    if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not set. azd sets it; see infra/README.md for how to without azd." }
}

# Extension, content type, cache control. The types are given because az would guess them, on Windows from the registry.
# no-cache: browsers ask each time whether the file has changed, because old and new scripts must not mix. Pages come last.
$types = @'
png image/png public,max-age=86400
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
html text/html;charset=utf-8 no-cache
'@ -split '\r?\n' | ForEach-Object { , ($_ -split ' ') }

$site = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid().ToString())
Copy-Item static-web $site -Recurse
try {
    Set-Content (Join-Path $site 'js/config.js') @"
// Written by infra/hooks/publish-site.ps1.
export const apiBase = "$($env:apiAddress)/api";
"@

    # The committed policy allows any API, this one only ours.
    $page = Get-Content static-web/index.html -Raw
    $narrowed = $page -replace 'connect-src [^;"]*', "connect-src 'self' $($env:apiAddress)"
    if ($narrowed -eq $page) { throw 'static-web/index.html has no content security policy with connect-src.' }
    Set-Content (Join-Path $site 'index.html') $narrowed -NoNewline

    $files = Get-ChildItem $site -Recurse -File
    $unknown = $files | Where-Object { $_.Extension.TrimStart('.') -notin $types.ForEach({ $_[0] }) }
    if ($unknown) { throw "Add a content type to infra/hooks/publish-site.sh and publish-site.ps1 for: $($unknown.Name)" }

    foreach ($type in $types) {
        if ($files.Extension -contains ".$($type[0])") {
            Invoke-AzWithRetry storage blob upload-batch --auth-mode login --account-name $env:contentAccountName --destination '$web' --source $site `
                --pattern "*.$($type[0])" --content-type $type[1] --content-cache-control $type[2] --overwrite --only-show-errors --output none
        }
    }

    $stored = Invoke-AzWithRetry storage blob list --auth-mode login --account-name $env:contentAccountName --container-name '$web' `
        --query '[].name' --output tsv --only-show-errors
    foreach ($name in $stored) {
        if (-not (Test-Path -LiteralPath (Join-Path $site $name) -PathType Leaf)) {
            Invoke-AzWithRetry storage blob delete --auth-mode login --account-name $env:contentAccountName `
                --container-name '$web' --name $name --only-show-errors --output none
        }
    }
}
finally {
    Remove-Item $site -Recurse -Force
}

Write-Output "The site: $env:siteAddress"
Write-Output "The API:  $env:apiAddress/api/health"
