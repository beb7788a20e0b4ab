/** *Hämta fullmakt*: the power of attorney of a port, filled in, to print and sign. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PortRequestReply } from '../../contract/port-requests.ts';
import { usePowerOfAttorney } from './use-power-of-attorney.ts';

export function LetterButton({ request }: { request: PortRequestReply }) {
  const { t } = useTranslation();
  const letter = usePowerOfAttorney(request);
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={17} stroke={1.8} aria-hidden />}
      loading={letter.isFetching}
      onClick={letter.fetchLetter}
    >
      {t('port.letter.open')}
    </Button>
  );
}
