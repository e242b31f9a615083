metadata description = 'The Flex Consumption plan and the Function App on it.'

param planName string
param appName string
param location string
param tags { *: string }
param identityName string

@description('Origins of the site, without a slash at their end. Pages of no other origin may call the API.')
param siteOrigins string[]

param hostBlobEndpoint string
param hostTableEndpoint string
param packageContainer string
param weightsBlobEndpoint string
param insightsConnectionString string
param workspaceId string
param instanceMemoryMB int
param maximumInstances int
param alwaysReadyInstances int
param requestsPerInstance int

@description('Requests a minute from one client address to one instance. 0: no limit.')
param rateLimit int

@description('Subnet to send outgoing requests through. Empty: none.')
param subnetId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  // azd finds the target of the service "api" by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      // A string: as a number, 10.0 would become 10, which is no version of the runtime.
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostBlobEndpoint}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReadyInstances > 0 ? [{ name: 'http', instanceCount: alwaysReadyInstances }] : []
        triggers: { http: { perInstanceConcurrency: requestsPerInstance } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // No settings for FTP, stack or scale: Flex Consumption has no FTP, takes the others from functionAppConfig, and refuses them here (error 51021).
      cors: { allowedOrigins: siteOrigins, supportCredentials: false }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__blobServiceUri: hostBlobEndpoint
      AzureWebJobsStorage__tableServiceUri: hostTableEndpoint
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      WeightsStorage__blobServiceUri: weightsBlobEndpoint
      WeightsStorage__clientId: identity.properties.clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      // The host's own traces. Without these two it sends every one; the worker limits itself to the same rate in its code.
      OTEL_TRACES_SAMPLER: 'microsoft.rate_limited'
      OTEL_TRACES_SAMPLER_ARG: '5'
      // glibc keeps freed memory in arenas, one or more a thread by default; two bound what the worker holds after many different pictures.
      MALLOC_ARENA_MAX: '2'
      RateLimit__requestsPerMinute: string(rateLimit)
      // Azure's front end appends the caller's address to X-Forwarded-For; the connection comes from the platform.
      RateLimit__trustForwardedFor: 'true'
    }
  }

  // Without user names and passwords for FTP and deployment, Entra ID is the only way to sign in.
  resource ftpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource deploymentPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

// The host's own log: it says why an app does not start, when the app itself cannot send telemetry.
#disable-next-line use-recent-api-versions // The only stable version is older (2016-09-01) and allows one setting, named 'service'.
resource hostLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'host-log'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
