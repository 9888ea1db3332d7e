environment       = "staging"
host              = "staging.shop.example.com"
dns_zone          = "staging.shop.example.com"
network_cidr      = "10.21.0.0/16"
database          = { sku = "GP_Standard_D2ds_v5", storage_mb = 65536, backup_days = 7, zone_redundant = false }
redis_sku         = "Balanced_B0"
user_nodes        = { size = "Standard_D2as_v5", min = 2, max = 4 }
certificate_email = "operations@example.com"
