import { describe, expect, it } from 'vitest';
import type { Stack } from '../../local/template/assembly.ts';
import { mappingsOf } from '../../local/lambda/mappings.ts';
import { deploymentOf } from './scratch.ts';

const stack = (name: string, more: Partial<Stack>): Stack => ({
  name,
  resources: {},
  parameters: {},
  exports: {},
  ...more,
});

const data = stack('stage-data', {
  resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
  exports: { 'stage-data:TableName': { Ref: 'Table' }, 'stage-data:Stream': { 'Fn::GetAtt': ['Table', 'StreamArn'] } },
});

const functionWith = (variables: object): Stack =>
  stack('stage-api', {
    resources: {
      Role: { Type: 'AWS::IAM::Role' },
      Key: { Type: 'AWS::KMS::Key' },
      Users: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'stage-users', Variables: variables } },
    },
    parameters: { Nobody: {}, Greeting: { Default: 'hej' } },
  });

const variablesOf = (variables: object): unknown =>
  deploymentOf(data, functionWith(variables)).all<{
    Variables: unknown;
  }>('AWS::Lambda::Function')[0]?.properties.Variables;

describe('a deployment', () => {
  it.each([
    ['Ref to a resource', { Ref: 'Users' }, 'stage-users'],
    ['Ref to a parameter', { Ref: 'Greeting' }, 'hej'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-north-1'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Users', 'Arn'] }, 'arn:aws:lambda:eu-north-1:000000000000:function:stage-users'],
    [
      'Fn::GetAtt of what is only named',
      { 'Fn::GetAtt': ['Role', 'Arn'] },
      'arn:aws:iam::000000000000:role/stage-api-Role',
    ],
    ['Fn::GetAtt of what is left out', { 'Fn::GetAtt': ['Key', 'Arn'] }, 'stage-api-Key.Arn'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Greeting' }, 'b']] }, 'a-hej-b'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::Region}/${Users.Arn}/${Greeting}' },
      'eu-north-1/arn:aws:lambda:eu-north-1:000000000000:function:stage-users/hej',
    ],
    ['Fn::Sub with values', { 'Fn::Sub': ['${who}!', { who: { Ref: 'Greeting' } }] }, 'hej!'],
    ['Fn::ImportValue', { 'Fn::ImportValue': 'stage-data:TableName' }, 'stage-data-Table'],
  ])('resolves %s', (_, given, expected) => {
    expect(variablesOf({ VALUE: given })).toEqual({ VALUE: expected });
  });

  it.each([
    [
      'a type that nothing here stands for',
      stack('stage-new', { resources: { Rules: { Type: 'AWS::Kinesis::Stream' } } }),
      /AWS::Kinesis::Stream \(Rules in stage-new\)/,
    ],
    ['an intrinsic that it does not know', functionWith({ VALUE: { 'Fn::Select': [0, ['a']] } }), /Fn::Select/],
    ['a reference to nothing', functionWith({ VALUE: { Ref: 'Nothing' } }), /Nothing/],
    ['a parameter without a value', functionWith({ VALUE: { Ref: 'Nobody' } }), /Nobody/],
    ['an import of nothing', functionWith({ VALUE: { 'Fn::ImportValue': 'nothing' } }), /nothing/],
  ])('refuses %s, by name', (_, odd, complaint) => {
    expect(() => deploymentOf(odd).all('AWS::Lambda::Function')).toThrow(complaint);
  });

  it('reads what a mapping leaves without bound', () => {
    const workers = stack('stage-workers', {
      resources: {
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::ImportValue': 'stage-data:Stream' },
            FunctionName: 'arn:aws:lambda:eu-north-1:000000000000:function:publish',
            MaximumRetryAttempts: -1,
          },
        },
      },
    });
    expect(mappingsOf(deploymentOf(data, workers))).toMatchObject([
      {
        sourceArn: 'arn:aws:dynamodb:eu-north-1:000000000000:table/stage-data-Table/stream/local',
        functionName: 'publish',
        maximumRetries: null,
        bisects: false,
        onFailureArn: null,
      },
    ]);
  });
});
