metadata name = 'Digit Recognizer'
metadata description = 'Function App on Flex Consumption, weights and site in storage, monitoring and alerts, without any secret.'

targetScope = 'resourceGroup'

@description('Name of this deployment; azd puts it on everything as the tag azd-env-name, and finds it again by that.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region. The list: az functionapp list-flexconsumption-locations --query "sort_by([].{n:name}, &n)[].n" --output tsv')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({ azd: { type: 'location' } })
param location string

@description('Object id of the principal that uploads weights and site. Empty: the one that runs this deployment.')
param deployerPrincipalId string = ''

@description('Memory of an instance in MB. It sets the CPU too: 512 a quarter of a core, 2048 one core, 4096 two.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most on-demand instances. It limits what a flood of requests costs; Azure does not enforce it strictly for HTTP.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 5

@description('Instances kept warm for HTTP. 0: none, nothing to pay while idle, and a cold start after a pause.')
@minValue(0)
@maxValue(1000)
param alwaysReadyInstances int = 0

@description('Requests that one instance works on at a time before another is started.')
@minValue(1)
@maxValue(1000)
param requestsPerInstance int = 16

@description('Requests a minute that one instance accepts from one client address. 0: no limit.')
@minValue(0)
param rateLimit int = 0

@description('Put the Function App into a virtual network, with private endpoints for its storage.')
param vnetEnabled bool = false

@description('Further origin whose pages may call the API, such as https://digits.example.org: the site under a domain of its own. Empty: none.')
param siteOrigin string = ''

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

@description('Alert rules on logs: host, 5xx, latency, degraded weights, daily cap.')
param alerts bool = true

@description('Request /api/health every 15 minutes from three regions and alert when it is not healthy.')
param availabilityTest bool = true

@description('Mail addresses to alert, separated by commas. Empty: the owners of the subscription.')
param alertEmails string = ''

@description('Milliseconds that 95 of 100 predictions must stay below.')
@minValue(1)
param alertLatencyMs int = 500

@description('Budget: amount a month, in the currency of the subscription. The owners are told at 80 % and when all of it is forecast to be spent. 0: none.')
@minValue(0)
@metadata({ azd: { default: 20 } })
param budgetAmount int

var tags = { 'azd-env-name': environmentName }
var suffix = uniqueString(resourceGroup().id)
var weightsContainer = 'weights'
var siteContainer = '$web'
var packageContainer = 'app-package'
var emails = filter(map(split(alertEmails, ','), address => trim(address)), address => !empty(address))

// Names are made here, not read from the modules' outputs, because what-if cannot evaluate outputs.
var identityName = 'id-digits-${suffix}'
var insightsName = 'appi-digits-${suffix}'
var hostAccountName = 'sthost${suffix}'
var contentAccountName = 'stcontent${suffix}'
var appName = 'func-digits-${suffix}'
var workspaceName = 'log-digits-${suffix}'
var networkName = 'vnet-digits-${suffix}'
var appSubnetName = 'app'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: workspaceName
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
    publicNetwork: !vnetEnabled
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
    containers: [weightsContainer, siteContainer]
    staticWebsite: true
    // Browsers load the site from here, and the deployer uploads to it from anywhere.
    publicNetwork: true
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
    siteContainer: siteContainer
  }
  dependsOn: [monitoring, hostStorage, contentStorage]
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  params: {
    networkName: networkName
    appSubnetName: appSubnetName
    location: location
    tags: tags
    endpoints: [
      { name: 'pep-${hostAccountName}-blob', accountName: hostAccountName, service: 'blob' }
      { name: 'pep-${hostAccountName}-table', accountName: hostAccountName, service: 'table' }
      { name: 'pep-${contentAccountName}-blob', accountName: contentAccountName, service: 'blob' }
    ]
  }
  dependsOn: [hostStorage, contentStorage]
}

// The web address ends in a slash, an origin does not.
var storageOrigin = take(contentStorage.outputs.webEndpoint, length(contentStorage.outputs.webEndpoint) - 1)

module functionApp 'modules/functionapp.bicep' = {
  params: {
    planName: 'asp-digits-${suffix}'
    appName: appName
    location: location
    tags: tags
    identityName: identity.name
    siteOrigins: empty(siteOrigin) ? [storageOrigin] : [storageOrigin, siteOrigin]
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
    rateLimit: rateLimit
    subnetId: vnetEnabled ? resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, appSubnetName) : ''
  }
  // Without its roles the app would start, could not read the weights, and would serve the packaged ones at first.
  dependsOn: [access, network]
}

module alerting 'modules/alerts.bicep' = if (alerts || availabilityTest || budgetAmount > 0) {
  params: {
    actionGroupName: 'ag-digits-${suffix}'
    namePrefix: 'digits-${suffix}'
    location: location
    tags: tags
    emails: emails
    workspaceId: monitoring.outputs.workspaceId
    insightsName: insightsName
    rules: alerts
    availabilityTest: availabilityTest
    latencyMs: alertLatencyMs
    apiAddress: 'https://${functionApp.outputs.hostName}'
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  params: {
    budgetName: 'digits-${suffix}-budget'
    actionGroupId: alerting!.outputs.actionGroupId
    emails: emails
    amount: budgetAmount
  }
}

module workbook 'modules/workbook.bicep' = {
  params: {
    location: location
    tags: tags
    workspaceName: workspaceName
    functionAppName: appName
  }
  dependsOn: [monitoring, functionApp]
}

// azd stores outputs as environment variables of these names, and the hooks read them.
output functionAppName string = functionApp.outputs.name
output apiAddress string = 'https://${functionApp.outputs.hostName}'
output contentAccountName string = contentStorage.outputs.name
output siteAddress string = storageOrigin
