# PostgreSQL: private, sealed, its administrator's password made and kept by AWS. The services' roles and databases are made inside the
# network, as docs/DEPLOYMENT.md tells.
resource "aws_db_subnet_group" "shop" {
  name       = local.name
  subnet_ids = aws_subnet.data[*].id
}

resource "aws_db_parameter_group" "shop" {
  name   = local.name
  family = "postgres17"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_cloudwatch_log_group" "database" {
  for_each          = toset(["postgresql", "upgrade"])
  name              = "/aws/rds/instance/${local.name}/${each.key}"
  retention_in_days = 90
}

resource "aws_db_instance" "shop" {
  identifier                          = local.name
  engine                              = "postgres"
  engine_version                      = "17"
  instance_class                      = var.database.class
  allocated_storage                   = var.database.storage_gb
  max_allocated_storage               = var.database.storage_gb * 4
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.shop.arn
  multi_az                            = var.database.multi_az
  db_subnet_group_name                = aws_db_subnet_group.shop.name
  parameter_group_name                = aws_db_parameter_group.shop.name
  vpc_security_group_ids              = [aws_security_group.data.id]
  publicly_accessible                 = false
  username                            = "shop_admin"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.shop.key_id
  iam_database_authentication_enabled = true
  backup_retention_period             = var.database.backup_days
  copy_tags_to_snapshot               = true
  deletion_protection                 = var.deletion_protection
  skip_final_snapshot                 = !var.deletion_protection
  final_snapshot_identifier           = "${local.name}-final"
  auto_minor_version_upgrade          = true
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.shop.arn
  enabled_cloudwatch_logs_exports     = keys(aws_cloudwatch_log_group.database)
}

# Valkey: a cache and counters. Its password is set after it is made, as docs/DEPLOYMENT.md tells, and so is in no state.
resource "aws_elasticache_subnet_group" "shop" {
  name       = local.name
  subnet_ids = aws_subnet.data[*].id
}

resource "aws_elasticache_replication_group" "shop" {
  replication_group_id       = local.name
  description                = "The shop's cache and counters"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = var.redis_node_type
  num_cache_clusters         = var.environment == "production" ? 2 : 1
  automatic_failover_enabled = var.environment == "production"
  multi_az_enabled           = var.environment == "production"
  subnet_group_name          = aws_elasticache_subnet_group.shop.name
  security_group_ids         = [aws_security_group.data.id]
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.shop.arn
  transit_encryption_enabled = true
}

# One entry a service, a JSON object with a member for each file; docs/DEPLOYMENT.md lists them. What is in them is put in by hand.
resource "aws_secretsmanager_secret" "service" {
  for_each                = toset(local.services)
  name                    = "ecommerce-${each.key}"
  description             = "The files of the ${each.key} service"
  kms_key_id              = aws_kms_key.shop.arn
  recovery_window_in_days = var.deletion_protection ? 30 : 0
}
