using 'main.bicep'

// azd keeps these in its environment (azd env set NAME VALUE); without azd they are ordinary environment variables.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'digits')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')

param instanceMemoryMB = {
  '512': 512
  '2048': 2048
  '4096': 4096
}[readEnvironmentVariable('DIGITS_INSTANCE_MEMORY_MB', '2048')]
param maximumInstances = int(readEnvironmentVariable('DIGITS_MAXIMUM_INSTANCES', '40'))
param alwaysReadyInstances = int(readEnvironmentVariable('DIGITS_ALWAYS_READY_INSTANCES', '0'))
param requestsPerInstance = int(readEnvironmentVariable('DIGITS_REQUESTS_PER_INSTANCE', '16'))
param alerts = bool(readEnvironmentVariable('DIGITS_ALERTS', 'true'))
// Several addresses are separated by commas.
param alertEmails = filter(split(readEnvironmentVariable('DIGITS_ALERT_EMAILS', ''), ','), address => !empty(address))
param alertLatencyMs = int(readEnvironmentVariable('DIGITS_ALERT_LATENCY_MS', '500'))
param budgetAmount = int(readEnvironmentVariable('DIGITS_BUDGET_AMOUNT', '0'))
param budgetStart = readEnvironmentVariable('DIGITS_BUDGET_START', '')
