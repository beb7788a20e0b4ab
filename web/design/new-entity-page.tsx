/** The page for a new thing. Saving it twice makes it once. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import type { CreatedEntity } from './entity.ts';
import { FormPage } from './form-page.tsx';
import { toast } from './toast.tsx';
import { useCreationForm } from './use-creation-form.ts';

/** Leads to the thing when it is made; with `onCreated` it does what that says instead. */
export function NewEntityPage<Thing, Form extends FieldValues, Body, Created extends { readonly id: string }>(props: {
  entity: CreatedEntity<Thing, Form, Body, Created>;
  empty: Form;
  onCreated?: (created: Created) => void;
}) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [createdId, setCreatedId] = useState<string | null>(null);
  const { entity, empty, onCreated } = props;
  const { list, Fields } = entity;
  const savable = useCreationForm({ ...entity, empty }, (created) => {
    for (const queryKey of entity.staleKeys) void queryClient.invalidateQueries({ queryKey });
    if (onCreated !== undefined) {
      onCreated(created);
      return;
    }
    if (entity.created !== undefined) toast({ tone: 'good', ...entity.created(created, t) });
    setCreatedId(created.id);
  });
  if (createdId !== null) return <Navigate to={`${list}/${createdId}`} replace />;
  return (
    <FormPage {...entity.newStrings(t)} cancelTo={`${list}${search}`} savable={savable}>
      <Fields thing={null} />
    </FormPage>
  );
}
