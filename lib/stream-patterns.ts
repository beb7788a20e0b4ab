/** Which records of the table's stream call a function: patterns of Lambda's event filtering. */

/** A new journal entry. */
export const newJournalEntry = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['journal'] } } } };

/** Of these what a bell may follow from: not what was told of a target that was just settled. */
export const journalEntryToSettle = {
  ...newJournalEntry,
  dynamodb: {
    NewImage: { ...newJournalEntry.dynamodb.NewImage, action: { S: [{ 'anything-but': ['target-state-changed'] }] } },
  },
};

/** The one item that every run of `reconcile` writes, so that silence of the stream means something. */
export const heartbeat = { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { kind: { S: ['heartbeat'] } } } };
