/**
 * What a browser remembers for the portal. Storage may be blocked with the cookies (reading it throws a SecurityError) or be full: then
 * things are remembered until the page is left, and nothing breaks.
 */
export interface BrowserStorage {
  readonly get: (key: string) => string | null;
  /** Null: remembers it no longer. */
  readonly set: (key: string, value: string | null) => void;
}

function storageOf(open: () => Storage): BrowserStorage {
  const here = new Map<string, string>();
  return {
    get: (key) => {
      try {
        return here.get(key) ?? open().getItem(key);
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      here.delete(key);
      try {
        if (value === null) open().removeItem(key);
        else open().setItem(key, value);
      } catch {
        if (value !== null) here.set(key, value);
      }
    },
  };
}

/** For all tabs, and after the browser was closed. */
export const deviceStorage = storageOf(() => window.localStorage);

/** For this tab alone, and until it is closed; it survives a reload. */
export const tabStorage = storageOf(() => window.sessionStorage);

const probe = 'mysoluno.probe';

/** Whether this site may set no cookie. Tried, for Chromium's `navigator.cookieEnabled` is true also where its settings block them. */
export function areCookiesBlocked(): boolean {
  try {
    document.cookie = `${probe}=1; path=/; SameSite=Strict`;
    const isSet = document.cookie.includes(probe);
    document.cookie = `${probe}=; path=/; SameSite=Strict; max-age=0`;
    return !isSet;
  } catch {
    return true;
  }
}
