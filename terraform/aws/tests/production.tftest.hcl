# What must hold of production as environments/production.tfvars describes it, whatever else changes. Nothing is asked of AWS.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["a", "b", "c", "d"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "000000000000" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "the-key" }
  }
  mock_resource "aws_eks_cluster" {
    defaults = {
      arn      = "arn:aws:eks:eu-central-1:000000000000:cluster/x"
      identity = [{ oidc = [{ issuer = "https://issuer.example.com/id/1" }] }]
    }
  }
  mock_resource "aws_vpc" {
    defaults = { arn = "the-network" }
  }
  mock_resource "aws_eks_node_group" {
    defaults = { arn = "the-nodes" }
  }
  mock_resource "aws_route53_zone" {
    defaults = { arn = "the-zone" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "the-images" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "the-entry" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::000000000000:role/x" }
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

run "settings" {
  module {
    source = "./tests/settings"
  }
  variables {
    environment = "production"
  }
}

variables {
  github_repository = "example/shop"
  environment       = "production"
  host              = "shop.example.com"
  dns_zone          = "shop.example.com"
}

run "production" {
  command = plan
  variables {
    environment     = run.settings.of.environment
    host            = run.settings.of.host
    dns_zone        = run.settings.of.dns_zone
    network_cidr    = run.settings.of.network_cidr
    nat_gateways    = run.settings.of.nat_gateways
    nodes           = run.settings.of.nodes
    database        = run.settings.of.database
    redis_node_type = run.settings.of.redis_node_type
    budget          = run.settings.of.budget
  }

  assert {
    condition     = length(setsubtract(keys(run.settings.of), ["environment", "host", "dns_zone", "network_cidr", "nat_gateways", "nodes", "database", "redis_node_type", "budget"])) == 0
    error_message = "production.tfvars sets something that this test leaves out."
  }
  assert {
    condition     = !aws_db_instance.shop.publicly_accessible && aws_db_instance.shop.storage_encrypted && aws_db_instance.shop.kms_key_id == "the-key"
    error_message = "The database may be reached from the internet, or its disk is open."
  }
  assert {
    condition     = aws_db_instance.shop.multi_az && aws_db_instance.shop.backup_retention_period >= 30
    error_message = "The database does not outlive its zone, or backups are too few."
  }
  assert {
    condition     = aws_db_instance.shop.deletion_protection && !aws_db_instance.shop.skip_final_snapshot && aws_eks_cluster.shop.deletion_protection && alltrue([for secret in aws_secretsmanager_secret.service : secret.recovery_window_in_days == 30])
    error_message = "What holds data can be deleted."
  }
  assert {
    condition     = aws_db_instance.shop.manage_master_user_password && aws_db_instance.shop.password == null && aws_elasticache_replication_group.shop.auth_token == null
    error_message = "A password would be in the state."
  }
  assert {
    condition     = one(aws_db_parameter_group.shop.parameter).name == "rds.force_ssl" && one(aws_db_parameter_group.shop.parameter).value == "1"
    error_message = "The database speaks without TLS."
  }
  assert {
    condition     = aws_elasticache_replication_group.shop.transit_encryption_enabled && aws_elasticache_replication_group.shop.at_rest_encryption_enabled
    error_message = "Valkey speaks without TLS, or keeps in the clear."
  }
  assert {
    condition     = aws_elasticache_replication_group.shop.automatic_failover_enabled && aws_elasticache_replication_group.shop.multi_az_enabled && aws_elasticache_replication_group.shop.num_cache_clusters == 2
    error_message = "Valkey has no second node in another zone."
  }
  assert {
    condition     = alltrue([for rule in aws_security_group.data.ingress : length(rule.cidr_blocks == null ? [] : rule.cidr_blocks) == 0 && length(rule.security_groups) == 1])
    error_message = "Others than the cluster reach the data."
  }
  assert {
    condition     = !aws_eks_cluster.shop.vpc_config[0].endpoint_public_access && contains(aws_eks_cluster.shop.encryption_config[0].resources, "secrets") && aws_eks_cluster.shop.encryption_config[0].provider[0].key_arn == "the-key" && aws_kms_key.shop.enable_key_rotation
    error_message = "The API server is open, or Secrets are not sealed."
  }
  assert {
    condition     = length(aws_eks_cluster.shop.enabled_cluster_log_types) == 5 && length(aws_cloudwatch_log_group.containers) == 4
    error_message = "The control plane or the containers keep no log."
  }
  assert {
    condition     = jsondecode(aws_eks_addon.network.configuration_values).enableNetworkPolicy == "true"
    error_message = "Network policies are not enforced."
  }
  assert {
    condition     = aws_eks_node_group.shop.scaling_config[0].min_size >= 3 && length(aws_nat_gateway.shop) == 3 && length(distinct(aws_subnet.private[*].availability_zone)) == 3
    error_message = "The shop does not outlive a zone."
  }
  assert {
    condition     = aws_launch_template.nodes.metadata_options[0].http_tokens == "required" && aws_launch_template.nodes.metadata_options[0].http_put_response_hop_limit == 1 && aws_launch_template.nodes.block_device_mappings[0].ebs[0].encrypted == "true"
    error_message = "A pod can take its node's identity, or disks are open."
  }
  assert {
    condition     = toset([for image in aws_ecr_repository.image : image.name]) == toset(["ecommerce/user", "ecommerce/product", "ecommerce/order", "ecommerce/notification"]) && alltrue([for image in aws_ecr_repository.image : image.image_tag_mutability == "IMMUTABLE" && image.image_scanning_configuration[0].scan_on_push])
    error_message = "Images are missing, can be changed under their name, or nobody looks into them."
  }
  assert {
    condition     = toset([for secret in aws_secretsmanager_secret.service : secret.name]) == toset(["ecommerce-user", "ecommerce-product", "ecommerce-order", "ecommerce-notification"])
    error_message = "The overlays read other entries."
  }
  assert {
    condition     = jsondecode(aws_iam_role.github[0].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == "repo:example/shop:environment:production"
    error_message = "Others than this environment's workflow may deploy."
  }
  assert {
    condition     = jsondecode(aws_iam_role.external_secrets.assume_role_policy).Statement[0].Condition.StringEquals["issuer.example.com/id/1:sub"] == "system:serviceaccount:ecommerce:external-secrets"
    error_message = "The overlays' service account does not reach the entries."
  }
  assert {
    condition = alltrue([
      for policy in [aws_iam_role_policy.external_secrets.policy, aws_iam_role_policy.load_balancers.policy, aws_iam_role_policy.autoscaler.policy, aws_iam_role_policy.dns.policy, aws_iam_role_policy.github[0].policy] : alltrue([
        for statement in jsondecode(policy).Statement : !contains(statement.Action, "*") && (
          !contains(statement.Resource, "*") || can(statement.Condition) || try(statement.Sid, "") == "ListenAndRoute" ||
          alltrue([for action in statement.Action : can(regex(":(Describe|List|Get)", action))])
        )
      ])
    ])
    error_message = "A role may change what is not the shop's."
  }
  assert {
    condition     = one(aws_budgets_budget.shop[*].limit_unit) == "USD"
    error_message = "Nobody hears of what it costs."
  }
  assert {
    condition     = length(aws_cloudfront_distribution.catalogue) == 0 && output.catalogue_url == null
    error_message = "CloudFront is an option."
  }
  assert {
    condition = output.github_secrets == {
      AWS_ROLE_ARN = "arn:aws:iam::000000000000:role/x"
      AWS_REGION   = "eu-central-1"
      EKS_CLUSTER  = "ecommerce-production"
      ECR_REGISTRY = "000000000000.dkr.ecr.eu-central-1.amazonaws.com"
      SHOP_URL     = "https://shop.example.com"
    }
    error_message = "The workflow reads other secrets."
  }
  assert {
    condition     = strcontains(output.store_manifest, "region: eu-central-1\n") && strcontains(output.store_manifest, "role-arn: arn:aws:iam::000000000000:role/x\n")
    error_message = "The overlay does not reach the entries."
  }
}

run "an_open_api_server_is_refused" {
  command = plan
  variables {
    api_server_ranges = ["0.0.0.0/0"]
  }
  expect_failures = [var.api_server_ranges]
}

run "what_is_wrong_is_refused" {
  command = plan
  variables {
    environment        = "test"
    region             = "Frankfurt"
    host               = "shop.example.org"
    network_cidr       = "192.168.0.0/16"
    nat_gateways       = 2
    kubernetes_version = "1.29"
    admin_role_arns    = ["somebody"]
    nodes              = { type = "m7a.large", min = 3, max = 1 }
    database           = { class = "db.t4g.micro", storage_gb = 20, backup_days = 0, multi_az = false }
    github_repository  = "example/*"
    budget             = { amount = 100, emails = [] }
  }
  expect_failures = [var.environment, var.region, var.dns_zone, var.network_cidr, var.nat_gateways, var.kubernetes_version, var.admin_role_arns, var.nodes, var.database, var.github_repository, var.budget]
}

run "cloudfront_keeps_by_all_that_changes_an_answer" {
  command = plan
  variables {
    cdn = true
  }
  assert {
    condition     = aws_cloudfront_cache_policy.catalogue[0].parameters_in_cache_key_and_forwarded_to_origin[0].headers_config[0].headers[0].items == toset(["Authorization", "Origin"])
    error_message = "A customer could be answered what is another's."
  }
  assert {
    condition     = aws_cloudfront_cache_policy.catalogue[0].parameters_in_cache_key_and_forwarded_to_origin[0].query_strings_config[0].query_string_behavior == "all"
    error_message = "The second page would be the first."
  }
  assert {
    condition     = aws_cloudfront_cache_policy.catalogue[0].default_ttl == 0
    error_message = "What says nothing of being kept would be kept."
  }
}

run "development_settings" {
  module {
    source = "./tests/settings"
  }
  variables {
    environment = "development"
  }
}

run "development_is_small_and_goes_at_once" {
  command = plan
  variables {
    environment         = run.development_settings.of.environment
    host                = run.development_settings.of.host
    dns_zone            = run.development_settings.of.dns_zone
    network_cidr        = run.development_settings.of.network_cidr
    nat_gateways        = 1
    nodes               = run.development_settings.of.nodes
    database            = run.development_settings.of.database
    redis_node_type     = run.development_settings.of.redis_node_type
    deletion_protection = run.development_settings.of.deletion_protection
    github_repository   = ""
  }
  assert {
    condition     = length(aws_nat_gateway.shop) == 1 && !aws_elasticache_replication_group.shop.automatic_failover_enabled && !aws_db_instance.shop.multi_az
    error_message = "Development costs more than it must."
  }
  assert {
    condition     = !aws_db_instance.shop.deletion_protection && aws_db_instance.shop.skip_final_snapshot && alltrue([for image in aws_ecr_repository.image : image.force_delete])
    error_message = "Development can't be taken away."
  }
  assert {
    condition     = length(aws_iam_role.github) == 0 && length(aws_iam_openid_connect_provider.github) == 0 && output.github_secrets.AWS_ROLE_ARN == null
    error_message = "A workflow is let in that nobody named."
  }
}
