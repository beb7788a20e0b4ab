/** Fourth step: a SIM card for each user, at hand or sent; and where the cards of add-ons are sent. */
import { Button, Radio } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Controller, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '../../design/form-field.tsx';
import { useFieldError } from '../../design/bound-form.ts';
import { IccidInput } from '../../subscriptions/iccid-input.tsx';
import { AddressChoice } from './address-choice.tsx';
import { emptyAddress, needsAddonsAddress, needsOf, type LineForm, type OrderForm } from './order-form.ts';
import { StepField } from './step-field.tsx';
import { nameOf, type OrderFacts } from './order-facts.ts';
import { addressError } from './why-not.ts';
import classes from './order-wizard.module.css';

export function SimStep({ facts }: { facts: OrderFacts }) {
  const { t } = useTranslation();
  const { watch, setValue } = useFormContext<OrderForm>();
  const { products, lines } = watch();
  const needs = needsOf(facts.catalogue, products);
  const named = new Intl.ListFormat(facts.language, { type: 'conjunction' }).format(
    facts.catalogue.products
      .filter(({ code }) => needs.addonSims.includes(code))
      .map(({ name }) => name[facts.language]),
  );
  const sendAllTo = ({ shipTo }: LineForm) =>
    setValue(
      'lines',
      lines.map((line) => ({ ...line, simKind: 'address', shipTo })),
      { shouldDirty: true },
    );
  return (
    <>
      {needs.sim &&
        lines.map((line, place) => (
          <LineSim
            key={line.userId}
            line={line}
            place={place}
            facts={facts}
            onSendAll={place === 0 && lines.length > 1 ? () => sendAllTo(line) : null}
          />
        ))}
      {needsAddonsAddress(needs, lines) && (
        <StepField title={t('orderWizard.sim.addons', { products: named })}>
          <p className={classes.quiet}>{t('orderWizard.sim.addonsLead')}</p>
          <AddressChoice name="addonsShipTo" addresses={facts.addresses} label={t('orderWizard.sim.shipTo')} />
        </StepField>
      )}
    </>
  );
}

function LineSim(props: { line: LineForm; place: number; facts: OrderFacts; onSendAll: (() => void) | null }) {
  const { t } = useTranslation();
  const form = useFormContext<OrderForm>();
  const { line, place, facts, onSendAll } = props;
  const title = nameOf(line, facts);
  const chooseKind = (kind: string) => {
    form.setValue(`lines.${place}.simKind`, kind === 'card' ? 'card' : 'address', { shouldDirty: true });
    const [own = emptyAddress] = facts.addresses;
    if (kind === 'address' && line.shipTo.street === '') form.setValue(`lines.${place}.shipTo`, own);
  };
  const canSendAll = line.simKind === 'address' && addressError(line.shipTo, facts.language) === null;
  return (
    <StepField title={title}>
      <Radio.Group value={line.simKind} onChange={chooseKind} aria-label={t('orderWizard.sim.kindOf', { name: title })}>
        <div className={classes.kinds}>
          <Radio value="card" label={t('orderWizard.sim.card')} />
          <Radio value="address" label={t('orderWizard.sim.address')} />
        </div>
      </Radio.Group>
      {line.simKind === 'card' && <CardField place={place} />}
      {line.simKind === 'address' && (
        <AddressChoice
          name={`lines.${place}.shipTo`}
          addresses={facts.addresses}
          label={t('orderWizard.sim.shipToOf', { name: title })}
        />
      )}
      {canSendAll && onSendAll !== null && (
        <Button
          variant="light"
          className={classes.row ?? ''}
          leftSection={<IconCopy size={16} stroke={1.8} aria-hidden />}
          onClick={onSendAll}
        >
          {t('orderWizard.sim.sendAll')}
        </Button>
      )}
    </StepField>
  );
}

function CardField({ place }: { place: number }) {
  const { t } = useTranslation();
  const form = useFormContext<OrderForm>();
  const name = `lines.${place}.iccid` as const;
  const error = useFieldError(form, name);
  return (
    <FormField label={t('orderWizard.sim.iccid')} note={t('orderWizard.sim.iccidHint')} isRequired>
      {({ inputId }) => (
        <Controller
          control={form.control}
          name={name}
          render={({ field }) => (
            <IccidInput
              ref={field.ref}
              id={inputId}
              value={field.value}
              error={error}
              onChange={(typed) => {
                form.clearErrors(name);
                field.onChange(typed);
              }}
              onBlur={field.onBlur}
            />
          )}
        />
      )}
    </FormField>
  );
}
