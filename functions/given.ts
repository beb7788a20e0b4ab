/** The fields that were sent; one that was left out is not to be cleared. */
export const given = <Fields extends object>(body: {
  readonly [Field in keyof Fields]?: Fields[Field] | undefined;
}): Partial<Fields> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<Fields>;
