# Uploads static-web/ with the API's address set, as whoever is signed in to az. The committed files stay as they are.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

foreach ($name in 'contentAccountName', 'apiAddress', 'siteAddress') {
    if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not set. azd sets it; see infra/README.md for how to without azd." }
}

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

    # no-cache: browsers ask whether a file has changed, so that old and new modules never mix.
    az storage blob upload-batch --auth-mode login --account-name $env:contentAccountName `
        --source $site --destination '$web' --overwrite --content-cache-control no-cache --only-show-errors --output none
    if ($LASTEXITCODE -ne 0) { throw "az storage blob upload-batch failed ($LASTEXITCODE)." }
}
finally {
    Remove-Item $site -Recurse -Force
}

Write-Output "The site: $env:siteAddress"
Write-Output "The API:  $env:apiAddress/api/health"
