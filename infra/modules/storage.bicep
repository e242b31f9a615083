metadata description = 'One hardened storage account: no keys, nothing public, every overwrite and delete can be undone.'

@minLength(3)
@maxLength(24)
param name string

param location string
param tags { *: string }

@description('Private containers to create.')
param containers string[]

@description('Serve the container $web at the account\'s web address. Makes that one container public, and no other.')
param staticWebsite bool

@description('Days for which deleted blobs and containers can be restored.')
param retentionDays int

@description('Days after which a version that is no longer the current one is removed.')
param versionDays int

param workspaceId string

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // A key opens everything and names nobody: without keys every access is somebody's, and only as far as their role goes.
    allowSharedKeyAccess: false
    allowedCopyScope: 'AAD'
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Flex Consumption without a virtual network has no addresses of its own to allow. The door is therefore the role, not the network.
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: retentionDays }
    containerDeleteRetentionPolicy: { enabled: true, days: retentionDays }
    staticWebsite: staticWebsite ? { enabled: true, indexDocument: 'index.html' } : { enabled: false }
  }
}

resource privateContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-06-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2026-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'remove-old-versions'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: versionDays } } }
          }
        }
      ]
    }
  }
  // A policy on versions is refused before versioning is on.
  dependsOn: [blobs]
}

// Who wrote or deleted what. Reads are left out: every visit to the site would be one.
#disable-next-line use-recent-api-versions // The stable version is older still (2016-09-01) and knows no settings but one named 'service'.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}

output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output tableEndpoint string = account.properties.primaryEndpoints.table
output webEndpoint string = account.properties.primaryEndpoints.web
