/** What becomes of each type of resource when a template is booted from here. A type in neither list stops the boot, by name. */
import { createHash } from 'node:crypto';
import { accountId, region } from '../account.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Who a resource is when it is referred to: what `Ref` gives, and its attributes. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Place {
  readonly stackName: string;
  readonly logicalId: string;
}

const arn = (service: string, name: string): string => `arn:aws:${service}:${region}:${accountId}:${name}`;
const hashOf = ({ stackName, logicalId }: Place): string =>
  createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
const named = (value: unknown, { stackName, logicalId }: Place): string =>
  typeof value === 'string' ? value : `${stackName}-${logicalId}`;

const served: Readonly<Record<string, (properties: Properties, place: Place) => Identity>> = {
  'AWS::DynamoDB::Table': (properties, place) => {
    const name = named(properties['TableName'], place);
    return {
      ref: name,
      attributes: { Arn: arn('dynamodb', `table/${name}`), StreamArn: arn('dynamodb', `table/${name}/stream/local`) },
    };
  },
  'AWS::Events::EventBus': (properties, place) => {
    const name = named(properties['Name'], place);
    return { ref: name, attributes: { Name: name, Arn: arn('events', `event-bus/${name}`) } };
  },
  'AWS::SQS::Queue': (properties, place) => {
    const name = named(properties['QueueName'], place);
    return {
      ref: `https://sqs.${region}.amazonaws.com/${accountId}/${name}`,
      attributes: { Arn: arn('sqs', name), QueueName: name },
    };
  },
  'AWS::Cognito::UserPool': (_, place) => {
    const id = `${region}_${hashOf(place).slice(0, 9)}`;
    return { ref: id, attributes: { Arn: arn('cognito-idp', `userpool/${id}`), UserPoolId: id } };
  },
  'AWS::Cognito::UserPoolClient': (_, place) => ({
    ref: hashOf(place).slice(0, 26),
    attributes: { ClientId: hashOf(place).slice(0, 26) },
  }),
  'AWS::Cognito::UserPoolResourceServer': (properties, place) => ({
    ref: named(properties['Identifier'], place),
    attributes: {},
  }),
  'AWS::Lambda::Function': (properties, place) => {
    const name = named(properties['FunctionName'], place);
    return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
  },
  'AWS::Lambda::EventSourceMapping': (_, place) => ({ ref: hashOf(place).slice(0, 32), attributes: {} }),
  'AWS::Lambda::EventInvokeConfig': (_, place) => ({ ref: place.logicalId, attributes: {} }),
  'AWS::Scheduler::Schedule': (properties, place) => {
    const name = named(properties['Name'], place);
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule/default/${name}`) } };
  },
  'AWS::Scheduler::ScheduleGroup': (properties, place) => {
    const name = named(properties['Name'], place);
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule-group/${name}`) } };
  },
  // Nobody assumes it here, but it is named in calls.
  'AWS::IAM::Role': (properties, place) => {
    const name = named(properties['RoleName'], place);
    return { ref: name, attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}` } };
  },
  'AWS::ApiGateway::RestApi': (_, place) => {
    const id = hashOf(place).slice(0, 10);
    return { ref: id, attributes: { RestApiId: id, RootResourceId: `${id}-root` } };
  },
  'AWS::ApiGateway::Resource': (_, place) => ({ ref: hashOf(place).slice(0, 16), attributes: {} }),
  'AWS::ApiGateway::Method': (_, place) => ({ ref: place.logicalId, attributes: {} }),
  'AWS::ApiGateway::Authorizer': (_, place) => ({ ref: hashOf(place).slice(0, 12), attributes: {} }),
  'AWS::ApiGateway::GatewayResponse': (_, place) => ({ ref: place.logicalId, attributes: {} }),
  'AWS::ApiGateway::Stage': (properties, place) => ({ ref: named(properties['StageName'], place), attributes: {} }),
  'Custom::AWS': (_, place) => ({ ref: place.logicalId, attributes: {} }),
};

/**
 * Types without which everything still works on one machine: permissions (nobody checks them here), alarms and logs (nobody is
 * on call), the edge (one origin serves all), and what only exists while deploying.
 */
const harmless = new Set([
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
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::Events::Rule',
  'AWS::Cognito::UserPoolDomain',
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
  'Custom::S3AutoDeleteObjects',
]);

/** Whether a template with this type of resource can be booted. */
export const isKnownType = (type: string): boolean => Object.hasOwn(served, type) || harmless.has(type);

/** Who a resource is. One that is left out here still has a name of its own, since others may refer to it. */
export function identityOf(type: string, properties: Properties, place: Place): Identity {
  const identify = Object.hasOwn(served, type) ? served[type] : undefined;
  return identify ? identify(properties, place) : { ref: `${place.stackName}-${place.logicalId}`, attributes: {} };
}
