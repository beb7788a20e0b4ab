import { readEmail } from '../../../domain/email-address.ts';
import { sha256 } from '../../secrets.ts';

/** By what the table knows an address to which mail has bounced: an address is personal data, and its hash is enough to recognise it. */
export const addressHash = (address: string): string => sha256(readEmail(address) ?? address.toLowerCase());
