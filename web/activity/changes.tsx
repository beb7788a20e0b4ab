/** The fields that an action changed, before → after, folded away. */
import { useTranslation } from 'react-i18next';
import type { ActivityReply } from '../../contract/activity.ts';
import { useProductNames } from '../data/product-names.ts';
import { useUserNames } from '../data/user-names.ts';
import { useVoiceMessageNames } from '../data/voice-message-names.ts';
import { messagesIn, peopleIn, productsIn, useTellValue } from './tell-value.ts';
import classes from './changes.module.css';

/** How many there are is told before they are unfolded. */
export function Changes({ changes }: { changes: ActivityReply['changes'] }) {
  const { t } = useTranslation();
  const people = useUserNames(peopleIn(changes));
  const messages = useVoiceMessageNames(messagesIn(changes)).names;
  const codes = productsIn(changes);
  const { nameOf } = useProductNames({ isNeeded: codes.length > 0 });
  const products = codes.map((code) => [code, nameOf(code)] as const);
  const { labelOf, told } = useTellValue(new Map([...people, ...messages, ...products]));
  return (
    <details className={classes.changes}>
      <summary>{t('activity.changes', { count: changes.length })}</summary>
      <dl>
        {changes.map(({ field, before, after }) => (
          <div className={classes.change} key={field}>
            <dt>{labelOf(field)}</dt>
            <dd>
              {before !== null && (
                <>
                  <del>{told(field, before)}</del>
                  <span className={classes.arrow} aria-label={t('activity.becomes')} role="img">
                    {' → '}
                  </span>
                </>
              )}
              <span>{told(field, after)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
