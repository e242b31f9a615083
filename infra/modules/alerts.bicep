metadata description = 'Alert rules, an availability test of /api/health, and who is told.'

param actionGroupName string
param namePrefix string
param location string
param tags { *: string }

@description('Who is told by mail. Empty: the owners of the subscription.')
param emails string[]

param workspaceId string
param insightsName string

@description('Create the rules on logs.')
param rules bool

@description('Request /api/health from three regions every 15 minutes, and alert when it is not healthy.')
param availabilityTest bool

@description('Milliseconds that 95 of 100 predictions must stay below.')
param latencyMs int

@description('Address of the API, without a path.')
param apiAddress string

var owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

var alertRules = [
  {
    name: 'host'
    title: 'The Functions host fails to start'
    severity: 1
    every: 'PT15M'
    criterion: { query: loadTextContent('../queries/alert-host.kql'), timeAggregation: 'Count', operator: 'GreaterThan', threshold: 1 }
  }
  {
    name: '5xx'
    title: 'The API answers with 5xx'
    severity: 2
    every: 'PT15M'
    criterion: {
      query: loadTextContent('../queries/alert-5xx.kql')
      timeAggregation: 'Maximum'
      metricMeasureColumn: 'Percent'
      operator: 'GreaterThan'
      threshold: 1
    }
  }
  {
    name: 'latency'
    title: 'The 95th percentile of predictions is above ${latencyMs} ms'
    severity: 3
    every: 'PT15M'
    criterion: {
      query: loadTextContent('../queries/alert-latency.kql')
      timeAggregation: 'Maximum'
      metricMeasureColumn: 'P95'
      operator: 'GreaterThan'
      threshold: latencyMs
    }
  }
  {
    name: 'degraded'
    title: 'An instance serves the packaged weights because storage gave none'
    severity: 2
    every: 'PT15M'
    criterion: { query: loadTextContent('../queries/alert-degraded.kql'), timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }
  }
  {
    name: 'cap'
    title: 'The daily cap of telemetry is reached: until its reset no other rule on logs can fire'
    severity: 2
    every: 'PT15M'
    criterion: { query: loadTextContent('../queries/alert-cap.kql'), timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource recipients 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'digits'
    emailReceivers: [for (email, i) in emails: { name: 'email-${i}', emailAddress: email, useCommonAlertSchema: true }]
    armRoleReceivers: empty(emails) ? [{ name: 'owners', roleId: owner, useCommonAlertSchema: true }] : []
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in alertRules: if (rules) {
    name: '${namePrefix}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      severity: rule.severity
      enabled: true
      autoMitigate: true
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.every
      // A new workspace has no tables before the first telemetry has come.
      skipQueryValidation: true
      criteria: { allOf: [rule.criterion] }
      actions: { actionGroups: [recipients.id] }
    }
  }
]

resource health 'Microsoft.Insights/webtests@2022-06-15' = if (availabilityTest) {
  name: '${namePrefix}-health'
  location: location
  // The portal shows the test under the component that this tag names.
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: 'health'
    SyntheticMonitorId: '${namePrefix}-health'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    // A cold start is no failure.
    Timeout: 120
    RetryEnabled: true
    // Ids of the test locations: West Europe, East US, Southeast Asia.
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: '${apiAddress}/api/health', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      // Packaged weights that serve in place of those in storage are answered with 200 and "degraded".
      ContentValidation: { ContentMatch: '"status":"healthy"', IgnoreCase: false, PassIfTextFound: true }
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource unhealthy 'Microsoft.Insights/metricAlerts@2026-01-01' = if (availabilityTest) {
  name: '${namePrefix}-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'The API does not answer, or an instance serves the packaged weights'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [health.id, insights.id]
    evaluationFrequency: 'PT5M'
    // Long enough for each location to have asked once.
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: recipients.id }]
  }
}

output actionGroupId string = recipients.id
