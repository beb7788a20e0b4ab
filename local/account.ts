/** Where the embedded cloud pretends to be. */
export const region = 'eu-north-1';
export const accountId = '000000000000';
