// Parameters from environment variables, for az and GitHub Actions. azd reads main.parameters.json, which names the same variables.
// An empty variable counts as unset: that is what GitHub Actions makes of a repository variable that does not exist.
using 'main.bicep'

var name = readEnvironmentVariable('AZURE_ENV_NAME', '')
var memory = readEnvironmentVariable('DIGITS_INSTANCE_MEMORY_MB', '')
var maximum = readEnvironmentVariable('DIGITS_MAXIMUM_INSTANCES', '')
var alwaysReady = readEnvironmentVariable('DIGITS_ALWAYS_READY_INSTANCES', '')
var concurrency = readEnvironmentVariable('DIGITS_REQUESTS_PER_INSTANCE', '')
var limit = readEnvironmentVariable('DIGITS_RATE_LIMIT', '')
var vnet = readEnvironmentVariable('DIGITS_VNET', '')
var rules = readEnvironmentVariable('DIGITS_ALERTS', '')
var test = readEnvironmentVariable('DIGITS_AVAILABILITY_TEST', '')
var latency = readEnvironmentVariable('DIGITS_ALERT_LATENCY_MS', '')
var budget = readEnvironmentVariable('DIGITS_BUDGET_AMOUNT', '')

param environmentName = empty(name) ? 'digits' : name
param location = readEnvironmentVariable('AZURE_LOCATION')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')

param instanceMemoryMB = { '512': 512, '2048': 2048, '4096': 4096 }[empty(memory) ? '2048' : memory]
param maximumInstances = int(empty(maximum) ? '5' : maximum)
param alwaysReadyInstances = int(empty(alwaysReady) ? '0' : alwaysReady)
param requestsPerInstance = int(empty(concurrency) ? '16' : concurrency)
param rateLimit = int(empty(limit) ? '0' : limit)
param siteOrigin = readEnvironmentVariable('DIGITS_SITE_ORIGIN', '')
param vnetEnabled = bool(empty(vnet) ? 'false' : vnet)
param alerts = bool(empty(rules) ? 'true' : rules)
param availabilityTest = bool(empty(test) ? 'true' : test)
param alertEmails = readEnvironmentVariable('DIGITS_ALERT_EMAILS', '')
param alertLatencyMs = int(empty(latency) ? '500' : latency)
param budgetAmount = int(empty(budget) ? '20' : budget)
