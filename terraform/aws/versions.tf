terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  # Made once by hand, see docs/DEPLOYMENT.md: terraform init -backend-config=environments/production.backend
  # The object is locked while a run lasts, and encrypted.
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = local.tags
  }
}
