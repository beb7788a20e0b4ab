/** A Scheduler with a memory, behind the real SDK client. Who rings its bells is the test. */
import { ConflictException, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Bell } from '../../adapters/bell.ts';
import type { Wire } from './wire.ts';

interface Asked {
  readonly Name: string;
  readonly ScheduleExpression: string;
  readonly Target: { readonly Input: string };
}

/** A bell that was armed: when it rings, and what it hands over. */
export interface ArmedBell {
  readonly at: number;
  readonly input: { readonly organizationId: string; readonly moment: string };
}

export class FakeScheduler {
  readonly armed = new Map<string, ArmedBell>();
  readonly bell: Bell;
  readonly #onArmed: (name: string, bell: ArmedBell) => void;

  constructor(wire: Pick<Wire, 'attach'>, onArmed: (name: string, bell: ArmedBell) => void = () => {}) {
    this.#onArmed = onArmed;
    // Calls are answered below serialising and signing, which want to know where and by whom.
    const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
    const client = new SchedulerClient({ region: 'eu-north-1', credentials });
    const arn = (what: string): string => `arn:aws:test:eu-north-1:000000000000:${what}`;
    this.bell = {
      client,
      settings: {
        groupName: 'bells',
        ringBellArn: arn('ring-bell'),
        roleArn: arn('bell'),
        deadLetterArn: arn('unheard'),
      },
    };
    wire.attach(client, (_, input) => this.#create(input as Asked));
  }

  #create({ Name: name, ScheduleExpression: expression, Target: target }: Asked): object {
    if (this.armed.has(name)) throw new ConflictException({ message: 'exists', $metadata: {}, Message: 'exists' });
    const at = Date.parse(`${expression.slice('at('.length, -1)}Z`);
    const bell = { at, input: JSON.parse(target.Input) as ArmedBell['input'] };
    this.armed.set(name, bell);
    this.#onArmed(name, bell);
    return {};
  }
}
