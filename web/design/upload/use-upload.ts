/** Uploads one file for a thing that is created first: progress, abort, retry, and a new form when the first has expired. */
import { useEffect, useRef, useState } from 'react';
import { serverNow } from '../../api/server-clock.ts';
import { postFile, PostFailed, type UploadForm } from './post-file.ts';

/** What was created for a file, and the form that takes the file. */
export interface BegunUpload<Thing> {
  readonly thing: Thing;
  readonly form: UploadForm;
}

/** How a thing that consists of a file is created and taken back. `File`: what is uploaded, and what is said about it. */
export interface UploadSteps<Source, Thing> {
  readonly begin: (source: Source, idempotencyKey: string) => Promise<BegunUpload<Thing>>;
  readonly fileOf: (source: Source) => Blob;
  /** The file will not come: the thing should not be left behind. */
  readonly abandon: (thing: Thing) => Promise<unknown>;
}

/** `beginning`: the form is being fetched. `sending`: `part` of the file was sent, from 0 to 1. `sent`: it has arrived, and is checked. */
export type UploadState<Thing> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'beginning' }
  | { readonly phase: 'sending'; readonly part: number }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'sent'; readonly thing: Thing };

export interface Upload<Source, Thing> {
  readonly state: UploadState<Thing>;
  /** Starts, or tries the same again: what has been created for the same source is used if its form is still good. */
  readonly start: (source: Source) => void;
  /** Stops, and takes back what was created. */
  readonly abort: () => void;
  /** Forgets what was sent. */
  readonly reset: () => void;
}

/** A form is not used in the last seconds of its life. */
const formMarginMilliseconds = 10_000;
const isGood = ({ form }: BegunUpload<unknown>): boolean =>
  Date.parse(form.expiresAt) - formMarginMilliseconds > serverNow();

/** Aborts when what uses it disappears. */
export function useUpload<Source, Thing>(steps: UploadSteps<Source, Thing>): Upload<Source, Thing> {
  const [state, setState] = useState<UploadState<Thing>>({ phase: 'idle' });
  const latest = useRef(steps);
  const run = useRef<UploadRun<Source, Thing> | null>(null);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => () => run.current?.abort(), []);
  return {
    state,
    start: (source) => {
      if (run.current?.source !== source) {
        run.current?.abort();
        run.current = new UploadRun(source, latest.current, setState);
      }
      void run.current.send();
    },
    abort: () => {
      run.current?.abort();
      run.current = null;
      setState({ phase: 'idle' });
    },
    reset: () => {
      run.current = null;
      setState({ phase: 'idle' });
    },
  };
}

/** The upload of one source, over all its tries. */
class UploadRun<Source, Thing> {
  readonly source: Source;
  readonly #steps: UploadSteps<Source, Thing>;
  readonly #show: (state: UploadState<Thing>) => void;
  #key = crypto.randomUUID();
  #begun: BegunUpload<Thing> | null = null;
  #controller: AbortController | null = null;
  #isAborted = false;
  #isSent = false;

  constructor(source: Source, steps: UploadSteps<Source, Thing>, show: (state: UploadState<Thing>) => void) {
    this.source = source;
    this.#steps = steps;
    this.#show = show;
  }

  async send(): Promise<void> {
    if (this.#controller !== null || this.#isSent || this.#isAborted) return;
    this.#controller = new AbortController();
    try {
      const thing = await this.#sendByGoodForm(this.#controller.signal);
      this.#isSent = true;
      this.#setState({ phase: 'sent', thing });
    } catch (error) {
      this.#setState({ phase: 'failed', error });
    } finally {
      this.#controller = null;
    }
  }

  abort(): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#controller?.abort();
    if (!this.#isSent) this.#abandon();
  }

  /** By the form that there is; a second time by a new one if S3 says that the first has expired. */
  async #sendByGoodForm(signal: AbortSignal): Promise<Thing> {
    try {
      return await this.#post(signal);
    } catch (error) {
      if (!(error instanceof PostFailed && error.failure === 'expired')) throw error;
      this.#renew();
      return this.#post(signal);
    }
  }

  async #post(signal: AbortSignal): Promise<Thing> {
    if (this.#begun !== null && !isGood(this.#begun)) this.#renew();
    if (this.#begun === null) {
      this.#setState({ phase: 'beginning' });
      this.#begun = await this.#steps.begin(this.source, this.#key);
      if (this.#isAborted) this.#abandon();
    }
    signal.throwIfAborted();
    const { form, thing } = this.#begun;
    this.#setState({ phase: 'sending', part: 0 });
    await postFile(form, this.#steps.fileOf(this.source), {
      signal,
      onProgress: (part) => this.#setState({ phase: 'sending', part }),
    });
    return thing;
  }

  /** A form belongs to its thing: a new form is that of a new thing. */
  #renew(): void {
    this.#abandon();
    this.#key = crypto.randomUUID();
  }

  /** Best effort: what is left behind is cleared away within the hour. */
  #abandon(): void {
    if (this.#begun !== null) this.#steps.abandon(this.#begun.thing).catch(() => undefined);
    this.#begun = null;
  }

  #setState(state: UploadState<Thing>): void {
    if (!this.#isAborted) this.#show(state);
  }
}
