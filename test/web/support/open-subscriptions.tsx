/** What tests of subscriptions in the portal begin with. */
import { page } from 'vitest/browser';
import { aUser, nthId } from './entities.ts';
import { fakeApi, openPortal, type OpenPortal } from './open-portal.tsx';
import { anOrder, aSubscription } from './subscriptions.ts';

export const anna = aUser();
export const bo = aUser({ id: nthId('usr', 2), firstName: 'Bo', lastName: 'Berg' });
export const order = anOrder();
export const subscription = aSubscription();

export const text = (words: string) => page.getByText(words, { exact: false }).first();
export const button = (name: string) => page.getByRole('button', { name, exact: true });
export const link = (name: string) => page.getByRole('link', { name, exact: true });
export const table = (name: string) => page.getByRole('table', { name, exact: true });
export const dialog = page.getByRole('dialog');
export const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
export const undo = () => button('Ångra').click();

export const portalWith = (different: Parameters<typeof fakeApi>[0] = {}): OpenPortal =>
  fakeApi({ users: [anna, bo], ...different });
export const openSubscription = async (different: Parameters<typeof aSubscription>[0] = {}): Promise<OpenPortal> => {
  const portal = portalWith({ subscriptions: [aSubscription(different)] });
  await openPortal(`/subscriptions/${subscription.id}`, portal);
  return portal;
};
