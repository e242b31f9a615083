import { roles } from 'roles.bicep'

metadata description = 'Every role assignment of the template, each at the narrowest scope that works. There is none on the resource group.'

@description('The Function App\'s identity.')
param identityName string

@description('Principal that deploys: it uploads the weights and the site.')
param deployerPrincipalId string

param hostAccountName string
param contentAccountName string
param insightsName string
param weightsContainer string
param siteContainer string

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: hostAccountName
}

resource contentAccount 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: contentAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource weights 'containers' existing = {
      name: weightsContainer
    }

    resource web 'containers' existing = {
      name: siteContainer
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// The host creates containers for its locks and keys, and the platform stores the app's package with this identity:
// Blob Data Owner of the account is the documented minimum. The account therefore holds nothing else.
resource appOwnsHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, app.id, roles.storageBlobDataOwner)
  scope: hostAccount
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
  }
}

// The host writes its diagnostic events to a table.
resource appWritesHostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, app.id, roles.storageTableDataContributor)
  scope: hostAccount
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
  }
}

// Read access to one container: whoever takes over the app can change neither the model nor the site.
resource appReadsWeights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(contentAccount::blobs::weights.id, app.id, roles.storageBlobDataReader)
  scope: contentAccount::blobs::weights
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
  }
}

// Application Insights accepts no keys here, so sending telemetry needs a role; this one can write and cannot read.
resource appPublishesTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, app.id, roles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
  }
}

// Uploads weights. No principalType, because the deployer may be a person or a pipeline, and either exists already.
resource deployerWritesWeights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(contentAccount::blobs::weights.id, deployerPrincipalId, roles.storageBlobDataContributor)
  scope: contentAccount::blobs::weights
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
  }
}

// Uploads the site.
resource deployerWritesSite 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(contentAccount::blobs::web.id, deployerPrincipalId, roles.storageBlobDataContributor)
  scope: contentAccount::blobs::web
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
  }
}
