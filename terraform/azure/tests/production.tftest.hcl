# What must hold of production as environments/production.tfvars describes it, whatever else changes. Nothing is asked of Azure.
mock_provider "azurerm" {
  override_during = plan

  mock_data "azurerm_client_config" {
    defaults = { tenant_id = "00000000-0000-0000-0000-000000000009", object_id = "00000000-0000-0000-0000-000000000008" }
  }
  mock_resource "azurerm_kubernetes_cluster" {
    defaults = {
      id               = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/x/providers/Microsoft.ContainerService/managedClusters/x"
      kubelet_identity = [{ object_id = "00000000-0000-0000-0000-000000000001", client_id = "", user_assigned_identity_id = "" }]
      oidc_issuer_url  = "https://issuer.example.com/"
    }
  }
  mock_resource "azurerm_container_registry" {
    defaults = { id = "the-registry" }
  }
  mock_resource "azurerm_key_vault" {
    defaults = { id = "the-vault", vault_uri = "https://vault.example.com/" }
  }
  mock_resource "azurerm_user_assigned_identity" {
    defaults = { client_id = "00000000-0000-0000-0000-000000000002", principal_id = "00000000-0000-0000-0000-000000000003" }
  }
  mock_resource "azurerm_public_ip" {
    defaults = { ip_address = "192.0.2.1" }
  }
}
mock_provider "random" {
  override_during = plan
  mock_resource "random_string" {
    defaults = { result = "abc123" }
  }
}

run "settings" {
  module {
    source = "./tests/settings"
  }
  variables {
    environment = "production"
  }
}

variables {
  subscription_id   = "00000000-0000-0000-0000-000000000000"
  database_password = "only-for-this-test"
  github_repository = "example/shop"
  environment       = "production"
  host              = "shop.example.com"
  dns_zone          = "shop.example.com"
  certificate_email = "operations@example.com"
}

