import { roles } from 'modules/roles.bicep'

metadata name = 'Identities of the GitHub pipeline'
metadata description = 'Deploy once, as an owner of the resource group. GitHub signs in with its own OIDC tokens, so no secret is stored.'

targetScope = 'resourceGroup'

@description('''
How the subject of the repository's OIDC tokens begins, as GitHub states it:
gh api repos/OWNER/NAME/actions/oidc/customization/sub --jq .sub_claim_prefix
Repositories created, renamed or moved since 15 July 2026 have repo:OWNER@OWNER-ID/NAME@REPOSITORY-ID, older ones repo:OWNER/NAME.
''')
@minLength(8)
param subjectPrefix string

@description('GitHub environment that deployments run in. Its protection rules decide who may deploy.')
param environmentName string = 'production'

param location string = resourceGroup().location

var suffix = uniqueString(resourceGroup().id)
var issuer = 'https://token.actions.githubusercontent.com'
var audience = 'api://AzureADTokenExchange'
var contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c'
var roleBasedAccessControlAdministrator = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
var assignableRoles = join(map(items(roles), role => role.value), ', ')

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-digits-deploy-${suffix}'
  location: location

  // Only jobs of that environment can sign in as this identity; other jobs of the repository cannot.
  resource credential 'federatedIdentityCredentials' = {
    name: 'github'
    properties: { issuer: issuer, audiences: [audience], subject: '${subjectPrefix}:environment:${environmentName}' }
  }
}

resource planner 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-digits-plan-${suffix}'
  location: location

  resource credential 'federatedIdentityCredentials' = {
    name: 'github'
    properties: { issuer: issuer, audiences: [audience], subject: '${subjectPrefix}:pull_request' }
  }
}

// A pull request runs code that nobody has reviewed yet: its identity can read and predict, and change nothing.
resource whatIf 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'what-if')
  properties: {
    roleName: 'Digit Recognizer what-if ${suffix}'
    description: 'Reads the resource group and predicts what a deployment would change.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: ['*/read', 'Microsoft.Resources/deployments/validate/action', 'Microsoft.Resources/deployments/whatIf/action']
        notActions: []
      }
    ]
  }
}

resource plannerPredicts 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, planner.id, whatIf.id)
  properties: { principalId: planner.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: whatIf.id }
}

resource deployerChanges 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployer.id, contributor)
  properties: {
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributor)
  }
}

// The template assigns roles. The condition keeps the pipeline from assigning any role that the template does not use.
resource deployerAssigns 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployer.id, roleBasedAccessControlAdministrator)
  properties: {
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleBasedAccessControlAdministrator)
    conditionVersion: '2.0'
    condition: '((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${assignableRoles}})) AND ((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${assignableRoles}}))'
  }
}

output tenantId string = tenant().tenantId
output subscriptionId string = subscription().subscriptionId
output deployClientId string = deployer.properties.clientId
output deployPrincipalId string = deployer.properties.principalId
output planClientId string = planner.properties.clientId
