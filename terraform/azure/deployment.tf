# GitHub's workflow comes with a token of its repository and of the environment of this name; no key is stored with it. It copies images
# into the registry, and administers the cluster, whose overlays hold the namespace itself.
resource "azurerm_user_assigned_identity" "github" {
  count               = var.github_repository == "" ? 0 : 1
  name                = "${local.name}-github"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "github" {
  count               = length(azurerm_user_assigned_identity.github)
  name                = "github"
  resource_group_name = azurerm_resource_group.shop.name
  parent_id           = azurerm_user_assigned_identity.github[0].id
  issuer              = "https://token.actions.githubusercontent.com"
  subject             = "repo:${var.github_repository}:environment:${var.environment}"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "github" {
  for_each = var.github_repository == "" ? {} : {
    "AcrPush"                                     = azurerm_container_registry.shop.id
    "Azure Kubernetes Service Cluster User Role"  = azurerm_kubernetes_cluster.shop.id
    "Azure Kubernetes Service RBAC Cluster Admin" = azurerm_kubernetes_cluster.shop.id
  }
  scope                = each.value
  role_definition_name = each.key
  principal_id         = azurerm_user_assigned_identity.github[0].principal_id
}
