/** Why the chosen products do not go together, and the nearest set that does: what changes is said on the button that takes it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconWand } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { conflictMessage } from '../../contract/conflict-messages.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { conflictsOf } from '../../domain/catalogue/conflicts.ts';
import { priceOf } from '../../domain/catalogue/price.ts';
import { formatOre } from '../design/price.ts';
import { useTelling } from '../design/use-telling.ts';
import { describeChange, nearestProducts } from './nearest-products.ts';
import classes from './product-choice.module.css';

/** Nothing while there is no conflict, or nothing is chosen. */
export function ProductConflicts(props: {
  catalogue: Catalogue;
  chosen: readonly string[];
  fixedBase?: string;
  onTake: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { language } = useTelling();
  const { catalogue, chosen, fixedBase } = props;
  const conflicts = useMemo(() => (chosen.length === 0 ? [] : conflictsOf(catalogue, chosen)), [catalogue, chosen]);
  const nearest = useMemo(
    () => (conflicts.length === 0 ? null : nearestProducts(catalogue, chosen, fixedBase)),
    [catalogue, chosen, conflicts, fixedBase],
  );
  return (
    <div role="status">
      {conflicts.length > 0 && (
        <div className={classes.conflicts}>
          <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
          <div>
            <p className={classes.conflictTitle}>{t('orderWizard.contents.conflict')}</p>
            <ul>
              {conflicts.map((conflict) => (
                <li key={`${conflict.code} ${conflict.products.join()}`}>
                  {conflictMessage(catalogue, conflict, language)}
                </li>
              ))}
            </ul>
            {nearest !== null && (
              <>
                <Button
                  variant="default"
                  leftSection={<IconWand size={16} stroke={1.8} aria-hidden />}
                  onClick={() => props.onTake(nearest)}
                >
                  {describeChange(catalogue, chosen, nearest, language)}
                </Button>
                <p className={classes.text}>
                  {t('orderWizard.contents.becomes', {
                    price: formatOre(priceOf(catalogue, nearest).monthlyOre, language),
                  })}
                </p>
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
