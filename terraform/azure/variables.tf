variable "subscription_id" {
  description = "The Azure subscription that everything is made in."
  type        = string
  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "A subscription id is a UUID."
  }
}

variable "environment" {
  description = "What it is for: development, staging or production. It is a part of every name."
  type        = string
  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "The environment is development, staging or production."
  }
}

variable "location" {
  description = "The Azure region, one with three availability zones."
  type        = string
  default     = "westeurope"
  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "A region's short name, such as westeurope."
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
  description = "The DNS zone to make for the shop, such as shop.example.com; the name servers in the output have to be told to its parent."
  type        = string
  validation {
    condition     = var.host == var.dns_zone || endswith(var.host, ".${var.dns_zone}")
    error_message = "The host is in the zone, or its name."
  }
}

variable "network_cidr" {
  description = "The address range of the virtual network, in 10.0.0.0/8 as the cluster's network policies expect."
  type        = string
  default     = "10.20.0.0/16"
  validation {
    condition     = can(cidrhost(var.network_cidr, 0)) && startswith(var.network_cidr, "10.") && endswith(var.network_cidr, "/16")
    error_message = "A /16 in 10.0.0.0/8."
  }
}

variable "api_server_ranges" {
  description = "Who may reach the cluster's API server, as CIDRs; empty makes the cluster private."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for range in var.api_server_ranges : can(cidrhost(range, 0)) && range != "0.0.0.0/0"])
    error_message = "CIDRs, and not the whole internet."
  }
}

variable "admin_group_ids" {
  description = "Object ids of the Entra groups whose members administer the cluster."
  type        = list(string)
  default     = []
}

variable "system_nodes" {
  description = "Size, and the fewest and most nodes, of the pool for the cluster's own pods."
  type        = object({ size = string, min = number, max = number })
  default     = { size = "Standard_D2as_v5", min = 1, max = 3 }
  validation {
    condition     = var.system_nodes.min >= 1 && var.system_nodes.max >= var.system_nodes.min
    error_message = "At least one node, and no fewer at most than at least."
  }
}

variable "user_nodes" {
  description = "Size, and the fewest and most nodes, of the pool for the shop."
  type        = object({ size = string, min = number, max = number })
  default     = { size = "Standard_D2as_v5", min = 1, max = 6 }
  validation {
    condition     = var.user_nodes.min >= 1 && var.user_nodes.max >= var.user_nodes.min
    error_message = "At least one node, and no fewer at most than at least."
  }
}

variable "database" {
  description = "PostgreSQL: its SKU, storage in MB, days that backups are kept, and whether a standby waits in another zone."
  type        = object({ sku = string, storage_mb = number, backup_days = number, zone_redundant = bool })
  default     = { sku = "GP_Standard_D2ds_v5", storage_mb = 65536, backup_days = 7, zone_redundant = false }
  validation {
    condition     = var.database.backup_days >= 7 && var.database.backup_days <= 35
    error_message = "Backups are kept for 7 to 35 days."
  }
  validation {
    condition     = !var.database.zone_redundant || !startswith(var.database.sku, "B_")
    error_message = "A burstable server (B_) can have no standby: take a GP_ or MO_ one."
  }
}

variable "database_password" {
  description = "The database administrator's password, by TF_VAR_database_password; written when it has a new version, and kept nowhere but in the vault."
  type        = string
  sensitive   = true
  validation {
    condition     = length(var.database_password) >= 16
    error_message = "16 characters or more: openssl rand -hex 24."
  }
}

variable "database_password_version" {
  description = "Count it up to have another password written."
  type        = number
  default     = 1
}

variable "certificate_email" {
  description = "Whom Let's Encrypt writes to when a certificate is not renewed."
  type        = string
  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+$", var.certificate_email))
    error_message = "An e-mail address."
  }
}

variable "redis_sku" {
  description = "The SKU of Azure Managed Redis."
  type        = string
  default     = "Balanced_B0"
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
  description = "Puts locks on what holds data, which have to be taken off by hand before anything of it can be destroyed."
  type        = bool
  default     = true
}

variable "defender" {
  description = "Microsoft Defender for the cluster's containers."
  type        = bool
  default     = false
}

variable "azure_policy" {
  description = "The Azure Policy add-on in the cluster."
  type        = bool
  default     = false
}

variable "cdn" {
  description = "Front Door before the public catalogue."
  type        = bool
  default     = false
}

variable "budget" {
  description = "The most that a month is meant to cost, in the subscription's currency, and who hears of 80 % of it; 0 sets no budget."
  type        = object({ amount = number, emails = list(string) })
  default     = { amount = 0, emails = [] }
  validation {
    condition     = var.budget.amount == 0 || (var.budget.amount > 0 && length(var.budget.emails) > 0)
    error_message = "A budget is an amount and somebody who hears of it."
  }
}
