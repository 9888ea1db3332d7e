variable "environment" {
  description = "What it is for: development, staging or production. It is a part of every name."
  type        = string
  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "The environment is development, staging or production."
  }
}

variable "region" {
  description = "The AWS region, one with three availability zones."
  type        = string
  default     = "eu-central-1"
  validation {
    condition     = can(regex("^[a-z]+-[a-z]+-[0-9]$", var.region))
    error_message = "A region's name, such as eu-central-1."
  }
}

variable "host" {
  description = "The host name of the shop, such as shop.example.com."
  type        = string
  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.host))
    error_message = "A host name is lower-case labels with dots between."
  }
}

variable "dns_zone" {
  description = "The hosted zone to make for the shop, such as shop.example.com; the name servers in the output have to be told to its parent."
  type        = string
  validation {
    condition     = var.host == var.dns_zone || endswith(var.host, ".${var.dns_zone}")
    error_message = "The host is in the zone, or its name."
  }
}

variable "network_cidr" {
  description = "The address range of the VPC, in 10.0.0.0/8 as the cluster's network policies expect."
  type        = string
  default     = "10.30.0.0/16"
  validation {
    condition     = can(cidrhost(var.network_cidr, 0)) && startswith(var.network_cidr, "10.") && endswith(var.network_cidr, "/16")
    error_message = "A /16 in 10.0.0.0/8."
  }
}

variable "nat_gateways" {
  description = "How many ways there are from the nodes to the internet: 1, or 3 for one a zone."
  type        = number
  default     = 1
  validation {
    condition     = contains([1, 3], var.nat_gateways)
    error_message = "1 or 3."
  }
}

variable "kubernetes_version" {
  description = "The cluster's version, 1.30 or later."
  type        = string
  default     = "1.34"
  validation {
    condition     = can(regex("^1\\.(3[0-9]|[4-9][0-9])$", var.kubernetes_version))
    error_message = "A minor version, 1.30 or later."
  }
}

variable "api_server_ranges" {
  description = "Who may reach the cluster's API server from the internet, as CIDRs; empty makes it private."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for range in var.api_server_ranges : can(cidrhost(range, 0)) && range != "0.0.0.0/0"])
    error_message = "CIDRs, and not the whole internet."
  }
}

variable "admin_role_arns" {
  description = "IAM roles that administer the cluster."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for arn in var.admin_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$", arn))])
    error_message = "Each is the ARN of an IAM role."
  }
}

variable "nodes" {
  description = "Instance type, and the fewest and most nodes."
  type        = object({ type = string, min = number, max = number })
  default     = { type = "m7a.large", min = 2, max = 6 }
  validation {
    condition     = var.nodes.min >= 1 && var.nodes.max >= var.nodes.min
    error_message = "At least one node, and no fewer at most than at least."
  }
}

variable "database" {
  description = "PostgreSQL: its class, storage in GB, days that backups are kept, and whether a standby waits in another zone."
  type        = object({ class = string, storage_gb = number, backup_days = number, multi_az = bool })
  default     = { class = "db.m7g.large", storage_gb = 50, backup_days = 7, multi_az = false }
  validation {
    condition     = var.database.backup_days >= 1 && var.database.backup_days <= 35
    error_message = "Backups are kept for 1 to 35 days."
  }
}

variable "redis_node_type" {
  description = "The node type of ElastiCache (Valkey)."
  type        = string
  default     = "cache.t4g.small"
}

variable "github_repository" {
  description = "OWNER/REPOSITORY whose workflows may deploy here; empty lets none."
  type        = string
  default     = ""
  validation {
    condition     = var.github_repository == "" || can(regex("^[\\w.-]+/[\\w.-]+$", var.github_repository))
    error_message = "OWNER/REPOSITORY, without an address and without a star."
  }
}

variable "deletion_protection" {
  description = "Keeps what holds data from being destroyed until this is taken off."
  type        = bool
  default     = true
}

variable "cdn" {
  description = "CloudFront before the public catalogue."
  type        = bool
  default     = false
}

variable "budget" {
  description = "The most that a month is meant to cost, in USD, and who hears of 80 % of it; 0 sets no budget."
  type        = object({ amount = number, emails = list(string) })
  default     = { amount = 0, emails = [] }
  validation {
    condition     = var.budget.amount == 0 || (var.budget.amount > 0 && length(var.budget.emails) > 0)
    error_message = "A budget is an amount and somebody who hears of it."
  }
}
