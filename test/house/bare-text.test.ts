/** A page that the browser translates goes on working: every text has an element of its own. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBareText } from './bare-text.ts';

const file = 'web/design/example.tsx';

const example = `import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Elements } from './elements.ts';
export const Sign = (props: { isOn: boolean; name: string }) => <p>{props.isOn && <i />}{props.name}</p>;
export const Fragment = (props: { name: string }) => <>{props.name}</>;
export const Anything = (props: { children: ReactNode }) => <p><i />{props.children}</p>;
export const Words = () => <p>Open until <b>noon</b></p>;
export const Many = (props: { names: string[] }) => <p><i />{props.names}</p>;
export function Name(props: { name: string | null }) { return props.name; }
export const Label = (props: { name: string }) => <TextInput label={props.name} />;
export const Alone = (props: { isOn: boolean; name: string }) => <p>{props.isOn ? props.name : <i />}</p>;
export const Wrapped = (props: { name: string }) => <TextInput label={<b>{props.name}</b>} />;
export const Parts = (props: { parts: Elements; names: string[] }) => (
  <p>
    {props.parts}
    {props.names.map((name) => <b key={name}>{name}</b>)}
  </p>
);
`;

describe('text in the portal', () => {
  let found: readonly string[];

  // Reads all of web/ with its types: some seconds of work.
  beforeAll(() => {
    found = findBareText(join(import.meta.dirname, '../..'), { file, text: example });
  });

  it('has an element of its own everywhere', () => {
    expect(found.filter((each) => !each.startsWith(file))).toEqual([]);
  });

  it('is found next to an element, in a fragment, returned by a component and as the label of an input', () => {
    const ofExample = found.filter((each) => each.startsWith(file)).map((each) => each.slice(file.length + 1));
    expect(ofExample).toEqual([
      '4 {props.name}',
      '5 {props.name}',
      '6 {props.children}',
      '7 Open until',
      '8 {props.names}',
      '9 Name',
      '10 label={props.name}',
    ]);
  });
});
