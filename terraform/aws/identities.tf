# External Secrets reads with the service account of the shop's namespace, whose token the cluster's issuer signs.
resource "aws_iam_openid_connect_provider" "cluster" {
  url            = local.issuer
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  issuer = one(flatten(aws_eks_cluster.shop.identity[*].oidc[*].issuer))
}

resource "aws_iam_role" "external_secrets" {
  name = "${local.name}-external-secrets"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect    = "Allow"
    Action    = "sts:AssumeRoleWithWebIdentity"
    Principal = { Federated = aws_iam_openid_connect_provider.cluster.arn }
    Condition = { StringEquals = {
      "${trimprefix(local.issuer, "https://")}:aud" = "sts.amazonaws.com"
      "${trimprefix(local.issuer, "https://")}:sub" = "system:serviceaccount:ecommerce:external-secrets"
    } }
  }] })
}

resource "aws_iam_role_policy" "external_secrets" {
  name = "read-secrets"
  role = aws_iam_role.external_secrets.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], Resource = [for secret in aws_secretsmanager_secret.service : secret.arn] },
    { Effect = "Allow", Action = ["kms:Decrypt"], Resource = [aws_kms_key.shop.arn] }
  ] })
}

# The load balancer controller makes load balancers, and changes those alone that it has made in this cluster.
resource "aws_iam_role" "load_balancers" {
  name               = "${local.name}-load-balancers"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "sts:TagSession"], Principal = { Service = "pods.eks.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "load_balancers" {
  name = "load-balancers"
  role = aws_iam_role.load_balancers.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    {
      Sid      = "Look"
      Effect   = "Allow"
      Action   = ["acm:DescribeCertificate", "acm:ListCertificates", "ec2:Describe*", "ec2:GetSecurityGroupsForVpc", "elasticloadbalancing:Describe*"]
      Resource = ["*"]
    },
    {
      Sid       = "Make"
      Effect    = "Allow"
      Action    = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:AddTags"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:RequestTag/elbv2.k8s.aws/cluster" = aws_eks_cluster.shop.name } }
    },
    {
      Sid       = "ChangeItsOwn"
      Effect    = "Allow"
      Action    = ["elasticloadbalancing:*"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:ResourceTag/elbv2.k8s.aws/cluster" = aws_eks_cluster.shop.name } }
    },
    {
      Sid      = "ListenAndRoute"
      Effect   = "Allow"
      Action   = ["elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateRule", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteRule", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule", "elasticloadbalancing:AddListenerCertificates", "elasticloadbalancing:RemoveListenerCertificates"]
      Resource = ["*"]
    },
    {
      Sid      = "SecurityGroups"
      Effect   = "Allow"
      Action   = ["ec2:AuthorizeSecurityGroupIngress", "ec2:CreateSecurityGroup", "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupIngress"]
      Resource = ["arn:aws:ec2:${var.region}:${data.aws_caller_identity.current.account_id}:security-group/*", aws_vpc.shop.arn]
    },
    {
      Sid       = "FirstLoadBalancer"
      Effect    = "Allow"
      Action    = ["iam:CreateServiceLinkedRole"]
      Resource  = ["*"]
      Condition = { StringEquals = { "iam:AWSServiceName" = "elasticloadbalancing.amazonaws.com" } }
    }
  ] })
}

resource "aws_eks_pod_identity_association" "load_balancers" {
  cluster_name    = aws_eks_cluster.shop.name
  namespace       = "kube-system"
  service_account = "aws-load-balancer-controller"
  role_arn        = aws_iam_role.load_balancers.arn
}

# GitHub's workflows come with a token of their repository and environment; no key is stored with them. One role puts images into the
# registry, from GitHub's environment "images"; the other deploys, from the environment of this name.
locals {
  github = var.github_repository == "" ? {} : { images = "images", deploy = var.environment }
}

resource "aws_iam_openid_connect_provider" "github" {
  count          = var.github_repository == "" ? 0 : 1
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "github" {
  for_each = local.github
  name     = "${local.name}-github-${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect    = "Allow"
    Action    = "sts:AssumeRoleWithWebIdentity"
    Principal = { Federated = aws_iam_openid_connect_provider.github[0].arn }
    Condition = { StringEquals = {
      "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
      "token.actions.githubusercontent.com:sub" = "repo:${var.github_repository}:environment:${each.value}"
    } }
  }] })
}

resource "aws_iam_role_policy" "push" {
  for_each = { for key, value in local.github : key => value if key == "images" }
  name     = "push"
  role     = aws_iam_role.github[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = ["*"] },
    { Effect = "Allow", Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"], Resource = [for image in aws_ecr_repository.image : image.arn] }
  ] })
}

resource "aws_iam_role_policy" "deploy" {
  for_each = { for key, value in local.github : key => value if key == "deploy" }
  name     = "deploy"
  role     = aws_iam_role.github[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["eks:DescribeCluster"], Resource = [aws_eks_cluster.shop.arn] }
  ] })
}

resource "aws_eks_access_entry" "deploy" {
  for_each      = aws_iam_role_policy.deploy
  cluster_name  = aws_eks_cluster.shop.name
  principal_arn = aws_iam_role.github[each.key].arn
}

# The overlays hold the namespace itself, so it is for the cluster.
resource "aws_eks_access_policy_association" "deploy" {
  for_each      = aws_iam_role_policy.deploy
  cluster_name  = aws_eks_cluster.shop.name
  principal_arn = aws_iam_role.github[each.key].arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
  access_scope {
    type = "cluster"
  }
}
