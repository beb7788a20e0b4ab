/** The languages that people are addressed in: on pages, in SMS and in problems. */
export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];
