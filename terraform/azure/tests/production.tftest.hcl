# What must hold of production, whatever else changes. Nothing is asked of Azure.
mock_provider "azurerm" {
  override_during = plan

  mock_resource "azurerm_kubernetes_cluster" {
    defaults = {
      id               = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/x/providers/Microsoft.ContainerService/managedClusters/x"
      kubelet_identity = [{ object_id = "00000000-0000-0000-0000-000000000001", client_id = "", user_assigned_identity_id = "" }]
      oidc_issuer_url  = "https://issuer.example.com/"
    }
  }
}
mock_provider "random" {}

variables {
  subscription_id   = "00000000-0000-0000-0000-000000000000"
  database_password = "only-for-this-test"
  github_repository = "example/shop"
  environment       = "production"
  host              = "shop.example.com"
  dns_zone          = "shop.example.com"
  network_cidr      = "10.22.0.0/16"
  database          = { sku = "GP_Standard_D4ds_v5", storage_mb = 131072, backup_days = 35, zone_redundant = true }
  user_nodes        = { size = "Standard_D4as_v5", min = 3, max = 12 }
}

run "production" {
  command = plan

  assert {
    condition     = !azurerm_postgresql_flexible_server.shop.public_network_access_enabled
    error_message = "The database may be reached from the internet."
  }
  assert {
    condition     = azurerm_postgresql_flexible_server.shop.high_availability[0].mode == "ZoneRedundant"
    error_message = "The database does not outlive its zone."
  }
  assert {
    condition     = azurerm_postgresql_flexible_server.shop.geo_redundant_backup_enabled && azurerm_postgresql_flexible_server.shop.backup_retention_days >= 30
    error_message = "Backups are too few, or in one region."
  }
  assert {
    condition     = azurerm_postgresql_flexible_server_configuration.require_tls.value == "on"
    error_message = "The database speaks without TLS."
  }
  assert {
    condition     = toset(keys(azurerm_postgresql_flexible_server_database.service)) == toset(["user", "product", "order", "notification"])
    error_message = "Each service has a database of its own."
  }
  assert {
    condition     = azurerm_managed_redis.shop.default_database[0].client_protocol == "Encrypted" && azurerm_managed_redis.shop.high_availability_enabled
    error_message = "Redis speaks without TLS, or has no second node."
  }
  assert {
    condition     = azurerm_managed_redis.shop.public_network_access == "Disabled" && azurerm_key_vault.shop.network_acls[0].default_action == "Deny"
    error_message = "Redis or the vault may be reached from the internet."
  }
  assert {
    condition     = length(azurerm_management_lock.data) == 2 && azurerm_key_vault.shop.purge_protection_enabled
    error_message = "What holds data can be deleted."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.shop.private_cluster_enabled && azurerm_kubernetes_cluster.shop.local_account_disabled
    error_message = "The API server is open, or has an account without a name."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.shop.network_profile[0].network_policy == "cilium"
    error_message = "Network policies are not enforced."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.shop.min_count >= 3 && length(azurerm_kubernetes_cluster_node_pool.shop.zones) == 3
    error_message = "The shop does not outlive a zone."
  }
  assert {
    condition     = azurerm_federated_identity_credential.github["deploy"].subject == "repo:example/shop:environment:production" && azurerm_federated_identity_credential.github["images"].subject == "repo:example/shop:environment:images"
    error_message = "Others than this environment's workflows may deploy."
  }
  assert {
    condition     = azurerm_federated_identity_credential.external_secrets.subject == "system:serviceaccount:ecommerce:external-secrets"
    error_message = "The overlays' service account does not reach the vault."
  }
  assert {
    condition     = output.cluster == "ecommerce-production" && output.shop_url == "https://shop.example.com"
    error_message = "The outputs are not what the workflows read."
  }
}

run "an_open_api_server_is_refused" {
  command = plan
  variables {
    api_server_ranges = ["0.0.0.0/0"]
  }
  expect_failures = [var.api_server_ranges]
}

run "named_ranges_open_it_to_them_alone" {
  command = plan
  variables {
    api_server_ranges = ["192.0.2.0/24"]
  }
  assert {
    condition     = !azurerm_kubernetes_cluster.shop.private_cluster_enabled && azurerm_kubernetes_cluster.shop.api_server_access_profile[0].authorized_ip_ranges == toset(["192.0.2.0/24"])
    error_message = "The ranges are not those that were given."
  }
}

run "an_unknown_environment_is_refused" {
  command = plan
  variables {
    environment = "test"
  }
  expect_failures = [var.environment]
}
