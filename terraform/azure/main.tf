locals {
  name     = "ecommerce-${var.environment}"
  compact  = "ecommerce${substr(var.environment, 0, 4)}${random_string.suffix.result}"
  unique   = "${local.name}-${random_string.suffix.result}"
  services = ["user", "product", "order", "notification"]
  tags = {
    application = "ecommerce"
    environment = var.environment
    managed-by  = "terraform"
  }
}

data "azurerm_client_config" "current" {}

# What has an address of its own has a name that nobody else in the world may have: compact where no hyphen is allowed.
resource "random_string" "suffix" {
  length  = 6
  upper   = false
  special = false
}

resource "azurerm_resource_group" "shop" {
  name     = local.name
  location = var.location
  tags     = local.tags
}

resource "azurerm_management_lock" "data" {
  for_each = var.deletion_protection ? {
    database = azurerm_postgresql_flexible_server.shop.id
    vault    = azurerm_key_vault.shop.id
  } : {}
  name       = "no-deletion"
  scope      = each.value
  lock_level = "CanNotDelete"
  notes      = "Holds data of the shop."
}
