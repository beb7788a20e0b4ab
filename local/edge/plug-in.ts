/** CloudFront: the one distribution of the template. */
import type { PlugIn } from '../plug-in.ts';
import { identifiedByPlace } from '../template/identity.ts';
import { edgeOf, type Edge } from './edge.ts';

export const edge = {
  name: 'edge',
  resourceTypes: {
    'AWS::CloudFront::Distribution': identifiedByPlace,
    'AWS::CloudFront::Function': identifiedByPlace,
    'AWS::CloudFront::ResponseHeadersPolicy': identifiedByPlace,
  },
  faults: [],
  start: ({ deployment }) => ({ provides: edgeOf(deployment) }),
} as const satisfies PlugIn<Edge>;
