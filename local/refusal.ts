/** Why the embedded cloud will not start or go on, told in one sentence to the person at the terminal: what is wrong, what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
