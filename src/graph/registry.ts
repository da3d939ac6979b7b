/**
 * The resource types and functions that lowering may use, each with the SDK's own argument and output types. A new kind
 * of resource is one line here; its facts (limits, tags, aliases) come from the generated `sdk-facts.json`.
 */
import type * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import type * as mongodbatlas from "@pulumi/mongodbatlas";

export interface ResourceTypes {
  "awsx:ec2:Vpc": [awsx.ec2.VpcArgs, awsx.ec2.Vpc];
  "pulumi:providers:aws": [aws.ProviderArgs, aws.Provider];
  "aws:acm/certificate:Certificate": [aws.acm.CertificateArgs, aws.acm.Certificate];
  "aws:acm/certificateValidation:CertificateValidation": [
    aws.acm.CertificateValidationArgs,
    aws.acm.CertificateValidation,
  ];
  "aws:appautoscaling/policy:Policy": [aws.appautoscaling.PolicyArgs, aws.appautoscaling.Policy];
  "aws:appautoscaling/scheduledAction:ScheduledAction": [
    aws.appautoscaling.ScheduledActionArgs,
    aws.appautoscaling.ScheduledAction,
  ];
  "aws:appautoscaling/target:Target": [aws.appautoscaling.TargetArgs, aws.appautoscaling.Target];
  "aws:budgets/budget:Budget": [aws.budgets.BudgetArgs, aws.budgets.Budget];
  "aws:backup/plan:Plan": [aws.backup.PlanArgs, aws.backup.Plan];
  "aws:backup/regionSettings:RegionSettings": [aws.backup.RegionSettingsArgs, aws.backup.RegionSettings];
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": [
    aws.backup.RestoreTestingPlanArgs,
    aws.backup.RestoreTestingPlan,
  ];
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": [
    aws.backup.RestoreTestingSelectionArgs,
    aws.backup.RestoreTestingSelection,
  ];
  "aws:backup/selection:Selection": [aws.backup.SelectionArgs, aws.backup.Selection];
  "aws:backup/vault:Vault": [aws.backup.VaultArgs, aws.backup.Vault];
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": [
    aws.backup.VaultLockConfigurationArgs,
    aws.backup.VaultLockConfiguration,
  ];
  "aws:backup/vaultNotifications:VaultNotifications": [
    aws.backup.VaultNotificationsArgs,
    aws.backup.VaultNotifications,
  ];
  "aws:accessanalyzer/analyzer:Analyzer": [aws.accessanalyzer.AnalyzerArgs, aws.accessanalyzer.Analyzer];
  "aws:cfg/deliveryChannel:DeliveryChannel": [aws.cfg.DeliveryChannelArgs, aws.cfg.DeliveryChannel];
  "aws:cfg/recorder:Recorder": [aws.cfg.RecorderArgs, aws.cfg.Recorder];
  "aws:cfg/recorderStatus:RecorderStatus": [aws.cfg.RecorderStatusArgs, aws.cfg.RecorderStatus];
  "aws:cfg/remediationConfiguration:RemediationConfiguration": [
    aws.cfg.RemediationConfigurationArgs,
    aws.cfg.RemediationConfiguration,
  ];
  "aws:cfg/rule:Rule": [aws.cfg.RuleArgs, aws.cfg.Rule];
  "aws:cloudfront/distribution:Distribution": [aws.cloudfront.DistributionArgs, aws.cloudfront.Distribution];
  "aws:cloudfront/originAccessControl:OriginAccessControl": [
    aws.cloudfront.OriginAccessControlArgs,
    aws.cloudfront.OriginAccessControl,
  ];
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": [
    aws.cloudfront.ResponseHeadersPolicyArgs,
    aws.cloudfront.ResponseHeadersPolicy,
  ];
  "aws:cloudwatch/logDelivery:LogDelivery": [aws.cloudwatch.LogDeliveryArgs, aws.cloudwatch.LogDelivery];
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": [
    aws.cloudwatch.LogDeliveryDestinationArgs,
    aws.cloudwatch.LogDeliveryDestination,
  ];
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": [
    aws.cloudwatch.LogDeliverySourceArgs,
    aws.cloudwatch.LogDeliverySource,
  ];
  "aws:cloudtrail/trail:Trail": [aws.cloudtrail.TrailArgs, aws.cloudtrail.Trail];
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": [aws.cloudwatch.CompositeAlarmArgs, aws.cloudwatch.CompositeAlarm];
  "aws:cloudwatch/dashboard:Dashboard": [aws.cloudwatch.DashboardArgs, aws.cloudwatch.Dashboard];
  "aws:cloudwatch/eventRule:EventRule": [aws.cloudwatch.EventRuleArgs, aws.cloudwatch.EventRule];
  "aws:cloudwatch/eventTarget:EventTarget": [aws.cloudwatch.EventTargetArgs, aws.cloudwatch.EventTarget];
  "aws:cloudwatch/logGroup:LogGroup": [aws.cloudwatch.LogGroupArgs, aws.cloudwatch.LogGroup];
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": [
    aws.cloudwatch.LogMetricFilterArgs,
    aws.cloudwatch.LogMetricFilter,
  ];
  "aws:cloudwatch/metricAlarm:MetricAlarm": [aws.cloudwatch.MetricAlarmArgs, aws.cloudwatch.MetricAlarm];
  "aws:cloudwatch/queryDefinition:QueryDefinition": [
    aws.cloudwatch.QueryDefinitionArgs,
    aws.cloudwatch.QueryDefinition,
  ];
  "aws:computeoptimizer/enrollmentStatus:EnrollmentStatus": [
    aws.computeoptimizer.EnrollmentStatusArgs,
    aws.computeoptimizer.EnrollmentStatus,
  ];
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": [
    aws.costexplorer.AnomalyMonitorArgs,
    aws.costexplorer.AnomalyMonitor,
  ];
  "aws:costexplorer/anomalySubscription:AnomalySubscription": [
    aws.costexplorer.AnomalySubscriptionArgs,
    aws.costexplorer.AnomalySubscription,
  ];
  "aws:costexplorer/costAllocationTag:CostAllocationTag": [
    aws.costexplorer.CostAllocationTagArgs,
    aws.costexplorer.CostAllocationTag,
  ];
  "aws:ebs/encryptionByDefault:EncryptionByDefault": [aws.ebs.EncryptionByDefaultArgs, aws.ebs.EncryptionByDefault];
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": [
    aws.iam.AccountPasswordPolicyArgs,
    aws.iam.AccountPasswordPolicy,
  ];
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": [
    aws.s3.AccountPublicAccessBlockArgs,
    aws.s3.AccountPublicAccessBlock,
  ];
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": [aws.ec2.DefaultSecurityGroupArgs, aws.ec2.DefaultSecurityGroup];
  "aws:ec2/eip:Eip": [aws.ec2.EipArgs, aws.ec2.Eip];
  "aws:ec2/flowLog:FlowLog": [aws.ec2.FlowLogArgs, aws.ec2.FlowLog];
  "aws:ec2/internetGateway:InternetGateway": [aws.ec2.InternetGatewayArgs, aws.ec2.InternetGateway];
  "aws:ec2/natGateway:NatGateway": [aws.ec2.NatGatewayArgs, aws.ec2.NatGateway];
  "aws:ec2/route:Route": [aws.ec2.RouteArgs, aws.ec2.Route];
  "aws:ec2/routeTable:RouteTable": [aws.ec2.RouteTableArgs, aws.ec2.RouteTable];
  "aws:ec2/routeTableAssociation:RouteTableAssociation": [
    aws.ec2.RouteTableAssociationArgs,
    aws.ec2.RouteTableAssociation,
  ];
  "aws:ec2/securityGroup:SecurityGroup": [aws.ec2.SecurityGroupArgs, aws.ec2.SecurityGroup];
  "aws:ec2/subnet:Subnet": [aws.ec2.SubnetArgs, aws.ec2.Subnet];
  "aws:ec2/vpc:Vpc": [aws.ec2.VpcArgs, aws.ec2.Vpc];
  "aws:ec2/vpcEndpoint:VpcEndpoint": [aws.ec2.VpcEndpointArgs, aws.ec2.VpcEndpoint];
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": [aws.ecr.LifecyclePolicyArgs, aws.ecr.LifecyclePolicy];
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": [
    aws.ecr.RegistryScanningConfigurationArgs,
    aws.ecr.RegistryScanningConfiguration,
  ];
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": [
    aws.ecr.ReplicationConfigurationArgs,
    aws.ecr.ReplicationConfiguration,
  ];
  "aws:ecr/repository:Repository": [aws.ecr.RepositoryArgs, aws.ecr.Repository];
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": [
    aws.ecr.RepositoryCreationTemplateArgs,
    aws.ecr.RepositoryCreationTemplate,
  ];
  "aws:ecr/repositoryPolicy:RepositoryPolicy": [aws.ecr.RepositoryPolicyArgs, aws.ecr.RepositoryPolicy];
  "aws:ecs/cluster:Cluster": [aws.ecs.ClusterArgs, aws.ecs.Cluster];
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": [
    aws.ecs.ClusterCapacityProvidersArgs,
    aws.ecs.ClusterCapacityProviders,
  ];
  "aws:ecs/service:Service": [aws.ecs.ServiceArgs, aws.ecs.Service];
  "aws:ecs/taskDefinition:TaskDefinition": [aws.ecs.TaskDefinitionArgs, aws.ecs.TaskDefinition];
  "aws:elasticache/parameterGroup:ParameterGroup": [aws.elasticache.ParameterGroupArgs, aws.elasticache.ParameterGroup];
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    aws.elasticache.ReplicationGroupArgs,
    aws.elasticache.ReplicationGroup,
  ];
  "aws:elasticache/subnetGroup:SubnetGroup": [aws.elasticache.SubnetGroupArgs, aws.elasticache.SubnetGroup];
  "aws:elasticache/user:User": [aws.elasticache.UserArgs, aws.elasticache.User];
  "aws:elasticache/userGroup:UserGroup": [aws.elasticache.UserGroupArgs, aws.elasticache.UserGroup];
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": [
    aws.iam.OpenIdConnectProviderArgs,
    aws.iam.OpenIdConnectProvider,
  ];
  "aws:iam/policy:Policy": [aws.iam.PolicyArgs, aws.iam.Policy];
  "aws:iam/role:Role": [aws.iam.RoleArgs, aws.iam.Role];
  "aws:iam/rolePolicy:RolePolicy": [aws.iam.RolePolicyArgs, aws.iam.RolePolicy];
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": [aws.iam.RolePolicyAttachmentArgs, aws.iam.RolePolicyAttachment];
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": [aws.iam.ServiceLinkedRoleArgs, aws.iam.ServiceLinkedRole];
  "aws:kms/alias:Alias": [aws.kms.AliasArgs, aws.kms.Alias];
  "aws:kms/key:Key": [aws.kms.KeyArgs, aws.kms.Key];
  "aws:kms/replicaKey:ReplicaKey": [aws.kms.ReplicaKeyArgs, aws.kms.ReplicaKey];
  "aws:lambda/function:Function": [aws.lambda.FunctionArgs, aws.lambda.Function];
  "aws:lambda/invocation:Invocation": [aws.lambda.InvocationArgs, aws.lambda.Invocation];
  "aws:lambda/permission:Permission": [aws.lambda.PermissionArgs, aws.lambda.Permission];
  "aws:lb/listener:Listener": [aws.lb.ListenerArgs, aws.lb.Listener];
  "aws:lb/listenerCertificate:ListenerCertificate": [aws.lb.ListenerCertificateArgs, aws.lb.ListenerCertificate];
  "aws:lb/listenerRule:ListenerRule": [aws.lb.ListenerRuleArgs, aws.lb.ListenerRule];
  "aws:lb/loadBalancer:LoadBalancer": [aws.lb.LoadBalancerArgs, aws.lb.LoadBalancer];
  "aws:lb/targetGroup:TargetGroup": [aws.lb.TargetGroupArgs, aws.lb.TargetGroup];
  "aws:route53/record:Record": [aws.route53.RecordArgs, aws.route53.Record];
  "aws:route53/zone:Zone": [aws.route53.ZoneArgs, aws.route53.Zone];
  "aws:s3/bucket:Bucket": [aws.s3.BucketArgs, aws.s3.Bucket];
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [
    aws.s3.BucketLifecycleConfigurationArgs,
    aws.s3.BucketLifecycleConfiguration,
  ];
  "aws:s3/bucketLogging:BucketLogging": [aws.s3.BucketLoggingArgs, aws.s3.BucketLogging];
  "aws:s3/bucketNotification:BucketNotification": [aws.s3.BucketNotificationArgs, aws.s3.BucketNotification];
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": [
    aws.s3.BucketOwnershipControlsArgs,
    aws.s3.BucketOwnershipControls,
  ];
  "aws:s3/bucketPolicy:BucketPolicy": [aws.s3.BucketPolicyArgs, aws.s3.BucketPolicy];
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": [
    aws.s3.BucketPublicAccessBlockArgs,
    aws.s3.BucketPublicAccessBlock,
  ];
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    aws.s3.BucketReplicationConfigArgs,
    aws.s3.BucketReplicationConfig,
  ];
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    aws.s3.BucketServerSideEncryptionConfigurationArgs,
    aws.s3.BucketServerSideEncryptionConfiguration,
  ];
  "aws:s3/bucketVersioning:BucketVersioning": [aws.s3.BucketVersioningArgs, aws.s3.BucketVersioning];
  "aws:scheduler/schedule:Schedule": [aws.scheduler.ScheduleArgs, aws.scheduler.Schedule];
  "aws:scheduler/scheduleGroup:ScheduleGroup": [aws.scheduler.ScheduleGroupArgs, aws.scheduler.ScheduleGroup];
  "aws:secretsmanager/secret:Secret": [aws.secretsmanager.SecretArgs, aws.secretsmanager.Secret];
  "aws:secretsmanager/secretPolicy:SecretPolicy": [
    aws.secretsmanager.SecretPolicyArgs,
    aws.secretsmanager.SecretPolicy,
  ];
  "aws:secretsmanager/secretRotation:SecretRotation": [
    aws.secretsmanager.SecretRotationArgs,
    aws.secretsmanager.SecretRotation,
  ];
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": [
    aws.servicediscovery.PrivateDnsNamespaceArgs,
    aws.servicediscovery.PrivateDnsNamespace,
  ];
  "aws:servicediscovery/service:Service": [aws.servicediscovery.ServiceArgs, aws.servicediscovery.Service];
  "aws:sfn/stateMachine:StateMachine": [aws.sfn.StateMachineArgs, aws.sfn.StateMachine];
  "aws:sns/topic:Topic": [aws.sns.TopicArgs, aws.sns.Topic];
  "aws:sns/topicPolicy:TopicPolicy": [aws.sns.TopicPolicyArgs, aws.sns.TopicPolicy];
  "aws:sns/topicSubscription:TopicSubscription": [aws.sns.TopicSubscriptionArgs, aws.sns.TopicSubscription];
  "aws:sqs/queue:Queue": [aws.sqs.QueueArgs, aws.sqs.Queue];
  "aws:sqs/queuePolicy:QueuePolicy": [aws.sqs.QueuePolicyArgs, aws.sqs.QueuePolicy];
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": [aws.sqs.RedriveAllowPolicyArgs, aws.sqs.RedriveAllowPolicy];
  "aws:ssm/parameter:Parameter": [aws.ssm.ParameterArgs, aws.ssm.Parameter];
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [
    aws.vpc.SecurityGroupEgressRuleArgs,
    aws.vpc.SecurityGroupEgressRule,
  ];
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [
    aws.vpc.SecurityGroupIngressRuleArgs,
    aws.vpc.SecurityGroupIngressRule,
  ];
  "aws:wafv2/webAcl:WebAcl": [aws.wafv2.WebAclArgs, aws.wafv2.WebAcl];
  "aws:wafv2/webAclAssociation:WebAclAssociation": [aws.wafv2.WebAclAssociationArgs, aws.wafv2.WebAclAssociation];
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": [
    aws.wafv2.WebAclLoggingConfigurationArgs,
    aws.wafv2.WebAclLoggingConfiguration,
  ];
  "pulumi:providers:mongodbatlas": [mongodbatlas.ProviderArgs, mongodbatlas.Provider];
  "mongodbatlas:index/advancedCluster:AdvancedCluster": [
    mongodbatlas.AdvancedClusterArgs,
    mongodbatlas.AdvancedCluster,
  ];
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": [
    mongodbatlas.AlertConfigurationArgs,
    mongodbatlas.AlertConfiguration,
  ];
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": [
    mongodbatlas.CloudBackupScheduleArgs,
    mongodbatlas.CloudBackupSchedule,
  ];
  "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization": [
    mongodbatlas.CloudProviderAccessAuthorizationArgs,
    mongodbatlas.CloudProviderAccessAuthorization,
  ];
  "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup": [
    mongodbatlas.CloudProviderAccessSetupArgs,
    mongodbatlas.CloudProviderAccessSetup,
  ];
  "mongodbatlas:index/databaseUser:DatabaseUser": [mongodbatlas.DatabaseUserArgs, mongodbatlas.DatabaseUser];
  "mongodbatlas:index/encryptionAtRest:EncryptionAtRest": [
    mongodbatlas.EncryptionAtRestArgs,
    mongodbatlas.EncryptionAtRest,
  ];
  "mongodbatlas:index/maintenanceWindow:MaintenanceWindow": [
    mongodbatlas.MaintenanceWindowArgs,
    mongodbatlas.MaintenanceWindow,
  ];
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": [
    mongodbatlas.PrivateLinkEndpointArgs,
    mongodbatlas.PrivateLinkEndpoint,
  ];
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService": [
    mongodbatlas.PrivateLinkEndpointServiceArgs,
    mongodbatlas.PrivateLinkEndpointService,
  ];
  "mongodbatlas:index/project:Project": [mongodbatlas.ProjectArgs, mongodbatlas.Project];
  "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList": [
    mongodbatlas.ProjectIpAccessListArgs,
    mongodbatlas.ProjectIpAccessList,
  ];
  "aws:xray/group:Group": [aws.xray.GroupArgs, aws.xray.Group];
  "aws:xray/samplingRule:SamplingRule": [aws.xray.SamplingRuleArgs, aws.xray.SamplingRule];
}

export interface InvokeTypes {
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": [
    aws.ec2.GetManagedPrefixListArgs,
    aws.ec2.GetManagedPrefixListResult,
  ];
  "aws:index/getCallerIdentity:getCallerIdentity": [Record<string, never>, aws.GetCallerIdentityResult];
  "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster": [
    mongodbatlas.GetAdvancedClusterOutputArgs,
    mongodbatlas.GetAdvancedClusterResult,
  ];
}