run "production" {
  command = plan
  variables {
    environment       = run.settings.of.environment
    host              = run.settings.of.host
    dns_zone          = run.settings.of.dns_zone
    network_cidr      = run.settings.of.network_cidr
    database          = run.settings.of.database
    redis_sku         = run.settings.of.redis_sku
    system_nodes      = run.settings.of.system_nodes
    user_nodes        = run.settings.of.user_nodes
    defender          = run.settings.of.defender
    azure_policy      = run.settings.of.azure_policy
    budget            = run.settings.of.budget
    certificate_email = run.settings.of.certificate_email
  }

  assert {
    condition     = length(setsubtract(keys(run.settings.of), ["environment", "host", "dns_zone", "network_cidr", "database", "redis_sku", "system_nodes", "user_nodes", "defender", "azure_policy", "budget", "certificate_email"])) == 0
    error_message = "production.tfvars sets something that this test leaves out."
  }
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
    condition     = azurerm_postgresql_flexible_server_configuration.require_tls.name == "require_secure_transport" && azurerm_postgresql_flexible_server_configuration.require_tls.value == "on"
    error_message = "The database speaks without TLS."
  }
  assert {
    condition     = azurerm_postgresql_flexible_server.shop.administrator_password == null && azurerm_key_vault_secret.administrator.value == null
    error_message = "The administrator's password would be in the state."
  }
  assert {
    condition     = toset([for database in azurerm_postgresql_flexible_server_database.service : database.name]) == toset(["user_service", "product_service", "order_service", "notification_service"])
    error_message = "Each service has a database of its own."
  }
  assert {
    condition     = azurerm_managed_redis.shop.default_database[0].client_protocol == "Encrypted" && azurerm_managed_redis.shop.high_availability_enabled
    error_message = "Redis speaks without TLS, or has no second node."
  }
  assert {
    condition     = azurerm_managed_redis.shop.public_network_access == "Disabled" && azurerm_key_vault.shop.network_acls[0].default_action == "Deny" && azurerm_key_vault.shop.rbac_authorization_enabled
    error_message = "Redis or the vault may be reached from the internet."
  }
  assert {
    condition     = toset(keys(azurerm_management_lock.data)) == toset(["database", "vault"]) && azurerm_key_vault.shop.purge_protection_enabled
    error_message = "What holds data can be deleted."
  }
  assert {
    condition     = one([for rule in azurerm_network_security_group.nodes.security_rule : join(",", sort(rule.destination_port_ranges)) if rule.access == "Allow"]) == "443,80"
    error_message = "The internet reaches more of the nodes than the shop."
  }
  assert {
    condition     = alltrue([for rule in azurerm_network_security_group.data.security_rule : rule.access == "Deny" || toset(rule.source_address_prefixes) == toset(azurerm_subnet.nodes.address_prefixes)])
    error_message = "Others than the nodes reach the data."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.shop.private_cluster_enabled && azurerm_kubernetes_cluster.shop.local_account_disabled && azurerm_kubernetes_cluster.shop.sku_tier == "Standard"
    error_message = "The API server is open, has an account without a name, or no promised uptime."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.shop.workload_identity_enabled && azurerm_kubernetes_cluster.shop.oidc_issuer_enabled && azurerm_kubernetes_cluster.shop.automatic_upgrade_channel == "patch"
    error_message = "Pods have no identities, or the cluster stays without patches."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.shop.network_profile[0].network_policy == "cilium" && azurerm_kubernetes_cluster.shop.network_profile[0].network_plugin_mode == "overlay"
    error_message = "Network policies are not enforced."
  }
  assert {
    condition     = length(azurerm_kubernetes_cluster.shop.microsoft_defender) == 1 && azurerm_kubernetes_cluster.shop.azure_policy_enabled
    error_message = "Nobody watches the cluster."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.shop.min_count >= 3 && length(azurerm_kubernetes_cluster_node_pool.shop.zones) == 3 && azurerm_kubernetes_cluster.shop.default_node_pool[0].min_count >= 3
    error_message = "The shop does not outlive a zone."
  }
  assert {
    condition     = !azurerm_container_registry.shop.admin_enabled
    error_message = "The registry has an account without a name."
  }
  assert {
    condition     = azurerm_federated_identity_credential.github[0].subject == "repo:example/shop:environment:production"
    error_message = "Others than this environment's workflow may deploy."
  }
  assert {
    condition     = azurerm_federated_identity_credential.external_secrets.subject == "system:serviceaccount:ecommerce:external-secrets" && azurerm_federated_identity_credential.external_secrets.issuer == "https://issuer.example.com/"
    error_message = "The overlays' service account does not reach the vault."
  }
  assert {
    condition     = azurerm_role_assignment.read_secrets.role_definition_name == "Key Vault Secrets User" && azurerm_role_assignment.read_secrets.scope == "the-vault"
    error_message = "External Secrets may do more than read this vault."
  }
  assert {
    condition     = azurerm_role_assignment.github["AcrPush"].scope == "the-registry" && azurerm_role_assignment.pull.role_definition_name == "AcrPull"
    error_message = "Images do not get into the registry, or not out of it."
  }
  assert {
    condition     = azurerm_dns_a_record.shop.name == "@" && azurerm_dns_a_record.shop.records == toset(["192.0.2.1"]) && azurerm_public_ip.shop.allocation_method == "Static"
    error_message = "The shop's name does not lead to its address."
  }
  assert {
    condition     = azurerm_consumption_budget_resource_group.shop[0].amount > 0
    error_message = "Nobody hears of what it costs."
  }
  assert {
    condition     = length(azurerm_cdn_frontdoor_profile.shop) == 0 && output.catalogue_url == null
    error_message = "Front Door is an option."
  }
  assert {
    condition = output.github_secrets == {
      AZURE_CLIENT_ID       = "00000000-0000-0000-0000-000000000002"
      AZURE_TENANT_ID       = "00000000-0000-0000-0000-000000000009"
      AZURE_SUBSCRIPTION_ID = "00000000-0000-0000-0000-000000000000"
      AKS_RESOURCE_GROUP    = "ecommerce-production"
      AKS_CLUSTER           = "ecommerce-production"
      ACR_NAME              = "ecommerceprodabc123"
      SHOP_URL              = "https://shop.example.com"
    }
    error_message = "The workflow reads other secrets."
  }
  assert {
    condition     = strcontains(output.store_manifest, "vaultUrl: https://vault.example.com/\n") && strcontains(output.store_manifest, "client-id: 00000000-0000-0000-0000-000000000002\n")
    error_message = "The overlay does not reach the vault."
  }
  assert {
    condition     = strcontains(output.cluster_manifest, "azure-pip-name: ecommerce-production-shop\n") && strcontains(output.cluster_manifest, "resource-group: ecommerce-production\n")
    error_message = "The ingress controller does not get the shop's address."
  }
  assert {
    condition     = alltrue([for name in [azurerm_postgresql_flexible_server.shop.name, azurerm_managed_redis.shop.name, azurerm_key_vault.shop.name, azurerm_container_registry.shop.name, azurerm_dashboard_grafana.shop.name] : endswith(name, "abc123")])
    error_message = "A name is one that somebody else in the world may have."
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

run "what_is_wrong_is_refused" {
  command = plan
  variables {
    environment       = "test"
    host              = "shop.example.org"
    database          = { sku = "B_Standard_B2s", storage_mb = 32768, backup_days = 3, zone_redundant = true }
    user_nodes        = { size = "Standard_D2as_v5", min = 3, max = 1 }
    database_password = "short"
    github_repository = "example/*"
    budget            = { amount = 100, emails = [] }
    certificate_email = "nobody"
  }
  expect_failures = [var.environment, var.dns_zone, var.database, var.user_nodes, var.database_password, var.github_repository, var.budget, var.certificate_email]
}

run "front_door_keeps_nothing_that_a_header_changes" {
  command = plan
  variables {
    cdn = true
  }
  assert {
    condition     = toset([for rule in azurerm_cdn_frontdoor_rule.not_kept : rule.conditions[0].request_header_condition[0].header_name]) == toset(["Authorization", "Origin"]) && alltrue([for rule in azurerm_cdn_frontdoor_rule.not_kept : rule.actions[0].route_configuration_override_action[0].cache_behavior == "Disabled"])
    error_message = "A customer could be answered what is another's."
  }
  assert {
    condition     = azurerm_cdn_frontdoor_route.catalogue[0].cache[0].query_string_caching_behavior == "UseQueryString"
    error_message = "The second page would be the first."
  }
}

run "development_settings" {
  module {
    source = "./tests/settings"
  }
  variables {
    environment = "development"
  }
}

run "development_is_small_and_goes_at_once" {
  command = plan
  variables {
    environment         = run.development_settings.of.environment
    host                = run.development_settings.of.host
    dns_zone            = run.development_settings.of.dns_zone
    network_cidr        = run.development_settings.of.network_cidr
    database            = run.development_settings.of.database
    redis_sku           = run.development_settings.of.redis_sku
    system_nodes        = { size = "Standard_D2as_v5", min = 1, max = 3 }
    user_nodes          = run.development_settings.of.user_nodes
    deletion_protection = run.development_settings.of.deletion_protection
    defender            = false
    github_repository   = ""
  }
  assert {
    condition     = length(azurerm_management_lock.data) == 0 && length(azurerm_postgresql_flexible_server.shop.high_availability) == 0 && !azurerm_managed_redis.shop.high_availability_enabled
    error_message = "Development costs more than it must, or can't be taken away."
  }
  assert {
    condition     = length(azurerm_user_assigned_identity.github) == 0 && length(azurerm_role_assignment.github) == 0 && output.github_secrets.AZURE_CLIENT_ID == null
    error_message = "A workflow is let in that nobody named."
  }
}
