/** The step of the numbers that move here: on whom each is registered now, when it moves, and the power of attorney where somebody else must consent. */
import { Button, Radio } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DocumentField } from '../../ports/document-field.tsx';
import { OwnerFields } from '../../ports/owner-fields.tsx';
import { StartField } from '../../ports/start-field.tsx';
import { isMoving, needsOf, type LineForm, type OrderForm } from './order-form.ts';
import { nameOf, type OrderFacts } from './order-facts.ts';
import type { PortField } from './port-form.ts';
import { StepField } from './step-field.tsx';
import { consentIsNeeded, formatPort } from './why-not-port.ts';
import classes from './order-wizard.module.css';

export function PortStep({ facts }: { facts: OrderFacts }) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext<OrderForm>();
  const { products, lines } = watch();
  const needs = needsOf(facts.catalogue, products);
  const moving = lines.filter((line) => isMoving(line, needs));
  const sameForAll = ({ port }: LineForm) =>
    setValue(
      'lines',
      lines.map((line) => (isMoving(line, needs) ? { ...line, port: { ...port, number: line.port.number } } : line)),
      { shouldDirty: true },
    );
  return (
    <>
      <p className={classes.quiet}>{t('orderWizard.port.lead')}</p>
      {lines.map(
        (line, place) =>
          isMoving(line, needs) && (
            <LinePort
              key={line.userId}
              line={line}
              place={place}
              facts={facts}
              onSameForAll={moving.length > 1 && line === moving[0] ? () => sameForAll(line) : null}
            />
          ),
      )}
    </>
  );
}

function LinePort(props: { line: LineForm; place: number; facts: OrderFacts; onSameForAll: (() => void) | null }) {
  const { t } = useTranslation();
  const { line, place, facts, onSameForAll } = props;
  const { port } = line;
  const { setValue, clearErrors } = useFormContext<OrderForm>();
  const { ref, errorOf } = usePortErrors(place);
  const change = (different: Partial<LineForm['port']>) => {
    clearErrors(`lines.${place}.port`);
    setValue(`lines.${place}.port`, { ...port, ...different }, { shouldDirty: true });
  };
  const { numberKind } = needsOf(facts.catalogue, useFormContext<OrderForm>().getValues('products'));
  const number = formatPort(port.number);
  return (
    <StepField ref={ref} title={t('orderWizard.port.title', { number, name: nameOf(line, facts) })}>
      <OwnerFields
        value={port.owner}
        onChange={(owner) => change({ owner })}
        errors={{
          who: errorOf('owner.who'),
          name: errorOf('owner.name'),
          identityNumber: errorOf('owner.identityNumber'),
        }}
      />
      <StartField
        value={port.requestedStart}
        onChange={(requestedStart) => change({ requestedStart })}
        numberKind={numberKind ?? 'mobile'}
        error={errorOf('requestedStart')}
      />
      {consentIsNeeded(line, facts) && (
        <>
          <Radio.Group
            value={port.isDocumentLater ? 'later' : 'now'}
            onChange={(when) => change({ isDocumentLater: when === 'later' })}
            label={t('orderWizard.port.document')}
          >
            <div className={classes.kinds}>
              <Radio value="now" label={t('orderWizard.port.documentNow')} />
              <Radio value="later" label={t('orderWizard.port.documentLater')} />
            </div>
          </Radio.Group>
          {port.isDocumentLater ? (
            <p className={classes.quiet}>{t('orderWizard.port.documentLaterHint')}</p>
          ) : (
            <DocumentField
              value={port.documentId === '' ? null : port.documentId}
              onChange={(documentId) => change({ documentId: documentId ?? '' })}
              error={errorOf('documentId')}
            />
          )}
        </>
      )}
      {onSameForAll !== null && (
        <Button
          variant="light"
          className={classes.row ?? ''}
          leftSection={<IconCopy size={16} stroke={1.8} aria-hidden />}
          onClick={onSameForAll}
        >
          {t('orderWizard.port.sameForAll')}
        </Button>
      )}
    </StepField>
  );
}

const portFields = ['owner.who', 'owner.name', 'owner.identityNumber', 'requestedStart', 'documentId'] as const;

/** What the API has said of each field; the first one that is wrong gives the focus to the whole part. */
function usePortErrors(place: number) {
  const { control, getFieldState, formState } = useFormContext<OrderForm>();
  const { field } = useController({ control, name: `lines.${place}.port` });
  const errorOf = (part: Exclude<PortField, 'number'>): string | undefined =>
    getFieldState(`lines.${place}.port.${part}`, formState).error?.message;
  return { ref: portFields.some((part) => errorOf(part) !== undefined) ? field.ref : undefined, errorOf };
}
