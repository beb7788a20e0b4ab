/**
 * How many texts are sent: L3 to a number, L4 by an organisation and by the stage. As in `limits.ts` each is one conditional update that
 * counts first, so that parallel requests cannot pass between reading and counting. ADR 0030.
 */
import { mostTextsADay, tooManyTexts } from '../../domain/configuration-sms.ts';
import type { EpochMilliseconds } from '../../domain/local-date.ts';
import { updateItem, type Key, type Table } from './client.ts';
import type { Write } from './commit.ts';
import { operatorKeys } from './keys.ts';
import type { Allowance } from './limits.ts';

const minuteMilliseconds = 60_000;
const dayMilliseconds = 24 * 60 * minuteMilliseconds;

/** When the latest texts to a number were requested, oldest first; 0: there were not as many yet. */
const times = Array.from({ length: mostTextsADay }, (_, place) => `t${place + 1}`);

/** SET reads what there was before the update: each time moves one place towards the oldest. */
const moveTimes = times
  .map((time, place) => `${time} = ${place + 1 < times.length ? `if_not_exists(${times[place + 1]}, :never)` : ':now'}`)
  .join(', ');

/**
 * L3 Counts a text to a number, whatever user and organisation it is for: one a minute, five in 24 hours, without a read before. It belongs to
 * the transaction that records the text, so that a text that is not recorded is not counted. 2 WCU.
 * @param numberHash a number is personal data: the counter distinguishes numbers without storing them
 */
export const countTextToNumber = (numberHash: string, now: EpochMilliseconds): Write => ({
  update: operatorKeys.textsToNumber(numberHash),
  set: `SET ${moveTimes}, expiresAtEpochSeconds = :ttl`,
  condition: `attribute_not_exists(pk) OR (${times.at(-1)} <= :minuteAgo AND ${times[0]} <= :dayAgo)`,
  values: {
    ':now': now,
    ':never': 0,
    ':minuteAgo': now - minuteMilliseconds,
    ':dayAgo': now - dayMilliseconds,
    ':ttl': Math.ceil((now + dayMilliseconds) / 1000),
  },
  rejectWith: (existing) =>
    tooManyTexts(
      times.map((time) => Number(existing?.[time] ?? 0)),
      now,
    ),
});

/** How many texts may be sent in a calendar day and in a calendar month, both in UTC. */
export interface TextAllowance {
  readonly day: number;
  readonly month: number;
}

/** The item of a month has a count for each of its days too, so that both limits are one condition of one update. */
function monthOf({ pk, sk }: Key, now: EpochMilliseconds) {
  const date = new Date(now).toISOString();
  return {
    key: { pk, sk: `${sk}#${date.slice(0, 7)}` },
    names: { '#month': 'month', '#day': `day${date.slice(8, 10)}` },
  };
}

/** L4 Counts a text against the day and the month of an organisation, or of the stage. UpdateItem, 1 WCU. */
export async function countText(
  table: Table,
  counter: Key,
  most: TextAllowance,
  now: EpochMilliseconds,
): Promise<Allowance> {
  const { key, names } = monthOf(counter, now);
  const today = new Date(now);
  const tomorrow = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1);
  const nextMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1);
  const full = (isMonthFull: boolean): Allowance => ({
    allowed: false,
    retryAfterSeconds: Math.ceil(((isMonthFull ? nextMonth : tomorrow) - now) / 1000),
  });
  // The condition lets the first of a month through without looking at the limits: they are one at least.
  if (most.day === 0 || most.month === 0) return full(most.month === 0);
  const counted = await updateItem(table, key, {
    UpdateExpression: 'ADD #month :one, #day :one SET expiresAtEpochSeconds = :ttl',
    ConditionExpression:
      'attribute_not_exists(#month) OR (#month < :mostAMonth AND (attribute_not_exists(#day) OR #day < :mostADay))',
    ExpressionAttributeNames: names,
    values: { ':one': 1, ':mostAMonth': most.month, ':mostADay': most.day, ':ttl': nextMonth / 1000 },
  });
  if (counted.done) return { allowed: true, retryAfterSeconds: 0 };
  return full(Number(counted.existing?.month ?? 0) >= most.month);
}

/** L4 Takes back the count of a text that was not sent after all. UpdateItem, 1 WCU. */
export async function giveBackText(table: Table, counter: Key, now: EpochMilliseconds): Promise<void> {
  const { key, names } = monthOf(counter, now);
  await updateItem(table, key, {
    UpdateExpression: 'ADD #month :less, #day :less',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: names,
    values: { ':less': -1 },
  });
}
