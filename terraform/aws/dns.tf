resource "aws_route53_zone" "shop" {
  name = var.dns_zone
}

# The load balancer controller finds it by the host's name.
resource "aws_acm_certificate" "shop" {
  domain_name       = var.host
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}

locals {
  proof = one(aws_acm_certificate.shop.domain_validation_options)
}

resource "aws_route53_record" "certificate" {
  zone_id = aws_route53_zone.shop.zone_id
  name    = local.proof.resource_record_name
  type    = local.proof.resource_record_type
  records = [local.proof.resource_record_value]
  ttl     = 300
}

# CloudFront before the catalogue, as an option: it keeps what the product service lets be kept.
resource "aws_cloudfront_distribution" "catalogue" {
  count       = var.cdn ? 1 : 0
  enabled     = true
  comment     = local.name
  price_class = "PriceClass_100"

  origin {
    origin_id   = "shop"
    domain_name = var.host
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  # AWS' own policies: keep what Cache-Control lets be kept, and nothing for who brings a token.
  default_cache_behavior {
    target_origin_id         = "shop"
    viewer_protocol_policy   = "https-only"
    allowed_methods          = ["GET", "HEAD", "OPTIONS"]
    cached_methods           = ["GET", "HEAD"]
    compress                 = true
    cache_policy_id          = "83da9c7e-98b4-4e11-a168-04f0df8e2c65"
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_budgets_budget" "shop" {
  count        = var.budget.amount > 0 ? 1 : 0
  name         = local.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.budget.amount)
  limit_unit   = "USD"

  cost_filter {
    name   = "TagKeyValue"
    values = ["user:environment$${var.environment}"]
  }
  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "FORECASTED"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = var.budget.emails
  }
}
