metadata description = 'A monthly budget for the resource group.'

param budgetName string
param actionGroupId string
param emails string[]

@description('Amount a month, in the currency of the subscription.')
param amount int

param thisMonth string = utcNow('yyyy-MM-01')

// Always the owners too, so that somebody is told where no address was given.
var recipients = { contactEmails: emails, contactGroups: [actionGroupId], contactRoles: ['Owner'] }

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: budgetName
  properties: {
    amount: amount
    category: 'Cost'
    timeGrain: 'Monthly'
    // Azure takes no other start than this month's for a new budget, and no change of it later.
    timePeriod: { startDate: this.existingResource().?properties.timePeriod.startDate ?? thisMonth }
    notifications: {
      spent: union(recipients, { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual' })
      forecast: union(recipients, { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted' })
    }
  }
}
