/** Who is in the demonstration. Nobody in it exists: the domains end in `.example` (RFC 2606). */

export interface SeedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly administrator?: boolean;
  readonly email?: string;
  readonly customUsername?: string;
  readonly userType?: 'user' | 'basic';
  readonly primaryNumber?: string;
  readonly secondaryNumber?: string;
  readonly aliases?: readonly string[];
  readonly department?: string;
  readonly city?: string;
  readonly language?: 'sv' | 'en';
  readonly activatesOn?: string;
}

type SeedHours = Readonly<Record<string, readonly { readonly from: string; readonly to: string }[]>> | null;

/** Who answers when a customer calls; people by their last name, which none of them shares. */
export interface SeedGroup {
  readonly name: string;
  readonly number: string;
  readonly strategy: 'ring-all' | 'longest-idle' | 'round-robin' | 'in-order';
  readonly agents: readonly (readonly [lastName: string, loggedIn: boolean])[];
  readonly openingHours: SeedHours;
}

/** Which key leads to which group, person or number. */
export interface SeedMenu {
  readonly name: string;
  readonly number: string;
  readonly keys: Readonly<
    Record<string, { readonly group: string } | { readonly person: string } | { readonly number: string }>
  >;
  readonly openingHours: SeedHours;
}

/** What callers hear; a file of `voice-messages/`. */
export interface SeedVoiceMessage {
  readonly name: string;
  readonly file: string;
}

export interface SeedOrganization {
  readonly domain: string;
  readonly name: string;
  readonly organizationNumber: string;
  readonly firstAdministrator: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly mobile: string;
  };
  readonly people: readonly SeedPerson[];
  /** How many of the people who are not administrators get a password that is told. */
  readonly knownUsers: number;
  readonly answeringGroups: readonly SeedGroup[];
  readonly ivrMenus: readonly SeedMenu[];
  readonly voiceMessages: readonly SeedVoiceMessage[];
}

/**
 * Telephone numbers that PTS keeps for fiction, by their last two digits: 070-174 06 05–99, 08-465 004 00–99, 031-390 06 00–99.
 */
export const mobile = (place: number): string => `070-174 06 ${String(place).padStart(2, '0')}`;
export const stockholm = (place: number): string => `08-465 004 ${String(place).padStart(2, '0')}`;
export const gothenburg = (place: number): string => `031-390 06 ${String(place).padStart(2, '0')}`;

/** What the operator has available for orders of any organisation. */
export const operatorNumbers = Array.from({ length: 10 }, (_, place) => place).flatMap((place) => [
  mobile(70 + place),
  stockholm(50 + place),
]);
