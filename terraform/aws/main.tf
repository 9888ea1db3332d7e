locals {
  name     = "ecommerce-${var.environment}"
  services = ["user", "product", "order", "notification"]
  zones    = slice(data.aws_availability_zones.here.names, 0, 3)
  tags = {
    application = "ecommerce"
    environment = var.environment
    managed-by  = "terraform"
  }
}

data "aws_availability_zones" "here" {
  state = "available"
}

data "aws_caller_identity" "current" {}

# Everything that rests is sealed with this key: disks, databases, the cluster's Secrets, images.
resource "aws_kms_key" "shop" {
  description             = local.name
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_kms_alias" "shop" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.shop.key_id
}
