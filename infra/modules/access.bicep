import { roles } from 'roles.bicep'

metadata description = 'Every role anybody gets, at the narrowest scope that works. Nobody gets a role on the resource group.'

@description('The Function App\'s identity.')
param identityName string

@description('Principal that deploys: it uploads the weights and the site.')
param deployerPrincipalId string

param hostAccountName string
param contentAccountName string
param insightsName string
param weightsContainer string

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: hostAccountName
}

resource contentAccount 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: contentAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource weights 'containers' existing = {
      name: weightsContainer
    }

    // Switching the static website on makes this container.
    resource web 'containers' existing = {
      name: '$web'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// The host keeps its locks and keys in containers that it makes itself, and the platform stores the app's package with this
// identity: Owner of the account's blobs is the documented minimum. For this very reason the account holds nothing else.
resource appOwnsHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, app.id, roles.storageBlobDataOwner)
  scope: hostAccount
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
  }
}

// The host writes its diagnostic events to a table of its own.
resource appWritesHostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, app.id, roles.storageTableDataContributor)
  scope: hostAccount
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
  }
}

// Read, of one container: whoever takes over the app can change neither the model nor the site.
resource appReadsWeights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(contentAccount::blobs::weights.id, app.id, roles.storageBlobDataReader)
  scope: contentAccount::blobs::weights
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
  }
}

// Application Insights takes no keys here, so telemetry needs a role too; this one writes and cannot read.
resource appPublishesTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, app.id, roles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
  }
}

// Uploads new weights: that container, no other. No principalType: it may be a person or a pipeline, and either exists already.
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
