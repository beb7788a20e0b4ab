/** Mail that was handed to SES. */
import { openMail, type Mail } from '../../adapters/mail.ts';
import type { Wire } from './wire.ts';

interface AskedMail {
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: {
    readonly Simple: {
      readonly Subject: { readonly Data: string };
      readonly Body: { readonly Text: { readonly Data: string } };
    };
  };
}

/** SES with a memory, behind the real SDK client. */
export class FakeMailer {
  readonly mails: { to: string; subject: string; text: string }[] = [];
  /** What it says no with. */
  refusal: Error | null = null;
  readonly mail: Mail;

  constructor(wire: Wire) {
    this.mail = openMail({ sender: 'MySoluno <no-reply@mail.example>', configurationSet: 'reports' });
    const take = (_: string, input: object): object => {
      const { Destination, Content } = input as AskedMail;
      if (this.refusal) throw this.refusal;
      const { Subject, Body } = Content.Simple;
      this.mails.push({ to: Destination.ToAddresses.join(), subject: Subject.Data, text: Body.Text.Data });
      return { MessageId: String(this.mails.length) };
    };
    wire.attach(this.mail.client, take, { error: 'InternalFailure', throttle: 'TooManyRequestsException' });
  }
}
