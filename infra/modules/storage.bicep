metadata description = 'A storage account without keys and anonymous access, in which every overwrite and delete can be undone.'

@minLength(3)
@maxLength(24)
param name string

param location string
param tags { *: string }

@description('Containers to create, without anonymous access.')
param containers string[]

@description('Serve the container $web at the account\'s web address. It must be among the containers.')
param staticWebsite bool

@description('Days for which deleted blobs and containers can be restored.')
param retentionDays int

@description('Days after which a version that is no longer the current one is removed.')
param versionDays int

@description('Whether the account answers on its public address, or on private endpoints only.')
param publicNetwork bool

param workspaceId string

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    // A key gives full access and identifies nobody. Without keys every access is by an identity and limited by its roles.
    allowSharedKeyAccess: false
    allowedCopyScope: 'AAD'
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Without a virtual network Flex Consumption has no fixed addresses that a firewall could allow. Access is then limited by roles only.
    publicNetworkAccess: publicNetwork ? 'Enabled' : 'Disabled'
    networkAcls: { bypass: publicNetwork ? 'AzureServices' : 'None', defaultAction: publicNetwork ? 'Allow' : 'Deny' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-08-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: retentionDays }
    containerDeleteRetentionPolicy: { enabled: true, days: retentionDays }
    staticWebsite: staticWebsite ? { enabled: true, indexDocument: 'index.html' } : { enabled: false }
  }
}

// Declared even where switching the static website on would create $web: the role on it then has a scope that exists for certain.
resource privateContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-08-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-08-01' = {
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
  // Azure refuses a policy on versions before versioning is on.
  dependsOn: [blobs]
}

// Who wrote or deleted what. Reads are not logged, because every visit to the site would be several.
#disable-next-line use-recent-api-versions // The only stable version is older (2016-09-01) and allows one setting, named 'service'.
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
