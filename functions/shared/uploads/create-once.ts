/** How a voice message or a document is created: once, however often the request comes. */
import type { Committed } from '../../../adapters/table/commit.ts';
import { DomainError, type ProblemCode } from '../../../domain/domain-error.ts';
import type { EpochMilliseconds } from '../../../domain/local-date.ts';
import { canBePosted, type Uploaded } from '../../../domain/upload.ts';

/**
 * Creates what a file is uploaded for, or finds what the same request created before. A few more than the limit, when several are created at
 * the same moment, do no harm.
 * @throws DomainError `fullError`; `upload-over` when what was created no longer waits for its file, or not for as long as another form could be posted
 */
export async function createOnce<Upload extends Uploaded>(
  created: Upload,
  {
    now,
    find,
    isFull,
    fullError,
    create,
  }: {
    readonly now: EpochMilliseconds;
    readonly find: () => Promise<Upload | null>;
    readonly isFull: () => Promise<boolean>;
    readonly fullError: ProblemCode;
    readonly create: () => Promise<Committed>;
  },
): Promise<Upload> {
  // The last one that there is room for may have been created by this request.
  if ((await isFull()) && (await find()) === null) throw new DomainError(fullError);
  if ((await create()) === 'done') return created;
  const existing = await find();
  if (existing === null || !canBePosted(existing, now)) throw new DomainError('upload-over');
  return existing;
}
