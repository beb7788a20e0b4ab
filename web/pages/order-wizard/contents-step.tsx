/** First step: the base plan and its add-ons. */
import { useController, useFormContext } from 'react-hook-form';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { ProductChoice } from '../../subscriptions/product-choice.tsx';
import type { OrderForm } from './order-form.ts';
import { StepField } from './step-field.tsx';

export function ContentsStep({ catalogue }: { catalogue: Catalogue }) {
  const { control } = useFormContext<OrderForm>();
  const {
    field: { ref, value, onChange },
    fieldState: { error },
  } = useController({ control, name: 'products' });
  return (
    <StepField ref={ref}>
      <ProductChoice
        catalogue={catalogue}
        chosen={value}
        error={error?.message}
        onChoose={(codes) => onChange(codes)}
      />
    </StepField>
  );
}
