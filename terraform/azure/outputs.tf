output "cluster" {
  description = "The cluster's name, for az aks get-credentials."
  value       = azurerm_kubernetes_cluster.shop.name
}

output "resource_group" {
  description = "The resource group that everything is in."
  value       = azurerm_resource_group.shop.name
}

output "github_secrets" {
  description = "The secrets of GitHub's environment of this name, for .github/workflows/deploy-to.yml."
  value = {
    AZURE_CLIENT_ID       = one(azurerm_user_assigned_identity.github[*].client_id)
    AZURE_TENANT_ID       = data.azurerm_client_config.current.tenant_id
    AZURE_SUBSCRIPTION_ID = var.subscription_id
    AKS_RESOURCE_GROUP    = azurerm_resource_group.shop.name
    AKS_CLUSTER           = azurerm_kubernetes_cluster.shop.name
    ACR_NAME              = azurerm_container_registry.shop.name
    SHOP_URL              = "https://${var.host}"
  }
}

output "cluster_manifest" {
  description = "What the cluster needs before the shop: its ingress controller at the shop's address, and its certificates' issuer."
  value = templatefile("${path.module}/manifests/cluster.yaml", {
    resource_group = azurerm_resource_group.shop.name
    address        = azurerm_public_ip.shop.name
    email          = var.certificate_email
  })
}

output "store_manifest" {
  description = "The content of k8s/overlays/ENVIRONMENT/aks/store.yaml: where the shop's secrets are, and who reads them."
  value = templatefile("${path.module}/manifests/store.yaml", {
    vault_url = azurerm_key_vault.shop.vault_uri
    client_id = azurerm_user_assigned_identity.external_secrets.client_id
  })
}

output "vault" {
  description = "The vault's name, for az keyvault secret set."
  value       = azurerm_key_vault.shop.name
}

output "database_host" {
  description = "The host in each service's database-url; its database and role are NAME_service."
  value       = azurerm_postgresql_flexible_server.shop.fqdn
}

output "redis_host" {
  description = "The host in each service's redis-url, at port 10000."
  value       = azurerm_managed_redis.shop.hostname
}

output "redis" {
  description = "The name of Azure Managed Redis, for az redisenterprise database list-keys."
  value       = azurerm_managed_redis.shop.name
}

output "name_servers" {
  description = "What the parent of the DNS zone has to be told."
  value       = azurerm_dns_zone.shop.name_servers
}

output "catalogue_url" {
  description = "The catalogue by way of Front Door; null without it."
  value       = var.cdn ? "https://${azurerm_cdn_frontdoor_endpoint.shop[0].host_name}/api/products" : null
}
