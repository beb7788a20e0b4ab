/** Whether more is tried than fits into everyday minutes: `npm run test:long`, which a release needs. */
export const isLong = process.env['MYSOLUNO_LONG'] === '1';
