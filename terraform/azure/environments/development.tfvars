environment         = "development"
host                = "development.shop.example.com"
dns_zone            = "development.shop.example.com"
network_cidr        = "10.20.0.0/16"
database            = { sku = "B_Standard_B2s", storage_mb = 32768, backup_days = 7, zone_redundant = false }
redis_sku           = "Balanced_B0"
user_nodes          = { size = "Standard_D2as_v5", min = 1, max = 3 }
deletion_protection = false
certificate_email   = "operations@example.com"
