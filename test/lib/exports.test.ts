/**
 * What stacks hand to each other, and whether they can be deployed in the order that restoring and rolling back take: an account that refuses what
 * CloudFormation refuses (an export that goes or changes while it is imported, an import that nobody exports) gets the templates one by one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
import { readFileSync } from 'node:fs';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { stages } from '../../bin/stages.ts';
import type { DataStack } from '../../lib/data-stack.ts';
import type { IdentityStack } from '../../lib/identity-stack.ts';
import type { MessagingStack } from '../../lib/messaging-stack.ts';
import type { MySolunoStage, Restored } from '../../lib/stage.ts';
import { appOf, newStandIns, stageIn } from './synthesised-stage.ts';

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}
/** Templates of a stage by the stack's short name, in the order in which CDK deploys them. */
type Release = ReadonlyMap<string, Template>;

const artefacts = newStandIns();

/** A release of production. @param change what a later one has more */
function release(restored: Restored | null = null, change: (stage: MySolunoStage) => void = () => {}): Release {
  const app = appOf({ production: { ...stages.production, restored } }, artefacts);
  const stage = stageIn(app, 'production');
  change(stage);
  return new Map(
    app
      .synth()
      .getNestedAssembly(stage.artifactId)
      .stacks.map(({ stackName, template }) => [stackName.replace('mysoluno-production-', ''), template as Template]),
  );
}

const importsOf = (template: Template): readonly string[] =>
  [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name ?? '');

/** Exports with what a deployment makes of them. */
const exportsOf = ({ Outputs = {} }: Template): ReadonlyMap<string, unknown> =>
  new Map(Object.values(Outputs).flatMap(({ Export, Value }) => (Export ? [[Export.Name, Value] as const] : [])));

/** What one stack exports: the attribute, or `Ref`, of the type of resource. */
const shortExportsOf = (template: Template | undefined): readonly string[] =>
  template === undefined
    ? []
    : [...exportsOf(template).values()]
        .map((value) => {
          const { Ref: ref, 'Fn::GetAtt': [id = ref ?? '', attribute = 'Ref'] = [] } = value as {
            Ref?: string;
            'Fn::GetAtt'?: [string, string];
          };
          return `${template.Resources[id]?.Type}.${attribute}`;
        })
        .toSorted();

/** The stacks as they are deployed in one account. */
class Account {
  private readonly deployed = new Map<
    string,
    { readonly template: Template; readonly values: ReadonlyMap<string, string> }
  >();
  /** How often the table was restored, and so got another stream. */
  private streams = 0;

  restoreTable(): void {
    this.streams += 1;
  }

  deployAll(stacks: Release): void {
    for (const [name, template] of stacks) this.deploy(name, template);
  }

  deploy(name: string, template: Template): void {
    const before = this.deployed.get(name);
    // Attributes of a resource are asked for anew only when the resource changes.
    const tableChanges = JSON.stringify(tableOf(before?.template)) !== JSON.stringify(tableOf(template));
    const values = new Map(
      [...exportsOf(template)].map(([exported, value]) => {
        const text = JSON.stringify(value);
        const known = before?.values.get(exported);
        return [
          exported,
          !text.includes('StreamArn') ? text : tableChanges ? `${text}#${this.streams}` : (known ?? ''),
        ];
      }),
    );
    const others = [...this.deployed].filter(([other]) => other !== name);
    const imported = new Set(others.flatMap(([, other]) => importsOf(other.template)));
    for (const [exported, value] of before?.values ?? [])
      if (imported.has(exported) && values.get(exported) !== value) throw new Error(`${exported} is in use`);
    const exported = new Set(others.flatMap(([, other]) => [...other.values.keys()]));
    for (const wanted of importsOf(template)) if (!exported.has(wanted)) throw new Error(`nobody exports ${wanted}`);
    this.deployed.set(name, { template, values });
  }

  /** The stream that the workers follow: `#1` is that of the table after its first restore. */
  followed(): readonly string[] {
    const values = this.deployed.get('data')?.values;
    const { template } = this.deployed.get('workers') ?? {};
    if (template === undefined) return [];
    const streams = importsOf(template).filter((name) => name.includes('StreamArn'));
    return [...new Set(streams.map((name) => values?.get(name)?.split('#')[1] ?? 'none'))];
  }
}

const tableOf = (template: Template | undefined) =>
  Object.values(template?.Resources ?? {}).find(({ Type }) => Type === 'AWS::DynamoDB::Table');

const today = release();
/** What the steps of docs/deploy.md set, and the releases that come of it. */
const restoring: Readonly<Record<string, Release>> = {
  "{ on: '2026-11-30', journalFollowed: false }": release({ on: '2026-11-30', journalFollowed: false }),
  "{ on: '2026-11-30', journalFollowed: true }": release({ on: '2026-11-30', journalFollowed: true }),
};

