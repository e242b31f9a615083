metadata description = 'What somebody should be told of: answers with 5xx, slow answers, weights that did not come from storage, money.'

param actionGroupName string
param ruleNamePrefix string
param location string
param tags { *: string }
param emails string[]
param workspaceId string

@description('Create the three rules on requests and weights.')
param rules bool

@description('Milliseconds that 95 of 100 predictions must stay below.')
param latencyMs int

@description('Amount a month, in the currency of the subscription, of which 80 % and the forecast of all are told. 0: no budget.')
param budgetAmount int

@description('First day of the month in which the budget starts.')
param budgetStart string

var alertRules = [
  {
    name: '5xx'
    title: 'The API answered with 5xx, or its host failed'
    severity: 1
    every: 'PT5M'
    criterion: { query: loadTextContent('../queries/alert-5xx.kql'), timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }
  }
  {
    name: 'latency'
    title: 'The 95th percentile of predictions is above ${latencyMs} ms'
    severity: 2
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
    title: 'Packaged weights serve because storage gave none'
    severity: 2
    every: 'PT15M'
    criterion: { query: loadTextContent('../queries/alert-degraded.kql'), timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (rules || budgetAmount > 0) {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'digits'
    emailReceivers: [for (email, i) in emails: { name: 'email-${i}', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in alertRules: if (rules) {
    name: '${ruleNamePrefix}-${rule.name}'
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
      actions: { actionGroups: [people.id] }
    }
  }
]

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = if (budgetAmount > 0) {
  name: '${ruleNamePrefix}-budget'
  properties: {
    amount: budgetAmount
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: [people.id]
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: [people.id]
      }
    }
  }
}
