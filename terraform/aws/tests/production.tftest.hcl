# What must hold of production, whatever else changes. Nothing is asked of AWS.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["a", "b", "c", "d"] }
  }
  mock_resource "aws_eks_cluster" {
    defaults = {
      arn      = "arn:aws:eks:eu-central-1:000000000000:cluster/x"
      identity = [{ oidc = [{ issuer = "https://issuer.example.com/id/1" }] }]
    }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::000000000000:oidc-provider/x" }
  }
  mock_resource "aws_acm_certificate" {
    defaults = {
      domain_validation_options = [{ domain_name = "shop.example.com", resource_record_name = "_1.shop.example.com", resource_record_type = "CNAME", resource_record_value = "_2.example.com" }]
    }
  }
}

variables {
  environment       = "production"
  host              = "shop.example.com"
  dns_zone          = "shop.example.com"
  network_cidr      = "10.32.0.0/16"
  nat_gateways      = 3
  nodes             = { type = "m7a.xlarge", min = 3, max = 12 }
  database          = { class = "db.m7g.xlarge", storage_gb = 100, backup_days = 35, multi_az = true }
  redis_password    = "only-for-this-test"
  github_repository = "example/shop"
}

run "production" {
  command = plan

  assert {
    condition     = !aws_db_instance.shop.publicly_accessible && aws_db_instance.shop.storage_encrypted
    error_message = "The database may be reached from the internet, or its disk is open."
  }
  assert {
    condition     = aws_db_instance.shop.multi_az && aws_db_instance.shop.backup_retention_period >= 30
    error_message = "The database does not outlive its zone, or backups are too few."
  }
  assert {
    condition     = aws_db_instance.shop.deletion_protection && !aws_db_instance.shop.skip_final_snapshot && aws_eks_cluster.shop.deletion_protection
    error_message = "What holds data can be deleted."
  }
  assert {
    condition     = aws_db_instance.shop.manage_master_user_password
    error_message = "The administrator's password would be in the state."
  }
  assert {
    condition     = one(aws_db_parameter_group.shop.parameter).name == "rds.force_ssl"
    error_message = "The database speaks without TLS."
  }
  assert {
    condition     = aws_elasticache_replication_group.shop.transit_encryption_enabled && aws_elasticache_replication_group.shop.automatic_failover_enabled
    error_message = "Valkey speaks without TLS, or has no second node."
  }
  assert {
    condition     = !aws_eks_cluster.shop.vpc_config[0].endpoint_public_access && contains(aws_eks_cluster.shop.encryption_config[0].resources, "secrets")
    error_message = "The API server is open, or Secrets are not sealed."
  }
  assert {
    condition     = length(aws_eks_cluster.shop.enabled_cluster_log_types) == 5
    error_message = "The control plane keeps no log."
  }
  assert {
    condition     = aws_eks_node_group.shop.scaling_config[0].min_size >= 3 && length(aws_nat_gateway.shop) == 3
    error_message = "The shop does not outlive a zone."
  }
  assert {
    condition     = aws_launch_template.nodes.metadata_options[0].http_tokens == "required" && aws_launch_template.nodes.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "A pod can take its node's identity."
  }
  assert {
    condition     = toset(keys(aws_ecr_repository.image)) == toset(["user", "product", "order", "notification", "setup"]) && alltrue([for image in aws_ecr_repository.image : image.image_tag_mutability == "IMMUTABLE"])
    error_message = "Images are missing, or can be changed under their name."
  }
  assert {
    condition     = toset([for secret in aws_secretsmanager_secret.service : secret.name]) == toset(["ecommerce-user", "ecommerce-product", "ecommerce-order", "ecommerce-notification"])
    error_message = "The overlays read other entries."
  }
  assert {
    condition     = strcontains(aws_iam_role.github["deploy"].assume_role_policy, "repo:example/shop:environment:production") && strcontains(aws_iam_role.github["images"].assume_role_policy, "repo:example/shop:environment:images")
    error_message = "Others than this environment's workflows may deploy."
  }
  assert {
    condition     = strcontains(aws_iam_role.external_secrets.assume_role_policy, "issuer.example.com/id/1:sub") && strcontains(aws_iam_role.external_secrets.assume_role_policy, "system:serviceaccount:ecommerce:external-secrets")
    error_message = "The overlays' service account does not reach the entries."
  }
  assert {
    condition     = output.cluster == "ecommerce-production" && output.shop_url == "https://shop.example.com"
    error_message = "The outputs are not what the workflows read."
  }
}

run "an_open_api_server_is_refused" {
  command = plan
  variables {
    api_server_ranges = ["0.0.0.0/0"]
  }
  expect_failures = [var.api_server_ranges]
}

run "development_is_small" {
  command = plan
  variables {
    environment         = "development"
    nat_gateways        = 1
    deletion_protection = false
    github_repository   = ""
  }
  assert {
    condition     = length(aws_nat_gateway.shop) == 1 && !aws_elasticache_replication_group.shop.automatic_failover_enabled && length(aws_iam_role.github) == 0
    error_message = "Development costs more than it must, or lets a workflow in."
  }
}
