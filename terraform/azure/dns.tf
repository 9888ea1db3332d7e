resource "azurerm_dns_zone" "shop" {
  name                = var.dns_zone
  resource_group_name = azurerm_resource_group.shop.name
  tags                = local.tags
}

# The application routing add-on writes the shop's name into it.
resource "azurerm_role_assignment" "dns" {
  scope                = azurerm_dns_zone.shop.id
  role_definition_name = "DNS Zone Contributor"
  principal_id         = one(azurerm_kubernetes_cluster.shop.web_app_routing[0].web_app_routing_identity[*].object_id)
}

# Front Door before the catalogue, as an option: it keeps what the product service lets be kept.
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
  patterns_to_match             = ["/api/products/*", "/api/categories", "/api/categories/*"]
  supported_protocols           = ["Https"]
  https_redirect_enabled        = false
  forwarding_protocol           = "HttpsOnly"

  cache {
    query_string_caching_behavior = "UseQueryString"
  }
}
