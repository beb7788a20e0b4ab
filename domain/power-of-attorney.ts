/** What a power of attorney (*fullmakt*) for a port says, in Swedish: the losing operator reads it. */
import { formatPhoneNumber } from './phone-number.ts';
import type { PortRequest } from './port-request.ts';

/** A letter in parts, as it is drawn. */
export interface Letter {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly paragraphs: readonly string[];
  /** Lines that are filled in by hand. */
  readonly blanks: readonly string[];
}

/** @param organization the name of who gets the number */
export function powerOfAttorney(
  { number, currentOwner, requestedStart, id }: PortRequest,
  organization: string,
): Letter {
  const isPerson = currentOwner.kind === 'person';
  const spoken = formatPhoneNumber(number);
  return {
    title: 'Fullmakt för flytt av telefonnummer',
    facts: [
      ['Fullmaktsgivare', currentOwner.name],
      [
        isPerson ? 'Personnummer' : 'Organisationsnummer',
        // What is masked is written by hand.
        currentOwner.maskedIdentityNumber.replace('****', ' _ _ _ _'),
      ],
      ['Telefonnummer', spoken],
      ['Fullmaktshavare', `${organization} och dess operatör`],
      ['Önskad tid för flytten', requestedStart.replace('T', ' kl. ')],
      ['Ärende', id],
    ],
    paragraphs: [
      `Jag ger fullmaktshavaren rätt att för min räkning begära att telefonnumret ${spoken} flyttas till ${organization}, att säga upp abonnemanget för numret hos den nuvarande operatören när det flyttas, och att lämna och få de uppgifter som behövs för det.`,
      'Fullmakten gäller bara det nummer som anges ovan. Den gäller i sex månader från undertecknandet, och kan återkallas så länge numret inte har flyttats.',
      isPerson
        ? 'Fullmakten undertecknas av den som numret står på.'
        : 'Fullmakten undertecknas av den som har rätt att teckna företagets firma.',
    ],
    blanks: ['Ort och datum', 'Namnteckning', 'Namnförtydligande'],
  };
}
