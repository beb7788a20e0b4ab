/** A file of stories in the portal: the system, a browser, and administrators who log in. Call it inside a `describe`. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { logInByApi, Visitor, type PageOptions } from './browser.ts';
import { System } from './system.ts';

/** See {@link openPortal}. */
export interface Portal {
  readonly system: System;
  readonly visitor: Visitor;
  /** A token of the first administrator, for what a story needs done beforehand. */
  readonly token: string;
  /** The statuses with which the API may refuse in this story. */
  refusals: readonly number[];
  /** Whether the network is gone for a while in this story. */
  isOutage: boolean;
  /** A page of an administrator of the bakery who is logged in, at a path of the portal; null: the story opens it itself. */
  readonly administratorPage: (
    administrator?: number,
    options?: PageOptions & { readonly at?: string | null },
  ) => Promise<Page>;
}

/** Starts once for the file; each story begins with the seed and ends with a silent console. */
export function openPortal(): Portal {
  let system: System;
  let visitor: Visitor;
  let token: string;
  const portal: Portal = {
    get system() {
      return system;
    },
    get visitor() {
      return visitor;
    },
    get token() {
      return token;
    },
    refusals: [],
    isOutage: false,
    administratorPage: async (administrator = 0, { at = '/', ...options } = {}) => {
      const page = await visitor.newPage(options);
      const { domain, administrators } = system.organization();
      await logInByApi(page, { organization: domain, username: '', password: '', ...administrators[administrator] });
      if (at !== null) await page.goto(at);
      return page;
    },
  };
  beforeAll(async () => {
    system = await System.ofWorker();
    visitor = await Visitor.come(system.url);
  });
  beforeEach(async () => {
    portal.refusals = [];
    portal.isOutage = false;
    await system.control('POST', '/reset');
    token = await system.logIn();
  });
  afterEach(() => visitor.endStory({ refusals: portal.refusals, isOutage: portal.isOutage }));
  return portal;
}
