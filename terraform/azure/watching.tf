resource "azurerm_log_analytics_workspace" "shop" {
  name                = local.name
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  sku                 = "PerGB2018"
  retention_in_days   = 30
  tags                = local.tags
}

resource "azurerm_monitor_workspace" "shop" {
  name                = local.name
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags
}

# The cluster's metrics go to the managed Prometheus.
resource "azurerm_monitor_data_collection_endpoint" "metrics" {
  name                = "${local.name}-metrics"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  kind                = "Linux"
  tags                = local.tags
}

resource "azurerm_monitor_data_collection_rule" "metrics" {
  name                        = "${local.name}-metrics"
  resource_group_name         = azurerm_resource_group.shop.name
  location                    = azurerm_resource_group.shop.location
  data_collection_endpoint_id = azurerm_monitor_data_collection_endpoint.metrics.id
  kind                        = "Linux"
  tags                        = local.tags

  destinations {
    monitor_account {
      monitor_account_id = azurerm_monitor_workspace.shop.id
      name               = "prometheus"
    }
  }
  data_flow {
    streams      = ["Microsoft-PrometheusMetrics"]
    destinations = ["prometheus"]
  }
  data_sources {
    prometheus_forwarder {
      streams = ["Microsoft-PrometheusMetrics"]
      name    = "metrics"
    }
  }
}

resource "azurerm_monitor_data_collection_rule_association" "metrics" {
  name                    = "metrics"
  target_resource_id      = azurerm_kubernetes_cluster.shop.id
  data_collection_rule_id = azurerm_monitor_data_collection_rule.metrics.id
}

resource "azurerm_dashboard_grafana" "shop" {
  name                  = local.compact
  resource_group_name   = azurerm_resource_group.shop.name
  location              = azurerm_resource_group.shop.location
  grafana_major_version = "11"
  tags                  = local.tags

  identity {
    type = "SystemAssigned"
  }

  azure_monitor_workspace_integrations {
    resource_id = azurerm_monitor_workspace.shop.id
  }
}

# Grafana reads the metrics, and who applies this administers Grafana.
resource "azurerm_role_assignment" "grafana_reads" {
  scope                = azurerm_monitor_workspace.shop.id
  role_definition_name = "Monitoring Data Reader"
  principal_id         = one(azurerm_dashboard_grafana.shop.identity[*].principal_id)
}

resource "azurerm_role_assignment" "grafana_admin" {
  scope                = azurerm_dashboard_grafana.shop.id
  role_definition_name = "Grafana Admin"
  principal_id         = data.azurerm_client_config.current.object_id
}

resource "azurerm_consumption_budget_resource_group" "shop" {
  count             = var.budget.amount > 0 ? 1 : 0
  name              = local.name
  resource_group_id = azurerm_resource_group.shop.id
  amount            = var.budget.amount
  time_grain        = "Monthly"

  # It has to begin in the month that it is made in.
  time_period {
    start_date = formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())
  }
  lifecycle {
    ignore_changes = [time_period]
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 80
    contact_emails = var.budget.emails
  }
}
