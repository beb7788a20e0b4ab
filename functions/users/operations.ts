/** The operations of the service `users`, as its function serves them. */
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { getUser } from './get-user.ts';
import { listUserNames } from './list-user-names.ts';
import { listUsers } from './list-users.ts';
import { reportLostPhone } from './report-lost-phone.ts';
import { resetPassword } from './reset-password.ts';
import { restoreUser } from './restore-user.ts';
import { undoLostPhone } from './undo-lost-phone.ts';
import { updateUser } from './update-user.ts';

export const operations = [
  listUsers,
  listUserNames,
  createUser,
  getUser,
  updateUser,
  deleteUser,
  restoreUser,
  resetPassword,
  reportLostPhone,
  undoLostPhone,
];
