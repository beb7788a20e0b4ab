import { readEmail } from '../../../domain/email-address.ts';
import { sha256 } from '../../secrets.ts';

/** By what the table knows an address to which mail has bounced: an address is personal data, and telling them apart is enough. */
export const addressHash = (address: string): string => sha256(readEmail(address) ?? address.toLowerCase());
