output "cluster" {
  description = "The cluster's name, for aws eks update-kubeconfig and for helm."
  value       = aws_eks_cluster.shop.name
}

output "region" {
  description = "The region that everything is in."
  value       = var.region
}

output "github_secrets" {
  description = "The secrets of GitHub's environment of this name, for .github/workflows/deploy-to.yml."
  value = {
    AWS_ROLE_ARN = one(aws_iam_role.github[*].arn)
    AWS_REGION   = var.region
    EKS_CLUSTER  = aws_eks_cluster.shop.name
    ECR_REGISTRY = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${var.region}.amazonaws.com"
    SHOP_URL     = "https://${var.host}"
  }
}

output "store_manifest" {
  description = "The content of k8s/overlays/ENVIRONMENT/eks/store.yaml: where the shop's secrets are, and who reads them."
  value = templatefile("${path.module}/manifests/store.yaml", {
    region   = var.region
    role_arn = aws_iam_role.external_secrets.arn
  })
}

output "database_host" {
  description = "The host in each service's database-url; its database and role are NAME_service."
  value       = aws_db_instance.shop.address
}

output "database_password" {
  description = "The secret in Secrets Manager that holds the database administrator's password."
  value       = one(aws_db_instance.shop.master_user_secret[*].secret_arn)
}

output "redis_host" {
  description = "The host in each service's redis-url, at port 6379."
  value       = aws_elasticache_replication_group.shop.primary_endpoint_address
}

output "redis" {
  description = "The name of ElastiCache's replication group, for aws elasticache modify-replication-group."
  value       = aws_elasticache_replication_group.shop.replication_group_id
}

output "name_servers" {
  description = "What the parent of the hosted zone has to be told."
  value       = aws_route53_zone.shop.name_servers
}

output "catalogue_url" {
  description = "The catalogue by way of CloudFront; null without it."
  value       = var.cdn ? "https://${aws_cloudfront_distribution.catalogue[0].domain_name}/api/products" : null
}
