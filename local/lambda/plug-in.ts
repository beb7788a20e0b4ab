/** Lambda: the template's functions in worker threads, and its event source mappings. */
import { dynamodb } from '../dynamodb/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import { sqs } from '../sqs/plug-in.ts';
import { arnOf, hashOf, identifiedByLogicalId, nameOf } from '../template/identity.ts';
import { AsynchronousTarget } from './asynchronous-target.ts';
import { Capacity } from './capacity.ts';
import { startMappings } from './event-source-mappings.ts';
import { functionsOf } from './functions.ts';
import { LocalFunction } from './local-function.ts';
import { mappingsOf } from './mappings.ts';
import { defaultRetries, retriesOf } from './retries.ts';

/** The functions of the template, by name or ARN. */
export interface Functions {
  /** To be called by a service that waits for the result. */
  find(nameOrArn: string): LocalFunction | undefined;
  /** To be called by a service that does not wait: Lambda tries again what fails, and keeps what fails for good. Null where there is none. */
  findAsynchronous(nameOrArn: string): AsynchronousTarget | null;
  /**
   * At a reset: ends all environments, and calls, until the plug-in works again. The calls after that open new ones, which have forgotten what those
   * had in memory.
   */
  closeEnvironments(): Promise<void>;
}

export const lambda = {
  name: 'lambda',
  resourceTypes: {
    'AWS::Lambda::Function': (properties, place) => {
      const name = nameOf(properties['FunctionName'], place);
      return { ref: name, attributes: { Arn: arnOf('lambda', `function:${name}`) } };
    },
    // Every version is the deployed code: `find` knows whose it is.
    'AWS::Lambda::Version': (_, { stackName, logicalId }) => ({
      ref: arnOf('lambda', `function:${stackName}-${logicalId}:1`),
      attributes: { Version: '1' },
    }),
    'AWS::Lambda::EventSourceMapping': (_, place) => ({ ref: hashOf(place).slice(0, 32), attributes: {} }),
    'AWS::Lambda::EventInvokeConfig': identifiedByLogicalId,
  },
  faults: [],
  start(context) {
    const { deployment, assembly, portalOrigin, clock, faults, files, get, onStop } = context;
    const tables = get(dynamodb);
    const queues = get(sqs);
    const host = {
      clockOffset: clock.offset,
      bypass: tables.bypass,
      log: context.log,
      capacity: new Capacity(context.mostEnvironmentsInAll),
      mostEnvironments: context.mostEnvironments,
    };
    const functions = functionsOf(deployment, assembly, portalOrigin, context.endpointVariables).map(
      (definition) => new LocalFunction(definition, host),
    );
    const closeEnvironments = async (): Promise<void> => {
      await Promise.all(functions.map((each) => each.stop()));
    };
    onStop(closeEnvironments);
    const byName = new Map(functions.map((each) => [each.definition.name, each]));
    const functionOfVersion = new Map(
      deployment
        .all<{ readonly FunctionName: string }>('AWS::Lambda::Version')
        .map(({ ref, properties }) => [ref, properties.FunctionName]),
    );
    const find: Functions['find'] = (nameOrArn) =>
      byName.get((functionOfVersion.get(nameOrArn) ?? nameOrArn).split(':').at(-1) ?? '');
    const retries = retriesOf(deployment);
    const mappings = mappingsOf(deployment);
    const places = files.open<string>('streams');
    return {
      provides: {
        find,
        findAsynchronous(nameOrArn) {
          const found = find(nameOrArn);
          if (!found) return null;
          const { maximumRetries, onFailureArn } = retries.get(found.definition.name) ?? defaultRetries;
          return new AsynchronousTarget(found, { maximumRetries, onFailure: queues.queueOf(onFailureArn) }, clock);
        },
        closeEnvironments,
      },
      work() {
        for (const each of functions) each.goOn();
        return startMappings(mappings, { find, queues, tables, places, clock, faults });
      },
      async interrupt() {
        await Promise.all(functions.map((each) => each.endRunning()));
      },
    };
  },
} as const satisfies PlugIn<Functions>;
