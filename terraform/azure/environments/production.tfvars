environment       = "production"
host              = "shop.example.com"
dns_zone          = "shop.example.com"
network_cidr      = "10.22.0.0/16"
database          = { sku = "GP_Standard_D4ds_v5", storage_mb = 131072, backup_days = 35, zone_redundant = true }
redis_sku         = "Balanced_B3"
system_nodes      = { size = "Standard_D2as_v5", min = 3, max = 3 }
user_nodes        = { size = "Standard_D4as_v5", min = 3, max = 12 }
defender          = true
azure_policy      = true
budget            = { amount = 2000, emails = ["operations@example.com"] }
certificate_email = "operations@example.com"
