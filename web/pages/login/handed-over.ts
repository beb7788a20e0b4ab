/** What one page before the portal hands over to the next. In the history's state, never in the address. */
import { useLocation } from 'react-router';
import type { TypedLogin } from './login-fields.tsx';

interface HandedOver {
  /** What was typed on the page before. */
  readonly login?: TypedLogin;
  /** A code was just asked for. */
  readonly isAsked?: boolean;
  /** A new password was just chosen. */
  readonly isChosen?: boolean;
}

/** The state of this entry of the history. */
export const useHandedOver = (): HandedOver => (useLocation().state as HandedOver | null) ?? {};
