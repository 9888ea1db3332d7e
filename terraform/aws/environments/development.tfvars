environment         = "development"
host                = "development.shop.example.com"
dns_zone            = "development.shop.example.com"
network_cidr        = "10.30.0.0/16"
nodes               = { type = "m7a.medium", min = 2, max = 3 }
database            = { class = "db.t4g.micro", storage_gb = 20, backup_days = 1, multi_az = false }
redis_node_type     = "cache.t4g.micro"
deletion_protection = false
