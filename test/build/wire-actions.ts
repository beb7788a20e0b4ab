/** What calls to the table need to be allowed. */
import type { WireCall } from './wire.ts';

interface Asked {
  readonly IndexName?: string;
  readonly TransactItems?: readonly object[];
}

/** By the kind of an item in a transaction. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
const ofTransactions: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const ofTable = /^(Get|BatchGet|Put|Update|Delete)Item|^Query|^Transact/;

/** The actions that a call needs, none if it is not one to the table; an index is named behind its own. */
export function tableActionsOf({ name, input }: Pick<WireCall, 'name' | 'input'>): readonly string[] {
  if (!ofTable.test(name)) return [];
  const { IndexName: index, TransactItems: items } = input as Asked;
  if (items) return items.flatMap((item) => Object.keys(item).map((kind) => ofTransactions[kind] ?? kind));
  return [name.replace(/Command$/, '') + (index === undefined ? '' : ` ${index}`)];
}
