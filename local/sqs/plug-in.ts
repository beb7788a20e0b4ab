/** SQS, as far as events go through it: queues that keep what failed, and hand it to functions again. No function calls it. */
import { accountId, region } from '../account.ts';
import type { PlugIn } from '../plug-in.ts';
import type { Deployment } from '../template/deployment.ts';
import { arnOf, nameOf } from '../template/identity.ts';
import { Queue, type QueueSettings } from './queue.ts';

/** The queues of the template. */
export interface Queues {
  /** Null where there is none of that ARN. */
  queueOf(arn: string | null): Queue | null;
}

export const sqs = {
  name: 'sqs',
  resourceTypes: {
    'AWS::SQS::Queue': (properties, place) => {
      const name = nameOf(properties['QueueName'], place);
      return {
        ref: `https://sqs.${region}.amazonaws.com/${accountId}/${name}`,
        attributes: { Arn: arnOf('sqs', name), QueueName: name },
      };
    },
  },
  faults: [],
  start({ deployment, files, clock }) {
    const queues = queuesOf(deployment).map(
      (settings) => new Queue(settings, files.open(`queues/${settings.name}`), clock),
    );
    const byArn = new Map(queues.map((queue) => [queue.arn, queue]));
    return { provides: { queueOf: (arn) => (arn === null ? null : (byArn.get(arn) ?? null)) } };
  },
} as const satisfies PlugIn<Queues>;

interface QueueProperties {
  readonly VisibilityTimeout?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
}

const queuesOf = (deployment: Deployment): QueueSettings[] =>
  deployment
    .all<QueueProperties>('AWS::SQS::Queue')
    .map(({ attributes, properties: { VisibilityTimeout = 30, RedrivePolicy } }) => ({
      name: attributes['QueueName'] ?? '',
      visibilityTimeoutSeconds: VisibilityTimeout,
      redrive: RedrivePolicy
        ? { arn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount }
        : null,
    }));
