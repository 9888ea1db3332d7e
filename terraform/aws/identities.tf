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
    {
      Effect    = "Allow"
      Action    = ["kms:Decrypt"]
      Resource  = [aws_kms_key.shop.arn]
      Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
    }
  ] })
}

# The cluster's own pods come by Pod Identity: a role for each, given to its service account here or by its add-on.
locals {
  service_accounts = { load_balancers = "aws-load-balancer-controller", autoscaler = "cluster-autoscaler" }
  # What the load balancer controller has made in this cluster, it has marked.
  marked = { "aws:ResourceTag/elbv2.k8s.aws/cluster" = aws_eks_cluster.shop.name }
  marks  = { "aws:RequestTag/elbv2.k8s.aws/cluster" = aws_eks_cluster.shop.name }
  ec2    = "arn:aws:ec2:${var.region}:${data.aws_caller_identity.current.account_id}"
}

resource "aws_iam_role" "pod" {
  for_each           = toset(["load_balancers", "autoscaler", "observability", "dns"])
  name               = "${local.name}-${replace(each.key, "_", "-")}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "sts:TagSession"], Principal = { Service = "pods.eks.amazonaws.com" } }] })
}

resource "aws_eks_pod_identity_association" "pod" {
  for_each        = local.service_accounts
  cluster_name    = aws_eks_cluster.shop.name
  namespace       = "kube-system"
  service_account = each.value
  role_arn        = aws_iam_role.pod[each.key].arn
}

resource "aws_iam_role_policy_attachment" "observability" {
  role       = aws_iam_role.pod["observability"].name
  policy_arn = "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"
}

resource "aws_iam_role_policy" "dns" {
  name = "names"
  role = aws_iam_role.pod["dns"].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["route53:ChangeResourceRecordSets"], Resource = [aws_route53_zone.shop.arn] },
    { Effect = "Allow", Action = ["route53:ListHostedZones", "route53:ListResourceRecordSets", "route53:ListTagsForResources"], Resource = ["*"] }
  ] })
}

resource "aws_iam_role_policy" "autoscaler" {
  name = "scale-nodes"
  role = aws_iam_role.pod["autoscaler"].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    {
      Sid      = "Look"
      Effect   = "Allow"
      Action   = ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations", "autoscaling:DescribeScalingActivities", "ec2:DescribeImages", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplateVersions", "ec2:GetInstanceTypesFromInstanceRequirements"]
      Resource = ["*"]
    },
    { Sid = "LookAtNodes", Effect = "Allow", Action = ["eks:DescribeNodegroup"], Resource = [aws_eks_node_group.shop.arn] },
    {
      Sid       = "ScaleThisClusters"
      Effect    = "Allow"
      Action    = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:ResourceTag/k8s.io/cluster-autoscaler/${aws_eks_cluster.shop.name}" = "owned" } }
    }
  ] })
}

# The load balancer controller looks at everything, and changes what it has made in this cluster. Listeners and rules have no mark that
# could be asked for when they are made. It also opens the cluster's own security group to its load balancers.
#trivy:ignore:AVD-AWS-0057
resource "aws_iam_role_policy" "load_balancers" {
  name = "load-balancers"
  role = aws_iam_role.pod["load_balancers"].id
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
      Action    = ["elasticloadbalancing:AddTags", "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"]
      Resource  = ["*"]
      Condition = { StringEquals = local.marks }
    },
    {
      Sid       = "ChangeItsOwn"
      Effect    = "Allow"
      Action    = ["elasticloadbalancing:*"]
      Resource  = ["*"]
      Condition = { StringEquals = local.marked }
    },
    {
      Sid      = "ListenAndRoute"
      Effect   = "Allow"
      Action   = ["elasticloadbalancing:AddListenerCertificates", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateRule", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteRule", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule", "elasticloadbalancing:RemoveListenerCertificates", "elasticloadbalancing:SetRulePriorities"]
      Resource = ["*"]
    },
    { Sid = "MakeSecurityGroupsHere", Effect = "Allow", Action = ["ec2:CreateSecurityGroup"], Resource = [aws_vpc.shop.arn] },
    {
      Sid       = "MarkSecurityGroups"
      Effect    = "Allow"
      Action    = ["ec2:CreateSecurityGroup", "ec2:CreateTags"]
      Resource  = ["${local.ec2}:security-group/*"]
      Condition = { StringEquals = local.marks }
    },
    {
      Sid       = "ChangeItsOwnSecurityGroups"
      Effect    = "Allow"
      Action    = ["ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags", "ec2:RevokeSecurityGroupIngress"]
      Resource  = ["${local.ec2}:security-group/*"]
      Condition = { StringEquals = local.marked }
    },
    {
      Sid      = "OpenTheClusters"
      Effect   = "Allow"
      Action   = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
      Resource = ["${local.ec2}:security-group/${aws_eks_cluster.shop.vpc_config[0].cluster_security_group_id}"]
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

# GitHub's workflow comes with a token of its repository and of the environment of this name; no key is stored with it. It copies images
# into the registry, and administers the cluster, whose overlays hold the namespace itself.
resource "aws_iam_openid_connect_provider" "github" {
  count          = var.github_repository == "" ? 0 : 1
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "github" {
  count = length(aws_iam_openid_connect_provider.github)
  name  = "${local.name}-github"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect    = "Allow"
    Action    = "sts:AssumeRoleWithWebIdentity"
    Principal = { Federated = aws_iam_openid_connect_provider.github[0].arn }
    Condition = { StringEquals = {
      "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
      "token.actions.githubusercontent.com:sub" = "repo:${var.github_repository}:environment:${var.environment}"
    } }
  }] })
}

resource "aws_iam_role_policy" "github" {
  count = length(aws_iam_role.github)
  name  = "deploy"
  role  = aws_iam_role.github[0].id
  policy = jsonencode({ Version = "2012-10-17", Statement = [
    { Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = ["*"] },
    { Effect = "Allow", Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"], Resource = [for image in aws_ecr_repository.image : image.arn] },
    { Effect = "Allow", Action = ["eks:DescribeCluster"], Resource = [aws_eks_cluster.shop.arn] }
  ] })
}

resource "aws_eks_access_entry" "github" {
  count         = length(aws_iam_role.github)
  cluster_name  = aws_eks_cluster.shop.name
  principal_arn = aws_iam_role.github[0].arn
}

resource "aws_eks_access_policy_association" "github" {
  count         = length(aws_iam_role.github)
  cluster_name  = aws_eks_cluster.shop.name
  principal_arn = aws_iam_role.github[0].arn
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
  access_scope {
    type = "cluster"
  }
}
