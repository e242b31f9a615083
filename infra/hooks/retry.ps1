# Runs az with the arguments given. It is run again, for ten minutes, while a role assigned a moment ago is not known everywhere yet,
# or Azure is busy. Any other failure is final at once. HOOK_ATTEMPTS and HOOK_PAUSE (seconds) change the limits.
function Invoke-AzWithRetry {
    $PSNativeCommandUseErrorActionPreference = $false
    $attempts = $env:HOOK_ATTEMPTS ? [int]$env:HOOK_ATTEMPTS : 21
    $pause = $env:HOOK_PAUSE ? [int]$env:HOOK_PAUSE : 30
    $transient = 'required permissions|AuthorizationPermissionMismatch|AuthorizationFailure|not authorized to perform this operation|ServerBusy|server is busy|TooManyRequests|throttl|OperationTimedOut|timed out|connection (reset|aborted)'
    $errorFile = New-TemporaryFile
    try {
        for ($attempt = 1; ; $attempt++) {
            $output = az @args 2> $errorFile.FullName
            if ($LASTEXITCODE -eq 0) { return $output }

            $message = Get-Content $errorFile.FullName -Raw
            [Console]::Error.WriteLine($message)
            if ($message -notmatch $transient -or $attempt -ge $attempts) { throw "az $($args[0..2]) failed." }

            [Console]::Error.WriteLine("Trying again in $pause s: a new role may not be known everywhere yet.")
            Start-Sleep -Seconds $pause
        }
    }
    finally {
        Remove-Item $errorFile.FullName
    }
}
