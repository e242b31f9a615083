metadata description = 'Workbook "Digit Recognizer": the queries of infra/queries as charts.'

param location string
param tags { *: string }
param workspaceName string
param functionAppName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: workspaceName
}

resource functionApp 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

var charts = [
  { title: 'Requests by status', chart: 'timechart', query: loadTextContent('../queries/requests.kql') }
  { title: 'Milliseconds by stage', chart: 'table', query: loadTextContent('../queries/latency-by-stage.kql') }
  { title: 'Share of digits not accepted', chart: 'table', query: loadTextContent('../queries/refused-share.kql') }
  { title: 'Predicted classes and their confidence by day', chart: 'table', query: loadTextContent('../queries/classes.kql') }
  { title: 'Drift: the last day and the four weeks before', chart: 'table', query: loadTextContent('../queries/drift.kql') }
  { title: 'Cold starts by hour', chart: 'table', query: loadTextContent('../queries/cold-starts.kql') }
]

// Metrics of the platform, which Azure collects for every app on Flex Consumption. Aggregations: 1 total, 3 maximum.
var metrics = [
  { title: 'Instances', name: 'InstanceCount', aggregation: 3 }
  { title: 'Memory of an instance, bytes', name: 'MemoryWorkingSet', aggregation: 3 }
  { title: 'Billed execution units, MB-milliseconds', name: 'OnDemandFunctionExecutionUnits', aggregation: 1 }
]

var timeRange = {
  type: 9
  name: 'time'
  content: {
    version: 'KqlParameterItem/1.0'
    style: 'pills'
    parameters: [
      {
        version: 'KqlParameterItem/1.0'
        name: 'Time'
        type: 4
        isRequired: true
        value: { durationMs: 86400000 }
        typeSettings: {
          selectableValues: [{ durationMs: 3600000 }, { durationMs: 86400000 }, { durationMs: 604800000 }, { durationMs: 2592000000 }]
        }
      }
    ]
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  // A workbook's name must be a GUID.
  name: guid(resourceGroup().id, 'digit-recognizer')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Digit Recognizer'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat(
        [timeRange],
        map(charts, chart => {
          type: 3
          name: chart.title
          content: {
            version: 'KqlItem/1.0'
            title: chart.title
            query: chart.query
            size: 0
            visualization: chart.chart
            timeContextFromParameter: 'Time'
            queryType: 0
            resourceType: 'microsoft.operationalinsights/workspaces'
            crossComponentResources: [workspace.id]
          }
        }),
        map(metrics, metric => {
          type: 10
          name: metric.title
          content: {
            version: 'MetricsItem/2.0'
            chartId: guid(metric.name)
            title: metric.title
            size: 0
            chartType: 2
            resourceType: 'microsoft.web/sites'
            metricScope: 0
            resourceIds: [functionApp.id]
            timeContextFromParameter: 'Time'
            metrics: [{ namespace: 'microsoft.web/sites', metric: 'microsoft.web/sites--${metric.name}', aggregation: metric.aggregation }]
          }
        })
      )
    })
  }
}
