import { describe, expect, it } from 'vitest';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { synthesise, theStage } from './synthesised-stage.ts';

interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
  readonly Resources: Readonly<Record<string, unknown>>;
  readonly Conditions?: unknown;
  readonly Mappings?: unknown;
}

const stages = { development: theStage('development'), production: theStage('production') };
type TheStage = typeof stages.production;
const stacks = Object.values(stages).flatMap(({ assembly }) => assembly.stacks);

describe('the synthesis', () => {
  it('needs no account and no region, and looks nothing up', () => {
    for (const { environment } of stacks) {
      expect(environment).toMatchObject({ account: 'unknown-account', region: 'unknown-region' });
    }
    expect(Object.values(stages).flatMap(({ assembly }) => assembly.manifest.missing ?? [])).toEqual([]);
  });

  it('makes the same templates each time', () => {
    const texts = (assembly: CloudAssembly) => assembly.stacks.map(({ template }) => JSON.stringify(template));
    expect(texts(synthesise('production'))).toEqual(texts(stages.production.assembly));
  });

  it('keeps far below the 500 resources that a stack may have', () => {
    for (const { stackName, template } of stacks) {
      expect([stackName, Object.keys((template as Template).Resources).length < 400]).toEqual([stackName, true]);
    }
  });

  it('says nothing that the embedded cloud cannot read', () => {
    const functions = new Set<string>();
    for (const { template } of stacks) {
      const { Resources, Conditions, Mappings } = template as Template;
      expect([Conditions, Mappings]).toEqual([undefined, undefined]);
      for (const [called] of JSON.stringify(Resources).matchAll(/"Fn::\w+"/g)) functions.add(called.slice(1, -1));
    }
    expect([...functions].toSorted()).toEqual(['Fn::GetAtt', 'Fn::ImportValue', 'Fn::Join', 'Fn::Sub']);
  });

  it('lets two stages live in one account: nothing has the same name in both', () => {
    const names = (stage: TheStage) =>
      stage.resources.flatMap(({ Properties }) => {
        const { FunctionName, Name, Domain } = (Properties ?? {}) as Record<string, unknown>;
        return [FunctionName, Name, Domain].filter((name): name is string => typeof name === 'string');
      });
    const shared = names(stages.development).filter((name) => names(stages.production).includes(name));
    expect(shared).toEqual(['mysoluno']); // The resource server: scopes are spelled alike everywhere.
  });

  it('gives texts and health the domain name of the stage, and without one what the parameter says', () => {
    const originOf = (stage: TheStage, name: string): unknown =>
      stage
        .all<{ FunctionName?: string; Environment?: { Variables: Readonly<Record<string, unknown>> } }>(
          'AWS::Lambda::Function',
        )
        .find(({ Properties }) => Properties.FunctionName?.endsWith(`-${name}`))?.Properties.Environment?.Variables[
        'PORTAL_ORIGIN'
      ];
    for (const name of ['config-sms', 'reference']) {
      expect(originOf(stages.production, name)).toBe('https://mysoluno.example');
      expect(originOf(stages.development, name)).toEqual({ Ref: 'PortalOrigin' });
    }
  });

  // At a later deployment a parameter keeps the value that it had: a default that has changed since is never looked at.
  it('hides no setting in the default of a parameter', () => {
    const defaults = stacks.flatMap(({ template }) =>
      Object.entries((template as Template).Parameters ?? {}).flatMap(([name, { Default }]) =>
        name === 'BootstrapVersion' || Default === undefined ? [] : [`${name}: ${Default}`],
      ),
    );
    expect([...new Set(defaults)].toSorted()).toEqual(['EdgeFirewall: ', 'PortalOrigin: https://unknown.invalid']);
  });
});
