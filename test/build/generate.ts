/** Requests out of the contract's own schemas: valid ones, and such as are broken in one place. */
import fc from 'fast-check';
import * as z from 'zod';

/** What of JSON Schema the contract's schemas use. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Values that a schema of the contract takes, or nearly: what only its rules refuse comes too. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const described = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, (z.globalRegistry.get(zodSchema) as { override?: object } | undefined)?.override);
    },
  });
  const { $defs = {} } = described as Schema;
  return generate(described as Schema, $defs);
}

function generate(schema: Schema, named: NonNullable<Schema['$defs']>): fc.Arbitrary<unknown> {
  const within = (each: Schema): fc.Arbitrary<unknown> => generate(each, named);
  if (schema.$ref !== undefined) return within(named[schema.$ref.slice('#/$defs/'.length)] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(within));
  switch (schema.type) {
    case 'object':
      if (schema.propertyNames && typeof schema.additionalProperties === 'object') {
        const names = within(schema.propertyNames) as fc.Arbitrary<string>;
        return fc.dictionary(names, within(schema.additionalProperties), { maxKeys: 3 });
      }
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, within(each)])),
        { requiredKeys: [...(schema.required ?? [])] },
      );
    case 'array':
      return fc.array(within(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 3, 3) });
    case 'string':
      return texts(schema);
    case 'integer':
      // One too little and one too much come too.
      return fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 199) + 1 });
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Names and numbers as people have them, and texts that nobody expects: right to left, emoji, halves of characters. */
function texts({ format, pattern, example, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'date')
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('2026-12-24', '2027-02-28', '1970-01-01', '9999-12-31') },
      { weight: 1, arbitrary: fc.constantFrom('2027-02-29', '0000-00-00', 'i morgon') },
    );
  if (format === 'idn-email')
    return fc.oneof(
      { weight: 9, arbitrary: fc.emailAddress() },
      {
        weight: 1,
        arbitrary: fc.constantFrom('å@ä.ö', 'o’neill@räksmörgås.se', 'a@xn--rksmrgs-5wao1o.se', 'a@b', '@'),
      },
    );
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const any = fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 60) });
  const odd = fc.constantFrom(
    'Å',
    'a\u030A',
    '\u202EAnna',
    '👩‍💻',
    '\uD800',
    "O'Brien",
    ' ',
    'x'.repeat(maxLength + 1),
    '__proto__',
    '070-174 06 05',
  );
  const usual =
    typeof example === 'string' ? fc.constant(example) : fc.constantFrom('Anna', 'Öberg', 'Karl-Erik', 'Lind Berg');
  return fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: any }, { weight: 1, arbitrary: odd });
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1e21, true, [], {}, [[]], { $ne: null }, '0', 'x'.repeat(5000)),
  fc.jsonValue({ maxDepth: 1 }),
);

/** A value as it is, or broken in one place: a member gone, one too many, or one of another kind. */
export function perhapsBroken(whole: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const broken = fc
    .tuple(whole, fc.nat(), junk, fc.constantFrom('gone', 'other', 'more', 'all'))
    .map(([value, place, instead, how]) => {
      if (how === 'all' || typeof value !== 'object' || value === null) return instead;
      const names = Object.keys(value);
      const name = names[place % Math.max(1, names.length)] ?? 'extra';
      if (how === 'gone') return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
      return { ...value, [how === 'more' ? 'extra' : name]: instead };
    });
  return fc.oneof({ weight: 2, arbitrary: whole }, { weight: 1, arbitrary: broken });
}

/** The same schema, taking no member that it does not name, at any depth. */
export function strictly(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    if (schema.def.catchall) return schema;
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    return z.strictObject(Object.fromEntries(Object.entries(shape).map(([name, each]) => [name, strictly(each)])));
  }
  if (schema instanceof z.ZodArray) return z.array(strictly(schema.element as z.ZodType));
  if (schema instanceof z.ZodNullable) return z.nullable(strictly(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodOptional) return z.optional(strictly(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map((each) => strictly(each as z.ZodType)));
  return schema;
}
