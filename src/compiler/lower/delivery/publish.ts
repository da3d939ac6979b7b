/** What the role that publishes images may do: the platform's repositories, and no other. */
import type { DeliveryModel } from "../../model/delivery.ts";
import type { Statement } from "../policy.ts";

export function publishStatements({ platform, registry }: DeliveryModel, account: string): readonly Statement[] {
  const region = registry?.region ?? "*";
  return [
    {
      Sid: "PushImages",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      Resource: `arn:aws:ecr:${region}:${account}:repository/${platform}/*`,
    },
    {
      Sid: "MakeRepositories",
      Effect: "Allow",
      Action: [
        "ecr:CreateRepository",
        "ecr:DescribeRepositories",
        "ecr:GetLifecyclePolicy",
        "ecr:GetRepositoryPolicy",
        "ecr:ListTagsForResource",
        "ecr:PutImageScanningConfiguration",
        "ecr:PutImageTagMutability",
        "ecr:PutLifecyclePolicy",
        "ecr:SetRepositoryPolicy",
        "ecr:TagResource",
        "ecr:UntagResource",
      ],
      Resource: `arn:aws:ecr:${region}:${account}:repository/${platform}/*`,
    },
    // The action knows no resource (Service Authorization Reference: Amazon ECR).
    { Sid: "LogInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "EncryptRepositories",
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:DescribeKey"],
      Resource: `arn:aws:kms:${region}:${account}:key/*`,
      Condition: { StringEquals: { "kms:ViaService": `ecr.${region}.amazonaws.com` } },
    },
  ];
}
