# Uploads model/lenet.onnx to the weights container, as whoever is signed in (az login or azd auth login).
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

if (-not $env:weightsBlobServiceUri) { throw 'weightsBlobServiceUri is not set. azd sets it; see infra/README.md for how to without azd.' }
$env:WeightsStorage__blobServiceUri = $env:weightsBlobServiceUri
$env:WeightsStorage = $null # of local development, and it would win

# A role that was assigned a moment ago may take minutes to be known everywhere.
foreach ($attempt in 1..10) {
    dotnet run --project model --configuration Release -- publish
    if ($LASTEXITCODE -eq 0) { exit 0 }
    if ($attempt -lt 10) {
        Write-Warning 'Trying again in 30 s: a new role may not be known yet.'
        Start-Sleep -Seconds 30
    }
}
throw 'The weights could not be uploaded. The Function App serves its packaged ones until they are.'
