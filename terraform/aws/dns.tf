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

# The load balancer is made by the cluster, which then leads the shop's name to it.
resource "aws_eks_addon" "dns" {
  cluster_name         = aws_eks_cluster.shop.name
  addon_name           = "external-dns"
  configuration_values = jsonencode({ domainFilters = [var.dns_zone], sources = ["ingress"], txtOwnerId = local.name })
  pod_identity_association {
    role_arn        = aws_iam_role.pod["dns"].arn
    service_account = "external-dns"
  }
  depends_on = [aws_eks_node_group.shop, aws_eks_addon.other]
}

# CloudFront before the catalogue, as an option, at a name of its own: it keeps what the product service lets be kept, by address and by
# the two headers that change answers. All the rest of a request goes on to the shop.
resource "aws_cloudfront_cache_policy" "catalogue" {
  count       = var.cdn ? 1 : 0
  name        = local.name
  min_ttl     = 0
  default_ttl = 0
  max_ttl     = 86400

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "whitelist"
      headers {
        items = ["Authorization", "Origin"]
      }
    }
    query_strings_config {
      query_string_behavior = "all"
    }
  }
}

data "aws_cloudfront_origin_request_policy" "all_but_host" {
  name = "Managed-AllViewerExceptHostHeader"
}

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
  default_cache_behavior {
    target_origin_id         = "shop"
    viewer_protocol_policy   = "https-only"
    allowed_methods          = ["GET", "HEAD", "OPTIONS"]
    cached_methods           = ["GET", "HEAD"]
    compress                 = true
    cache_policy_id          = aws_cloudfront_cache_policy.catalogue[0].id
    origin_request_policy_id = data.aws_cloudfront_origin_request_policy.all_but_host.id
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
