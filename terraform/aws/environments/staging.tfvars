environment     = "staging"
host            = "staging.shop.example.com"
dns_zone        = "staging.shop.example.com"
network_cidr    = "10.31.0.0/16"
nodes           = { type = "m7a.large", min = 2, max = 4 }
database        = { class = "db.t4g.medium", storage_gb = 50, backup_days = 7, multi_az = false }
redis_node_type = "cache.t4g.small"
