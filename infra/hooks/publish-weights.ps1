# Uploads model/lenet.onnx, or the file given, to the weights container with its SHA-256 as metadata, as whoever is signed in to az.
param([string] $Path = (Join-Path $PSScriptRoot '../../model/lenet.onnx'))
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'retry.ps1')

if (-not $env:contentAccountName) { throw 'contentAccountName is not set. azd sets it; see infra/README.md for how to without azd.' }
$file = (Resolve-Path $Path).Path
$hash = (Get-FileHash $file -Algorithm SHA256).Hash.ToLowerInvariant()

# The same file again would be a new version of the blob, and every instance would load it.
$stored = Invoke-AzWithRetry storage blob list --auth-mode login --account-name $env:contentAccountName --container-name weights `
    --prefix lenet.onnx --include m --query "[?name=='lenet.onnx'].metadata.sha256" --output tsv --only-show-errors
if ($stored -eq $hash) {
    Write-Output "The weights $hash are in storage already."
    exit 0
}

Invoke-AzWithRetry storage blob upload --auth-mode login --account-name $env:contentAccountName --container-name weights --name lenet.onnx `
    --file $file --overwrite --content-type application/octet-stream --metadata "sha256=$hash" --only-show-errors --output none
Write-Output "The weights $hash are uploaded. Instances load them within minutes."
