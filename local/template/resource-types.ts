/** The types of resources that no local service has to claim: what is left out of a local run, and what is only named in calls. */
import { accountId } from '../account.ts';
import { identifiedByPlace, nameOf, type ResourceTypes } from './identity.ts';

/**
 * Types without which everything still works on one machine: permissions (nobody checks them here), alarms and logs (nobody is
 * on call), the edge's protection (one origin serves all), and what only exists while deploying.
 */
const harmless = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::Lambda::Permission',
  'AWS::Lambda::LayerVersion',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::Subscription',
  'AWS::SQS::QueuePolicy',
  'AWS::S3::BucketPolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::Cognito::UserPoolDomain',
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
  'Custom::S3AutoDeleteObjects',
];

/** What a stage may have without a plug-in. The claim of a plug-in goes before it. */
export const unclaimedTypes: ResourceTypes = {
  ...Object.fromEntries(harmless.map((type) => [type, identifiedByPlace])),
  // Nobody assumes it here, but it is named in calls.
  'AWS::IAM::Role': (properties, place) => {
    const name = nameOf(properties['RoleName'], place);
    return { ref: name, attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}` } };
  },
};
