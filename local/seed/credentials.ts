/** The passwords that the seed gave out, kept for the console and for tests. Only made-up people have such passwords. */
import { PersistedMap } from '../store/persisted-map.ts';

interface Login {
  readonly username: string;
  readonly password: string;
}

export interface SeededOrganization {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly administrators: readonly Login[];
  readonly users: readonly Login[];
}

/** `/local/credentials`, but for the machines. */
export interface Credentials {
  readonly organizations: readonly SeededOrganization[];
}

const file = (folder: string): string => `${folder}/credentials.jsonl`;

export function keepCredentials(folder: string, organizations: readonly SeededOrganization[]): void {
  const kept = PersistedMap.open<SeededOrganization>(file(folder));
  for (const organization of organizations) kept.set(organization.domain, organization);
  kept.close();
}

export function readCredentials(folder: string): Credentials {
  const kept = PersistedMap.open<SeededOrganization>(file(folder));
  const organizations = kept.values();
  kept.close();
  return { organizations };
}
