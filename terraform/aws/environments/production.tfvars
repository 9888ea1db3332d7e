environment     = "production"
host            = "shop.example.com"
dns_zone        = "shop.example.com"
network_cidr    = "10.32.0.0/16"
nat_gateways    = 3
nodes           = { type = "m7a.xlarge", min = 3, max = 12 }
database        = { class = "db.m7g.xlarge", storage_gb = 100, backup_days = 35, multi_az = true }
redis_node_type = "cache.m7g.large"
budget          = { amount = 2000, emails = ["operations@example.com"] }
