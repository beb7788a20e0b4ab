/** S3: fauxqs keeps the files, the front before it does what fauxqs does not. */
import { join } from 'node:path';
import { startFauxqs, type FauxqsServer } from 'fauxqs';
import { region } from '../account.ts';
import { events } from '../events/plug-in.ts';
import { answerFaults, deliveryFaults } from '../faults.ts';
import type { PlugIn } from '../plug-in.ts';
import { arnOf, hashOf } from '../template/identity.ts';
import { bucketsOf } from './buckets.ts';
import { startS3Front } from './front.ts';

/** Where the buckets are found. */
export interface Buckets {
  /** A text that names hosts of buckets as AWS would have them, with those that they have here. */
  withLocalHosts(text: string): string;
}

export const s3 = {
  name: 's3',
  title: 'Filerna',
  resourceTypes: {
    'AWS::S3::Bucket': (properties, place) => {
      const { BucketName: given } = properties;
      const name = typeof given === 'string' ? given : `bucket-${hashOf(place).slice(0, 20)}`;
      const domainName = `${name}.s3.${region}.amazonaws.com`;
      return {
        ref: name,
        attributes: {
          Arn: arnOf('s3', name).replace(/^arn:aws:s3:.*:/, 'arn:aws:s3:::'),
          RegionalDomainName: domainName,
        },
      };
    },
  },
  // What it delivers are its events.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ deployment, folder, portalOrigin, clock, faults, get, onStop }) {
    const buckets = bucketsOf(deployment, portalOrigin);
    const open = async (): Promise<FauxqsServer> => {
      const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, s3StorageDir: join(folder, 's3') });
      server.setup({ buckets: buckets.map(({ name }) => name) });
      return server;
    };
    let emulator = await open();
    onStop(() => emulator.stop());
    const service = await startS3Front({
      buckets,
      emulator: () => emulator.address,
      onCreated: (bucket, key, size) =>
        get(events).deliver('default', {
          source: 'aws.s3',
          'detail-type': 'Object Created',
          time: new Date(clock.now()).toISOString(),
          detail: { version: '0', bucket: { name: bucket }, object: { key, size } },
        }),
      clock,
      faults,
    });
    const host = new URL(service.endpoint).host;
    return {
      provides: {
        withLocalHosts: (text) => buckets.reduce((so, { domainName }) => so.replaceAll(domainName, host), text),
      },
      service,
      endpointVariables: { AWS_ENDPOINT_URL_S3: service.endpoint },
      closeData: () => emulator.stop(),
      async openData() {
        emulator = await open();
      },
    };
  },
} as const satisfies PlugIn<Buckets>;
