/** The way to a document. Its address lives for a minute, so it is asked for when somebody wants to see it. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { toastProblem } from '../design/toast.tsx';

/** The child is the words on it. */
export function DocumentLink({ documentId, children }: { documentId: string; children: string }) {
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('getDocumentContent', { params: { documentId } }),
    onSuccess: ({ url }) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      link.rel = 'noopener';
      link.click();
    },
    onError: (thrown) => toastProblem(thrown, () => mutate()),
  });
  return (
    <Button variant="subtle" size="compact-md" px={0} loading={isPending} onClick={() => mutate()}>
      {children}
    </Button>
  );
}
