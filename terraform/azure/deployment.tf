# GitHub's workflows come with a token of their repository and environment; no key is stored with them. One identity puts images into the
# registry, from GitHub's environment "images"; the other deploys, from the environment of this name.
locals {
  github = var.github_repository == "" ? {} : { images = "images", deploy = var.environment }
}

resource "azurerm_user_assigned_identity" "github" {
  for_each            = local.github
  name                = "${local.name}-github-${each.key}"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "github" {
  for_each            = local.github
  name                = "github"
  resource_group_name = azurerm_resource_group.shop.name
  parent_id           = azurerm_user_assigned_identity.github[each.key].id
  issuer              = "https://token.actions.githubusercontent.com"
  subject             = "repo:${var.github_repository}:environment:${each.value}"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "push" {
  for_each             = { for key, value in local.github : key => value if key == "images" }
  scope                = azurerm_container_registry.shop.id
  role_definition_name = "AcrPush"
  principal_id         = azurerm_user_assigned_identity.github[each.key].principal_id
}

resource "azurerm_role_assignment" "deploy" {
  for_each             = toset(var.github_repository == "" ? [] : ["Azure Kubernetes Service Cluster User Role", "Azure Kubernetes Service RBAC Cluster Admin"])
  scope                = azurerm_kubernetes_cluster.shop.id
  role_definition_name = each.key
  principal_id         = azurerm_user_assigned_identity.github["deploy"].principal_id
}
