/** Two people changed the same thing at once: what each of them did, field by field, and what the form shows after it. */

/** See {@link conflictBetween}. */
export interface Conflict<Form> {
  readonly mine: Form;
  readonly theirs: Form;
  /** What the other one changed, and what differs here. Empty: both meant the same, or had nothing in common. */
  readonly fields: readonly (keyof Form & string)[];
  /** Those of them that I did not change: mine is as it was. */
  readonly untouched: readonly (keyof Form & string)[];
  /** Mine where I changed something, theirs in everything else. */
  readonly merged: Form;
}

/** Who changed something; `isReader`: the reader did so, in another tab. */
export interface Changer {
  readonly isReader: boolean;
  readonly name: string;
}

/** `base` is what both of them began with. */
export function conflictBetween<Form extends object>(base: Form, mine: Form, theirs: Form): Conflict<Form> {
  const fields: (keyof Form & string)[] = [];
  const untouched: (keyof Form & string)[] = [];
  const merged = { ...mine };
  // The forms are plain objects of one type: their keys are the type's.
  for (const field of Object.keys(base) as (keyof Form & string)[]) {
    if (sameValue(base[field], theirs[field]) || sameValue(mine[field], theirs[field])) continue;
    fields.push(field);
    if (!sameValue(base[field], mine[field])) continue;
    untouched.push(field);
    merged[field] = theirs[field];
  }
  return { mine, theirs, fields, untouched, merged };
}

/** Whether two values of a form, which are JSON, are the same. */
export const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs in `typed` from `before`: the body of a PATCH. */
export const changedFields = <Body extends object>(before: Body, typed: Body): Partial<Body> =>
  Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => !sameValue(value, before[field as keyof Body])),
  ) as Partial<Body>;
