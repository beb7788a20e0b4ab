/** All services that are not built here: their calls are answered with 501 and the name of the operation. */
import { jsonService } from '../json-service.ts';
import type { PlugIn } from '../plug-in.ts';
import { startService } from '../service.ts';

export const unbuilt = {
  name: 'unbuilt',
  resourceTypes: {},
  faults: [],
  async start({ faults }) {
    const service = await startService(jsonService('cloud', {}), faults);
    return { provides: null, service, endpointVariables: { AWS_ENDPOINT_URL: service.endpoint } };
  },
} as const satisfies PlugIn;
