/**
 * Files in S3: what people upload comes into the quarantine bucket by a form; what was checked is stored in the bucket of checked files, and
 * only that is ever served, by links that live a minute.
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import { idFrom, isId, ulidOf, type DocumentId, type OrganizationId, type VoiceMessageId } from '../domain/ids.ts';
import type { EpochMilliseconds } from '../domain/local-date.ts';
import { toInstant } from '../domain/local-date.ts';
import { formSeconds, mostBytes, type Uploaded } from '../domain/upload.ts';
import { keepDeadlines } from './deadline.ts';

export interface Files {
  readonly client: S3Client;
  readonly quarantineBucket: string;
  readonly checkedBucket: string;
}

/** @param requestMilliseconds how long one call may take; a file of 10 MB takes longer than a signature */
export const openFiles = (
  buckets: Pick<Files, 'quarantineBucket' | 'checkedBucket'>,
  requestMilliseconds = 3000,
): Files => ({
  ...buckets,
  client: keepDeadlines(
    new S3Client({
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: 1000,
        requestTimeout: requestMilliseconds,
        throwOnRequestTimeout: true,
      },
    }),
  ),
});

/** The key of an upload in the quarantine bucket, and the beginning of its keys in the other. */
export const fileKey = (organization: OrganizationId, id: VoiceMessageId | DocumentId): string =>
  `${ulidOf(organization)}/${id}`;

/** Whose upload an event of S3 tells of, "Object Created" as EventBridge delivers it. @throws Error when the key is none of ours */
export function uploadOf(event: string): {
  readonly organizationId: OrganizationId;
  readonly id: VoiceMessageId | DocumentId;
} {
  const { detail } = createdSchema.parse(JSON.parse(event));
  const [organization = '', id = ''] = detail.object.key.split('/');
  if (!isId('msg', id) && !isId('doc', id)) throw new Error('the key of an upload names nothing');
  return { organizationId: idFrom('org', organization), id };
}

const createdSchema = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** The key of the checked copy of the object that was inspected last. */
export const checkedKey = (
  organization: OrganizationId,
  { id, copies = 1 }: Pick<Uploaded, 'copies'> & { readonly id: VoiceMessageId | DocumentId },
): string => `${fileKey(organization, id)}-${copies}`;

/** The key of the small picture of a document. */
export const thumbnailKey = (key: string): string => `${key}-thumbnail`;

/** What a browser posts a file with. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** A form that takes one file of one media type, of at most 10 MB, for a quarter of an hour. No call: it is only signed. */
export async function signUploadForm(
  files: Files,
  key: string,
  contentType: string,
  now: EpochMilliseconds,
): Promise<UploadForm> {
  const { url, fields } = await createPresignedPost(files.client, {
    Bucket: files.quarantineBucket,
    Key: key,
    Conditions: [
      ['eq', '$Content-Type', contentType],
      ['content-length-range', 1, mostBytes],
    ],
    Fields: { 'Content-Type': contentType },
    Expires: formSeconds,
  });
  return { url, fields, expiresAt: toInstant(now + formSeconds * 1000) };
}

/** An object of the quarantine bucket. The same key may have another one in the next moment. */
export interface UploadedObject {
  readonly bytes: number;
  /** Identifies the content. */
  readonly eTag: string;
}

/** How large an upload is; null when it is not there (any more). HeadObject. */
export async function findUploadedObject(files: Files, key: string): Promise<UploadedObject | null> {
  try {
    const { ContentLength: bytes = 0, ETag: eTag = '' } = await files.client.send(
      new HeadObjectCommand({ Bucket: files.quarantineBucket, Key: key }),
    );
    return { bytes, eTag };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** The bytes of an upload, at most 10 MB of it; null when that object is not there (any more), or was replaced. GetObject. */
export async function readUploadedObject(
  files: Files,
  key: string,
  { eTag }: Pick<UploadedObject, 'eTag'>,
): Promise<Uint8Array | null> {
  try {
    const { Body: body } = await files.client.send(
      new GetObjectCommand({
        Bucket: files.quarantineBucket,
        Key: key,
        Range: `bytes=0-${mostBytes}`,
        IfMatch: eTag,
      }),
    );
    return (await body?.transformToByteArray()) ?? null;
  } catch (error) {
    const isReplaced = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
    if (error instanceof NoSuchKey || isReplaced) return null;
    throw error;
  }
}

/** Stores a checked file. The same again replaces itself. PutObject. */
export async function storeChecked(
  files: Files,
  key: string,
  file: { readonly bytes: Uint8Array; readonly contentType: string },
): Promise<void> {
  await files.client.send(
    new PutObjectCommand({
      Bucket: files.checkedBucket,
      Key: key,
      Body: file.bytes,
      ContentType: file.contentType,
      CacheControl: 'private, max-age=60',
    }),
  );
}

/** Deletes an upload, if it is there. DeleteObject. */
export async function deleteUpload(files: Files, key: string): Promise<void> {
  await files.client.send(new DeleteObjectCommand({ Bucket: files.quarantineBucket, Key: key }));
}

/** Deletes a checked file, if it is there. DeleteObject. */
export async function deleteChecked(files: Files, key: string): Promise<void> {
  await files.client.send(new DeleteObjectCommand({ Bucket: files.checkedBucket, Key: key }));
}

const linkSeconds = 60;

/**
 * Where a checked file can be fetched, for a minute. Saved under a name of ours, since one that people gave may be a path or a program's.
 * No call: it is only signed.
 * @param fileName ASCII, without quotes
 */
export async function signDownload(
  files: Files,
  key: string,
  file: { readonly fileName: string; readonly contentType: string; readonly now: EpochMilliseconds },
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const url = await getSignedUrl(
    files.client,
    new GetObjectCommand({
      Bucket: files.checkedBucket,
      Key: key,
      ResponseContentType: file.contentType,
      ResponseContentDisposition: `inline; filename="${file.fileName}"`,
    }),
    { expiresIn: linkSeconds },
  );
  return { url, expiresAt: toInstant(file.now + linkSeconds * 1000) };
}
