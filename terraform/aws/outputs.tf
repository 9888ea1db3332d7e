output "cluster" {
  description = "For EKS_CLUSTER of the deployment's secrets."
  value       = aws_eks_cluster.shop.name
}

output "region" {
  description = "For AWS_REGION of the deployment's secrets, and for region in k8s/components/eks/store.yaml."
  value       = var.region
}

output "registry" {
  description = "For ECR_REGISTRY of the deployment's secrets."
  value       = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${var.region}.amazonaws.com"
}

output "github_role_arns" {
  description = "For AWS_ROLE_ARN of GitHub's environments: images, and this one (deploy); empty where no repository may deploy."
  value       = { for key, role in aws_iam_role.github : key => role.arn }
}

output "external_secrets_role_arn" {
  description = "For the service account's annotation in k8s/components/eks/store.yaml."
  value       = aws_iam_role.external_secrets.arn
}

output "database_host" {
  description = "The host in each service's database-url; its database and role are NAME_service."
  value       = aws_db_instance.shop.address
}

output "redis_host" {
  description = "The host in each service's redis-url, at port 6379."
  value       = aws_elasticache_replication_group.shop.primary_endpoint_address
}

output "name_servers" {
  description = "What the parent of the hosted zone has to be told."
  value       = aws_route53_zone.shop.name_servers
}

output "shop_url" {
  description = "For SHOP_URL of the deployment's secrets."
  value       = "https://${var.host}"
}
