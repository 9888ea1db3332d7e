# GitHub's workflows come with a token of their repository and environment; no key is stored with them.
resource "azurerm_user_assigned_identity" "github" {
  count               = var.github_repository == "" ? 0 : 1
  name                = "${local.name}-github"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "github" {
  count               = var.github_repository == "" ? 0 : 1
  name                = "github"
  resource_group_name = azurerm_resource_group.shop.name
  parent_id           = azurerm_user_assigned_identity.github[0].id
  issuer              = "https://token.actions.githubusercontent.com"
  subject             = "repo:${var.github_repository}:environment:${var.environment}"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "push" {
  count                = var.github_repository == "" ? 0 : 1
  scope                = azurerm_container_registry.shop.id
  role_definition_name = "AcrPush"
  principal_id         = azurerm_user_assigned_identity.github[0].principal_id
}

resource "azurerm_role_assignment" "deploy" {
  for_each             = toset(var.github_repository == "" ? [] : ["Azure Kubernetes Service Cluster User Role", "Azure Kubernetes Service RBAC Writer"])
  scope                = azurerm_kubernetes_cluster.shop.id
  role_definition_name = each.key
  principal_id         = azurerm_user_assigned_identity.github[0].principal_id
}
