resource "azurerm_kubernetes_cluster" "shop" {
  name                              = local.name
  resource_group_name               = azurerm_resource_group.shop.name
  location                          = azurerm_resource_group.shop.location
  dns_prefix                        = local.name
  sku_tier                          = var.environment == "production" ? "Standard" : "Free"
  private_cluster_enabled           = length(var.api_server_ranges) == 0
  automatic_upgrade_channel         = "patch"
  node_os_upgrade_channel           = "NodeImage"
  oidc_issuer_enabled               = true
  workload_identity_enabled         = true
  role_based_access_control_enabled = true
  local_account_disabled            = true
  azure_policy_enabled              = var.azure_policy
  tags                              = local.tags

  dynamic "api_server_access_profile" {
    for_each = length(var.api_server_ranges) == 0 ? [] : [1]
    content {
      authorized_ip_ranges = var.api_server_ranges
    }
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = var.admin_group_ids
  }

  identity {
    type = "SystemAssigned"
  }

  default_node_pool {
    name                         = "system"
    vm_size                      = var.system_nodes.size
    auto_scaling_enabled         = true
    min_count                    = var.system_nodes.min
    max_count                    = var.system_nodes.max
    only_critical_addons_enabled = true
    zones                        = ["1", "2", "3"]
    vnet_subnet_id               = azurerm_subnet.nodes.id
    temporary_name_for_rotation  = "rotation"
    upgrade_settings {
      max_surge = "33%"
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "10.245.0.0/16"
    dns_service_ip      = "10.245.0.10"
  }

  # The controller, at the shop's own address, is made by manifests/cluster.yaml.
  web_app_routing {
    dns_zone_ids             = []
    default_nginx_controller = "None"
  }

  oms_agent {
    log_analytics_workspace_id      = azurerm_log_analytics_workspace.shop.id
    msi_auth_for_monitoring_enabled = true
  }

  monitor_metrics {}

  dynamic "microsoft_defender" {
    for_each = var.defender ? [1] : []
    content {
      log_analytics_workspace_id = azurerm_log_analytics_workspace.shop.id
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "shop" {
  name                  = "shop"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.shop.id
  vm_size               = var.user_nodes.size
  auto_scaling_enabled  = true
  min_count             = var.user_nodes.min
  max_count             = var.user_nodes.max
  zones                 = ["1", "2", "3"]
  vnet_subnet_id        = azurerm_subnet.nodes.id
  tags                  = local.tags
  upgrade_settings {
    max_surge = "33%"
  }
}

# The nodes may take images, and nobody may put any but the deployment.
resource "azurerm_container_registry" "shop" {
  name                = local.compact
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  sku                 = var.environment == "production" ? "Premium" : "Standard"
  admin_enabled       = false
  tags                = local.tags
}

resource "azurerm_role_assignment" "pull" {
  scope                = azurerm_container_registry.shop.id
  role_definition_name = "AcrPull"
  principal_id         = one(azurerm_kubernetes_cluster.shop.kubelet_identity[*].object_id)
}
