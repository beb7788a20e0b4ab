/** S3 with a memory, behind the real SDK client. What is not used here is not there. */
import { createHash } from 'node:crypto';
import { NoSuchKey, NotFound, S3ServiceException } from '@aws-sdk/client-s3';
import { openFiles, type Files } from '../../adapters/files.ts';
import type { FailureNames, Wire } from './wire.ts';

interface Asked {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body?: Uint8Array;
  readonly IfMatch?: string;
}

const failures: FailureNames = { error: 'InternalError', throttle: 'SlowDown' };

/** Objects by `bucket/key`. */
export class FakeFiles {
  readonly objects = new Map<string, Uint8Array>();
  readonly files: Files;

  constructor(wire: Wire) {
    this.files = openFiles({ quarantineBucket: 'quarantine', checkedBucket: 'checked' });
    wire.attach(this.files.client, (command, input) => this.#answer(command, input as Asked), failures);
  }

  /** As a browser does by the form: the file arrives in quarantine. */
  upload(key: string, bytes: Uint8Array): void {
    this.objects.set(`quarantine/${key}`, bytes);
  }

  #answer(command: string, { Bucket: bucket, Key: key, Body: body, IfMatch: match }: Asked): object {
    const name = `${bucket}/${key}`;
    const found = this.objects.get(name);
    switch (command) {
      case 'PutObjectCommand':
        this.objects.set(name, body ?? new Uint8Array());
        return {};
      case 'DeleteObjectCommand':
        this.objects.delete(name);
        return {};
      case 'HeadObjectCommand':
        if (!found) throw new NotFound({ message: 'not there', $metadata: { httpStatusCode: 404 } });
        return { ContentLength: found.length, ETag: eTagOf(found) };
      case 'GetObjectCommand':
        if (!found) throw new NoSuchKey({ message: 'not there', $metadata: { httpStatusCode: 404 } });
        if (match !== undefined && match !== eTagOf(found)) throw preconditionFailed();
        return { Body: { transformToByteArray: async () => found } };
      default:
        throw new Error(`the fake S3 knows no ${command}`);
    }
  }
}

const eTagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

const preconditionFailed = (): S3ServiceException =>
  new S3ServiceException({ name: 'PreconditionFailed', $fault: 'client', $metadata: { httpStatusCode: 412 } });
