/** Above what was filled in before the session ended: why it is there, and how to be rid of it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormNote } from './form-problem.tsx';

/** `text`: what is said in place of *what you had filled in is still here*. `onDiscard`: shows the form as it is without what was kept; where closing does so there is none. */
export function RestoredNote({ text, onDiscard }: { text?: string | undefined; onDiscard?: () => void }) {
  const { t } = useTranslation();
  return (
    <FormNote>
      <p>{text ?? t('draft.restored')}</p>
      {onDiscard && (
        <Button
          variant="default"
          size="xs"
          mt={8}
          onClick={({ currentTarget: { form } }) => {
            onDiscard();
            // The button goes, and the focus would go with it.
            form?.querySelector<HTMLElement>('input, select, textarea')?.focus();
          }}
        >
          {t('draft.discard')}
        </Button>
      )}
    </FormNote>
  );
}
