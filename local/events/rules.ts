/** Rules of event buses: which events they pick, and the queues that get them. */
import { Refusal } from '../refusal.ts';
import type { Queues } from '../sqs/plug-in.ts';
import type { Deployment } from '../template/deployment.ts';

/** An event as rules see it and targets get it. */
export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly time: string;
  readonly detail: object;
}

type Pattern = { readonly [field: string]: Pattern | readonly unknown[] };

interface RuleProperties {
  readonly EventBusName?: string;
  readonly EventPattern?: Pattern;
  readonly Targets?: readonly { readonly Arn: string }[];
}

/** Hands an event on a bus to the queues of the rules that pick it. */
export type Deliver = (bus: string, event: BusEvent) => void;

/** @throws Refusal for a pattern that is more than exact values, or a target that is no queue */
export function rulesOf(deployment: Deployment, queues: Queues): Deliver {
  const rules = deployment
    .all<RuleProperties>('AWS::Events::Rule')
    .map(
      ({ logicalId, properties: { EventBusName = 'default', EventPattern: pattern = {}, Targets: targets = [] } }) => ({
        bus: EventBusName.split('/').at(-1) ?? '',
        picks: pickerOf(pattern, logicalId),
        queues: targets.map(({ Arn }) => {
          const queue = queues.queueOf(Arn);
          if (!queue) throw new Refusal(`The rule ${logicalId} has a target that is no queue: ${Arn}.`);
          return queue;
        }),
      }),
    );
  return (bus, event) => {
    for (const rule of rules) {
      if (rule.bus !== bus || !rule.picks(event)) continue;
      for (const queue of rule.queues) queue.send(JSON.stringify({ version: '0', ...event }));
    }
  };
}

/** A list of values is met by any of them, an object by all its fields; a list in the event by any of what is in it. */
function pickerOf(pattern: Pattern, logicalId: string): (value: unknown) => boolean {
  const fields = Object.entries(pattern).map(([name, wanted]) => {
    if (!Array.isArray(wanted)) return [name, pickerOf(wanted as Pattern, logicalId)] as const;
    if (wanted.some((each) => typeof each === 'object'))
      throw new Refusal(
        `The rule ${logicalId} picks events by more than exact values, which local/events/rules.ts does not know.`,
      );
    const isWanted = (value: unknown): boolean =>
      Array.isArray(value) ? value.some((each) => wanted.includes(each)) : wanted.includes(value);
    return [name, isWanted] as const;
  });
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    fields.every(([name, picks]) => picks((value as Readonly<Record<string, unknown>>)[name]));
}
