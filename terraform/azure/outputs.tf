output "cluster" {
  description = "For AKS_CLUSTER of the deployment's secrets."
  value       = azurerm_kubernetes_cluster.shop.name
}

output "resource_group" {
  description = "For AKS_RESOURCE_GROUP of the deployment's secrets."
  value       = azurerm_resource_group.shop.name
}

output "registry" {
  description = "For ACR_NAME of the deployment's secrets."
  value       = azurerm_container_registry.shop.name
}

output "github_client_ids" {
  description = "For AZURE_CLIENT_ID of GitHub's environments: images, and this one (deploy); empty where no repository may deploy."
  value       = { for key, identity in azurerm_user_assigned_identity.github : key => identity.client_id }
}

output "vault_url" {
  description = "For vaultUrl in k8s/components/aks/store.yaml."
  value       = azurerm_key_vault.shop.vault_uri
}

output "external_secrets_client_id" {
  description = "For the service account's annotation in k8s/components/aks/store.yaml."
  value       = azurerm_user_assigned_identity.external_secrets.client_id
}

output "database_host" {
  description = "The host in each service's database-url; its database and role are NAME_service."
  value       = azurerm_postgresql_flexible_server.shop.fqdn
}

output "redis_host" {
  description = "The host in each service's redis-url, at port 10000."
  value       = azurerm_managed_redis.shop.hostname
}

output "name_servers" {
  description = "What the parent of the DNS zone has to be told."
  value       = azurerm_dns_zone.shop.name_servers
}

output "shop_url" {
  description = "For SHOP_URL of the deployment's secrets."
  value       = "https://${var.host}"
}