describe('what stacks export', () => {
  it('is this, and a new export is deployed by a release before the one that imports it', () => {
    const exported = Object.fromEntries([...today].map(([name, template]) => [name, shortExportsOf(template)]));
    expect(exported).toEqual({
      data: ['AWS::DynamoDB::Table.Arn', 'AWS::DynamoDB::Table.Ref', 'AWS::DynamoDB::Table.StreamArn'],
      messaging: [
        'AWS::Events::EventBus.Arn',
        'AWS::Events::EventBus.Ref',
        'AWS::SNS::Topic.Ref',
        'AWS::SNS::Topic.Ref',
      ],
      identity: ['AWS::Cognito::UserPool.Arn', 'AWS::Cognito::UserPool.Ref', 'AWS::Cognito::UserPoolClient.Ref'],
      files: [
        'AWS::S3::Bucket.Arn',
        'AWS::S3::Bucket.Arn',
        'AWS::S3::Bucket.Ref',
        'AWS::S3::Bucket.Ref',
        'AWS::S3::Bucket.RegionalDomainName',
        'AWS::S3::Bucket.RegionalDomainName',
      ],
      api: ['AWS::ApiGateway::RestApi.Ref', 'AWS::SecretsManager::Secret.Ref'],
      workers: [],
      mail: [],
      porting: [],
      web: [],
      watch: [],
    });
  });

  it('is the same, whoever imports it', () => {
    const later = release(null, (stage) => {
      const { table } = stage.node.findChild('data') as DataStack;
      const { alarmDesk, eventBus } = stage.node.findChild('messaging') as MessagingStack;
      const { pool, portalClient } = (stage.node.findChild('identity') as IdentityStack).directory;
      const imported = [table.name, table.arn, table.streamArn, ...alarmDesk.topicArns, eventBus.bus.eventBusArn];
      const value = [...imported, pool.userPoolId, pool.userPoolArn, portalClient.userPoolClientId].join(' ');
      new CfnOutput(new Stack(stage, 'later', { stackName: 'later' }), 'All', { value });
    });
    expect(importsOf(later.get('later') as Template)).toHaveLength(9);
    for (const other of [later, ...Object.values(restoring)])
      for (const [name, template] of today) expect(other.get(name)?.Outputs).toEqual(template.Outputs);
    const account = new Account();
    account.deployAll(today);
    account.deployAll(later);
    expect(() => account.deployAll(today)).not.toThrow(); // Rolled back; what is new stays deployed and imports.
  });

  it('is held by who imports it: the account here refuses what CloudFormation would', () => {
    const account = new Account();
    account.deployAll(today);
    const { Outputs: _, ...without } = today.get('data') as Template;
    expect(() => account.deploy('data', without)).toThrow(/is in use/);
    expect(() => new Account().deploy('api', today.get('api') as Template)).toThrow(/nobody exports/);
  });
});

/** What a table has again that was restored from a backup. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorks.html */
const restoredWithBackup = [
  'AttributeDefinitions',
  'BillingMode',
  'GlobalSecondaryIndexes',
  'KeySchema',
  'SSESpecification',
];

describe('the restoring of a lost table', () => {
  const [, section = ''] = readFileSync('docs/deploy.md', 'utf8').split('**If the table itself is gone**');
  /** What docs/deploy.md says is set and deployed, in its order. */
  const steps = [...(section.split('\n## ')[0] ?? '').matchAll(/`restored: ([^`]+)`|`npx cdk deploy ([^`]+)`/g)].map(
    ([, setting, deployed]) => ({ setting, deployed }),
  );

  it('switches on again, with its value, every property of the table that a restored one lacks', () => {
    const { Properties = {} } = tableOf(Object.values(restoring)[1]?.get('data')) ?? {};
    const commands = new Map(
      [...section.matchAll(/^ *\| `(\w+)` \| (.+) \|$/gm)].map(([, name = '', command = '']) => [name, command]),
    );
    const lacking = Object.keys(Properties).filter((name) => !restoredWithBackup.includes(name));
    expect([...commands.keys()].toSorted()).toEqual(lacking.toSorted());
    for (const [name, value] of Object.entries(Properties))
      if (lacking.includes(name) && typeof value === 'object' && !Array.isArray(value))
        for (const [part, set] of Object.entries(value ?? {})) expect(commands.get(name)).toContain(`${part}=${set}`);
  });

  it('ends, by the steps of docs/deploy.md, with workers that follow the new stream', () => {
    const account = new Account();
    account.deployAll(today);
    account.restoreTable();
    let current = today;
    for (const { setting, deployed } of steps) {
      if (setting !== undefined) current = restoring[setting] ?? today;
      const name = /^--exclusively production\/(\w+)$/.exec(deployed ?? '')?.[1];
      if (name !== undefined) account.deploy(name, current.get(name) as Template);
      else if (deployed === "'production/*'") account.deployAll(current);
      else expect(deployed).toBeUndefined();
    }
    expect(steps.flatMap(({ setting }) => setting ?? [])).toEqual(Object.keys(restoring));
    expect(account.followed()).toEqual(['1']);
  });

  it('is refused by CloudFormation as long as a worker follows the old stream', () => {
    const account = new Account();
    account.deployAll(today);
    account.restoreTable();
    const restored = Object.values(restoring)[1]?.get('data') as Template;
    expect(() => account.deploy('data', restored)).toThrow(/StreamArn\w* is in use/);
  });
});
