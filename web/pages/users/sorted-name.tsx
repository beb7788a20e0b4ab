/** The name of a user in a list that is sorted by last names: these stand out. */
import type { UserSummary } from '../../../contract/users.ts';

export const SortedName = ({ user: { firstName, lastName } }: { user: UserSummary }) => (
  <>
    <span>{`${firstName} `}</span>
    <b>{lastName}</b>
  </>
);

/** The same as text. */
export const nameOf = ({ firstName, lastName }: UserSummary): string => `${firstName} ${lastName}`;
