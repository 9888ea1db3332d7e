# What environments/NAME.tfvars says, for the tests to plan with.
terraform {
  required_providers {
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}

variable "environment" {
  type = string
}

output "of" {
  value = provider::terraform::decode_tfvars(file("${path.module}/../../environments/${var.environment}.tfvars"))
}
