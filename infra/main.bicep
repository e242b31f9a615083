metadata name = 'Digit Recognizer'
metadata description = 'Function App on Flex Consumption, weights and site in storage, monitoring and alerts. No secret anywhere.'

targetScope = 'resourceGroup'

@description('Name of this deployment, as azd calls its environments; a tag on everything.')
@minLength(1)
@maxLength(64)
param environmentName string

param location string = resourceGroup().location

@description('Object id of who uploads weights and site. Empty: who runs this deployment.')
param deployerPrincipalId string = ''

@description('Memory of an instance in MB; its share of a CPU follows: 512 a quarter of a core, 2048 one, 4096 two.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Instances that there are at most: the limit of what a flood of requests costs.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Instances kept warm for HTTP. 0: none, nothing to pay while idle, and a cold start after a pause.')
@minValue(0)
@maxValue(1000)
param alwaysReadyInstances int = 0

@description('Requests that one instance works on at a time before another is started.')
@minValue(1)
@maxValue(1000)
param requestsPerInstance int = 16

@description('Days for which deleted blobs and containers can be restored.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 14

@description('Days for which overwritten weights, site files and packages can be brought back.')
@minValue(1)
param versionDays int = 90

@description('Days for which telemetry is kept.')
@minValue(30)
@maxValue(730)
param telemetryDays int = 30

@description('Gigabytes of telemetry a day at most.')
@minValue(1)
param telemetryDailyCapGb int = 1

@description('Rules that tell of 5xx, latency and degraded weights.')
param alerts bool = true

@description('Who is told. Nobody: alerts are seen in the portal only.')
param alertEmails string[] = []

@description('Milliseconds that 95 of 100 predictions must stay below.')
@minValue(1)
param alertLatencyMs int = 500

@description('Amount a month of which somebody is told at 80 %. 0: no budget.')
@minValue(0)
param budgetAmount int = 0

@description('First day of the month in which the budget starts, as 2026-11-01. It cannot be changed later. Empty: this month.')
param budgetStart string = ''

param now string = utcNow('yyyy-MM-01')

var tags = { 'azd-env-name': environmentName }
var suffix = uniqueString(resourceGroup().id)
var weightsContainer = 'weights'
var packageContainer = 'app-package'

// Names are made here, not read from the modules' outputs: what-if can only foresee what it can name.
var identityName = 'id-digits-${suffix}'
var insightsName = 'appi-digits-${suffix}'
var hostAccountName = 'sthost${suffix}'
var contentAccountName = 'stcontent${suffix}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-digits-${suffix}'
    insightsName: insightsName
    location: location
    tags: tags
    retentionDays: telemetryDays
    dailyCapGb: telemetryDailyCapGb
  }
}

// Two accounts, because the app must be able to write to the first, and must not be able to write to the second.
module hostStorage 'modules/storage.bicep' = {
  params: {
    name: hostAccountName
    location: location
    tags: tags
    containers: [packageContainer]
    staticWebsite: false
    retentionDays: softDeleteDays
    versionDays: versionDays
    workspaceId: monitoring.outputs.workspaceId
  }
}

module contentStorage 'modules/storage.bicep' = {
  params: {
    name: contentAccountName
    location: location
    tags: tags
    containers: [weightsContainer]
    staticWebsite: true
    retentionDays: softDeleteDays
    versionDays: versionDays
    workspaceId: monitoring.outputs.workspaceId
  }
}

module access 'modules/access.bicep' = {
  params: {
    identityName: identity.name
    deployerPrincipalId: empty(deployerPrincipalId) ? deployer().objectId : deployerPrincipalId
    hostAccountName: hostAccountName
    contentAccountName: contentAccountName
    insightsName: insightsName
    weightsContainer: weightsContainer
  }
  dependsOn: [monitoring, hostStorage, contentStorage]
}

// The web address ends in a slash, an origin does not.
var siteOrigin = take(contentStorage.outputs.webEndpoint, length(contentStorage.outputs.webEndpoint) - 1)

module functionApp 'modules/functionapp.bicep' = {
  params: {
    planName: 'asp-digits-${suffix}'
    appName: 'func-digits-${suffix}'
    location: location
    tags: tags
    identityName: identity.name
    siteOrigin: siteOrigin
    hostBlobEndpoint: hostStorage.outputs.blobEndpoint
    hostTableEndpoint: hostStorage.outputs.tableEndpoint
    packageContainer: packageContainer
    weightsBlobEndpoint: contentStorage.outputs.blobEndpoint
    insightsConnectionString: monitoring.outputs.connectionString
    workspaceId: monitoring.outputs.workspaceId
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReadyInstances: alwaysReadyInstances
    requestsPerInstance: requestsPerInstance
  }
  // Without its roles the app would start, find nothing it may read, and keep that answer until its next start.
  dependsOn: [access]
}

module alerting 'modules/alerts.bicep' = {
  params: {
    actionGroupName: 'ag-digits-${suffix}'
    ruleNamePrefix: 'digits-${suffix}'
    location: location
    tags: tags
    emails: alertEmails
    workspaceId: monitoring.outputs.workspaceId
    rules: alerts
    latencyMs: alertLatencyMs
    budgetAmount: budgetAmount
    budgetStart: empty(budgetStart) ? now : budgetStart
  }
}

// azd keeps outputs as environment variables of these names, and the hooks read those.
output functionAppName string = functionApp.outputs.name
output apiAddress string = 'https://${functionApp.outputs.hostName}'
output contentAccountName string = contentStorage.outputs.name
output weightsBlobServiceUri string = contentStorage.outputs.blobEndpoint
output siteAddress string = siteOrigin
