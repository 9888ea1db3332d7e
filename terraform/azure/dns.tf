resource "azurerm_dns_zone" "shop" {
  name                = var.dns_zone
  resource_group_name = azurerm_resource_group.shop.name
  tags                = local.tags
}

resource "azurerm_dns_a_record" "shop" {
  name                = var.host == var.dns_zone ? "@" : trimsuffix(var.host, ".${var.dns_zone}")
  resource_group_name = azurerm_resource_group.shop.name
  zone_name           = azurerm_dns_zone.shop.name
  ttl                 = 300
  records             = [azurerm_public_ip.shop.ip_address]
  tags                = local.tags
}

# Front Door before the catalogue, as an option, at a name of its own: it keeps what the product service lets be kept.
resource "azurerm_cdn_frontdoor_profile" "shop" {
  count               = var.cdn ? 1 : 0
  name                = local.name
  resource_group_name = azurerm_resource_group.shop.name
  sku_name            = "Standard_AzureFrontDoor"
  tags                = local.tags
}

resource "azurerm_cdn_frontdoor_endpoint" "shop" {
  count                    = var.cdn ? 1 : 0
  name                     = local.name
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.shop[0].id
  tags                     = local.tags
}

resource "azurerm_cdn_frontdoor_origin_group" "shop" {
  count                    = var.cdn ? 1 : 0
  name                     = "shop"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.shop[0].id
  load_balancing {}
}

resource "azurerm_cdn_frontdoor_origin" "shop" {
  count                          = var.cdn ? 1 : 0
  name                           = "shop"
  cdn_frontdoor_origin_group_id  = azurerm_cdn_frontdoor_origin_group.shop[0].id
  host_name                      = var.host
  origin_host_header             = var.host
  certificate_name_check_enabled = true
  enabled                        = true
}

resource "azurerm_cdn_frontdoor_route" "catalogue" {
  count                         = var.cdn ? 1 : 0
  name                          = "catalogue"
  cdn_frontdoor_endpoint_id     = azurerm_cdn_frontdoor_endpoint.shop[0].id
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.shop[0].id
  cdn_frontdoor_origin_ids      = [azurerm_cdn_frontdoor_origin.shop[0].id]
  cdn_frontdoor_rule_set_ids    = [azurerm_cdn_frontdoor_rule_set.shop[0].id]
  patterns_to_match             = ["/api/products", "/api/products/*", "/api/categories", "/api/categories/*"]
  supported_protocols           = ["Https"]
  https_redirect_enabled        = false
  forwarding_protocol           = "HttpsOnly"

  cache {
    query_string_caching_behavior = "UseQueryString"
  }
}

resource "azurerm_cdn_frontdoor_rule_set" "shop" {
  count                    = var.cdn ? 1 : 0
  name                     = "catalogue"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.shop[0].id
}

# Its cache knows an answer by its address alone, and these two headers change answers: who brings one is answered by the shop itself.
resource "azurerm_cdn_frontdoor_rule" "not_kept" {
  for_each                  = var.cdn ? { authorization = 1, origin = 2 } : {}
  name                      = each.key
  cdn_frontdoor_rule_set_id = azurerm_cdn_frontdoor_rule_set.shop[0].id
  order                     = each.value

  conditions {
    request_header_condition {
      header_name = title(each.key)
      operator    = "Any"
    }
  }
  actions {
    route_configuration_override_action {
      cache_behavior = "Disabled"
    }
  }
  depends_on = [azurerm_cdn_frontdoor_origin_group.shop, azurerm_cdn_frontdoor_origin.shop]
}
