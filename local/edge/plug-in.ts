/** CloudFront: the one distribution of the template. */
import type { PlugIn } from '../plug-in.ts';
import { identifiedByPlace } from '../template/identity.ts';
import { s3 } from '../s3/plug-in.ts';
import { edgeOf, type Edge } from './edge.ts';

export const edge = {
  name: 'edge',
  resourceTypes: {
    'AWS::CloudFront::Distribution': identifiedByPlace,
    'AWS::CloudFront::Function': identifiedByPlace,
    'AWS::CloudFront::ResponseHeadersPolicy': identifiedByPlace,
  },
  faults: [],
  start: ({ deployment, get }) => ({ provides: edgeOf(deployment, get(s3).withLocalHosts) }),
} as const satisfies PlugIn<Edge>;
