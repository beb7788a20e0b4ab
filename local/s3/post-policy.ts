/**
 * The policy of a form that a browser posts a file with: what S3 checks of it before it takes the file. Source:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
import { ServiceError } from '../service.ts';

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly (Readonly<Record<string, string>> | List)[];
}
type List = readonly [string, string | number, string | number];

const isList = (condition: Policy['conditions'][number]): condition is List => Array.isArray(condition);

/** A posted form: its fields by their names in small letters, and how large its file is. */
export interface PostedForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly fileBytes: number;
}

/** @throws ServiceError as S3 answers a form that its policy does not allow */
export function assertPolicyAllows({ fields, fileBytes }: PostedForm, bucket: string, now: number): void {
  const text = fields.get('policy');
  if (!text || !fields.get('x-amz-signature')) throw denied('Access Denied');
  const policy = JSON.parse(Buffer.from(text, 'base64').toString()) as Policy;
  if (Date.parse(policy.expiration) <= now) throw denied('Invalid according to Policy: Policy expired.');
  const all = new Map([...fields, ['bucket', bucket]]);
  const covered = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);
  for (const condition of policy.conditions) {
    if (!isList(condition)) {
      for (const [name, value] of Object.entries(condition)) assertEqual(all, name, value, covered);
      continue;
    }
    const [kind, first, second] = condition;
    if (kind === 'content-length-range') {
      if (fileBytes < Number(first)) throw new ServiceError('EntityTooSmall', 'Your proposed upload is too small');
      if (fileBytes > Number(second)) throw new ServiceError('EntityTooLarge', 'Your proposed upload is too large');
    } else if (kind === 'eq') assertEqual(all, String(first).replace(/^\$/, ''), String(second), covered);
    else throw denied(`The local S3 does not know the condition ${kind}.`);
  }
  const extra = [...fields.keys()].find((name) => !covered.has(name) && !name.startsWith('x-ignore-'));
  if (extra !== undefined) throw denied(`Invalid according to Policy: Extra input fields: ${extra}`);
}

function assertEqual(fields: ReadonlyMap<string, string>, name: string, value: string, covered: Set<string>): void {
  const key = name.toLowerCase();
  covered.add(key);
  if (fields.get(key) !== value)
    throw denied(`Invalid according to Policy: Policy Condition failed: ["eq", "$${name}", "${value}"]`);
}

const denied = (message: string): ServiceError => new ServiceError('AccessDenied', message, 403);

/** Reads `multipart/form-data` as S3 does. @throws ServiceError when it is none */
export async function readForm(body: Buffer, contentType: string): Promise<PostedForm> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const fields = new Map<string, string>();
    let fileBytes = 0;
    for (const [name, value] of form) {
      if (typeof value === 'string') fields.set(name.toLowerCase(), value);
      else fileBytes += value.size;
    }
    return { fields, fileBytes };
  } catch (error) {
    throw Object.assign(new ServiceError('MalformedPOSTRequest', 'The body is no multipart/form-data.'), {
      cause: error,
    });
  }
}
