/** A fake S3 for forms: it takes the place of XMLHttpRequest, and holds each post until the test says what becomes of it. */
import { onTestFinished, vi } from 'vitest';
import type { OpenPortal } from './open-portal.tsx';

/** One post, as it was sent. */
export interface FakePost {
  readonly url: string;
  readonly form: FormData;
  readonly isAborted: () => boolean;
  /** The browser says that this part of the file was sent. */
  readonly progress: (part: number) => void;
  /** The file has arrived. S3's event has not been handled yet. */
  readonly arrive: () => void;
  readonly refuse: (status: number, body: string) => void;
  readonly disconnect: () => void;
}

export class FakeS3 {
  readonly posts: FakePost[] = [];

  /** Until the test ends. What arrives is being checked from then on. */
  static install({ data }: Pick<OpenPortal, 'data'>): FakeS3 {
    const s3 = new FakeS3();
    vi.stubGlobal(
      'XMLHttpRequest',
      class extends FakeRequest {
        override onSend = (post: FakePost): void => void s3.posts.push(post);
        override onArrival = (form: FormData): void => {
          data.voiceMessages = data.voiceMessages.map((message) =>
            message.id === form.get('key') ? { ...message, status: 'checking' } : message,
          );
          data.documents = data.documents.map((document) =>
            document.id === form.get('key') ? { ...document, status: 'checking' } : document,
          );
        };
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    return s3;
  }

  /** The nth post, once there is one. */
  post(place = 0): Promise<FakePost> {
    return vi.waitUntil(() => this.posts[place], { timeout: 20_000 });
  }
}

class FakeRequest extends EventTarget {
  readonly upload = new EventTarget();
  status = 0;
  responseText = '';
  onSend: (post: FakePost) => void = () => undefined;
  onArrival: (form: FormData) => void = () => undefined;
  #url = '';
  #isAborted = false;

  open(_method: string, url: string): void {
    this.#url = url;
  }

  send(form: FormData): void {
    this.onSend({
      url: this.#url,
      form,
      isAborted: () => this.#isAborted,
      progress: (part) =>
        this.upload.dispatchEvent(new ProgressEvent('progress', { loaded: part * 1000, total: 1000 })),
      arrive: () => {
        this.onArrival(form);
        this.#answer(204, '');
      },
      refuse: (status, body) => this.#answer(status, body),
      disconnect: () => this.#end('error'),
    });
  }

  abort(): void {
    this.#isAborted = true;
    this.#end('abort');
  }

  #answer(status: number, body: string): void {
    this.status = status;
    this.responseText = body;
    this.#end('load');
  }

  #end(type: string): void {
    this.dispatchEvent(new ProgressEvent(type));
    this.dispatchEvent(new ProgressEvent('loadend'));
  }
}
