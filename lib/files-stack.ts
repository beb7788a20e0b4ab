import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { FileBucket } from './constructs/file-bucket.ts';
import { originParameter } from './origin-parameter.ts';

export interface FilesStackProps extends StackProps {
  /** The portal's; null: CloudFront makes one, given by the parameter `PortalOrigin`. */
  readonly domainName: string | null;
}

/** Where uploads arrive, and where their checked copies are. */
export interface FileBuckets {
  readonly quarantine: FileBucket;
  readonly checked: FileBucket;
}

/** What people upload: it arrives in one bucket, and only what was checked reaches the other, from which it is served. */
export class FilesStack extends Stack implements FileBuckets {
  readonly quarantine: FileBucket;
  readonly checked: FileBucket;

  constructor(scope: Construct, id: string, { domainName, ...props }: FilesStackProps) {
    super(scope, id, props);
    const origin = domainName === null ? originParameter(this) : `https://${domainName}`;
    this.quarantine = new FileBucket(this, 'Quarantine', {
      variable: 'QUARANTINE_BUCKET',
      cors: { origin, method: HttpMethods.POST },
      tellsEventBridge: true,
      // What was inspected is deleted at once. A message of the queue is tried for hours, and may be sent again from its dead-letter queue for days.
      lifecycleRules: [{ expiration: Duration.days(15) }],
    });
    this.checked = new FileBucket(this, 'Checked', {
      variable: 'CHECKED_BUCKET',
      cors: { origin, method: HttpMethods.GET },
      // A file that was deleted by mistake can be had back as long as the table can be set back.
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(35), expiredObjectDeleteMarker: true }],
    });
  }
}
