/** Starts plug-ins one after the other, so that each finds those before it. */
import { Hono } from 'hono';
import type { Context, PlugIn, RunningPlugIn } from './plug-in.ts';

export interface RunningPlugIns extends Pick<Context, 'get' | 'endpointVariables'> {
  /** In the order in which they started. */
  readonly parts: readonly RunningPlugIn[];
  /** All routes of the control plane. */
  readonly routes: Hono;
}

/** @throws what one of them throws; Error when two have one name */
export async function startPlugIns(
  plugIns: readonly PlugIn[],
  given: Omit<Context, 'get' | 'endpointVariables'>,
): Promise<RunningPlugIns> {
  const running = new Map<string, RunningPlugIn>();
  const get = <Provided>({ name }: PlugIn<Provided>): Provided => {
    const found = running.get(name) as RunningPlugIn<Provided> | undefined;
    if (!found) throw new Error(`${name} has not started: the list of plug-ins has it before those that need it.`);
    return found.provides;
  };
  const endpointVariables = (): Readonly<Record<string, string>> =>
    Object.assign({}, ...[...running.values()].map((each) => each.endpointVariables));
  const routes = new Hono();
  // Whoever serves the routes says what became of them.
  routes.onError((error) => {
    throw error;
  });
  for (const plugIn of plugIns) {
    if (running.has(plugIn.name)) throw new Error(`Two plug-ins are called ${plugIn.name}.`);
    const each = await plugIn.start({ ...given, get, endpointVariables });
    running.set(plugIn.name, each);
    const { service } = each;
    if (service) given.onStop(() => service.stop());
    if (each.routes) routes.route('/local', each.routes);
  }
  return { parts: [...running.values()], routes, get, endpointVariables };
}
