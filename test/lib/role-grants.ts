/** What the functions' roles allow, by the template. */
import { idIn, theStage, type Reference } from './synthesised-stage.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}
interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly Roles: readonly Reference[];
}

const stage = theStage();

/** Names of functions by the ids of their roles. */
export const roleOf = new Map(
  stage
    .all<{ FunctionName?: string; Role: Reference }>('AWS::Lambda::Function')
    .map(({ id, Properties }) => [
      idIn(Properties.Role),
      Properties.FunctionName?.replace('mysoluno-production-', '') ?? id,
    ]),
);

/** What each function may do, by its name. Those without a name of ours run only while a deployment runs. */
export const grants = stage.all<Policy>('AWS::IAM::Policy').flatMap(({ Properties }) =>
  Properties.PolicyDocument.Statement.flatMap((statement) =>
    Properties.Roles.map((role) => ({
      who: roleOf.get(idIn(role)) ?? idIn(role),
      statement,
      actions: [statement.Action].flat(),
    })),
  ),
);

/** The functions that an action is allowed. */
export const whoMay = (action: string): readonly string[] =>
  grants
    .filter(({ actions, statement }) => statement.Effect === 'Allow' && actions.includes(action))
    .map(({ who }) => who);
/** The actions that a function is allowed. */
export const actionsOf = (name: string): readonly string[] =>
  grants.filter(({ who }) => who === name).flatMap(({ actions }) => actions);

/** What a function may ask of the table, in order: `GetItem`, and of an index `Query byDue`. */
export const tableGrantsOf = (name: string): readonly string[] =>
  grants
    .filter(({ who }) => who === name)
    .flatMap(({ actions, statement }) => {
      const of = actions
        .filter((action) => action.startsWith('dynamodb:'))
        .map((action) => action.slice('dynamodb:'.length));
      const indexes = [...JSON.stringify(statement).matchAll(/\/index\/(\w+)/g)].map(([, index]) => index);
      return indexes.length === 0 ? of : of.flatMap((action) => indexes.map((index) => `${action} ${index}`));
    })
    .toSorted();
