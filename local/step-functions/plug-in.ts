/** Step Functions: the state machines of the template, run by a small interpreter that survives kill -9 and follows the cloud's clock. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { answerFaults, deliveryFaults, type Faults } from '../faults.ts';
import { lambda, type Functions } from '../lambda/plug-in.ts';
import type { PlugIn } from '../plug-in.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Deployment } from '../template/deployment.ts';
import { arnOf, nameOf } from '../template/identity.ts';
import { readDefinition } from './definition.ts';
import { drawingOf } from './drawing.ts';
import { waitsFor, type Execution, type HistoryEvent } from './execution.ts';
import { Executions, type Called, type Machine } from './executions.ts';
import type { Call } from './tasks.ts';
import { startStepFunctions } from './service.ts';

export const states = {
  name: 'states',
  title: 'Arbetsflöden',
  panel: join(import.meta.dirname, 'console.js'),
  resourceTypes: {
    'AWS::StepFunctions::StateMachine': (properties, place) => {
      const name = nameOf(properties['StateMachineName'], place);
      const arn = arnOf('states', `stateMachine:${name}`);
      return { ref: arn, attributes: { Arn: arn, Name: name } };
    },
  },
  // What it delivers are calls of functions: `duplicate` and `drop`, of the operation `Invoke`.
  faults: [...answerFaults, ...deliveryFaults],
  async start({ deployment, assembly, files, clock, faults, get }) {
    const machines = machinesOf(deployment, assembly);
    const functions = get(lambda);
    const executions = new Executions({
      machines,
      kept: files.open<Execution>('executions'),
      history: files.open<HistoryEvent>('execution-history'),
      clock,
      call: (call) => callFunction(functions, faults, call),
    });
    const service = await startStepFunctions(machines, executions, faults);
    return {
      provides: executions,
      service,
      endpointVariables: { AWS_ENDPOINT_URL_SFN: service.endpoint },
      routes: new Hono()
        .get('/workflows', (c) => c.json(executions.list().map(workflowOf)))
        .get('/workflow-drawings', (c) =>
          c.json(machines.map(({ name, definition }) => ({ name, ...drawingOf(definition) }))),
        )
        .get('/workflows/:name', (c) => {
          const found = executions.list().find(({ name }) => name === c.req.param('name'));
          if (!found) return c.json({ detail: 'There is no such workflow.' }, 404);
          return c.json({ ...workflowOf(found), history: executions.historyOf(found.arn).map(historyLine) });
        })
        .post('/workflows/:name/redrive', (c) => {
          const found = executions.list().find(({ name }) => name === c.req.param('name'));
          if (!found) return c.json({ detail: 'There is no such workflow.' }, 404);
          if (found.status === 'RUNNING' || found.status === 'SUCCEEDED')
            return c.json({ detail: 'Only a workflow that has failed can be redriven.' }, 409);
          return c.json(workflowOf(executions.redrive(found.arn)));
        }),
      work: () => executions.open(),
      interrupt: () => executions.close(),
    };
  },
} as const satisfies PlugIn<Executions>;

interface MachineProperties {
  readonly DefinitionString?: string;
  readonly DefinitionS3Location?: { readonly Key: string };
  readonly DefinitionSubstitutions?: Readonly<Record<string, string>>;
}

/** @throws Refusal for a definition with what is not supported */
const machinesOf = (deployment: Deployment, assembly: Assembly): readonly Machine[] =>
  deployment
    .all<MachineProperties>('AWS::StepFunctions::StateMachine')
    .map(
      ({ ref, attributes, properties: { DefinitionString, DefinitionS3Location, DefinitionSubstitutions = {} } }) => {
        const name = attributes['Name'] ?? ref;
        const text = DefinitionString ?? readFileSync(assembly.assetFolder(DefinitionS3Location?.Key ?? ''), 'utf8');
        const filled = text.replaceAll(
          /\$\{(\w+)\}/gu,
          (placeholder, key: string) => DefinitionSubstitutions[key] ?? placeholder,
        );
        return { name, arn: ref, definition: readDefinition(name, filled) };
      },
    );

async function callFunction(functions: Functions, faults: Faults, { functionArn, payload }: Call): Promise<Called> {
  const fault = faults.takeNamed('states', 'Invoke', deliveryFaults);
  if (fault === 'drop') return { kind: 'lost' };
  const found = functions.find(functionArn);
  if (!found)
    return { kind: 'failed', error: 'Lambda.ResourceNotFoundException', cause: `Function not found: ${functionArn}` };
  if (fault === 'duplicate') await found.invoke(payload);
  const outcome = await found.invoke(payload);
  if (outcome.kind === 'result') return { kind: 'result', payload: outcome.payload };
  const { errorType, errorMessage } = outcome;
  return { kind: 'failed', error: errorType, cause: JSON.stringify({ errorType, errorMessage }) };
}

/** As `GET /local/workflows` lists it. */
const workflowOf = (execution: Execution): object => ({
  id: execution.arn,
  name: execution.name,
  status: execution.status,
  state: execution.state,
  waitsFor: waitsFor(execution),
  since: new Date(execution.enteredAt).toISOString(),
  machine: execution.machineArn.split(':').at(-1),
  visited: execution.visited,
  transitions: execution.transitions,
  output: execution.output,
  error: execution.error,
});

const historyLine = ({ at, type, state, error }: HistoryEvent): object => ({
  at: new Date(at).toISOString(),
  type,
  state,
  ...(error !== undefined && { error }),
});
