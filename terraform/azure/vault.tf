# One entry a service, a JSON object with a member for each file: k8s/components/aks reads them. What only people know is put in by hand.
resource "azurerm_key_vault" "shop" {
  name                          = local.compact
  resource_group_name           = azurerm_resource_group.shop.name
  location                      = azurerm_resource_group.shop.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "standard"
  rbac_authorization_enabled    = true
  purge_protection_enabled      = var.environment == "production"
  soft_delete_retention_days    = 30
  public_network_access_enabled = true
  tags                          = local.tags

  # From the nodes, and from where the API server may be reached.
  network_acls {
    default_action             = "Deny"
    bypass                     = "AzureServices"
    virtual_network_subnet_ids = [azurerm_subnet.nodes.id]
    ip_rules                   = var.api_server_ranges
  }
}

# Who applies this puts the entries in, and administers the cluster.
resource "azurerm_role_assignment" "applicant" {
  for_each = {
    "Key Vault Secrets Officer"                   = azurerm_key_vault.shop.id
    "Azure Kubernetes Service RBAC Cluster Admin" = azurerm_kubernetes_cluster.shop.id
  }
  scope                = each.value
  role_definition_name = each.key
  principal_id         = data.azurerm_client_config.current.object_id
}

resource "azurerm_key_vault_secret" "administrator" {
  name             = "postgres-administrator"
  key_vault_id     = azurerm_key_vault.shop.id
  value_wo         = var.database_password
  value_wo_version = var.database_password_version
  tags             = local.tags
  depends_on       = [azurerm_role_assignment.applicant]
}

# The identity that External Secrets reads with, for the service account external-secrets in the shop's namespace.
resource "azurerm_user_assigned_identity" "external_secrets" {
  name                = "${local.name}-external-secrets"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "external_secrets" {
  name                = "external-secrets"
  resource_group_name = azurerm_resource_group.shop.name
  parent_id           = azurerm_user_assigned_identity.external_secrets.id
  issuer              = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject             = "system:serviceaccount:ecommerce:external-secrets"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "read_secrets" {
  scope                = azurerm_key_vault.shop.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.external_secrets.principal_id
}
