/** SIM cards and their states. There is no stock list: a card is known from the moment at which somebody names it. */
export const simCardStatuses = ['free', 'reserved', 'active', 'blocked', 'replaced'] as const;
export type SimCardStatus = (typeof simCardStatuses)[number];
