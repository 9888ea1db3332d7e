# PostgreSQL: private, one database a service; their roles are made inside the network, as docs/DEPLOYMENT.md tells. The administrator's
# password comes from outside and is passed on by write-only arguments, so it is in no state.
resource "azurerm_private_dns_zone" "postgres" {
  name                = "${local.name}.private.postgres.database.azure.com"
  resource_group_name = azurerm_resource_group.shop.name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "postgres" {
  name                  = "postgres"
  resource_group_name   = azurerm_resource_group.shop.name
  private_dns_zone_name = azurerm_private_dns_zone.postgres.name
  virtual_network_id    = azurerm_virtual_network.shop.id
}

resource "azurerm_postgresql_flexible_server" "shop" {
  name                              = local.unique
  resource_group_name               = azurerm_resource_group.shop.name
  location                          = azurerm_resource_group.shop.location
  version                           = "17"
  sku_name                          = var.database.sku
  storage_mb                        = var.database.storage_mb
  auto_grow_enabled                 = true
  backup_retention_days             = var.database.backup_days
  geo_redundant_backup_enabled      = var.environment == "production"
  delegated_subnet_id               = azurerm_subnet.postgres.id
  private_dns_zone_id               = azurerm_private_dns_zone.postgres.id
  public_network_access_enabled     = false
  administrator_login               = "shop_admin"
  administrator_password_wo         = var.database_password
  administrator_password_wo_version = var.database_password_version
  zone                              = "1"
  tags                              = local.tags

  dynamic "high_availability" {
    for_each = var.database.zone_redundant ? [1] : []
    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = "2"
    }
  }

  # A failover swaps the two.
  lifecycle {
    ignore_changes = [zone, high_availability[0].standby_availability_zone]
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.postgres]
}

resource "azurerm_postgresql_flexible_server_configuration" "require_tls" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.shop.id
  value     = "on"
}

resource "azurerm_postgresql_flexible_server_database" "service" {
  for_each  = toset(local.services)
  name      = "${each.key}_service"
  server_id = azurerm_postgresql_flexible_server.shop.id
  charset   = "UTF8"
  collation = "en_US.utf8"
}

# Redis: a cache and counters, reached by a private endpoint. The provider reads its key back, so that is in the state.
resource "azurerm_managed_redis" "shop" {
  name                      = local.unique
  resource_group_name       = azurerm_resource_group.shop.name
  location                  = azurerm_resource_group.shop.location
  sku_name                  = var.redis_sku
  high_availability_enabled = var.environment == "production"
  public_network_access     = "Disabled"
  tags                      = local.tags

  default_database {
    access_keys_authentication_enabled = true
    client_protocol                    = "Encrypted"
    eviction_policy                    = "VolatileLRU"
  }
}

resource "azurerm_private_dns_zone" "redis" {
  name                = "privatelink.redis.azure.net"
  resource_group_name = azurerm_resource_group.shop.name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "redis" {
  name                  = "redis"
  resource_group_name   = azurerm_resource_group.shop.name
  private_dns_zone_name = azurerm_private_dns_zone.redis.name
  virtual_network_id    = azurerm_virtual_network.shop.id
}

resource "azurerm_private_endpoint" "redis" {
  name                = "${local.name}-redis"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.tags

  private_service_connection {
    name                           = "redis"
    private_connection_resource_id = azurerm_managed_redis.shop.id
    subresource_names              = ["redisEnterprise"]
    is_manual_connection           = false
  }
  private_dns_zone_group {
    name                 = "redis"
    private_dns_zone_ids = [azurerm_private_dns_zone.redis.id]
  }
}
