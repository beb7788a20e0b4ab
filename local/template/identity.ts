/** Who a resource of the template is when others refer to it. */
import { createHash } from 'node:crypto';
import { accountId, region } from '../account.ts';

/** What `Ref` gives, and what `Fn::GetAtt` gives. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where in the stage a resource is defined. */
export interface Place {
  readonly stackName: string;
  readonly logicalId: string;
}

/** Only plain names are read from the properties: a name made of references would go round in circles. */
export type Identify = (properties: Readonly<Record<string, unknown>>, place: Place) => Identity;

/** By CloudFormation's name of the type, such as `AWS::SQS::Queue`. */
export type ResourceTypes = Readonly<Record<string, Identify>>;

/** `arn:aws:sqs:eu-north-1:000000000000:name` */
export const arnOf = (service: string, name: string): string => `arn:aws:${service}:${region}:${accountId}:${name}`;

/** 64 hexadecimal digits, the same at every start: CloudFormation would make up an id. */
export const hashOf = ({ stackName, logicalId }: Place): string =>
  createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');

/** The name that the template gives, else one made of the stack's and the logical id. */
export const nameOf = (value: unknown, { stackName, logicalId }: Place): string =>
  typeof value === 'string' ? value : `${stackName}-${logicalId}`;

/** For a type whose resources need only differ from each other. */
export const identifiedByPlace: Identify = (_, { stackName, logicalId }) => ({
  ref: `${stackName}-${logicalId}`,
  attributes: {},
});

/** For a type that CloudFormation identifies by the logical id. */
export const identifiedByLogicalId: Identify = (_, { logicalId }) => ({ ref: logicalId, attributes: {} });
