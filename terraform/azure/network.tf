resource "azurerm_virtual_network" "shop" {
  name                = local.name
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  address_space       = [var.network_cidr]
  tags                = local.tags
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [cidrsubnet(var.network_cidr, 4, 0)]
  service_endpoints    = ["Microsoft.KeyVault"]
}

resource "azurerm_subnet" "postgres" {
  name                 = "postgres"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [cidrsubnet(var.network_cidr, 8, 16)]

  delegation {
    name = "postgres"
    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "endpoints" {
  name                 = "endpoints"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = [cidrsubnet(var.network_cidr, 8, 17)]
}

# From the internet to the nodes' load balancer alone; to the database and Redis from the nodes alone.
resource "azurerm_network_security_group" "nodes" {
  name                = "${local.name}-nodes"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags

  # A shop is for everybody.
  #trivy:ignore:AVD-AZU-0047
  security_rule {
    name                       = "web"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "Internet"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["80", "443"]
  }
}

resource "azurerm_network_security_group" "data" {
  name                = "${local.name}-data"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  tags                = local.tags

  security_rule {
    name                         = "from-nodes"
    priority                     = 100
    direction                    = "Inbound"
    access                       = "Allow"
    protocol                     = "Tcp"
    source_address_prefixes      = azurerm_subnet.nodes.address_prefixes
    source_port_range            = "*"
    destination_address_prefixes = concat(azurerm_subnet.postgres.address_prefixes, azurerm_subnet.endpoints.address_prefixes)
    destination_port_ranges      = ["443", "5432", "10000"]
  }

  security_rule {
    name                       = "from-nobody-else"
    priority                   = 4000
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

# The shop's address stays when its load balancer is made anew: manifests/cluster.yaml gives it to the ingress controller.
resource "azurerm_public_ip" "shop" {
  name                = "${local.name}-shop"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
  tags                = local.tags
}

# The cluster puts its nodes and its load balancer there.
resource "azurerm_role_assignment" "network" {
  for_each = {
    nodes   = azurerm_subnet.nodes.id
    address = azurerm_public_ip.shop.id
  }
  scope                = each.value
  role_definition_name = "Network Contributor"
  principal_id         = one(azurerm_kubernetes_cluster.shop.identity[*].principal_id)
}

resource "azurerm_subnet_network_security_group_association" "nodes" {
  subnet_id                 = azurerm_subnet.nodes.id
  network_security_group_id = azurerm_network_security_group.nodes.id
}

resource "azurerm_subnet_network_security_group_association" "endpoints" {
  subnet_id                 = azurerm_subnet.endpoints.id
  network_security_group_id = azurerm_network_security_group.data.id
}

resource "azurerm_subnet_network_security_group_association" "postgres" {
  subnet_id                 = azurerm_subnet.postgres.id
  network_security_group_id = azurerm_network_security_group.data.id
}
