/** Posts a file to S3 by a presigned form. `fetch` does not report the progress of an upload: XMLHttpRequest does. */

/** What a file is posted with: `fields` first, then the file as `file`. `expiresAt`: ISO 8601, UTC. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/**
 * - `no-answer`: the connection failed; the file may or may not have arrived, and may be posted again.
 * - `expired`: the form is too old.
 * - `rejected`: S3 does not take this file by this form.
 */
export type PostFailure = 'no-answer' | 'expired' | 'rejected';

export class PostFailed extends Error {
  override readonly name = 'PostFailed';
  readonly failure: PostFailure;

  constructor(failure: PostFailure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Resolves when the file has arrived. `onProgress`: the part that was sent, from 0 to 1.
 * @throws PostFailed
 * @throws the signal's reason when it is aborted
 */
export function postFile(
  form: UploadForm,
  file: Blob,
  { onProgress, signal }: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', file);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (signal.aborted) {
    reject(signal.reason);
    return promise;
  }
  const request = new XMLHttpRequest();
  const abort = (): void => request.abort();
  signal.addEventListener('abort', abort);
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
  request.addEventListener('load', () => {
    if (request.status >= 200 && request.status < 300) resolve();
    else reject(new PostFailed(failureOf(request)));
  });
  request.addEventListener('error', () => reject(new PostFailed('no-answer')));
  request.addEventListener('abort', () => reject(signal.reason));
  request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
  request.open('POST', form.url);
  request.send(body);
  return promise;
}

/** S3 answers an expired form with 403 AccessDenied and *Invalid according to Policy: Policy expired.* */
function failureOf({ status, responseText }: XMLHttpRequest): PostFailure {
  if (status >= 500) return 'no-answer';
  return status === 403 && /expired/i.test(responseText) ? 'expired' : 'rejected';
}
