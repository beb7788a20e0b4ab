/** Which records of the table's stream call a function: patterns of Lambda's event filtering. */

/** A new journal entry. */
export const newJournalEntry = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['journal'] } } } };

/** Of these what moves something that is due. A filter matches no map, so that the item has the kinds as a string too. */
export const wakingJournalEntry = {
  ...newJournalEntry,
  dynamodb: { NewImage: { ...newJournalEntry.dynamodb.NewImage, wokenKinds: { S: [{ exists: true }] } } },
};

/** The one item that every run of `reconcile` writes, so that silence of the stream means something. */
export const heartbeat = { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { kind: { S: ['heartbeat'] } } } };
