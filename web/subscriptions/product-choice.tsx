/** The products of a subscription, chosen one by one: what does not go together is said at once, with the nearest set that does. */
import { useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, Product } from '../../domain/catalogue/catalogue.ts';
import { formatPrice } from '../design/price.ts';
import { useTelling } from '../design/use-telling.ts';
import { ProductConflicts } from './product-conflicts.tsx';
import classes from './product-choice.module.css';

/**
 * `chosen`: codes, in any order. `fixedBase`: of a subscription that is there already, whose base plan stays. `error`: what the API rejected.
 */
export function ProductChoice(props: {
  catalogue: Catalogue;
  chosen: readonly string[];
  fixedBase?: string;
  error?: string | undefined;
  onChoose: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { catalogue, chosen, fixedBase, error } = props;
  const ofKind = (kind: Product['kind']) => catalogue.products.filter((product) => product.kind === kind);
  const isBase = (code: string) => ofKind('base').some((base) => base.code === code);
  const chooseBase = (code: string) => props.onChoose([code, ...chosen.filter((each) => !isBase(each))]);
  const toggle = (code: string) =>
    props.onChoose(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  return (
    <div className={classes.choice}>
      {fixedBase === undefined && (
        <Products title={t('orderWizard.contents.base')} hint={t('orderWizard.contents.baseHint')}>
          {ofKind('base').map((product) => (
            <ProductCard
              key={product.code}
              product={product}
              type="radio"
              isChosen={chosen.includes(product.code)}
              onChoose={() => chooseBase(product.code)}
            />
          ))}
        </Products>
      )}
      <Products title={t('orderWizard.contents.addons')} hint={t('orderWizard.contents.addonsHint')}>
        {ofKind('addon').map((product) => (
          <ProductCard
            key={product.code}
            product={product}
            type="checkbox"
            isChosen={chosen.includes(product.code)}
            onChoose={() => toggle(product.code)}
          />
        ))}
      </Products>
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <ProductConflicts
        catalogue={catalogue}
        chosen={chosen}
        {...(fixedBase !== undefined && { fixedBase })}
        onTake={props.onChoose}
      />
    </div>
  );
}

const Products = (props: { title: string; hint: string; children: readonly ReactElement[] }) => (
  <fieldset className={classes.group}>
    <legend className={classes.legend}>{props.title}</legend>
    <p className={classes.hint}>{props.hint}</p>
    <div className={classes.cards}>{props.children}</div>
  </fieldset>
);

function ProductCard(props: { product: Product; type: 'radio' | 'checkbox'; isChosen: boolean; onChoose: () => void }) {
  const { product, type, isChosen } = props;
  const { language } = useTelling();
  const id = useId();
  return (
    <label className={classes.card} data-chosen={isChosen}>
      <input
        type={type}
        {...(type === 'radio' && { name: 'base-plan' })}
        checked={isChosen}
        aria-labelledby={`${id}name`}
        aria-describedby={`${id}price ${id}text`}
        onChange={props.onChoose}
      />
      <span className={classes.head}>
        <span className={classes.name} id={`${id}name`}>
          {product.name[language]}
        </span>
        <span className={classes.price} id={`${id}price`}>
          {formatPrice(product, language)}
        </span>
      </span>
      <span className={classes.text} id={`${id}text`}>
        {product.text[language]}
      </span>
    </label>
  );
}
