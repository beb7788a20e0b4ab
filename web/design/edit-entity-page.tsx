/** The page for changing a thing. Who saves second sees what the first one did. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState, type ComponentType } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import type { ChangedEntity, ConflictProps } from './entity.ts';
import { FormPage, FormSkeleton } from './form-page.tsx';
import { Failure } from './notice.tsx';
import { Page } from './page.tsx';
import { toast } from './toast.tsx';
import { useVersionedForm } from './use-versioned-form.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface EditProps<Thing extends Versioned, Form extends FieldValues> {
  readonly entity: ChangedEntity<Thing, Form>;
  /** Shows both values of each field that somebody else changed too. */
  readonly Conflict: ComponentType<ConflictProps<Form>>;
  /** What else follows from the change. Returns false when the reader has no access any more. */
  readonly onSaved?: (saved: Thing) => boolean;
}

/** Leads to the panel of the thing when it is saved, if it is in a list. */
export function EditEntityPage<Thing extends Versioned, Form extends FieldValues>(
  props: EditProps<Thing, Form> & { id: string },
) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { entity, id } = props;
  const { data, isPending, error, refetch } = useQuery(entity.query(id));
  if (data !== undefined) return <EditForm {...props} opened={data} key={id} />;
  const { backToList, ...strings } = entity.editStrings(t, null);
  const fallback = backToList !== undefined && {
    fallbackLink: { to: `${entity.list ?? ''}${search}`, label: backToList },
  };
  return (
    <Page {...strings}>
      {isPending ? (
        <FormSkeleton groups={entity.skeleton} />
      ) : (
        <Failure error={error} onRetry={() => void refetch()} {...fallback} />
      )}
    </Page>
  );
}

function EditForm<Thing extends Versioned, Form extends FieldValues>(
  props: EditProps<Thing, Form> & { opened: Thing },
) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const queryClient = useQueryClient();
  const [isSaved, setSaved] = useState(false);
  const { entity, opened, Conflict, onSaved } = props;
  const { id } = opened;
  const { list, Fields } = entity;
  const versioned = useVersionedForm<Thing, Form>(
    opened,
    {
      name: entity.name,
      formOf: entity.formOf,
      placeOf: entity.placeOf,
      read: () => entity.read(id),
      write: (before, typed, version) => entity.update(id, before, typed, version),
    },
    (saved) => {
      toast({ tone: 'good', ...entity.saved(saved, t) });
      if (onSaved?.(saved) === false) return;
      queryClient.setQueryData(entity.query(id).queryKey, saved);
      for (const queryKey of entity.staleKeys) void queryClient.invalidateQueries({ queryKey });
      setSaved(list !== null);
    },
  );
  const panel = list === null ? null : `${list}/${id}${search}`;
  if (isSaved && panel !== null) return <Navigate to={panel} replace />;
  const { title, lead } = entity.editStrings(t, opened);
  return (
    <FormPage
      title={title}
      {...(lead !== undefined && { lead })}
      {...(panel !== null && { cancelTo: panel })}
      savable={versioned}
    >
      {versioned.conflict !== null && (
        <Suspense>
          <Conflict id={id} conflict={versioned.conflict} onTake={versioned.take} />
        </Suspense>
      )}
      <Fields thing={opened} />
    </FormPage>
  );
}
