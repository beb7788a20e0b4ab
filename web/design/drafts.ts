/**
 * What is typed and not saved when a session ends by itself: kept for the person who typed it, in this tab, until they are back.
 *
 * Forms and dialogs register a source while they are open (`useDraft`). When the session ends, each source is asked once and its answer
 * is stored under the owner. The next session takes it if the owner is the same; for anybody else, and when somebody logs out by hand, it
 * is thrown away. Secrets are never stored (ADR 0042).
 */
import { tabStorage } from '../storage.ts';

/** Returns what was typed as JSON; undefined when there is nothing to lose. */
type Source = () => unknown;

interface Kept {
  readonly owner: string;
  readonly drafts: Readonly<Record<string, unknown>>;
}

const storageKey = 'mysoluno.drafts';
const sources = new Map<string, Source>();

/** Registers a form under a name that is its own on this page. Returns a function that ends it. @throws Error when another one has it */
export function registerDraft(name: string, source: Source): () => void {
  if (sources.has(name)) throw new Error(`Two forms are kept under the name ${name}`);
  sources.set(name, source);
  return () => {
    sources.delete(name);
  };
}

/** The session of this person has ended: stores what every open form holds. */
export function keepDrafts(owner: string): void {
  const drafts = [...sources].map(([name, source]) => [name, source()] as const);
  const typed = drafts.filter(([, draft]) => draft !== undefined);
  if (typed.length > 0) store({ owner, drafts: { ...read(owner), ...Object.fromEntries(typed) } });
}

/** A session of this person has begun: what another one typed is thrown away. */
export function claimDrafts(owner: string): void {
  if (stored()?.owner !== owner) dropDrafts();
}

/** Throws everything away. */
export const dropDrafts = (): void => tabStorage.set(storageKey, null);

/** What was kept under a name, if anything was. Only below the session that {@link claimDrafts} was called for. */
export const keptDraft = (name: string): unknown => stored()?.drafts[name];

/** Whether something waits for whoever logs in next, if it is the same person. */
export const areDraftsKept = (): boolean => Object.keys(stored()?.drafts ?? {}).length > 0;

/** It is in its form again. */
export function dropDraft(name: string): void {
  const kept = stored();
  if (kept === null || !(name in kept.drafts)) return;
  const { [name]: _taken, ...drafts } = kept.drafts;
  store({ ...kept, drafts });
}

const read = (owner: string): Kept['drafts'] => {
  const kept = stored();
  return kept?.owner === owner ? kept.drafts : {};
};

function stored(): Kept | null {
  const text = tabStorage.get(storageKey);
  return text === null ? null : (JSON.parse(text) as Kept);
}

const store = (kept: Kept): void => tabStorage.set(storageKey, JSON.stringify(kept, withoutSecrets));

/** No form that is kept has such a field today; one that gets it must not leave it in the browser. */
const withoutSecrets = (field: string, value: unknown): unknown =>
  /password|secret|token|identityNumber/i.test(field) ? undefined : value;
