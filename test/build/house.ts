/**
 * The services in this process: the real handlers over the real engine, with a user pool and a carrier that are kept in memory.
 * For what a whole system cannot show: which calls a request makes, and what is left when it dies between two of them.
 */
import type { Table } from '../../adapters/table/client.ts';
import { basePath, scopes, type Operation } from '../../contract/operation.ts';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { service } from '../../functions/handle.ts';
import { implementations } from '../../functions/operations.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { runAt } from '../../functions/shared/settle/run.ts';
import { FakeCarrier, FakeDirectory } from './directory.ts';
import { FakeFiles } from './files.ts';
import { FakeMailer } from './mailer.ts';
import { meterOf, type Meter } from './meter.ts';
import { openPatientTable } from './table.ts';
import { FakeScheduler } from './scheduler.ts';
import { Wire } from './wire.ts';

export interface HouseRequest {
  /** `<organizationId>.<userId>` of a person, or the id of a machine. */
  readonly as?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long Lambda would let the function run, in milliseconds; any time when left out. */
  readonly lifetime?: number;
}

export interface HouseReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // The replies are what the proofs are about: each looks at what it expects.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** The status of a rejection, with the fields that it names or else its code. */
export const wrong = ({ status, body }: HouseReply): readonly unknown[] => [
  status,
  ...(body.errors?.length > 0
    ? body.errors.map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`)
    : [body.code]),
];

let requests = 0;

export class House {
  readonly wire = new Wire();
  readonly directory = new FakeDirectory(this.wire);
  readonly carrier = new FakeCarrier(this.wire);
  readonly mailer = new FakeMailer(this.wire);
  readonly scheduler = new FakeScheduler(this.wire);
  readonly files = new FakeFiles(this.wire);
  readonly table: Table;
  /** What the table's calls have consumed. */
  readonly meter: Meter;
  readonly #handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

  /** Moves into a table that the engine of this process has (see `startTestTable`). */
  constructor(tableName: string) {
    this.table = openPatientTable(tableName);
    this.wire.attach(this.table.client);
    this.meter = meterOf(this.table.client);
    const tokens = { verify: async (name: string) => tokenOf(name) };
    const powers = {
      table: this.table,
      authority: { table: this.table, portalClientId: 'portal', tokens },
      accounts: this.directory.accounts,
      sms: this.carrier.sms,
      files: this.files.files,
      textLimits: { organization: { day: 5, month: 20 }, stage: { day: 15, month: 60 } },
      portalOrigin: 'https://portal.example',
      sip: { realm: 'sip.example', registrar: 'sips:sip.example' },
    };
    this.#handler = service<typeof powers>(powers, Object.values(implementations).flat());
  }

  /** One request, as the gateway would hand it over. */
  async call(
    operation: Operation,
    { as, path, query = {}, body, headers = {}, lifetime }: HouseRequest = {},
  ): Promise<HouseReply> {
    requests += 1;
    const event = {
      httpMethod: operation.method,
      resource: `${basePath}${operation.path}`,
      pathParameters: path ?? null,
      multiValueQueryStringParameters: Object.fromEntries(
        Object.entries(query).map(([name, value]) => [name, [value]]),
      ),
      headers: {
        ...(as !== undefined && { authorization: `Bearer ${as}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: { requestId: `request-${requests}` },
    } as unknown as APIGatewayProxyEvent;
    const reply = await this.#handler(event, contextOf(lifetime));
    const { statusCode: status, body: text } = reply;
    return {
      status,
      headers: { ...reply.headers, ...reply.multiValueHeaders },
      body: text === '' ? null : textOrJson(text),
    };
  }

  /** One run of the reconciler. */
  async reconcile(): Promise<void> {
    requests += 1;
    const powers = {
      table: this.table,
      accounts: this.directory.accounts,
      files: this.files.files,
      bell: this.scheduler.bell,
    };
    await reconcile(powers, runAt(Date.now(), `request-${requests}`));
  }

  leave(): void {
    this.table.client.config.requestHandler.destroy?.();
  }
}

const contextOf = (lifetime: number | undefined): Context =>
  (lifetime === undefined ? {} : { getRemainingTimeInMillis: () => lifetime }) as Context;

/** The documentation is a page, a power of attorney a PDF in base64, a calendar iCalendar; all else is JSON. */
const textOrJson = (text: string): unknown => (/^<|^JVBER|^BEGIN:VCALENDAR/u.test(text) ? text : JSON.parse(text));

/** In this house a token is the name of who bears it. */
const tokenOf = (name: string) =>
  name.includes('.')
    ? { clientId: 'portal', username: name, scopes: ['portal'], authTime: Math.floor(Date.now() / 1000) }
    : {
        clientId: name,
        username: null,
        scopes: Object.keys(scopes),
        authTime: null,
      };
